"""Publish: make the output folder hold exactly what is planned; the only module that writes there.

Everything is drawn into a staging folder first, so that a fault leaves the last good site as it
was. What is drawn is decided by the record of the last build: an output file is kept if its inputs
and its bytes are as recorded.
"""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.clock import file_time
from sitegen.desk import Desk, Draw, Sheet, sheets_of
from sitegen.diagnostics import Outcome
from sitegen.planned import Compressed, Copy, Role, Stamped
from sitegen.records import Record, Records
from sitegen.rollout import arrange, leaving, roll_out, tidy
from sitegen.shelf import Shelf, claim, marks
from sitegen.staging import staging
from sitegen.stamps import Stamp, stamp_of
from sitegen.survey import Stamps, Survey, folders_of, settled, settled_folders, still_held

A = TypeVar("A")
B = TypeVar("B")


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
    sheets = sheets_of(compared.stale)
    with staging(shelf.output) as stage:
        results = tuple(spread(Desk(draw, str(stage), shelf.root), sheets))
        diagnostics = tuple(fault for _, faults in results for fault in faults)
        if diagnostics:
            return None, diagnostics
        laid = {path: record for path, record in _drawn(sheets, results) if record}
        unpaid = dict(_unpaid(compared.stale, laid))
        turns = (path for each in sorted(compared.stale, key=_turn) for path in each.planned.paths)
        staged = (*marks(stage, shelf.output), *(path for path in turns if path in laid))
        gone = compared.spare | unpaid.keys()
        removed = leaving(shelf.output, gone, {*compared.kept, *laid})
        rollout = arrange(shelf.output, staged, removed)
        roll_out(stage, shelf.output, rollout)
    tidy(shelf.output, gone)
    now = file_time(shelf.root)
    moved = frozenset((*rollout.new, *rollout.changed, *rollout.late))
    stamped = dict(_settled(laid, moved, shelf.output, now))
    files = {**compared.kept, **stamped}
    folders = _folders(shelf.output, files, compared.folders, (*stamped, *gone), now)
    records = Records(files, folders, {**compared.spared, **unpaid})
    return Report(tuple(stamped), tuple(compared.kept), removed, records), ()


def _drawn(
    sheets: Iterable[Sheet], results: Iterable[Outcome[tuple[Record | None, ...]]]
) -> Iterator[tuple[str, Record | None]]:
    """Name each file that was drawn, with what to record of it."""
    for sheet, (records, _) in zip(sheets, results, strict=True):
        paths = (path for each in sheet for path in each.planned.paths)
        yield from zip(paths, records or (), strict=True)


def _unpaid(stale: Iterable[Stamped], laid: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Name the compressed forms that didn't pay, with what they were made of."""
    for each in stale:
        if isinstance(each.planned, Compressed) and each.planned.paths[0] not in laid:
            yield each.planned.paths[0], each.inputs


def _turn(each: Stamped) -> tuple[Role, int, str, bool]:
    """Tell when a file is published: after what it may lead to, and so from the leaves to home.

    Its compressed forms go just before it: a server sends these in its place.
    """
    planned = each.original
    role = Role.PAGE if isinstance(planned, Copy) else planned.role
    path = planned.paths[0]
    return role, -path.count("/"), path, each.planned is planned


def _settled(
    laid: Mapping[str, Record], moved: AbstractSet[str], output: Path, now: int
) -> Iterator[tuple[str, Record]]:
    """Take the stamps that can be believed later; those of files that were moved changed by that.

    What is in a folder that was moved as a whole has the stamp that it had there.
    """
    for path, record in laid.items():
        stamp = stamp_of(os.lstat(f"{output}/{path}")) if path in moved else record.stamp
        held = stamp and settled(stamp, now)
        yield path, record if held is record.stamp else replace(record, stamp=held)


def _folders(
    output: Path, files: Iterable[str], before: Stamps, changed: Iterable[str], now: int
) -> dict[str, Stamp | None]:
    """Take the stamps of folders in which something changed; the others have what they had."""
    anew, every = _around(changed), _around(files)
    return {
        folder: settled(stamp_of(os.lstat(f"{output}/{folder}")), now)
        if folder in anew or folder not in before
        else before[folder]
        for folder in sorted(every)
    }


def _around(paths: Iterable[str]) -> set[str]:
    """Name all folders around paths; most share theirs."""
    inner = {path.rpartition("/")[0] for path in paths}
    return {"", *inner, *(folder for path in inner for folder in folders_of(path))}
