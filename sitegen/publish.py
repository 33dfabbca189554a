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
from sitegen.planned import Bundle, Compressed, Copy, Page, Planned, Role, Stamped
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
Draw = Callable[[Page | Bundle], Outcome[tuple[bytes, ...]]]
"""Makes the bytes of all files of what is planned, but for copies."""
Sheet = tuple[Stamped, ...]
"""What is made at once and its compressed forms, as far as they are stale; these come last."""


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

    draw: Draw
    stage: str
    root: Path

    def __call__(self, sheet: Sheet) -> Outcome[tuple[Record | None, ...]]:
        """Draw a sheet, and tell what to record of each file; of what didn't pay there is nothing.

        It is drawn even if only a compressed form is stale: what is drawn can be relied on.
        """
        planned = sheet[0].original
        made, faults = _made(planned, self.draw, self.root)
        if made is None:
            return None, faults
        files = dict(zip(planned.paths, made, strict=True))
        return tuple([record for each in sheet for record in self._lay(each, files)]), ()

    def _lay(self, each: Stamped, files: Mapping[str, bytes]) -> Iterator[Record | None]:
        """Write what is stale, which is all of the files or a compressed form of one."""
        planned, record = each.planned, _recorder(each)
        if not isinstance(planned, Compressed):
            for path, data in files.items():
                write(f"{self.stage}/{path}", data)
                yield record(data)
        elif coded := encode(files[planned.of], planned.coding):
            write(f"{self.stage}/{planned.paths[0]}", coded)
            yield record(coded)
        else:
            yield None


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
        held = _held(each, records, output, found)
        if held:
            kept.update(zip(each.planned.paths, held, strict=True))
        elif path := _spared(each, records):
            spared[path] = records.spared[path]
        else:
            stale.append(each)
    planned_paths = {*kept, *(path for each in stale for path in each.planned.paths)}
    spare = frozenset((*(records.files.keys() - planned_paths), *found.strays))
    folders = {**records.folders, **settled_folders(found)}
    return Comparison(kept, tuple(stale), spare, folders, spared)


def _held(each: Stamped, records: Records, output: Path, found: Survey) -> tuple[Record, ...]:
    """Give the records of files that are made at once, if all of these are as they say."""
    paths = each.planned.paths
    known = [records.files[path] for path in paths if path in records.files]
    if len(known) < len(paths):
        return ()
    inputs, held = each.inputs, list[Record]()
    for path, record in zip(paths, known, strict=True):
        still = record if record.inputs == inputs else None
        if still and path in found.files:
            still = still_held(f"{output}/{path}", still, found.files[path], found.begun)
        if still is None:
            return ()
        held.append(still)
    return tuple(held)


def _spared(each: Stamped, records: Records) -> str:
    """Name a file that needn't be written, as it didn't pay when it was made of the same."""
    path = each.planned.paths[0]
    return path if path in records.spared and records.spared[path] == each.inputs else ""


def publish(compared: Comparison, draw: Draw, shelf: Shelf, spread: Spread) -> Outcome[Report]:
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
        laid = {path: record for _, path, record in drawn if record}
        unpaid = {path: each.inputs for each, path, record in drawn if not record}
        turns = sorted((_turn(each), path) for each, path, record in drawn if record)
        staged = (*marks(stage, shelf.output), *(path for _, path in turns))
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
    """Lay what is made at once together, in the order in which that is best drawn."""
    sheets: dict[str, Sheet] = {}
    for each in sorted(stale, key=_drawing_turn):
        path = each.original.paths[0]
        sheets[path] = (*sheets.get(path, ()), each)
    return list(sheets.values())


def _drawn(
    sheets: Iterable[Sheet], results: Iterable[Outcome[tuple[Record | None, ...]]]
) -> Iterator[tuple[Stamped, str, Record | None]]:
    """Name each file that was drawn, with what to record of it."""
    for sheet, (records, _) in zip(sheets, results, strict=True):
        files = [(each, path) for each in sheet for path in each.planned.paths]
        for (each, path), record in zip(files, records or (), strict=True):
            yield each, path, record


def _drawing_turn(each: Stamped) -> tuple[int, int]:
    """Tell when a file's turn comes: pages that share entries are drawn after one another.

    Before them come those that take long, the longest first, so that no process waits at the end.
    """
    planned = each.original
    if isinstance(planned, Copy):
        return 0, 0
    work = (isinstance(planned, Page) and planned.work) or len(planned.parts)
    return (-work, 0) if work > _LONG else (0, planned.place)


def _turn(each: Stamped) -> tuple[Role, int, str, bool]:
    """Tell when a file is published: after what it may lead to, and so from the leaves to home.

    Its compressed forms go just before it: a server sends these in its place.
    """
    planned = each.original
    role = Role.PAGE if isinstance(planned, Copy) else planned.role
    path = planned.paths[0]
    return role, -path.count("/"), path, each.planned is planned


def _stamped(
    records: Iterable[tuple[str, Record]], output: str, now: int
) -> Iterator[tuple[str, Record]]:
    """Complete records by the stamps that files have once they are in place."""
    for path, record in records:
        stamp = settled(stamp_of(os.lstat(f"{output}/{path}")), now)
        yield path, Record(record.inputs, record.output, stamp, record.trace)


def _made(planned: Planned, draw: Draw, root: Path) -> Outcome[tuple[bytes, ...]]:
    """Make the bytes of what is planned, one for each of its paths."""
    if isinstance(planned, Copy):
        return (fetch_copy(root, planned.source, planned.digest),), ()
    return draw(planned)


def _recorder(each: Stamped) -> Callable[[bytes], Record]:
    """Record what files were made from, by their bytes."""
    inputs, trace = each.inputs, trace_of(each)
    return lambda data: Record(inputs, digest_of(data), None, trace)


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
