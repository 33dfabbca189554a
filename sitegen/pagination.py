"""Pagination that doesn't shift: numbered pages are counted from the oldest entry.

With ``size`` 25, entries 25(k-1)+1 … 25k from the oldest form page ``k``, once at least 25 newer
ones exist; the list's own address shows the rest. So a new entry changes the front only, and
what a numbered page shows stays what it was when somebody bookmarked it.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Paginated(Struct, Generic[T], frozen=True):
    """A list's front and its numbered pages, each with the newest first; ``pages[0]`` is page 1."""

    front: tuple[T, ...]
    pages: tuple[tuple[T, ...], ...]


def paginate(newest_first: Sequence[T], size: int) -> Paginated[T]:
    """Divide a list of any length into its front and its numbered pages of ``size`` entries."""
    count = max(0, len(newest_first) // size - 1)
    end = len(newest_first)
    pages = tuple(
        tuple(newest_first[end - size * k : end - size * (k - 1)]) for k in range(1, count + 1)
    )
    return Paginated(tuple(newest_first[: end - size * count]), pages)
