"""Measure the preview beside Hugo's: from a saved file to the page in a real browser.

Usage: python benchmarks/preview.py [--size 10000] [--rounds 5] [--tools .bench] [--json FILE]

It needs Chromium, Playwright and Hugo, which `make .bench/.ready` installs. Each server watches the
same collection in its own layout; the browser shows the page of the file that is edited. The time
is from the moment when the file is closed to the end of the new page's `load` event, both by the
machine's clock; for a style sheet, to the first frame that shows the new color. One edit of each
kind warms up; the median of the others counts.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from msgspec import Struct
from playwright.sync_api import Page, sync_playwright

from benchmarks.contestants import HUGO, contestants
from benchmarks.corpus import Corpus
from benchmarks.layouts import Layout

_ROOT = Path(__file__).resolve().parent.parent
_GOAL = 0.150
_PORT = 8765
_START = 300
_REST = 2.5
"""Seconds between two edits: as somebody who writes would pause."""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WATCH = """
window.shown = {};
addEventListener("load", () => setTimeout(() => {
  const [entry] = performance.getEntriesByType("navigation");
  window.shown.page = performance.timeOrigin + entry.loadEventEnd;
}));
const look = () => {
  const color = getComputedStyle(document.documentElement).getPropertyValue("--measured").trim();
  if (color) window.shown[color] ??= performance.timeOrigin + performance.now();
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_MACRO_END = re.compile(r"\{%-? endmacro")


class Server(Struct, frozen=True):
    """A preview: its layout, how it is started in a folder, and which files its edits touch."""

    name: str
    layout: Layout
    write: Callable[[Corpus, Path], None]
    command: tuple[str, ...]
    template: str
    sheet: str


class Edit(Struct, frozen=True):
    """A kind of edit: what is written, and what tells that the browser shows it."""

    name: str
    make: Callable[[Server, Corpus, Path, int], None]
    seen: Callable[[int], str]


def _body(server: Server, corpus: Corpus, root: Path, number: int) -> None:
    file = server.layout.file(corpus.resource(corpus.size // 2), root)
    _write(file, f"{file.read_text(encoding='utf-8')}\nSeen in round {number}.\n")


def _title(server: Server, corpus: Corpus, root: Path, number: int) -> None:
    file = server.layout.file(corpus.resource(corpus.size // 2), root)
    text = re.sub(
        r"(?m)^title: .*", f"title: Round {number} of titles", file.read_text("utf-8"), count=1
    )
    _write(file, text)


def _template(server: Server, corpus: Corpus, root: Path, number: int) -> None:
    del corpus
    file = root / server.template
    text = re.sub(r"(?:<p>Template \d+</p>\n)?(?=</body>)", "", file.read_text("utf-8"))
    _write(file, text.replace("</body>", f"<p>Template {number}</p>\n</body>"))


def _sheet(server: Server, corpus: Corpus, root: Path, number: int) -> None:
    del corpus
    file = root / server.sheet
    _write(file, f"{file.read_text('utf-8')}\n:root {{ --measured: m{number}; }}\n")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _on_page(text: str) -> Callable[[int], str]:
    return lambda number: (
        f"document.body.textContent.includes({json.dumps(text)}.replace('#', {number}))"
        " && window.shown.page"
    )


EDITS = (
    Edit("body", _body, _on_page("Seen in round #.")),
    Edit("title", _title, _on_page("Round # of titles")),
    Edit("template", _template, _on_page("Template #")),
    Edit("style sheet", _sheet, lambda number: f"window.shown.m{number}"),
)


def servers(tools: Path) -> Iterator[Server]:
    """Give sitegen and Hugo."""
    for each in contestants(tools):
        if each.name == "sitegen":
            command = (sys.executable, "-m", "sitegen", "serve", f"--port={_PORT}", "--quiet", ".")
            yield Server(
                each.name,
                each.layout,
                each.write,
                command,
                "templates/base.html",
                "templates/assets/style.css",
            )
        elif each.name == HUGO:
            program = each.probe[0]
            command = (
                program,
                "server",
                f"--port={_PORT}",
                "--baseURL=http://127.0.0.1/",
                "--quiet",
            )
            yield Server(
                each.name,
                each.layout,
                each.write,
                command,
                "layouts/baseof.html",
                "static/assets/style.css",
            )


@contextmanager
def _served(server: Server, root: Path) -> Iterator[float]:
    """Run a preview; give the seconds until it answers."""
    begun = time.monotonic()
    paths = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with subprocess.Popen(
        server.command, cwd=root, env=paths, stdout=subprocess.DEVNULL
    ) as process:
        try:
            _await_answer(process)
            yield time.monotonic() - begun
        finally:
            process.terminate()


def _await_answer(process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{_PORT}/", timeout=60):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise SystemExit(f"{process.args} did not start")


def _measured(
    server: Server, corpus: Corpus, root: Path, page: Page, rounds: int
) -> dict[str, list[float]]:
    """Make each kind of edit some times, and take the seconds until it is seen."""
    found: dict[str, list[float]] = {}
    number = 0
    for edit in EDITS:
        times = []
        for _ in range(rounds + 1):
            number += 1
            time.sleep(_REST)
            edit.make(server, corpus, root, number)
            saved = time.time() * 1000
            shown = page.wait_for_function(edit.seen(number), timeout=60_000).json_value()
            times.append((shown - saved) / 1000)
        found[edit.name] = times[1:]
        print(
            f"{server.name:8} {edit.name:12} {median(times[1:]) * 1000:7.0f} ms   "
            + " ".join(f"{each * 1000:.0f}" for each in times),
            flush=True,
        )
    return found


def _prepare(server: Server, corpus: Corpus, root: Path) -> None:
    """Write a collection, with a template and a style sheet of the site's own to be edited."""
    server.write(corpus, root)
    for name in (server.template, server.sheet):
        file = root / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_ROOT / name, file)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tools", type=Path, default=_ROOT / ".bench")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    corpus, results = Corpus(asked.size), {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=False)
        for server in servers(asked.tools):
            root = Path(folder) / server.name
            _prepare(server, corpus, root)
            with _served(server, root) as started:
                print(f"{server.name:8} {'start':12} {started * 1000:7.0f} ms", flush=True)
                time.sleep(_REST)
                page = browser.new_page()
                page.add_init_script(_WATCH)
                page.goto(
                    f"http://127.0.0.1:{_PORT}/resources/{corpus.resource(corpus.size // 2).path}/"
                )
                page.wait_for_function("window.shown.page")
                results[server.name] = {
                    "start": [started],
                    **_measured(server, corpus, root, page, asked.rounds),
                }
                page.close()
        browser.close()
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
