"""Stamps: what the file system says of a file that nobody has touched.

A file whose stamp is as it was need not be opened, if the stamp is *settled*: a file that changes
twice within one tick of the file system's clock has the same stamp both times, so a stamp of the
latest ticks proves nothing (git calls such files racily clean). A time that is set back by hand
leaves the time of that change behind.
"""

from typing import Protocol

from msgspec import Struct

_SECOND = 1_000_000_000
_TICK = _SECOND // 10
_COARSE_TICK = 3 * _SECOND
"""Nanoseconds within which two changes may look like one; some file systems count whole seconds."""


class Status(Protocol):
    """What ``os.stat`` and its like tell of a file."""

    @property
    def st_size(self) -> int:
        """Bytes."""

    @property
    def st_mtime_ns(self) -> int:
        """Nanoseconds at the last change of the content."""

    @property
    def st_ctime_ns(self) -> int:
        """Nanoseconds at the last change of anything."""

    @property
    def st_ino(self) -> int:
        """The inode."""


class Stamp(Struct, frozen=True, array_like=True):
    """Size in bytes, the times of the last change of the content and of anything, the inode."""

    size: int
    modified: int
    changed: int
    inode: int


def stamp_of(found: Status) -> Stamp:
    """Take the stamp of a file."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def is_settled(stamp: Stamp, now: int) -> bool:
    """Tell whether a change of the file after ``now``, in nanoseconds, would show in its stamp."""
    latest = max(stamp.modified, stamp.changed)
    return latest + (_TICK if latest % _SECOND else _COARSE_TICK) < now
