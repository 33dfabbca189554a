"""Survey: what the output folder holds, held against the records of what was written there."""

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct
from msgspec.structs import astuple, replace

from sitegen.fingerprint import digest_of
from sitegen.records import Record, Records
from sitegen.stamps import Stamp, is_settled, stamp_of

MARKER = ".sitegen"
"""The file that says that a folder is ours; it has no record."""
Stamps = Mapping[str, Stamp | None]
"""Stamps by path; what is not there, or is something else, has none."""


class Deviations(Struct, frozen=True):
    """The recorded files and folders that don't have the stamps that were recorded."""

    files: Stamps
    folders: Stamps


class Survey(Struct, frozen=True):
    """What of an output folder isn't as recorded: files, folders, and what has no record.

    ``strays`` are paths of files, links and folders; what is in such a folder is not looked at.
    Links are strays, whatever they lead to. ``begun`` is the time before it, in nanoseconds: later
    stamps may not be settled yet.
    """

    files: Stamps
    folders: Stamps
    strays: tuple[str, ...]
    begun: int


def deviations(output: Path, records: Records) -> Deviations:
    """Compare the stamps of an output folder with those recorded; the folder itself is ``""``."""
    root = f"{output}/"
    folders = records.folders or {"": None}
    files = ((path, record.stamp) for path, record in records.files.items())
    return Deviations(
        dict(_differing(root, files, S_ISREG)), dict(_differing(root, folders.items(), S_ISDIR))
    )


def pack_deviations(found: Deviations) -> bytes:
    """Write deviations down for another process."""
    return marshal.dumps(tuple(map(_as_tuples, (found.files, found.folders))))


def unpack_deviations(data: bytes) -> Deviations:
    """Read what another process has written down."""
    return Deviations(*map(_as_stamps, marshal.loads(data)))  # noqa: S302  # from our own process


def survey(output: Path, records: Records, found: Deviations, begun: int) -> Survey:
    """Find what has no record; a folder with its recorded stamp has the names that it had."""
    gone = {path for path, stamp in found.folders.items() if stamp is None}
    lost = {path: None for path in records.files if not gone.isdisjoint(folders_of(path))}
    strays = (
        stray
        for path, stamp in found.folders.items()
        if stamp and gone.isdisjoint(folders_of(path))
        for stray in _strays(output, path, records)
    )
    return Survey({**found.files, **lost}, found.folders, tuple(strays), begun)


def still_held(file: str, record: Record, stamp: Stamp | None, now: int) -> Record | None:
    """Give the record of a file, whose stamp isn't as recorded, if its bytes are; else ``None``."""
    if stamp is None or record.output != digest_of(Path(file).read_bytes()):
        return None
    return Record(record.inputs, record.output, settled(stamp, now), record.trace)


def settled(stamp: Stamp, now: int) -> Stamp | None:
    """Give a stamp that can be believed later; else ``None``."""
    return stamp if is_settled(stamp, now) else None


def untouched(records: Records, output: Path, found: Survey) -> Records | None:
    """Give the records with their stamps, if the output is as they say and holds nothing else."""
    if found.strays or None in found.folders.values():
        return None
    held: dict[str, Record] = {}
    for path, stamp in found.files.items():
        still = still_held(f"{output}/{path}", records.files[path], stamp, found.begun)
        if still is None:
            return None
        held[path] = still
    if not (held or found.folders):
        return records
    folders = {**records.folders, **settled_folders(found)}
    return replace(records, files={**records.files, **held}, folders=folders)


def settled_folders(found: Survey) -> dict[str, Stamp | None]:
    """Give the stamps of folders that aren't as recorded, as far as they can be believed later."""
    return {path: stamp and settled(stamp, found.begun) for path, stamp in found.folders.items()}


def folders_of(path: str) -> Iterator[str]:
    """Name the folders around a path, the innermost first; the last is ``""``."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _differing(
    root: str, expected: Iterable[tuple[str, Stamp | None]], is_kind: Callable[[int], bool]
) -> Iterator[tuple[str, Stamp | None]]:
    """Find what doesn't have its stamp; this is all that most builds do, so it makes no values."""
    lstat = os.lstat
    for path, stamp in expected:
        try:
            found = lstat(root + path)
        except (FileNotFoundError, NotADirectoryError):
            yield path, None
            continue
        if not is_kind(found.st_mode):
            yield path, None
        elif (
            stamp is None
            or found.st_mtime_ns != stamp.modified
            or found.st_ctime_ns != stamp.changed
            or found.st_size != stamp.size
            or found.st_ino != stamp.inode
        ):
            yield path, stamp_of(found)


def _strays(output: Path, folder: str, records: Records) -> Iterator[str]:
    prefix = f"{folder}/" if folder else ""
    with os.scandir(output / folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if path not in (records.folders if is_folder else records.files) and path != MARKER:
                yield path


def _as_tuples(stamps: Stamps) -> dict[str, tuple[int, ...] | None]:
    return {path: astuple(stamp) if stamp else None for path, stamp in stamps.items()}


def _as_stamps(tuples: Mapping[str, tuple[int, int, int, int] | None]) -> Stamps:
    return {path: found and Stamp(*found) for path, found in tuples.items()}
