"""Staging: where output is made before any of it is moved into place."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.lock import held

STAGING = ".sitegen-staging"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_MODE = 0o666
"""What anybody may do with a new file, before the user's mask."""


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Lend a folder on the output's own file system, so that files move into place by renaming.

    Nobody else has one there meanwhile. Raises ``BusyError``.
    """
    made = [each for each in (output, *output.parents) if not each.exists()]
    stage = output / STAGING
    try:
        output.mkdir(parents=True, exist_ok=True)
        with held(output):
            yield from _emptied(stage)
    finally:
        for folder in made:
            with suppress(OSError):  # it has something in it, or was never made
                folder.rmdir()


def _emptied(folder: Path) -> Iterator[Path]:
    """Give a new folder, and remove it at the end; it may have been left by a killed build."""
    try:
        _remove(folder)
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write(file: str, data: bytes) -> None:
    """Write a staged file, in a folder that other processes may be making too."""
    try:
        descriptor = os.open(file, _NEW, _MODE)
    except FileNotFoundError:  # several files share most folders, and one of them is the first
        _make(file.rpartition("/")[0])
        descriptor = os.open(file, _NEW, _MODE)
    try:
        _write(descriptor, data)
    except OSError as fault:
        fault.filename = file  # to write, unlike to open, doesn't know it
        raise
    finally:
        os.close(descriptor)


def _make(folder: str) -> None:
    """Make a folder, and those around it that are missing."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # half a Path's time
    except (FileNotFoundError, FileExistsError):  # another process may have been quicker
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above


def _write(descriptor: int, data: bytes) -> None:
    """Write all; the system may take less at a time, as it does when the disk fills up."""
    while data:
        data = data[os.write(descriptor, data) :]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
