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
from sitegen.codings import encode
from sitegen.diagnostics import Outcome
from sitegen.fingerprint import digest_of
from sitegen.planned import Compressed, Copy, Page, Planned, Role, Stamped
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
Sheet = tuple[Stamped, ...]
"""A file and its compressed forms, as far as they are stale; the file itself comes first."""


class Comparison(Struct, frozen=True):
    """What of the last build still holds and what has to be drawn.

    ``spare`` are files that were recorded and aren't planned any more, and what was never recorded;
    ``folders`` are the stamps of those folders that were recorded, ``spared`` the files that still
    needn't be written.
    """

    kept: Mapping[str, Record]
    stale: tuple[Stamped, ...]
    spare: frozenset[str]
    folders: Stamps
    spared: Mapping[str, bytes] = {}


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

    def __call__(self, sheet: Sheet) -> Outcome[tuple[Record | None, ...]]:
        """Draw a sheet, and tell what to record of each; of one that didn't pay there is nothing.

        It is drawn even if only a compressed form is stale: what is drawn can be relied on.
        """
        data, faults = _bytes(sheet[0].original, self.draw, self.root)
        if data is None:
            return None, faults
        return tuple(self._lay(each, data) for each in sheet), ()

    def _lay(self, each: Stamped, data: bytes) -> Record | None:
        planned = each.planned
        made = encode(data, planned.coding) if isinstance(planned, Compressed) else data
        if made is None:
            return None
        write(f"{self.stage}/{planned.path}", made)
        return _record(each, made)


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
    spared: dict[str, bytes] = {}
    for each in planned:
        path = each.planned.path
        record = records.files.get(path)
        held = record if record and record.inputs == each.inputs else None
        if held and path in found.files:
            held = still_held(f"{output}/{path}", held, found.files[path], found.begun)
        if held:
            kept[path] = held
        elif path in records.spared and records.spared[path] == each.inputs:
            spared[path] = records.spared[path]
        else:
            stale.append(each)
    planned_paths = {*kept, *(each.planned.path for each in stale)}
    spare = frozenset((*(records.files.keys() - planned_paths), *found.strays))
    folders = {**records.folders, **settled_folders(found)}
    return Comparison(kept, tuple(stale), spare, folders, spared)


def publish(
    compared: Comparison, draw: Callable[[Page], Outcome[bytes]], shelf: Shelf, spread: Spread
) -> Outcome[Report]:
    """Draw what changed, remove what is neither that nor kept; on any fault change nothing.

    Raises ``NotOursError``, ``MisplacedError`` and ``OSError``.
    """
    claim(shelf)
    sheets = _sheets(compared.stale)
    with staging(shelf.output) as stage:
        results = tuple(spread(Desk(draw, str(stage), shelf.root), sheets))
        diagnostics = tuple(fault for _, faults in results for fault in faults)
        if diagnostics:
            return None, diagnostics
        drawn = tuple(_drawn(sheets, results))
        laid = {each.planned.path: record for each, record in drawn if record}
        unpaid = {each.planned.path: each.inputs for each, record in drawn if not record}
        turns = sorted((each for each, record in drawn if record), key=_turn)
        staged = (*marks(stage, shelf.output), *(each.planned.path for each in turns))
        gone = compared.spare | unpaid.keys()
        removed = leaving(shelf.output, gone, {*compared.kept, *laid})
        roll_out(stage, shelf.output, arrange(shelf.output, staged, removed))
    tidy(shelf.output, gone)
    now = file_time(shelf.root)
    stamped = dict(_stamped(laid.items(), str(shelf.output), now))
    files = {**compared.kept, **stamped}
    folders = _folders(shelf.output, files, compared.folders, (*stamped, *gone), now)
    records = Records(files, folders, {**compared.spared, **unpaid})
    return Report(tuple(stamped), tuple(compared.kept), removed, records), ()


def _sheets(stale: Iterable[Stamped]) -> list[Sheet]:
    """Lay what is made of one file together, in the order in which that is best drawn."""
    sheets: dict[str, Sheet] = {}
    for each in sorted(stale, key=_drawing_turn):
        path = each.original.path
        sheets[path] = (*sheets.get(path, ()), each)
    return list(sheets.values())


def _drawn(
    sheets: Iterable[Sheet], results: Iterable[Outcome[tuple[Record | None, ...]]]
) -> Iterator[tuple[Stamped, Record | None]]:
    """Pair what was drawn with what to record of it."""
    for sheet, (records, _) in zip(sheets, results, strict=True):
        yield from zip(sheet, records or (), strict=True)


def _drawing_turn(each: Stamped) -> tuple[int, int]:
    """Tell when a file's turn comes: pages that share entries are drawn after one another.

    Before them come those that take long, the longest first, so that no process waits at the end.
    """
    planned = each.original
    if isinstance(planned, Copy):
        return 0, 0
    work = planned.work or len(planned.parts)
    return (-work, 0) if work > _LONG else (0, planned.place)


def _turn(each: Stamped) -> tuple[Role, int, str, bool]:
    """Tell when a file is published: after what it may lead to, and so from the leaves to home.

    Its compressed forms go just before it: a server sends these in its place.
    """
    planned = each.original
    role = planned.role if isinstance(planned, Page) else Role.PAGE
    return role, -planned.path.count("/"), planned.path, each.planned is planned


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
