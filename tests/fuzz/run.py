"""`make fuzz`: has atheris look for inputs that reach new code, and for those that break a promise.

Each target has the given time. What is found goes to `.fuzz/findings/`, a file for each kind, with
what was told of it beside it; inputs that reached something new stay in `.fuzz/corpus/`, and the
next run starts from them. Exit status 1 says that there are findings.
"""

import argparse
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic

_ROOT = Path(__file__).parents[2]
HOME = _ROOT / ".fuzz"
_SECONDS = 120
_LONGEST = 4096
"""Bytes of an input. Larger ones are another matter: tests of limits have them."""
_PATIENCE = 10
"""Seconds that an input may take."""
_INSTRUMENTED = ("sitegen", "markdown", "frontmatter", "jinja2")
SEEDS = {
    "front-matter": ("content/**/*.md", "tests/hostile/**/*.md", "tests/cases/**/*.md"),
    "python-markdown": ("content/**/*.md", "tests/hostile/**/*.md"),
    "gfm": ("content/**/*.md", "tests/hostile/**/*.md"),
    "settings": ("site.yaml", "tests/**/site.yaml"),
    "templates": ("templates/**/*.html",),
    "paths": (),
}
_MARKDOWN = ("python-markdown", "gfm")
_LINE = {"paths": ("tests/fuzz/addresses.txt",), "templates": ("tests/fuzz/expressions.txt",)}
"""Files of which each line is an input."""


def main() -> int:
    """Fuzz the targets that are asked for, one after the other."""
    asked = _arguments().parse_args()
    if asked.child:
        return _fuzz(asked.targets[0], asked.seconds)
    found = 0
    for target in asked.targets or SEEDS:
        tried = sum(_rounds(target, asked.seconds))
        findings = sorted(_findings().glob(f"{target}-*.txt"))
        print(f"{target}: {tried:,} inputs tried, {len(findings)} findings")
        found += len(findings)
    for each in sorted(_findings().glob("*.txt")) if found else ():
        print(f"  {each.relative_to(_ROOT)}: {each.read_text().splitlines()[0]}")
    return 1 if found else 0


def _arguments() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    words.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(SEEDS))
    words.add_argument("--seconds", type=int, default=_SECONDS, help="for each target")
    words.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return words


def _rounds(target: str, seconds: int) -> Iterator[int]:
    """Fuzz until the time is over, again and again if an input takes the process along."""
    folder = corpus(target)
    until = monotonic() + seconds
    while (left := int(until - monotonic())) > 0:
        command = (sys.executable, "-m", "tests.fuzz.run", "--child", f"--seconds={left}", target)
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
        counts = re.findall(r"^#(\d+)\t|number_of_executed_units: (\d+)", done.stderr, re.MULTILINE)
        yield max((int(a or b) for a, b in counts), default=0)
        if done.returncode:
            _note_the_end(target, done.stderr)
        if not counts:
            print(done.stderr[-2000:], file=sys.stderr)
            return
    _tidy(folder)


def _findings() -> Path:
    folder = HOME / "findings"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def corpus(target: str) -> Path:
    """Make a folder of inputs to start from, beside those that earlier runs have found."""
    folder = HOME / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    texts = [file.read_bytes() for each in SEEDS[target] for file in _ROOT.glob(each)]
    for name in _LINE.get(target, ()):
        texts += (_ROOT / name).read_bytes().splitlines()
    for text in texts:
        data = (b"\0" if target == "front-matter" else b"") + text[: _LONGEST - 1]
        (folder / sha256(data).hexdigest()).write_bytes(data)
    return folder


def _tidy(folder: Path) -> None:
    """Keep the corpus small enough to be read within seconds."""
    files = sorted(folder.iterdir(), key=lambda each: each.stat().st_size)
    for each in files[5000:]:
        each.unlink()


def _note_the_end(target: str, told: str) -> None:
    """Note an input that ended the process, by a hang, a crash in C or a lack of memory."""
    for file in _findings().glob(f"{target}@*"):
        kind = file.name.partition("@")[2].partition("-")[0]
        name = file.with_name(f"{target}-{kind}-{file.name[-12:]}")
        file.rename(name)
        name.with_suffix(".txt").write_text(f"{kind}\n{told[-3000:]}")


def _fuzz(target: str, seconds: int) -> int:
    """Fuzz one target in this process."""
    import atheris  # noqa: PLC0415  # only the child needs it

    with atheris.instrument_imports(include=_INSTRUMENTED):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  # to be instrumented
    atheris.Setup(_options(target, seconds), noting(target, TARGETS[target]))
    atheris.Fuzz()
    return 0


def _options(target: str, seconds: int) -> list[str]:
    own = (
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_PATIENCE}",
        f"-artifact_prefix={_findings()}/{target}@",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    )
    words = (f"-dict={_ROOT}/tests/fuzz/markdown.dict",) if target in _MARKDOWN else ()
    return ["fuzz", *own, *words, str(HOME / "corpus" / target)]


def noting(target: str, function: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Note what passes through a function, once for each place, and go on."""
    seen = {each.stem for each in _findings().glob(f"{target}-*")}

    def tried(data: bytes) -> None:
        try:
            function(data)
        except Exception as fault:  # noqa: BLE001  # which one is what we look for
            name = f"{target}-{_signature(fault)}"
            if name not in seen:
                seen.add(name)
                (_findings() / name).write_bytes(data)
                told = "".join(traceback.format_exception(fault))
                summary = traceback.format_exception_only(fault)[-1]
                (_findings() / f"{name}.txt").write_text(f"{summary}\n{told}", errors="replace")

    return tried


def _signature(fault: Exception) -> str:
    """Name what is one and the same fault: its kind and the lines that it came through."""
    frames: Iterable[traceback.FrameSummary] = traceback.extract_tb(fault.__traceback__)[-3:]
    places = [f"{os.path.basename(each.filename)}:{each.lineno}" for each in frames]  # noqa: PTH119
    words = str(fault) if isinstance(fault, AssertionError) else ""
    digest = sha256("|".join((*places, words[:30])).encode(errors="replace")).hexdigest()[:8]
    return f"{type(fault).__name__}-{digest}"


if __name__ == "__main__":
    raise SystemExit(main())
