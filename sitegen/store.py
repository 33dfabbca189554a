"""Store: what earlier builds have learnt of files; the only module that knows SQLite.

It is a memo of pure functions, so a store that is damaged, locked, out of date or lost costs time
and nothing else. Each memo carries a checksum, as SQLite has none; an *era*, the fingerprint of the
code that made them all, starts the store afresh, as does another schema.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

READING, BODY, TERMS, FRAGMENT, NOTE = "reading", "body", "terms", "fragment", "note"
"""What each file came to; the HTML of bodies; what resources are found by; what large files are
joined from; notes of other things, which hold in any era."""
_OF_AN_ERA = (READING, BODY, TERMS, FRAGMENT)
_SCHEMA = (
    "CREATE TABLE era (value BLOB NOT NULL)",
    *(
        f"CREATE TABLE {name} (key BLOB PRIMARY KEY, checksum INTEGER, data BLOB)"
        for name in (*_OF_AN_ERA, NOTE)
    ),
)
_VERSION = crc32("\n".join(_SCHEMA).encode()) >> 1
"""What SQLite calls the user's version, a signed number."""
SIGHTINGS = "sightings"
"""The note of how the last scan saw the sources."""
_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a store can be at fault with; damaged text, even in a message of SQLite's, is the latter."""
_PATIENCE = 1.0
"""Seconds to wait for another build that is using the store."""


class StoreError(Exception):
    """The store can't be used, for the reason that is the message."""


def store_file(root: Path) -> Path:
    """Name a site's store."""
    return root / ".sitegen" / "store.sqlite3"


def recall_readings(file: Path, era: bytes) -> Mapping[bytes, bytes]:
    """Read what each file came to in an era; damaged ones are left out.

    Raises ``StoreError``.
    """
    if not file.is_file():
        return {}
    with _opened(file) as store:
        return _sound(store, READING) if _is_of(store, era) else {}


def recall_notes(file: Path) -> Mapping[str, bytes]:
    """Read the notes alone; damaged ones are left out.

    Raises ``StoreError``.
    """
    if not file.is_file():
        return {}
    with _opened(file) as store:
        found = _sound(store, NOTE) if _has_schema(store) else {}
    return {name.decode(errors="replace"): data for name, data in found.items()}


class Finding(Protocol):
    """Finds memos, by the names of tables, as the store's finder does."""

    def find(self, table: str, key: bytes) -> bytes | None:
        """Give a memo, if it is there."""

    def all(self, table: str) -> Iterator[tuple[bytes, bytes]]:
        """Give all memos."""


class Finder:
    """Finds the memos of an era one by one; each process has its own way in."""

    def __init__(self, file: Path | None, era: bytes) -> None:
        """Open nothing yet; without a file nothing is found."""
        self._file, self._era = file, era
        self._process = 0
        self._store: sqlite3.Connection | None = None

    def __reduce__(self) -> tuple[type["Finder"], tuple[Path | None, bytes]]:
        """Go to another process as what it is made from."""
        return Finder, (self._file, self._era)

    def find(self, table: str, key: bytes) -> bytes | None:
        """Give a memo, if it is there and sound."""
        with suppress(*_FAULTS):
            store = self._opened()
            if store:
                query = f"SELECT checksum, data FROM {table} WHERE key = ?"  # noqa: S608  # ours
                mark, data = store.execute(query, (key,)).fetchone() or (0, None)
                return data if _is_sound(key, data, mark) else None
        return None

    def all(self, table: str) -> Iterator[tuple[bytes, bytes]]:
        """Give all memos that are sound, up to where the store is damaged."""
        with suppress(*_FAULTS):
            store = self._opened()
            rows = store.execute(f"SELECT key, checksum, data FROM {table}") if store else ()  # noqa: S608  # ours
            for key, mark, data in rows:
                if _is_sound(key, data, mark):
                    yield key, data

    def keys(self, table: str) -> frozenset[bytes]:
        """Name all memos that are there; some may prove unsound."""
        with suppress(*_FAULTS):
            store = self._opened()
            if store:
                rows = store.execute(f"SELECT key FROM {table}")  # noqa: S608  # ours
                return frozenset(key for (key,) in rows)
        return frozenset()

    def _opened(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():
            self._process, self._store = os.getpid(), None
            if self._file and self._file.is_file():
                store = _connect(self._file)
                self._store = store if _is_of(store, self._era) else None
        return self._store


class Writer:
    """Writes memos of an era as they come; all up to a ``commit``, or nothing.

    The first thing that goes wrong ends that, and stays as ``trouble``: a build goes on without.
    """

    def __init__(self, file: Path | None, era: bytes | None) -> None:
        """Open nothing yet; without a file nothing is written, without an era notes alone."""
        self.trouble = ""
        self._file, self._era = file, era
        self._store: sqlite3.Connection | None = None

    def put(self, table: str, memos: Iterable[tuple[bytes, bytes]]) -> None:
        """Write memos, by their keys."""
        rows = [(key, _checksum(key, data), data) for key, data in memos]
        self._run(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608  # ours

    def note(self, notes: Mapping[str, bytes]) -> None:
        """Write notes, by their names."""
        self.put(NOTE, [(name.encode(), data) for name, data in notes.items()])

    def keep(self, table: str, keys: AbstractSet[bytes]) -> None:
        """Forget what has none of these keys."""
        found = self._run(f"SELECT key FROM {table}", [()])  # noqa: S608  # ours
        gone = [(key,) for (key,) in found if key not in keys]
        self._run(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608  # ours

    def sift(self, table: str, is_needed: Callable[[bytes], bool]) -> None:
        """Forget what isn't needed, by what it holds."""
        found = self._run(f"SELECT key, data FROM {table}", [()])  # noqa: S608  # ours
        gone = [(key,) for key, data in found if not is_needed(data)]
        self._run(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608  # ours

    def commit(self) -> None:
        """Make what was written last."""
        if self._store:
            self._run("COMMIT", [()])
        if self._store:
            self._store.close()
            self._store = None

    def _run(self, statement: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Execute a statement for each row, and give what the last one finds."""
        if not rows or self.trouble or self._file is None:
            return []
        try:
            store = self._store = self._store or _begun(self._file, self._era)
            if len(rows) == 1:
                return store.execute(statement, rows[0]).fetchall()
            store.executemany(statement, rows)
        except (*_FAULTS, OSError) as fault:
            self.trouble = _words(fault)
            self._give_up()
            if _is_damage(fault):
                with suppress(OSError):
                    self._file.unlink()
        return []

    def _give_up(self) -> None:
        if self._store:
            self._store.close()
            self._store = None


def hide(folder: Path) -> None:
    """Make the folder of what sitegen keeps for itself, out of the sight of the site's git."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_bytes(b"*\n")


def _begun(file: Path, era: bytes | None) -> sqlite3.Connection:
    """Open a store to be written; there is nothing to be saved in a damaged one."""
    hide(file.parent)
    try:
        return _begin(file, era)
    except _FAULTS as fault:
        if not _is_damage(fault):
            raise
        file.unlink()
        return _begin(file, era)


def _begin(file: Path, era: bytes | None) -> sqlite3.Connection:
    store = sqlite3.connect(file, _PATIENCE, isolation_level=None)
    try:
        store.execute("PRAGMA synchronous = OFF")  # what a power cut spoils, the checksums tell
        store.execute("BEGIN IMMEDIATE")
        if not _has_schema(store):
            _start(store)
        if era is not None and not _is_of(store, era):
            for table in ("era", *_OF_AN_ERA):
                store.execute(f"DELETE FROM {table}")  # noqa: S608  # ours
            store.execute("INSERT INTO era VALUES (?)", (era,))
    except _FAULTS:
        store.close()
        raise
    return store


def _is_damage(fault: Exception) -> bool:
    """Tell damage from what passes, such as a lock, a full disk or a missing permission."""
    if isinstance(fault, sqlite3.OperationalError):
        return False
    return isinstance(fault, (sqlite3.DatabaseError, UnicodeDecodeError))


def _words(fault: Exception) -> str:
    return "it is damaged" if isinstance(fault, UnicodeDecodeError) else str(fault)


def _start(store: sqlite3.Connection) -> None:
    """Make the tables, in the place of those that another version has made."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (name,) in store.execute(query).fetchall():
        store.execute(f'DROP TABLE "{name}"')
    for statement in _SCHEMA:
        store.execute(statement)
    store.execute(f"PRAGMA user_version = {_VERSION}")


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the store to be read only; what it can't do is a ``StoreError``."""
    try:
        with closing(_connect(file)) as store:
            yield store
    except _FAULTS as fault:
        raise StoreError(_words(fault)) from None


def _has_schema(store: sqlite3.Connection) -> bool:
    return bool(store.execute("PRAGMA user_version").fetchone() == (_VERSION,))


def _is_of(store: sqlite3.Connection, era: bytes) -> bool:
    """Tell whether the memos are of an era."""
    return _has_schema(store) and store.execute("SELECT value FROM era").fetchone() == (era,)


def _sound(store: sqlite3.Connection, table: str) -> dict[bytes, bytes]:
    rows = store.execute(f"SELECT key, checksum, data FROM {table}")  # noqa: S608  # ours
    return {key: data for key, mark, data in rows if _is_sound(key, data, mark)}


def _is_sound(key: object, data: object, checksum: object) -> bool:
    """Tell whether a memo is as it was written; SQLite gives back whatever a damaged file holds."""
    if not isinstance(data, bytes) or not isinstance(key, bytes):
        return False
    return _checksum(key, data) == checksum


def _checksum(key: bytes, data: bytes) -> int:
    return crc32(data, crc32(key))
