"""Publish: make the output folder hold exactly what is planned; the only module that writes there.

Everything is drawn into a staging folder first, so that a fault leaves the last good site as it
was. What is drawn is decided by the record of the last build: an output file is kept if its inputs
and its bytes are as recorded.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Protocol, TypeVar

from msgspec import Struct

from sitegen.diagnostics import Outcome
from sitegen.fingerprint import digest_of
from sitegen.planned import Copy, Page, Planned
from sitegen.records import Record
from sitegen.staging import STAGING, merge, staging, write
from sitegen.stamps import stamp_of
from sitegen.survey import settled, still_held, survey

A = TypeVar("A")
B = TypeVar("B")
MARKER = ".sitegen"
_MARK = b"sitegen writes this folder and removes what it did not write. Keep nothing else here.\n"
_SOURCES = ("content", "templates", ".sitegen")
Stamped = tuple[Planned, bytes]
"""Something planned, and the fingerprint of its inputs."""


class NotOursError(Exception):
    """The output folder holds files but no marker: somebody else's work would be lost."""


class MisplacedError(Exception):
    """The output folder is where the site's sources, or all of somebody's files, are."""


class Comparison(Struct, frozen=True):
    """What of the last build still holds, and what has to be drawn."""

    kept: Mapping[str, Record]
    stale: tuple[Stamped, ...]


class Report(Struct, frozen=True):
    """What publishing did, as paths in the output folder, and what to record of it."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    records: Mapping[str, Record]


class Desk(Struct, frozen=True):
    """Draws output files into the folder ``stage``; a process of its own may do it."""

    draw: Callable[[Page], Outcome[bytes]]
    stage: str
    root: Path

    def __call__(self, stamped: Stamped) -> Outcome[Record]:
        """Draw one file, and tell what to record of it."""
        planned, inputs = stamped
        data, faults = _bytes(planned, self.draw, self.root)
        if data is None:
            return None, faults
        write(f"{self.stage}/{planned.path}", data)
        return _record(planned, inputs, data), ()


class Spread(Protocol):
    """Applies a function to every item, in whatever process, and gives the results in order."""

    def __call__(self, function: Callable[[A], B], items: Sequence[A]) -> Iterable[B]:
        """Do the work."""


class Shelf(Struct, frozen=True):
    """Where output goes, and the site's folder, where the sources of copies are.

    ``recorded`` says that there is a record of a build of that output.
    """

    output: Path
    root: Path
    recorded: bool = False


def claim(shelf: Shelf) -> None:
    """Make sure that the output folder is ours to fill and to sweep, or new, and rightly placed.

    Raises ``NotOursError`` and ``MisplacedError``, with words for whoever chose the folder.
    """
    output = shelf.output
    reason = _misplaced(shelf)
    if reason:
        raise MisplacedError(f"{output} can't be the output folder, as {reason}")
    if not output.is_dir() or is_marked(output) or (shelf.recorded and (output / MARKER).is_file()):
        return
    if any(each.name != STAGING for each in output.iterdir()):
        raise NotOursError(
            f"{output} holds files that sitegen didn't write and would remove; "
            "empty it, or name another folder with --output"
        )


def compare(planned: Iterable[Stamped], records: Mapping[str, Record], output: Path) -> Comparison:
    """Find what is as the last build left it, and made from what it would be made from now."""
    present = survey(output).files
    now = time_ns()
    kept: dict[str, Record] = {}
    stale: list[Stamped] = []
    for each, inputs in planned:
        record, stamp = records.get(each.path), present.get(each.path)
        if record and stamp and record.inputs == inputs:
            held = still_held(f"{output}/{each.path}", record, stamp, now)
        else:
            held = None
        if held:
            kept[each.path] = held
        else:
            stale.append((each, inputs))
    return Comparison(kept, tuple(stale))


def publish(
    stale: Sequence[Stamped],
    kept: Mapping[str, Record],
    draw: Callable[[Page], Outcome[bytes]],
    shelf: Shelf,
    spread: Spread,
) -> Outcome[Report]:
    """Draw what changed, remove what is neither that nor kept; on any fault change nothing.

    Raises ``NotOursError``, ``MisplacedError`` and ``OSError``.
    """
    claim(shelf)
    with staging(shelf.output) as stage:
        results = tuple(spread(Desk(draw, str(stage), shelf.root), stale))
        diagnostics = tuple(fault for _, faults in results for fault in faults)
        if diagnostics:
            return None, diagnostics
        _mark(stage, shelf.output)
        merge(stage, shelf.output)
    records = [record for record, _ in results if record]
    paths = [each.path for each, _ in stale]
    drawn = dict(_stamped(zip(paths, records, strict=True), str(shelf.output)))
    removed = tuple(sorted(_sweep(str(shelf.output), "", kept.keys() | drawn.keys() | {MARKER})))
    return Report(tuple(drawn), tuple(kept), removed, {**kept, **drawn}), ()


def is_marked(output: Path) -> bool:
    """Tell whether the output folder says that it is ours."""
    marker = output / MARKER
    return marker.is_file() and not marker.is_symlink() and marker.read_bytes() == _MARK


def _misplaced(shelf: Shelf) -> str:
    """Say why a folder must not become the output; empty if it may."""
    output, root = shelf.output, shelf.root
    if output.exists() and not output.is_dir():
        return "it is a file"
    if _holds(output, root):
        return "the site itself is in it"
    if any(_holds(output, home) for home in _homes()):
        return "your home folder is in it"
    folder = next((name for name in _SOURCES if _holds(root / name, output)), None)
    return f"it is in {root / folder}, which holds the site's sources" if folder else ""


def _holds(outer: Path, inner: Path) -> bool:
    """Tell whether a folder is another one, or around it, however their names are written."""
    around = (inner.resolve(), *inner.resolve().parents)
    if not outer.exists():
        return outer.resolve() in around
    return any(outer.samefile(each) for each in around if each.exists())


def _homes() -> Iterator[Path]:
    with suppress(RuntimeError):  # whoever runs this has none
        yield Path.home()


def _mark(stage: Path, output: Path) -> None:
    """Say that the folder is ours, before anything of ours is in it."""
    if not is_marked(output):
        (stage / MARKER).write_bytes(_MARK)
        (stage / MARKER).replace(output / MARKER)


def _stamped(records: Iterable[tuple[str, Record]], output: str) -> Iterator[tuple[str, Record]]:
    """Complete records by the stamps that files have once they are in place."""
    now = time_ns()
    for path, record in records:
        stamp = settled(stamp_of(os.lstat(f"{output}/{path}")), now)
        yield path, Record(record.inputs, record.output, stamp)


def _bytes(planned: Planned, draw: Callable[[Page], Outcome[bytes]], root: Path) -> Outcome[bytes]:
    if isinstance(planned, Copy):
        return (root / planned.source).read_bytes(), ()
    return draw(planned)


def _record(planned: Planned, inputs: bytes, data: bytes) -> Record:
    """Record what a file was made from; a source that changed since it was read counts as none."""
    mark = digest_of(data)
    changed = isinstance(planned, Copy) and planned.digest != mark
    return Record(b"" if changed else inputs, mark)


def _sweep(folder: str, prefix: str, keep: AbstractSet[str]) -> Generator[str, None, bool]:
    """Remove what is not planned, and folders that are left empty; tell if this one was."""
    with os.scandir(folder) as entries:
        found = tuple(entries)
    left = len(found)
    for entry in found:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            left -= yield from _sweep(entry.path, f"{path}/", keep)
        elif path not in keep:
            Path(entry.path).unlink()
            left -= 1
            yield path
    if left or not prefix:
        return False
    Path(folder).rmdir()
    return True
