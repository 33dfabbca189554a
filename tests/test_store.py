"""The store remembers, and whatever happens to it costs time only."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sitegen.store import NOTHING, Memos, StoreError, recall, recall_notes, remember, store_file

_ERA, _NEXT = b"era", b"next"
_MEMOS = Memos({b"one": b"1", b"two": b"2" * 10_000}, {"seen": b"by us"})
_THREE = Memos({b"three": b"3"}, {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a store that remembers two things."""
    file = store_file(tmp_path)
    remember(file, _ERA, _MEMOS, ())
    return file


def test_what_is_remembered_is_recalled(file: Path) -> None:
    assert recall(file, _ERA) == _MEMOS


def test_the_store_is_out_of_the_sight_of_git(file: Path) -> None:
    assert (file.parent / ".gitignore").read_text() == "*\n"


def test_what_is_dropped_is_forgotten_and_what_is_added_replaces(file: Path) -> None:
    remember(file, _ERA, Memos({b"one": b"I", b"three": b"3"}, {"seen": b"later"}), [b"two"])
    assert recall(file, _ERA) == Memos({b"one": b"I", b"three": b"3"}, {"seen": b"later"})


def test_where_there_is_no_store_nothing_is_remembered(tmp_path: Path) -> None:
    assert recall(store_file(tmp_path), _ERA) == NOTHING


def test_another_era_starts_afresh(file: Path) -> None:
    assert recall(file, _NEXT).readings == {}
    remember(file, _NEXT, _THREE, ())
    assert recall(file, _NEXT).readings == _THREE.readings
    assert recall(file, _ERA).readings == {}


def test_a_damaged_memo_is_empty(file: Path) -> None:
    data = file.read_bytes()
    assert data.count(b"2" * 100) > 0
    file.write_bytes(data.replace(b"2" * 100, b"2" * 99 + b"3", 1))
    assert recall(file, _ERA) == Memos({**_MEMOS.readings, b"two": b""}, {"seen": b"by us"})


@pytest.mark.parametrize("text", [b"no database " * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_damaged_store_is_told_and_started_afresh(text: bytes, file: Path) -> None:
    file.write_bytes(text)
    with pytest.raises(StoreError, match=r"^(file is not a database|database disk image)"):
        recall(file, _ERA)
    remember(file, _ERA, _THREE, [b"one"])
    assert recall(file, _ERA) == _THREE


def test_an_empty_file_is_told_and_started_afresh(file: Path) -> None:
    file.write_bytes(b"")
    with pytest.raises(StoreError, match="no such table: reading"):
        recall(file, _ERA)
    remember(file, _ERA, _MEMOS, ())
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
        with pytest.raises(StoreError, match="database is locked"):
            remember(file, _ERA, _THREE, ())
        other.execute("ROLLBACK")
    assert recall(file, _ERA) == _MEMOS


def test_where_no_folder_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / ".sitegen").write_text("a file")
    with pytest.raises(StoreError, match="exists"):
        remember(store_file(tmp_path), _ERA, _MEMOS, ())


def test_notes_hold_in_any_era_and_are_recalled_alone(file: Path) -> None:
    assert recall_notes(file) == _MEMOS.notes
    assert recall(file, _NEXT) == Memos({}, _MEMOS.notes)
    remember(file, _NEXT, Memos({}, {"other": b"1"}), ())
    assert recall_notes(file) == {**_MEMOS.notes, "other": b"1"}
    file.write_bytes(b"x" * 5000)
    with pytest.raises(StoreError):
        recall_notes(file)
    file.unlink()
    assert recall_notes(file) == {}
