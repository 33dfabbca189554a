"""Publish: make the output folder hold exactly what is planned; the only module that writes there.

Everything is drawn into a staging folder first, so that a fault leaves the last good site as it
was. What is drawn is decided by the record of the last build: an output file is kept if its inputs
and its bytes are as recorded.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct

from sitegen.clock import file_time
from sitegen.diagnostics import Outcome
from sitegen.fingerprint import digest_of
from sitegen.planned import Copy, Page, Planned, Role, Stamped
from sitegen.reasons import trace_of
from sitegen.records import Record, Records
from sitegen.rollout import arrange, leaving, roll_out, tidy
from sitegen.shelf import Shelf, claim, marks
from sitegen.source import fetch_copy
from sitegen.staging import staging, write
from sitegen.stamps import Stamp, stamp_of
from sitegen.survey import Stamps, Survey, folders_of, settled, settled_folders, still_held

_LONG = 100
"""Parts of a page that takes long to draw; lists have fewer."""
A = TypeVar("A")
B = TypeVar("B")


class Comparison(Struct, frozen=True):
    """What of the last build still holds and what has to be drawn.

    ``spare`` are files that were recorded and aren't planned any more, and what was never recorded;
    ``folders`` are the stamps of those folders that were recorded.
    """

    kept: Mapping[str, Record]
    stale: tuple[Stamped, ...]
    spare: frozenset[str]
    folders: Stamps


class Report(Struct, frozen=True):
    """What publishing did, as paths in the output folder, and what to record of it."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    records: Records


class Desk(Struct, frozen=True):
    """Draws output files into the folder ``stage``; a process of its own may do it."""

    draw: Callable[[Page], Outcome[bytes]]
    stage: str
    root: Path

    def __call__(self, stamped: Stamped) -> Outcome[Record]:
        """Draw one file, and tell what to record of it."""
        planned = stamped.planned
        data, faults = _bytes(planned, self.draw, self.root)
        if data is None:
            return None, faults
        write(f"{self.stage}/{planned.path}", data)
        return _record(stamped, data), ()


class Spread(Protocol):
    """Applies a function to every item, in whatever process, and gives the results in order."""

    def __call__(self, function: Callable[[A], B], items: Sequence[A]) -> Iterable[B]:
        """Do the work."""


def compare(
    planned: Iterable[Stamped], records: Records, output: Path, found: Survey
) -> Comparison:
    """Find what is as the last build left it, and made from what it would be made from now."""
    kept: dict[str, Record] = {}
    stale: list[Stamped] = []
    for each in planned:
        path = each.planned.path
        record = records.files.get(path)
        held = record if record and record.inputs == each.inputs else None
        if held and path in found.files:
            held = still_held(f"{output}/{path}", held, found.files[path], found.begun)
        if held:
            kept[path] = held
        else:
            stale.append(each)
    planned_paths = {*kept, *(each.planned.path for each in stale)}
    spare = frozenset((*(records.files.keys() - planned_paths), *found.strays))
    return Comparison(kept, tuple(stale), spare, {**records.folders, **settled_folders(found)})


def publish(
    compared: Comparison, draw: Callable[[Page], Outcome[bytes]], shelf: Shelf, spread: Spread
) -> Outcome[Report]:
    """Draw what changed, remove what is neither that nor kept; on any fault change nothing.

    Raises ``NotOursError``, ``MisplacedError`` and ``OSError``.
    """
    claim(shelf)
    kept, stale = compared.kept, sorted(compared.stale, key=_drawing_turn)
    paths = [each.planned.path for each in stale]
    with staging(shelf.output) as stage:
        results = tuple(spread(Desk(draw, str(stage), shelf.root), stale))
        diagnostics = tuple(fault for _, faults in results for fault in faults)
        if diagnostics:
            return None, diagnostics
        staged = (
            *marks(stage, shelf.output),
            *(each.planned.path for each in sorted(stale, key=_turn)),
        )
        removed = leaving(shelf.output, compared.spare, {*kept, *paths})
        roll_out(stage, shelf.output, arrange(shelf.output, staged, removed))
    tidy(shelf.output, compared.spare)
    now = file_time(shelf.root)
    records = [record for record, _ in results if record]
    drawn = dict(_stamped(zip(paths, records, strict=True), str(shelf.output), now))
    files = {**kept, **drawn}
    folders = _folders(shelf.output, files, compared.folders, (*drawn, *compared.spare), now)
    return Report(tuple(drawn), tuple(kept), removed, Records(files, folders)), ()


def _drawing_turn(each: Stamped) -> tuple[int, int]:
    """Tell when a file's turn comes: pages that share entries are drawn after one another.

    Before them come those that take long, the longest first, so that no process waits at the end.
    """
    planned = each.planned
    if isinstance(planned, Copy):
        return 0, 0
    work = planned.work or len(planned.parts)
    return (-work, 0) if work > _LONG else (0, planned.place)


def _turn(each: Stamped) -> tuple[Role, int, str]:
    """Tell when a file is published: after what it may lead to, and so from the leaves to home."""
    planned = each.planned
    role = planned.role if isinstance(planned, Page) else Role.PAGE
    return role, -planned.path.count("/"), planned.path


def _stamped(
    records: Iterable[tuple[str, Record]], output: str, now: int
) -> Iterator[tuple[str, Record]]:
    """Complete records by the stamps that files have once they are in place."""
    for path, record in records:
        stamp = settled(stamp_of(os.lstat(f"{output}/{path}")), now)
        yield path, Record(record.inputs, record.output, stamp, record.trace)


def _bytes(planned: Planned, draw: Callable[[Page], Outcome[bytes]], root: Path) -> Outcome[bytes]:
    if isinstance(planned, Copy):
        return fetch_copy(root, planned.source, planned.digest), ()
    return draw(planned)


def _record(each: Stamped, data: bytes) -> Record:
    """Record what a file was made from."""
    return Record(each.inputs, digest_of(data), None, trace_of(each))


def _folders(
    output: Path, files: Iterable[str], before: Stamps, changed: Iterable[str], now: int
) -> dict[str, Stamp | None]:
    """Take the stamps of folders in which something changed; the others have what they had."""
    anew = {folder for path in changed for folder in folders_of(path)} | {""}
    inner = {path.rpartition("/")[0] for path in files}
    every = inner | {folder for path in inner for folder in folders_of(path)}
    return {
        folder: settled(stamp_of(os.lstat(f"{output}/{folder}")), now)
        if folder in anew or folder not in before
        else before[folder]
        for folder in sorted(every)
    }
