"""Publish: make the output folder hold exactly what is planned; the only module that writes there.

Everything is drawn into a staging folder first, so that a fault leaves the last good site as it
was. What is drawn is decided by the record of the last build: an output file is kept if its inputs
and its bytes are as recorded.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from sitegen.diagnostics import Diagnostics, Outcome
from sitegen.fingerprint import digest_of
from sitegen.planned import Copy, Page, Planned
from sitegen.records import Record

MARKER = ".sitegen"
_MARK = b"sitegen writes this folder and removes what it did not write. Keep nothing else here.\n"
_STAGING = ".sitegen-staging"


class NotOursError(Exception):
    """The output folder holds files but no marker: somebody else's work would be lost."""


class Report(Struct, frozen=True):
    """What publishing did, as paths in the output folder, and what to record of it."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    records: Mapping[str, Record]


class Shelf(Struct, frozen=True):
    """Where output goes, and where the sources of copies are."""

    output: Path
    root: Path


def publish(
    planned: Iterable[tuple[Planned, bytes]],
    records: Mapping[str, Record],
    draw: Callable[[Page], Outcome[bytes]],
    shelf: Shelf,
) -> Outcome[Report]:
    """Draw what changed, keep what didn't, remove what isn't planned; on any fault change nothing.

    Each planned file comes with its fingerprint. Raises ``NotOursError`` and ``OSError``.
    """
    _claim(shelf.output)
    present = frozenset(_files(shelf.output, ""))
    kept: dict[str, Record] = {}
    stale: list[tuple[Planned, bytes]] = []
    for each, inputs in planned:
        record = records.get(each.path)
        if record and _is_kept(each, inputs, record, present, shelf.output):
            kept[each.path] = record
        else:
            stale.append((each, inputs))
    with _staging(shelf.output) as stage:
        drawn, diagnostics = _draw(stale, draw, stage, shelf.root)
        if diagnostics:
            return None, diagnostics
        _move(drawn, stage, shelf.output)
    removed = tuple(sorted(_sweep(shelf.output, "", kept.keys() | drawn.keys() | {MARKER})))
    return Report(tuple(drawn), tuple(kept), removed, kept | drawn), ()


def _claim(output: Path) -> None:
    """Mark a new or empty folder as ours."""
    output.mkdir(parents=True, exist_ok=True)
    marker = output / MARKER
    if not marker.is_file() and any(output.iterdir()):
        raise NotOursError(output)
    if not marker.is_file() or marker.read_bytes() != _MARK:
        marker.write_bytes(_MARK)


def _is_kept(
    planned: Planned, inputs: bytes, record: Record, present: frozenset[str], output: Path
) -> bool:
    return (
        record.inputs == inputs
        and planned.path in present
        and record.output == digest_of((output / planned.path).read_bytes())
    )


def _draw(
    stale: Iterable[tuple[Planned, bytes]],
    draw: Callable[[Page], Outcome[bytes]],
    stage: Path,
    root: Path,
) -> tuple[dict[str, Record], Diagnostics]:
    """Write what is drawn to the staging folder, numbered in its order."""
    drawn: dict[str, Record] = {}
    diagnostics: list[Diagnostics] = []
    for planned, inputs in stale:
        data, faults = _bytes(planned, draw, root)
        if data is None:
            diagnostics.append(faults)
        else:
            (stage / str(len(drawn))).write_bytes(data)
            drawn[planned.path] = Record(inputs, digest_of(data))
    return drawn, tuple(fault for faults in diagnostics for fault in faults)


def _bytes(planned: Planned, draw: Callable[[Page], Outcome[bytes]], root: Path) -> Outcome[bytes]:
    if isinstance(planned, Copy):
        return (root / planned.source).read_bytes(), ()
    return draw(planned)


@contextmanager
def _staging(output: Path) -> Iterator[Path]:
    """Lend a folder on the output's own file system, so that files move into place by renaming."""
    stage = output / _STAGING
    _remove(stage)
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(drawn: Iterable[str], stage: Path, output: Path) -> None:
    folders: set[Path] = {output}
    for number, path in enumerate(drawn):
        target = output / path
        _make_folder(target.parent, folders)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        (stage / str(number)).replace(target)


def _make_folder(folder: Path, made: set[Path]) -> None:
    """Make a folder and those above it, each a real one: a link would lead out of the output."""
    if folder in made:
        return
    _make_folder(folder.parent, made)
    if folder.is_symlink() or not folder.is_dir():
        _remove(folder)
        folder.mkdir()
    made.add(folder)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _files(folder: Path, prefix: str) -> Iterator[str]:
    """List the regular files of the output; links are strays, whatever they lead to."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name


def _sweep(folder: Path, prefix: str, keep: frozenset[str] | set[str]) -> Iterator[str]:
    """Remove what is not planned, and folders that are left empty."""
    with os.scandir(folder) as entries:
        found = tuple(entries)
    for entry in found:
        path = prefix + entry.name
        place = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _sweep(place, f"{path}/", keep)
            if next(place.iterdir(), None) is None:
                place.rmdir()
        elif path not in keep:
            place.unlink()
            yield path
