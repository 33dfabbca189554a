"""Contestants: who takes part, how each is run, and which edits each can make use of."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks import edits, layouts
from benchmarks.corpus import Corpus
from benchmarks.edits import Edit
from benchmarks.layouts import Layout

CLEAN = "clean"
UNCHANGED = "no change"
BODY = "one body edited"
TITLE = "one title edited"
ADDED = "one resource added"
PARTIAL = "one partial edited"
MANY = "1,488 files edited"
SCENARIOS: Mapping[str, Edit] = {
    CLEAN: edits.nothing,
    UNCHANGED: edits.nothing,
    BODY: edits.body,
    TITLE: edits.title,
    ADDED: edits.addition,
    PARTIAL: edits.partial,
    MANY: edits.many,
}
"""What happens before each build, in this order; a clean one starts from the sources alone."""

HUGO = "Hugo"
DEFAULT = "sitegen"
GFM = "sitegen, gfm"
BARE = "sitegen, gfm, no metadata"
ELEVENTY = "Eleventy"
PELICAN = "Pelican"
_TODAY = "2024-06-15"


class Contestant(Struct, frozen=True, kw_only=True):
    """A generator. ``command`` builds the site in the working folder into the folder it is given.

    ``scenarios`` are those in which it isn't bound to do what it does in another one: who keeps
    nothing between builds does a whole one after every edit. ``leftovers`` are what it keeps, below
    the site's folder. ``probe`` prints the version; what it prints first is taken for it.
    """

    name: str
    layout: Layout
    write: Callable[[Corpus, Path], None]
    command: Callable[[Path], tuple[str, ...]]
    probe: tuple[str, ...]
    scenarios: tuple[str, ...] = (CLEAN,)
    leftovers: tuple[str, ...] = ()

    def version(self) -> str | None:
        """Ask for the version; ``None`` if the contestant isn't installed or can't run."""
        try:
            told = subprocess.run(self.probe, capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        return told.stdout.splitlines()[0].strip() if told.stdout else None


def contestants(tools: Path) -> Iterator[Contestant]:
    """List all contestants, those of other projects as installed below the folder of tools."""
    yield _hugo(tools)
    yield _sitegen(DEFAULT, "python-markdown")
    yield _sitegen(GFM, "gfm")
    yield _bare()
    yield _eleventy(tools)
    yield _pelican(tools)


def python_version() -> str:
    """Name the Python that sitegen and Pelican run on."""
    return f"{platform.python_implementation()} {platform.python_version()}"


def _sitegen(name: str, dialect: str) -> Contestant:
    program = (sys.executable, "-m", "sitegen")
    return Contestant(
        name=name,
        layout=layouts.SITEGEN,
        write=partial(layouts.write_sitegen, dialect=dialect),
        command=lambda output: (
            *program,
            "build",
            "--quiet",
            f"--today={_TODAY}",
            f"--output={output}",
        ),
        probe=(*program, "--version"),
        scenarios=tuple(SCENARIOS),
        leftovers=(".sitegen",),
    )


def _bare() -> Contestant:
    """Switch off all that is told to machines alone, to see what it takes."""
    whole = _sitegen(BARE, "gfm")
    write = partial(layouts.write_sitegen, dialect="gfm", more=layouts.NO_METADATA)
    return msgspec.structs.replace(whole, write=write, scenarios=(CLEAN,))


def _hugo(tools: Path) -> Contestant:
    """Run the program itself: the package's own command starts a Python first, for 0.1 s."""
    found = sorted(tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    program = str(found[0]) if found else "hugo"
    return Contestant(
        name=HUGO,
        layout=layouts.HUGO,
        write=layouts.write_hugo,
        command=lambda output: (
            program,
            "build",
            "--quiet",
            f"--destination={output}",
            "--cacheDir=" + str(output.with_name("hugo-cache")),
        ),
        probe=(program, "version"),
        leftovers=("resources", ".hugo_build.lock"),
    )


def _eleventy(tools: Path) -> Contestant:
    node = shutil.which("node") or "node"
    program = (node, str(tools / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"))
    return Contestant(
        name=ELEVENTY,
        layout=layouts.ELEVENTY,
        write=layouts.write_eleventy,
        command=lambda output: (*program, "--quiet", f"--output={output}"),
        probe=(*program, "--version"),
    )


def _pelican(tools: Path) -> Contestant:
    program = (str(tools / "bin/python"), "-m", "pelican")
    return Contestant(
        name=PELICAN,
        layout=layouts.PELICAN,
        write=layouts.write_pelican,
        command=lambda output: (
            *program,
            "--quiet",
            "--settings=pelicanconf.py",
            f"--output={output}",
        ),
        probe=(*program, "--version"),
        scenarios=(CLEAN, UNCHANGED, BODY),  # it reads what changed and draws everything
        leftovers=("__pycache__", "cache"),
    )
