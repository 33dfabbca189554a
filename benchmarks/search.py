"""Measure the search beside Pagefind, print a table, and write it as Markdown and JSON.

Usage: python benchmarks/search.py [--size 10000] [--site FOLDER] [--rounds 3]

It needs Pagefind, which `make bench` installs, and Node.js. The first collection is generated;
a folder with a site of yours can be a second one. What the index takes of a build's time is the
difference between builds with and without it; Pagefind indexes the pages of resources of the same
build. Bytes are those that a server sends which compresses with gzip.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from gzip import compress
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from msgspec import Struct

from benchmarks.corpus import Corpus
from benchmarks.layouts import write_sitegen
from benchmarks.measure import FailedError, peak_memory, timed

_ROOT = Path(__file__).resolve().parent.parent
_SCRIPT = _ROOT / "templates/assets/search.js"
_QUERIES = _ROOT / "benchmarks/search.mjs"
_ITEMS, _FEWER, _LEAST = 500, 100, 3
"""Resources that are looked for, so many of a generated collection in Pagefind, which takes a
second for each there; and letters of the words that they are looked for by."""
_TODAY = "--today=2025-06-15"
_BUILD = (sys.executable, "-m", "sitegen", "build", "--quiet", _TODAY)
_WITHOUT = """\
import sys
from sitegen import pages, reading
from sitegen.cli import main
from sitegen.search_terms import NO_MARKS
pages.search_file_pages = lambda made: ()
reading._terms = lambda value, text: (b"", NO_MARKS)
sys.exit(main(sys.argv[1:]))
"""
_QUARTER = "≤ 0.25 × Pagefind's"  # noqa: RUF001  # a multiplication sign
_GENERATED = "generated"
_MEMORY_DISK = Path("/dev/shm")


class Figures(Struct, frozen=True, kw_only=True):
    """What an index costs, and what it finds; times are seconds, sizes bytes."""

    time: float
    memory: int
    files: int
    same: bool
    rewritten: int
    first: Mapping[str, int]
    later: Mapping[str, int]
    found: float
    rank: float


class Compared(Struct, frozen=True, kw_only=True):
    """Both indexes of a collection; ``whole`` is the time of a build, whose memory is ours."""

    name: str
    whole: float
    script: int
    ours: Figures
    pagefind: Figures


def main() -> int:
    """Measure what the command line asks for; 1 if somebody fails."""
    asked = _arguments()
    kept = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    try:
        with tempfile.TemporaryDirectory(prefix="sitegen-search-", dir=kept) as scratch:
            found = [
                _compared(name, _stand(site, asked.tools.resolve()), asked.rounds)
                for name, site in _sites(asked, Path(scratch))
            ]
    except FailedError as failed:
        print(failed, file=sys.stderr)
        return 1
    text = "\n".join(_table(each) for each in found)
    print(text)
    asked.results.mkdir(parents=True, exist_ok=True)
    (asked.results / "search.md").write_text(text, encoding="utf-8")
    data = msgspec.json.format(msgspec.json.encode(found), indent=1)
    (asked.results / "search.json").write_bytes(data + b"\n")
    return 0


def _sites(asked: argparse.Namespace, scratch: Path) -> Iterator[tuple[str, Path]]:
    generated = scratch / _GENERATED
    write_sitegen(Corpus(asked.size), generated)
    yield f"{asked.size:,} generated resources", generated
    if asked.site:
        copy = scratch / "copy"
        shutil.copytree(asked.site, copy, ignore=shutil.ignore_patterns(".sitegen", "output"))
        yield asked.site.resolve().name, copy


class _Stand(Struct, frozen=True):
    """Where a collection is, where it is built and indexed, and the commands that do it."""

    site: Path
    pages: Path
    index: Path
    build: tuple[str, ...]
    without: tuple[str, ...]
    theirs: tuple[str, ...]


def _stand(site: Path, tools: Path) -> _Stand:
    pages, index = (site.with_name(f"{site.name}-{each}") for each in ("pages", "pagefind"))
    build = (*_BUILD, f"--output={pages}")
    pagefind = (str(tools / "bin/python"), "-m", "pagefind", "--quiet")
    asked = (f"--site={pages}", "--glob=resources/**/index.html", f"--output-path={index}")
    without = (sys.executable, "-c", _WITHOUT, *build[3:])
    return _Stand(site, pages, index, build, without, (*pagefind, *asked))


def _compared(name: str, stand: _Stand, rounds: int) -> Compared:
    times = [tuple(_round(stand)) for _ in range(rounds)]
    without, whole, theirs = (median(each) for each in zip(*times, strict=True))
    known = _known_items(stand)
    mine, other = _kept(stand, stand.pages / "search", stand.build), _kept(stand, stand.index, ())
    return Compared(
        name=name,
        whole=whole,
        script=len(compress(_SCRIPT.read_bytes())),
        ours=Figures(
            time=whole - without, memory=_peak(stand, stand.build), **mine, **known["ours"]
        ),
        pagefind=Figures(
            time=theirs, memory=_peak(stand, stand.theirs), **other, **known["pagefind"]
        ),
    )


def _round(stand: _Stand) -> Iterator[float]:
    """Time a clean build without the index, one with it, and Pagefind's work on that."""
    for command in (stand.without, stand.build, stand.theirs):
        _forget(stand, command)
        yield timed(command, stand.site).wall


def _peak(stand: _Stand, command: tuple[str, ...]) -> int:
    _forget(stand, command)
    return peak_memory(command, stand.site)


def _forget(stand: _Stand, command: tuple[str, ...]) -> None:
    """Remove what a command is to make, and what it has kept."""
    is_theirs = command is stand.theirs
    for folder in (stand.index,) if is_theirs else (stand.pages, stand.site / ".sitegen"):
        shutil.rmtree(folder, ignore_errors=True)


def _kept(stand: _Stand, index: Path, build: tuple[str, ...]) -> Mapping[str, Any]:
    """Make an index again, and again after an edit; tell how much of it is as it was."""
    before = _contents(index)
    made = build or stand.theirs
    _forget(stand, made)
    timed(made, stand.site)
    again = _contents(index)
    resource = next(iter(sorted(stand.site.glob("content/resources/**/[a-z0-9]*.md"))))
    text = resource.read_bytes()
    resource.write_bytes(text + b"\nLooked through in another round, and found useful.\n")
    timed(stand.build, stand.site)
    if not build:
        _forget(stand, made)
        timed(made, stand.site)
    edited = _contents(index)
    resource.write_bytes(text)
    timed(stand.build, stand.site)
    return {
        "files": len(before),
        "same": before == again,
        "rewritten": sum(again.get(path) != data for path, data in edited.items()),
    }


def _contents(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _known_items(stand: _Stand) -> Mapping[str, Mapping[str, Any]]:
    """Look for some resources by words of theirs, in both indexes."""
    copy = stand.pages.with_name("search.mjs")
    shutil.copyfile(_SCRIPT, copy)
    theirs = _FEWER if stand.site.name == _GENERATED else _ITEMS
    numbers = map(str, (_ITEMS, theirs, _LEAST))
    places = (str(copy), str(stand.pages), str(stand.index), *numbers)
    done = subprocess.run(
        ["node", str(_QUERIES), *places], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FailedError(done.stderr)
    found: Mapping[str, Mapping[str, Any]] = json.loads(done.stdout)
    return found


def _table(each: Compared) -> str:
    """Show the figures, and the goals that ours have."""
    ours, theirs = each.ours, each.pagefind
    rows = (
        ("time of the index", f"{ours.time:.2f} s", f"{theirs.time:.2f} s", _QUARTER),
        ("peak memory", _mb(ours.memory), _mb(theirs.memory), _QUARTER),
        ("files", f"{ours.files:,}", f"{theirs.files:,}", "≤ 600"),
        ("same bytes every time", _yes(ours.same), _yes(theirs.same), "yes"),
        ("files rewritten by an edit", str(ours.rewritten), f"{theirs.rewritten:,}", "≤ 60"),
        ("script", _kb(each.script), "in the first query", "≤ 12 kB"),
        ("first query: median", _kb(ours.first["median"]), _kb(theirs.first["median"]), ""),
        ("first query: most", _kb(ours.first["most"]), _kb(theirs.first["most"]), "≤ 120 kB"),
        ("later ones: median", _kb(ours.later["median"]), _kb(theirs.later["median"]), ""),
        ("later ones: 95 in 100", _kb(ours.later["within"]), _kb(theirs.later["within"]), ""),
        ("later ones: most", _kb(ours.later["most"]), _kb(theirs.later["most"]), "≤ 60 kB"),
        ("found in the first ten", f"{ours.found:.1%}", f"{theirs.found:.1%}", "≥ 98 %"),
        ("mean reciprocal rank", f"{ours.rank:.3f}", f"{theirs.rank:.3f}", "≥ Pagefind's"),
    )
    head = f"## {each.name}\n\n| | sitegen | Pagefind | goal |\n|---|---:|---:|---|\n"
    note = (
        f"\nA clean build with all pages and the index took {each.whole:.2f} s, and that memory.\n"
    )
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows) + note


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _yes(value: bool) -> str:  # noqa: FBT001  # a figure
    return "yes" if value else "no"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--size", type=int, default=10_000, metavar="N", help="generated resources")
    add("--site", type=Path, metavar="FOLDER", help="a site to measure as well")
    add("--rounds", type=int, default=3, metavar="N", help="timed rounds")
    add("--tools", type=Path, default=_ROOT / ".bench", help="where Pagefind is installed")
    add("--results", type=Path, default=_ROOT / "docs/benchmarks", help="where the results go")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
