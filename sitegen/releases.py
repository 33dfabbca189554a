"""Releases: what was published for a web server, one beside the other, and a link to one of them.

A release is made whole beside the others; then the link is swapped, so that a visitor sees all of
the old site or all of the new one. A file that hasn't changed is a further name (a hard link) of
that of the release before: it takes no space, and keeps the time that web servers tell browsers.
Nothing ever writes into a file of a release, nor has the output folder such a name: to write in it
by hand would change what is published.
"""

import os
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from sitegen.kernel import flush
from sitegen.shelf import MisplacedError, NotOursError, is_within, misplaced, says
from sitegen.staging import STAGING, staging, write
from sitegen.survey import MARKER

CURRENT = "current"
"""The link that a web server serves."""
_MARK = b"sitegen publishes here. Serve the folder 'current', and keep nothing else here.\n"
_RELEASES = "releases"
_KEPT = 5
_NAME = re.compile(r"\d{6,}")


class NoReleaseError(Exception):
    """There is no release to go back to."""


class Release(Struct, frozen=True):
    """What visitors see: its name, how many files it has, and how many weren't in the one before.

    Where nothing has changed it is no new one.
    """

    name: str
    files: int
    changed: int
    is_new: bool


def lay_claim(place: Path, root: Path, output: Path) -> None:
    """Make sure that a folder is ours to publish into, or new, and rightly placed.

    Raises ``NotOursError`` and ``MisplacedError``, with words for whoever chose the folder.
    """
    reason = misplaced(place, root)
    if not reason and is_within(place, output):
        reason = f"it is in the output folder {output}, which a build sweeps"
    if reason:
        raise MisplacedError(f"{place} can't be published into, as {reason}")
    if place.is_dir() and not _is_ours(place) and any(e.name != STAGING for e in place.iterdir()):
        raise NotOursError(
            f"{place} holds files that sitegen didn't publish; empty it, or name another folder"
        )


def release(output: Path, paths: Iterable[str], place: Path) -> Release:
    """Publish files of an output folder as a new release, unless they are what is current.

    Raises ``BusyError`` and ``OSError``; then what was current still is.
    """
    wanted = tuple(paths)
    with staging(place) as stage:
        before = _current(place)
        old = place / _RELEASES / (before or "none")
        same = frozenset(path for path in wanted if _is_same(output / path, old / path))
        if before:  # what was rolled back, or never came to be seen
            _drop(place, stage, [name for name in _names(place) if name > before])
        is_new = not before or not len(same) == len(wanted) == _count(old)
        name = f"{int(max(_names(place), default='0')) + 1:06}" if is_new else before
        if is_new:
            _fill(stage / name, wanted, (output, old), same)
            _put(place, stage, name)
        _drop(place, stage, _names(place)[:-_KEPT])
    return Release(name, len(wanted), len(wanted) - len(same), is_new)


def roll_back(place: Path) -> str:
    """Make the release before the current one current again, and name it.

    Raises ``NotOursError``, ``NoReleaseError``, ``BusyError`` and ``OSError``.
    """
    if not _is_ours(place):
        raise NotOursError(f"sitegen has published nothing into {place}")
    with staging(place) as stage:
        now = _current(place)
        older = [name for name in _names(place) if name < now]
        if not older:
            raise NoReleaseError(f"{place} has no release older than {now or 'the current one'}")
        _point(place, stage, max(older))
    return max(older)


def _is_ours(place: Path) -> bool:
    return says(place / MARKER, _MARK)


def _current(place: Path) -> str:
    """Name the release that visitors see; empty if there is none."""
    link = place / CURRENT
    name = os.path.basename(os.readlink(link)) if link.is_symlink() else ""  # noqa: PTH115, PTH119  # strings will do
    return name if name in _names(place) else ""


def _names(place: Path) -> list[str]:
    """Name the releases, the oldest first."""
    folder = place / _RELEASES
    names = os.listdir(folder) if folder.is_dir() else ()  # noqa: PTH208  # as above
    return sorted(filter(_NAME.fullmatch, names))


def _is_same(new: Path, old: Path) -> bool:
    """Tell whether a file is as it was published, by its bytes: a release may have been spoiled."""
    try:
        found = os.lstat(old)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not S_ISREG(found.st_mode) or found.st_size != new.stat().st_size:
        return False
    return new.read_bytes() == old.read_bytes()


def _count(folder: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(folder))


def _fill(
    folder: Path, paths: Sequence[str], sources: tuple[Path, Path], same: frozenset[str]
) -> None:
    """Make a release of the files that are the same as before, and of those that aren't."""
    output, old = sources
    for above in {"", *(path.rpartition("/")[0] for path in paths)}:
        (folder / above).mkdir(parents=True, exist_ok=True)
    for path in paths:
        if not (path in same and _has_linked(f"{old}/{path}", f"{folder}/{path}")):
            write(f"{folder}/{path}", (output / path).read_bytes())


def _has_linked(old: str, new: str) -> bool:
    """Give a file a further name; tell whether the file system has such."""
    try:
        os.link(old, new)
    except OSError:  # if that is for another reason, to copy it tells the same
        return False
    return True


def _put(place: Path, stage: Path, name: str) -> None:
    """Put a release beside the others once it is on the disk for good, and have visitors see it."""
    if not _is_ours(place):
        (stage / MARKER).write_bytes(_MARK)
        flush(stage)
        (stage / MARKER).replace(place / MARKER)
    (place / _RELEASES).mkdir(exist_ok=True)
    (stage / name).replace(place / _RELEASES / name)
    _point(place, stage, name)


def _point(place: Path, stage: Path, name: str) -> None:
    """Swap the link, between flushes, so that it never leads to what is not on the disk."""
    (stage / CURRENT).symlink_to(f"{_RELEASES}/{name}", target_is_directory=True)
    flush(place)
    (stage / CURRENT).replace(place / CURRENT)
    flush(place)


def _drop(place: Path, stage: Path, names: Iterable[str]) -> None:
    """Remove releases, each at one stroke, so that none is ever there in part."""
    for name in names:
        aside = stage / f"gone-{name}"
        (place / _RELEASES / name).replace(aside)
        shutil.rmtree(aside)
