"""Kernel: system calls of Linux that Python has only there, or not at all, and what stands in."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_HERE = -100
"""``AT_FDCWD`` of Linux: paths count from the current folder."""
_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux."""


def flush(folder: Path) -> None:
    """Wait until all that was written is on the disk that holds a folder: syncfs(2), else sync(2).

    To flush each file by itself would take a hundred times as long. Raises ``OSError``.
    """
    call = _found("syncfs")
    if call is None:
        getattr(os, "sync", int)()  # Windows has none
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        if call(file):
            raise _fault(folder)
    finally:
        os.close(file)


def exchange(one: Path, other: Path) -> bool:
    """Let a file and a folder change places at one stroke; tell whether that can be done here."""
    call = _found("renameat2")
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return not call(_HERE, names[0], _HERE, names[1], _EXCHANGE)


def widen(pipe: int, size: int) -> None:
    """Let a pipe hold so many bytes, where the system can be asked for that; else it stays."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415  # Windows has none

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, size)


def _fault(folder: Path) -> OSError:
    import ctypes  # noqa: PLC0415  # is slow to import, and most builds have nothing to do

    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), str(folder))


def _found(name: str) -> Callable[..., int] | None:
    """Find a function of the C library; some lack it."""
    import ctypes  # noqa: PLC0415  # as above

    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name, None)
    except (OSError, TypeError):  # no library can be asked
        return None
