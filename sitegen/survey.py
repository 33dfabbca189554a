"""Survey: what the output folder holds, held against the records of what was written there."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import time_ns

from msgspec import Struct

from sitegen.fingerprint import digest_of
from sitegen.records import Record
from sitegen.stamps import Stamp, is_settled, stamp_of


class Survey(Struct, frozen=True):
    """The regular files of a folder with their stamps, its folders, and all else, as paths.

    Links are of the last kind, whatever they lead to.
    """

    files: Mapping[str, Stamp]
    folders: frozenset[str]
    others: frozenset[str]


def survey(output: Path) -> Survey:
    """Look through an output folder; one that isn't there is empty."""
    files: dict[str, Stamp] = {}
    folders: set[str] = set()
    others: set[str] = set()
    pending = [""] if output.is_dir() else []
    while pending:
        prefix = pending.pop()
        with os.scandir(f"{output}/{prefix}") as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    pending.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = stamp_of(entry.stat(follow_symlinks=False))
                else:
                    others.add(path)
    return Survey(files, frozenset(folders), frozenset(others))


def still_held(file: str, record: Record, stamp: Stamp, now: int) -> Record | None:
    """Give the record of a file that is as it was written, with its stamp; else ``None``."""
    if record.stamp == stamp:
        return record
    if record.output != digest_of(Path(file).read_bytes()):
        return None
    return Record(record.inputs, record.output, settled(stamp, now))


def settled(stamp: Stamp, now: int) -> Stamp | None:
    """Give a stamp that can be believed later; else ``None``."""
    return stamp if is_settled(stamp, now) else None


def untouched(
    records: Mapping[str, Record], output: Path, marker: str
) -> Mapping[str, Record] | None:
    """Give the records with their stamps, if the output is as they say and holds nothing else.

    The file ``marker`` has no record.
    """
    found = survey(output)
    folders = {path[:at] for path in records for at in _slashes(path)}
    if found.others or found.folders != folders or found.files.keys() != {*records, marker}:
        return None
    now = time_ns()
    held = {
        path: still_held(f"{output}/{path}", record, found.files[path], now)
        for path, record in records.items()
    }
    whole = {path: record for path, record in held.items() if record}
    return whole if len(whole) == len(held) else None


def _slashes(path: str) -> Iterator[int]:
    at = path.rfind("/")
    while at > 0:
        yield at
        at = path.rfind("/", 0, at)
