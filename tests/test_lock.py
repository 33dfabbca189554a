"""Two builds of one site are kept apart."""

import fcntl
import os
from functools import partial
from pathlib import Path

import pytest

from sitegen import lock
from sitegen.cli import main
from sitegen.lock import BusyError, held, locked
from tests.sites import Folder, resource


def _holder(root: Path) -> int:
    """Hold the lock as another process would: by a file that was opened by itself."""
    (root / ".sitegen").mkdir(exist_ok=True)
    file = os.open(root / ".sitegen/lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def test_whoever_holds_it_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = _holder(tmp_path)
    monkeypatch.setattr(lock, "sleep", lambda _: os.close(other))
    with locked(tmp_path), pytest.raises(BlockingIOError):
        _holder(tmp_path)
    os.close(_holder(tmp_path))  # it is free again


def test_after_a_while_it_is_told_who_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    other = _holder(tmp_path)
    words = f"another build of this site is running, as process {os.getpid()}; "
    with pytest.raises(BusyError, match=words):
        locked(tmp_path).__enter__()
    os.close(other)


def test_a_system_may_not_tell_who_holds_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    other = _holder(tmp_path)
    for table in ("1: POSIX ADVISORY READ 7 00:00:1 0 0\n", None):
        monkeypatch.setattr(Path, "read_text", partial(_read, table))
        with pytest.raises(BusyError, match="is running, as process unknown; build again when"):
            locked(tmp_path).__enter__()
    os.close(other)


def _read(text: str | None) -> str:
    if text is None:
        raise FileNotFoundError
    return text


def test_a_folder_is_held_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    words = f"process {os.getpid()} is writing into {tmp_path}; try again when it has ended"
    with held(tmp_path), pytest.raises(BusyError, match=words):
        held(tmp_path).__enter__()
    with held(tmp_path), held(tmp_path / "none"):
        pass


def test_a_build_that_has_to_wait_for_long_says_so_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource())
    other = _holder(tmp_path)
    assert main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"sitegen: another build of this site is running, as process {os.getpid()}; "
        "build again when it has ended\n"
    )
    assert not (tmp_path / "output").exists()
    os.close(other)
    assert main(["build", str(tmp_path), "--quiet"]) == 0


def test_a_journal_that_another_build_removes_meanwhile_is_missed_by_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / ".sitegen/store.sqlite3-journal"
    seen = Path.iterdir

    def listing(folder: Path) -> list[Path]:
        return [*seen(folder), *((gone,) if folder == gone.parent else ())]

    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource())
    site.write(".sitegen/lock", "")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", listing)
        assert main(["build", str(tmp_path), "--quiet"]) == 0


def test_where_there_can_be_no_lock_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".sitegen").write_text("a file")
    with locked(tmp_path):
        pass
    (tmp_path / ".sitegen").unlink()

    def lockless(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", lockless)
    with locked(tmp_path), locked(tmp_path):
        pass
    monkeypatch.setattr("sys.platform", "win32")
    with locked(tmp_path):
        pass
