"""The time by which a site's files are stamped is the earlier of two clocks."""

import os
from pathlib import Path
from time import time_ns

import pytest

from sitegen.clock import file_time

_HOUR = 3600 * 10**9


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Make the file that a site's lock is, an hour ago."""
    file = tmp_path / ".sitegen/lock"
    file.parent.mkdir()
    file.touch()
    os.utime(file, ns=(time_ns() - _HOUR, time_ns() - _HOUR))
    return file


@pytest.mark.parametrize("ahead", [0, _HOUR])
def test_the_disk_is_asked_what_time_it_is(
    ahead: int, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = time_ns()
    monkeypatch.setattr("sitegen.clock.time_ns", lambda: time_ns() + ahead)
    found = file_time(lock.parent.parent)
    assert before - 10**8 < found <= time_ns()
    assert lock.stat().st_mtime_ns >= found


def test_where_the_system_s_clock_is_behind_it_counts(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.clock.time_ns", lambda: 5)
    assert file_time(lock.parent.parent) == 5


def test_where_there_is_no_lock_nothing_is_written(tmp_path: Path) -> None:
    assert file_time(tmp_path) > time_ns() - _HOUR
    assert list(tmp_path.iterdir()) == []
