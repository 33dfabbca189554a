"""The store remembers, and whatever happens to it costs time only."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import Struct

from sitegen import store
from sitegen.store import (
    BODY,
    READING,
    Finder,
    StoreError,
    Writer,
    recall_notes,
    recall_readings,
    store_file,
)

_ERA, _NEXT = b"era", b"next"


class Memos(Struct, frozen=True):
    """Readings and notes."""

    readings: Mapping[bytes, bytes]
    notes: Mapping[str, bytes]


NOTHING = Memos({}, {})
_MEMOS = Memos({b"one": b"1", b"two": b"2" * 10_000}, {"seen": b"by us"})
_THREE = Memos({b"three": b"3"}, {})


def recall(file: Path, era: bytes) -> Memos:
    """Read all there is."""
    return Memos(recall_readings(file, era), recall_notes(file))


def remember(file: Path, era: bytes, added: Memos, kept: frozenset[bytes] | None = None) -> str:
    """Write memos and forget all but some, and say what went wrong."""
    writer = Writer(file, era)
    writer.put(READING, added.readings.items())
    writer.note(added.notes)
    if kept is not None:
        writer.keep(READING, kept)
    writer.commit()
    return writer.trouble


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a store that remembers two things."""
    file = store_file(tmp_path)
    assert remember(file, _ERA, _MEMOS) == ""
    return file


def test_what_is_remembered_is_recalled(file: Path) -> None:
    assert recall(file, _ERA) == _MEMOS


def test_the_store_is_out_of_the_sight_of_git(file: Path) -> None:
    assert (file.parent / ".gitignore").read_text() == "*\n"


def test_what_is_dropped_is_forgotten_and_what_is_added_replaces(file: Path) -> None:
    three = Memos({b"one": b"I", b"three": b"3"}, {"seen": b"later"})
    remember(file, _ERA, three, frozenset([b"one", b"three"]))
    assert recall(file, _ERA) == Memos({b"one": b"I", b"three": b"3"}, {"seen": b"later"})


def test_what_is_not_needed_by_what_it_holds_is_forgotten(file: Path) -> None:
    writer = Writer(file, _ERA)
    writer.sift(READING, lambda data: data == b"1")
    writer.commit()
    assert recall(file, _ERA).readings == {b"one": b"1"}


def test_all_memos_of_an_era_are_found_that_are_sound(file: Path) -> None:
    assert dict(Finder(file, _ERA).all(READING)) == _MEMOS.readings
    assert dict(Finder(file, _NEXT).all(READING)) == {}
    assert dict(Finder(None, _ERA).all(READING)) == {}
    file.write_bytes(file.read_bytes().replace(b"2" * 100, b"2" * 99 + b"3", 1))
    assert dict(Finder(file, _ERA).all(READING)) == {b"one": b"1"}


def test_where_there_is_no_store_nothing_is_remembered(tmp_path: Path) -> None:
    assert recall(store_file(tmp_path), _ERA) == NOTHING


def test_another_era_starts_afresh(file: Path) -> None:
    assert recall(file, _NEXT).readings == {}
    remember(file, _NEXT, _THREE)
    assert recall(file, _NEXT).readings == _THREE.readings
    assert recall(file, _ERA).readings == {}


def test_a_damaged_memo_is_empty(file: Path) -> None:
    data = file.read_bytes()
    assert data.count(b"2" * 100) > 0
    file.write_bytes(data.replace(b"2" * 100, b"2" * 99 + b"3", 1))
    assert recall(file, _ERA) == Memos({b"one": b"1"}, {"seen": b"by us"})


@pytest.mark.parametrize("text", [b"no database " * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_damaged_store_is_told_and_started_afresh(text: bytes, file: Path) -> None:
    file.write_bytes(text)
    with pytest.raises(StoreError, match=r"^(file is not a database|database disk image)"):
        recall(file, _ERA)
    remember(file, _ERA, _THREE)
    assert recall(file, _ERA) == _THREE


def test_an_empty_file_is_started_afresh(file: Path) -> None:
    file.write_bytes(b"")
    assert recall(file, _ERA) == NOTHING
    remember(file, _ERA, _MEMOS)
    assert recall(file, _ERA) == _MEMOS


def test_a_store_without_an_era_remembers_nothing(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as store:
        store.execute("DELETE FROM era")
    assert recall(file, _ERA).readings == {}


def test_a_store_that_another_build_is_using_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.store._PATIENCE", 0.01)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert recall(file, _ERA) == _MEMOS
        assert remember(file, _ERA, _THREE) == "database is locked"
        other.execute("ROLLBACK")
    assert recall(file, _ERA) == _MEMOS


def test_where_no_folder_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / ".sitegen").write_text("a file")
    assert "exists" in remember(store_file(tmp_path), _ERA, _MEMOS)


def test_notes_hold_in_any_era_and_are_recalled_alone(file: Path) -> None:
    assert recall_notes(file) == _MEMOS.notes
    assert recall(file, _NEXT) == Memos({}, _MEMOS.notes)
    remember(file, _NEXT, Memos({}, {"other": b"1"}))
    assert recall_notes(file) == {**_MEMOS.notes, "other": b"1"}
    file.write_bytes(b"x" * 5000)
    with pytest.raises(StoreError):
        recall_notes(file)
    file.unlink()
    assert recall_notes(file) == {}


def test_another_schema_starts_afresh(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("DROP TABLE reading")
        other.execute("CREATE TABLE reading (something TEXT)")
        other.execute("PRAGMA user_version = 1")
    assert recall(file, _ERA) == NOTHING
    assert recall_notes(file) == {}
    assert remember(file, _ERA, _THREE) == ""
    assert recall(file, _ERA) == _THREE
    monkeypatch.setattr(store, "_VERSION", 2)
    assert recall(file, _ERA) == NOTHING


def test_memos_are_found_one_by_one_in_their_era(file: Path) -> None:
    finder = Finder(file, _ERA)
    assert finder.find(READING, b"one") == b"1"
    assert finder.find(BODY, b"one") is None
    assert finder.find(READING, b"four") is None
    assert Finder(file, _NEXT).find(READING, b"one") is None
    assert Finder(file.with_name("none"), _ERA).find(READING, b"one") is None


def test_a_damaged_memo_or_store_has_nothing_to_be_found(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace(b"2" * 100, b"2" * 99 + b"3", 1))
    assert Finder(file, _ERA).find(READING, b"two") is None
    assert Finder(file, _ERA).find(READING, b"one") == b"1"
    file.write_bytes(b"no database" * 1000)
    assert Finder(file, _ERA).find(READING, b"one") is None


def test_nothing_is_written_before_it_is_committed(file: Path) -> None:
    writer = Writer(file, _ERA)
    writer.put(READING, _THREE.readings.items())
    assert recall(file, _ERA) == _MEMOS
    writer.commit()
    assert recall(file, _ERA).readings == {**_MEMOS.readings, **_THREE.readings}


def test_after_a_trouble_nothing_more_is_written(file: Path) -> None:
    writer = Writer(file, _ERA)
    writer.put("reading nothing", _THREE.readings.items())
    writer.put(READING, _THREE.readings.items())
    writer.keep(READING, frozenset())
    writer.commit()
    assert writer.trouble == 'near "nothing": syntax error'
    assert recall(file, _ERA) == _MEMOS


def test_without_a_file_nothing_is_written_or_wrong() -> None:
    writer = Writer(None, _ERA)
    writer.put(READING, _THREE.readings.items())
    writer.keep(READING, frozenset())
    writer.commit()
    assert writer.trouble == ""


def test_damaged_text_is_damage(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data.replace(b"seen", b"\xff\xfe\xfd\xfc"))
    assert recall_notes(file) == {}
    file.write_bytes(data.replace(b"CREATE TABLE note", b"CR\xffATE TABLE note"))
    with pytest.raises(StoreError, match=r"^it is damaged$"):
        recall_notes(file)
    assert Finder(file, _ERA).find(READING, b"one") is None
    assert remember(file, _ERA, _THREE) == ""
    assert recall(file, _ERA) == _THREE


class _Damaged:
    """A store whose damage shows only when something is written."""

    def execute(self, *_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    def close(self) -> None:
        """Close nothing."""


def test_damage_that_shows_late_makes_the_next_build_start_afresh(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "_begun", lambda *_: _Damaged())
        assert remember(file, _ERA, _THREE) == "database disk image is malformed"
    assert not file.exists()
    assert remember(file, _ERA, _THREE) == ""
    assert recall(file, _ERA) == _THREE
