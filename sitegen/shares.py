"""Shares: what many resources come to, in lots that one more or less leaves as they are."""

from collections.abc import Iterable, Iterator
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")
_SHARE = 16
"""Items of a share, about."""


def shares(items: Iterable[tuple[str, T]]) -> Iterator[tuple[T, ...]]:
    """Share items out, in their order, given with their names.

    The names choose those that end a share, so that an item more or less changes one share and
    shifts nothing in the others.
    """
    share: list[T] = []
    for name, item in items:
        share.append(item)
        if crc32(name.encode()) % _SHARE == 0:
            yield tuple(share)
            share = []
    if share:
        yield tuple(share)
