"""Store: what earlier builds have learnt of files; the only module that knows SQLite.

It is a memo of pure functions, so a store that is damaged, locked, out of date or lost costs time
and nothing else. Each memo carries a checksum, as SQLite has none; an *era*, the fingerprint of the
code that made them all, starts the store afresh.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from msgspec import Struct

from sitegen.records import hide

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS era (value BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS reading (key BLOB PRIMARY KEY, checksum INTEGER, data BLOB)",
    "CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, checksum INTEGER, data BLOB)",
)
SIGHTINGS = "sightings"
"""The note of how the last scan saw the sources."""
K = TypeVar("K")
_PATIENCE = 1.0
"""Seconds to wait for another build that is using the store."""


class Memos(Struct, frozen=True):
    """What is remembered: what each file came to, and notes of other things, by their names.

    Notes hold in any era.
    """

    readings: Mapping[bytes, bytes]
    notes: Mapping[str, bytes]


NOTHING = Memos({}, {})


class StoreError(Exception):
    """The store can't be used, for the reason that is the message."""


def store_file(root: Path) -> Path:
    """Name a site's store."""
    return root / ".sitegen" / "store.sqlite3"


def recall(file: Path, era: bytes) -> Memos:
    """Read all memos of an era; damaged ones are empty.

    Raises ``StoreError``.
    """
    if not file.is_file():
        return NOTHING
    with _opened(file) as store:
        rows = store.execute("SELECT key, checksum, data FROM reading")
        return Memos(_sound(rows) if _era(store) == era else {}, _notes(store))


def recall_notes(file: Path) -> Mapping[str, bytes]:
    """Read the notes alone; damaged ones are empty.

    Raises ``StoreError``.
    """
    if not file.is_file():
        return {}
    with _opened(file) as store:
        return _notes(store)


def remember(file: Path, era: bytes, added: Memos, dropped: Iterable[bytes]) -> None:
    """Write new memos, and forget those that no file needs any more, all at once or nothing.

    Raises ``StoreError``.
    """
    try:
        hide(file.parent)
        try:
            _write(file, era, added, dropped)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # it is damaged: there is nothing in it to be saved
            file.unlink()
            _write(file, era, added, ())
    except (sqlite3.Error, OSError) as fault:
        raise StoreError(str(fault)) from None


def _write(file: Path, era: bytes, added: Memos, dropped: Iterable[bytes]) -> None:
    with closing(sqlite3.connect(file, _PATIENCE, isolation_level=None)) as store:
        store.execute("PRAGMA synchronous = OFF")  # what a power cut spoils, the checksums tell
        store.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA:
            store.execute(statement)
        if _era(store) != era:
            store.execute("DELETE FROM era")
            store.execute("DELETE FROM reading")
            store.execute("INSERT INTO era VALUES (?)", (era,))
        store.executemany("DELETE FROM reading WHERE key = ?", ((key,) for key in dropped))
        store.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", _rows(added.readings))
        store.executemany("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", _rows(added.notes))
        store.execute("COMMIT")


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the store to be read only; what it can't do is a ``StoreError``."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as store:
            yield store
    except sqlite3.Error as fault:
        raise StoreError(str(fault)) from None


def _notes(store: sqlite3.Connection) -> dict[str, bytes]:
    return _sound(store.execute("SELECT name, checksum, data FROM note"))


def _sound(rows: Iterable[tuple[K, object, bytes]]) -> dict[K, bytes]:
    return {key: data if _is_sound(data, mark) else b"" for key, mark, data in rows}


def _rows(memos: Mapping[K, bytes]) -> Iterator[tuple[K, int, bytes]]:
    return ((key, crc32(data), data) for key, data in memos.items())


def _era(store: sqlite3.Connection) -> object:
    row = store.execute("SELECT value FROM era").fetchone()
    return row[0] if row else None


def _is_sound(data: object, checksum: object) -> bool:
    return isinstance(data, bytes) and crc32(data) == checksum
