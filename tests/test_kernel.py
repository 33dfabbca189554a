"""Kernel: what Python's library lacks, on a system that has it and on one that hasn't."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from sitegen.kernel import exchange, flush, widen


class Library:
    """A C library of which the calls fail."""

    def syncfs(self, _: int) -> int:
        ctypes.set_errno(5)
        return -1


class OldLibrary:
    """A C library that lacks both calls."""


def _library(kind: type) -> object:
    return lambda *_, **__: kind()


def test_a_file_and_a_folder_change_places(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("file")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/inside").touch()
    if not exchange(tmp_path / "file", tmp_path / "folder"):
        pytest.skip("this system can't exchange files")
    assert (tmp_path / "folder").read_text() == "file"
    assert (tmp_path / "file/inside").exists()


def test_what_is_not_there_cannot_change_places(tmp_path: Path) -> None:
    assert not exchange(tmp_path / "a", tmp_path / "b")


def test_a_system_may_have_no_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _library(OldLibrary))
    for name in "ab":
        (tmp_path / name).touch()
    assert not exchange(tmp_path / "a", tmp_path / "b")


def test_a_disk_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for a folder, else for the whole machine, else not at all."""
    asked: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: asked.append("sync"))
    flush(tmp_path)
    expected = [] if hasattr(ctypes.CDLL(None), "syncfs") else ["sync"]
    assert asked == expected
    monkeypatch.setattr(ctypes, "CDLL", _library(OldLibrary))
    flush(tmp_path)
    assert asked == [*expected, "sync"]

    def no_library(*_: object, **__: object) -> object:
        raise TypeError

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    flush(tmp_path)
    assert asked == [*expected, "sync", "sync"]
    monkeypatch.delattr(os, "sync")
    flush(tmp_path)


def test_a_disk_that_fails_to_keep_what_was_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", _library(Library))
    with pytest.raises(OSError, match="Input/output error") as fault:
        flush(tmp_path)
    assert fault.value.filename == str(tmp_path)


def test_a_pipe_can_be_wider() -> None:
    fcntl = pytest.importorskip("fcntl")
    if not hasattr(fcntl, "F_GETPIPE_SZ"):
        pytest.skip("this system can't be asked for it")
    ends = os.pipe()
    before = fcntl.fcntl(ends[1], fcntl.F_GETPIPE_SZ)
    widen(ends[1], 2 * before)
    assert fcntl.fcntl(ends[1], fcntl.F_GETPIPE_SZ) == 2 * before
    for each in ends:
        os.close(each)
    widen(ends[1], before)


@pytest.mark.parametrize("module", [None, object()])
def test_a_pipe_stays_where_the_system_cannot_be_asked(
    module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", module)
    widen(0, 1 << 20)
