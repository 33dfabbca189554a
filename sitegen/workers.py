"""Workers: spread a pure function over the cores where there is enough to do."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
_WORTHWHILE = 400
"""Fewer items than this are done before a second process has started."""
_CHUNK = 50


def spread(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """Apply a function to every item in at most ``jobs`` processes; results come in order."""
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(function, items, chunksize=_CHUNK)
