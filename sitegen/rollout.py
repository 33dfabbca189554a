"""Rollout: staged files go into place in an order in which no link ever leads nowhere.

What is new at its address goes first, then what has changed there, and what is no longer planned
goes at last. Whatever ends the process in between, each page is whole, what was there before leads
to what is there, and so does all that it leads to.

Compressed forms, which a server sends in place of a file, are never older than that file: they
come before it, and those that leave go before anything has changed.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct

from sitegen.codings import Coding
from sitegen.kernel import exchange, flush
from sitegen.staging import STAGING, write

_PAGE = ".html"
_LOST = "404.html"
"""What a server shows for an address that isn't there."""
_FAREWELLS, _ASIDE = ".sitegen-farewells", ".sitegen-aside"
_WITHDRAWN = ".sitegen-withdrawn"
"""Names beside what is staged that nothing planned has."""


class Rollout(Struct, frozen=True):
    """What moves into place, in this order, as paths of files and whole folders.

    ``late`` are files whose place a folder has: as long as that is there, a server leads those who
    ask for the file to the folder's page, which must stay for the pages that aren't changed yet.
    ``leaving`` are files that are no longer planned. Of these, ``withdrawn`` are compressed forms,
    which a server would send in place of a file however that changes.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    late: tuple[str, ...]
    leaving: tuple[str, ...]
    withdrawn: tuple[str, ...] = ()


def arrange(output: Path, staged: Iterable[str], leaving: Sequence[str]) -> Rollout:
    """Tell of staged files, in their order, which are new at their addresses.

    They move with the whole folder that is new, be there a file or a link in its way.
    """
    known, new = {"": True}, dict[str, None]()
    around: dict[str, str] = {}
    changed, late = [], []
    for path in staged:
        kind = _kind(f"{output}/{path}") if _is_there(output, _above(path), known) else 0
        if S_ISREG(kind):
            changed.append(path)
        elif S_ISDIR(kind):
            late.append(path)
        else:
            new[_outermost(path, known, around)] = None
    withdrawn = tuple(path for path in leaving if _is_sibling(output, path))
    kept_back = frozenset(withdrawn)
    gone = tuple(path for path in leaving if path not in kept_back)
    return Rollout(tuple(new), tuple(changed), tuple(late), gone, withdrawn)


def roll_out(stage: Path, output: Path, rollout: Rollout) -> None:
    """Flush what is staged, move it into place, and remove what is leaving.

    Raises ``OSError``; before any page that was there has changed, the output is then as it was.
    """
    farewells = _farewells(stage, output, rollout)
    flush(stage)
    _bring(stage, output, rollout)
    for path in rollout.changed[1:]:
        move(stage, output, path)
    for farewell, path in farewells.items():
        if _is_file(output, path):  # a folder may have come into its place
            (stage / farewell).replace(output / path)
    for path in rollout.late:
        move(stage, output, path)
    _take_away(output, rollout.leaving)


def leaving(output: Path, gone: Iterable[str], keep: AbstractSet[str]) -> tuple[str, ...]:
    """List the files and links at paths, and in the folders there, but for what is kept."""
    known = {"": True}
    there = (path for path in gone if path != STAGING and _is_there(output, _above(path), known))
    return tuple(sorted({each for path in there for each in _files(output, path, keep)}))


def tidy(output: Path, gone: Iterable[str]) -> None:
    """Remove the folders that are empty now that paths are gone."""
    for path in sorted(gone):
        _prune(output / path)
        parent = (output / path).parent
        while parent != output and _is_empty(parent):
            parent.rmdir()
            parent = parent.parent


def _bring(stage: Path, output: Path, rollout: Rollout) -> None:
    """Move what is new, what is withdrawn and the first that has changed, or nothing of it."""
    moves = (
        *((stage, output, path) for path in rollout.new),
        *((output, _aside(stage, path), path) for path in rollout.withdrawn),
    )
    moved: list[tuple[Path, Path, str]] = []
    try:
        for source, target, path in moves:
            move(source, target, path)
            moved.append((source, target, path))
        for path in rollout.changed[:1]:
            move(stage, output, path)
    except OSError:
        for source, target, path in reversed(moved):
            move(target, source, path)
        raise


def _aside(stage: Path, path: str) -> Path:
    """Make room for what is withdrawn; it goes with the stage."""
    folder = stage / _WITHDRAWN
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    return folder


def move(source: Path, target: Path, path: str) -> None:
    """Move a file over another one or a folder to a new place; the two may change places too."""
    try:
        os.replace(f"{source}/{path}", f"{target}/{path}")  # noqa: PTH105  # half a Path's time
    except (IsADirectoryError, NotADirectoryError):
        _swap(source / path, target / path, source / _ASIDE)


def _swap(one: Path, other: Path, aside: Path) -> None:
    if not exchange(one, other):
        other.replace(aside)
        one.replace(other)
        aside.replace(one)


def _take_away(output: Path, paths: Iterable[str]) -> None:
    """Remove files, and feeds before the pages that they lead to."""
    for path in sorted(paths, key=lambda path: path.endswith(_PAGE)):
        kind = _kind(f"{output}/{path}")
        if kind and not S_ISDIR(kind):  # as above
            (output / path).unlink()


def _farewells(stage: Path, output: Path, rollout: Rollout) -> dict[str, str]:
    """Stage a page for lost visitors in the place of each page that is leaving.

    Pages that leave lead to each other, often in a circle, so that in no order of removal a link
    of those that are still there would always lead somewhere.
    """
    pages = [path for path in rollout.leaving if path.endswith(_PAGE) and _is_file(output, path)]
    lost = next((each / _LOST for each in (stage, output) if (each / _LOST).is_file()), None)
    if lost is None or not rollout.leaving[1:]:
        return {}
    data = lost.read_bytes()
    farewells = {f"{_FAREWELLS}/{number}": path for number, path in enumerate(pages)}
    for name in farewells:
        write(f"{stage}/{name}", data)
    return farewells


def _is_there(output: Path, folder: str, known: dict[str, bool]) -> bool:
    """Tell whether a folder of the output is one, and no link to one."""
    if folder not in known:
        above = _is_there(output, _above(folder), known)
        known[folder] = above and S_ISDIR(_kind(f"{output}/{folder}"))
    return known[folder]


def _outermost(path: str, known: dict[str, bool], around: dict[str, str]) -> str:
    """Give the outermost folder around a path that isn't there, or the path itself.

    ``around`` holds what was found for folders, as most paths share theirs.
    """
    folder = _above(path)
    if known[folder]:
        return path
    if folder not in around:
        around[folder] = _outermost(folder, known, around)
    return around[folder]


def _is_file(output: Path, path: str) -> bool:
    return S_ISREG(_kind(f"{output}/{path}"))


def _is_sibling(output: Path, path: str) -> bool:
    """Tell whether a server sends a file in place of another, which is there."""
    original, _, ending = path.rpartition(".")
    return ending in tuple(Coding) and _is_file(output, original)


def _kind(path: str) -> int:
    """Tell what is at a path; 0 for nothing."""
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _files(output: Path, path: str, keep: AbstractSet[str]) -> Iterator[str]:
    kind = _kind(f"{output}/{path}")
    if S_ISDIR(kind):
        for name in os.listdir(output / path):  # noqa: PTH208  # strings will do
            yield from _files(output, f"{path}/{name}", keep)
    elif kind and path not in keep:
        yield path


def _prune(folder: Path) -> None:
    """Remove a folder with all that is in it, if these are folders and nothing else."""
    if folder.is_dir() and not folder.is_symlink():
        for name in os.listdir(folder):  # noqa: PTH208  # as above
            _prune(folder / name)
        if _is_empty(folder):
            folder.rmdir()


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
