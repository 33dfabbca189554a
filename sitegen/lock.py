"""Lock: keeps two builds of one site apart; the system opens it when its holder ends, however."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import getpid
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from sitegen.store import hide

if sys.platform != "win32":  # pragma: no branch  # no test runs there
    import fcntl

_PATIENCE = 30.0
"""Seconds to wait for another build."""
_PAUSE = 0.02


class BusyError(Exception):
    """Another build of the site is running; the message says which."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold a site's lock; where there can't be one, there is none.

    Raises ``BusyError`` if another build holds it for long.
    """
    file = _opened(root / ".sitegen/lock")
    if file is None:
        yield
        return
    with file:
        _wait_for(file)
        file.truncate(0)
        file.write(str(getpid()))
        file.flush()
        yield


def _opened(path: Path) -> IO[str] | None:
    if sys.platform == "win32":
        return None
    with suppress(OSError):  # the site may be on a disk that can only be read
        hide(path.parent)
        return path.open("a+")
    return None


def _wait_for(file: IO[str]) -> None:
    until = monotonic() + _PATIENCE
    while not _is_ours(file):
        if monotonic() > until:
            file.seek(0)
            raise BusyError(
                f"another build of this site is running, as process {file.read() or 'unknown'}; "
                "build again when it has ended"
            )
        sleep(_PAUSE)


def _is_ours(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return not isinstance(fault, BlockingIOError)  # some file systems have no locks
    return True
