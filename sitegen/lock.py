"""Lock: keeps two builds apart; the system opens it when its holder ends, however."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from sitegen.store import hide

if sys.platform != "win32":  # pragma: no branch  # no test runs there
    import fcntl

_PATIENCE = 30.0
"""Seconds to wait for another build."""
_PAUSE = 0.02
_SITE = "another build of this site is running, as process {}; build again when it has ended"
_FOLDER = "process {} is writing into {}; try again when it has ended"


class BusyError(Exception):
    """Another build is running; the message says which."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold a site's lock; where there can't be one, there is none.

    Raises ``BusyError`` if another build holds it for long.
    """
    file = None
    with suppress(OSError):  # the site may be on a disk that can only be read
        hide(root / ".sitegen")
        file = os.open(root / ".sitegen/lock", os.O_RDWR | os.O_CREAT, 0o666)
    with _held(file, _SITE.format):
        yield


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder that is written into, be it from several sites.

    Raises ``BusyError`` as above.
    """
    file = None
    with suppress(OSError):  # some systems open no folders
        file = os.open(folder, os.O_RDONLY)
    with _held(file, lambda holder: _FOLDER.format(holder, folder)):
        yield


@contextmanager
def _held(file: int | None, words: Callable[[str], str]) -> Iterator[None]:
    try:
        if file is not None and sys.platform != "win32":
            _wait_for(file, words)
        yield
    finally:
        if file is not None:
            os.close(file)


def _wait_for(file: int, words: Callable[[str], str]) -> None:
    until = monotonic() + _PATIENCE
    while not _is_ours(file):
        if monotonic() > until:
            raise BusyError(words(_holder(file)))
        sleep(_PAUSE)


def _is_ours(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return not isinstance(fault, BlockingIOError)  # some file systems have no locks
    return True


def _holder(file: int) -> str:
    """Ask the system which process holds a lock (proc(5), "/proc/locks")."""
    place = os.fstat(file)
    disk = f"{os.major(place.st_dev):02x}:{os.minor(place.st_dev):02x}:{place.st_ino}"
    with suppress(OSError):
        for line in Path("/proc/locks").read_text().splitlines():
            fields = line.split()
            if fields[1] == "FLOCK" and disk in fields:
                return fields[4]
    return "unknown"
