"""Files are read whole, or not at all."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.files import CHANGED, read_as_seen, read_file
from sitegen.stamps import stamp_of


def _gone(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def _circle(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _socket(file: Path) -> None:
    file.unlink()
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(file))


def _under_a_file(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.touch()


_CHANGES = [_gone, _folder, _pipe, _device, _circle, _socket, _under_a_file]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file of four bytes, in a folder of its own."""
    file = tmp_path / "folder/file"
    file.parent.mkdir()
    file.write_bytes(b"text")
    return file


def test_a_file_is_read_whole(file: Path) -> None:
    assert read_file(file, 4) == b"text"
    assert read_as_seen(str(file), stamp_of(file.stat())) == b"text"
    file.write_bytes(b"")
    assert read_file(file) == b""


@pytest.mark.parametrize("change", _CHANGES)
def test_what_was_replaced_is_noticed_and_not_waited_for(
    change: Callable[[Path], None], file: Path
) -> None:
    stamp = stamp_of(file.stat())
    change(file)
    with pytest.raises(OSError, match=CHANGED) as told:
        read_file(file)
    assert told.value.filename == str(file)
    with pytest.raises(OSError, match=CHANGED):
        read_as_seen(str(file), stamp)


def test_what_has_grown_over_the_limit_is_not_read(file: Path) -> None:
    with pytest.raises(OSError, match=CHANGED):
        read_file(file, 3)


def test_what_has_another_stamp_than_it_had_is_not_read(file: Path) -> None:
    stamp = stamp_of(file.stat())
    file.write_bytes(b"TEXT")
    os.utime(file, ns=(0, 0))
    with pytest.raises(OSError, match=CHANGED):
        read_as_seen(str(file), stamp)


@pytest.mark.parametrize("pieces", [[b"te"], [b"text", b"more"], [b"tex", b"tmore"]])
def test_what_shrinks_or_grows_while_it_is_read_is_noticed(
    pieces: list[bytes], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = iter([b"".join(pieces)[:5], b""])
    monkeypatch.setattr(os, "read", lambda *_: next(rest))
    with pytest.raises(OSError, match=CHANGED):
        read_file(file)


def test_a_system_may_hand_out_a_file_in_pieces(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, length: read(descriptor, min(length, 1)))
    assert read_file(file) == b"text"


def test_what_the_machine_refuses_stays_its_own_fault(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError):
        read_file(file)
