"""Files, read whole: never more than a limit, and never what is no file.

Between the moment when a file is found and the one when it is opened, anything may have taken its
place. A pipe that nobody writes to would be waited for, a device may have no end.
"""

import os
from errno import EAGAIN, ELOOP, ENXIO
from pathlib import Path
from stat import S_ISREG

from sitegen.stamps import Stamp, Status, stamp_of

TEXT_LIMIT = 1_000_000
"""Bytes of a text that somebody writes: a long novel has so many."""
FILE_LIMIT = 250_000_000
"""Bytes of any other file: an hour of film has so many."""
CHANGED = "it was changed during the build; build once more"
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK")
)
_REPLACED = frozenset([ELOOP, ENXIO])
"""What the system says of a link that leads to itself, and of a socket."""


def read_file(file: Path, limit: int = FILE_LIMIT) -> bytes:
    """Read a file that was found before.

    Raises ``OSError``, with words for editors if by now it is gone, no file or over the limit.
    """
    return _read(str(file), limit, None)


def read_as_seen(file: str, seen: Stamp) -> bytes:
    """Read a file that had this stamp.

    Raises ``OSError``, with words for editors if it has another one by now.
    """
    return _read(file, seen.size, seen)


def changed(file: str) -> OSError:
    """Say that a file isn't any more what it was."""
    return OSError(EAGAIN, CHANGED, file)


def _read(file: str, limit: int, seen: Stamp | None) -> bytes:
    descriptor = _opened(file)
    try:
        found = os.fstat(descriptor)
        if not S_ISREG(found.st_mode) or found.st_size > limit or not _is_same(found, seen):
            raise changed(file)
        data = _whole(descriptor, found.st_size)
    finally:
        os.close(descriptor)
    if len(data) != found.st_size:
        raise changed(file)
    return data


def _opened(file: str) -> int:
    try:
        return os.open(file, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise changed(file) from None
    except OSError as fault:
        if fault.errno in _REPLACED:
            raise changed(file) from None
        raise


def _is_same(found: Status, seen: Stamp | None) -> bool:
    return seen is None or stamp_of(found) == seen


def _whole(descriptor: int, size: int) -> bytes:
    """Read so many bytes, and one more if there is one; a system may hand them out in pieces."""
    data = os.read(descriptor, size + 1)
    while 0 < len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
        data += more
    return data
