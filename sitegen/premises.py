"""Premises: what may be written to on behalf of a site, whose files may come from strangers."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from sitegen.checkouts import is_in_git

SOURCES = ("content", "templates")
_MEMORY = ".sitegen"


def trespass(root: Path, output: Path) -> str:
    """Say why a site can't be built into an output folder; empty if it can.

    What lies in the site's folder must not lead out of it by links: whoever sent them would choose
    what is overwritten. An output folder that is named elsewhere may be a link, as its owner likes.
    """
    diverted = next(_diverted(root), None)
    if diverted:
        return f"{diverted} is a link, or no file; sitegen writes there, so remove it"
    if is_in_git(root, _MEMORY):
        return (
            f"git keeps {root / _MEMORY}, which sitegen has to write by itself: whoever sent it"
            f" could choose what pages say; run: git rm -r -f {_MEMORY}"
        )
    if _is_in(_written(output), _written(root)) and not _is_in(output.resolve(), root.resolve()):
        return f"{output} is a link that leads out of the site; name the folder it leads to"
    held = next(
        (root / name for name in SOURCES if _is_in((root / name).resolve(), output.resolve())), None
    )
    return f"{output} can't be the output folder, as {held} is in it" if held else ""


def _diverted(root: Path) -> Iterator[Path]:
    """Find what is a link among the files that sitegen keeps for itself."""
    memory = root / _MEMORY
    if memory.is_symlink():
        yield memory
    elif memory.is_dir():
        yield from (each for each in sorted(memory.iterdir()) if _is_odd(each))


def _is_odd(place: Path) -> bool:
    """Tell whether a place is taken by neither a file nor a folder."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:  # another build has just ended, and its journal with it
        return False
    return not (S_ISREG(mode) or S_ISDIR(mode))


def _written(path: Path) -> Path:
    """Give a path from the root on, its own links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # there is no other that keeps links


def _is_in(inner: Path, outer: Path) -> bool:
    return inner.is_relative_to(outer)
