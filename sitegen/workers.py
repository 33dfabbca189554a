"""Workers: spread a pure function over the cores where there is enough to do."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
_WORTHWHILE = 400
"""Fewer items than this are done before a second process has started."""
_CHUNK = 50


def spread(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """Apply a function to every item in at most ``jobs`` processes; results come in order.

    Raises ``ChildProcessError`` if one of them ends before its work does.
    """
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(function, items)
        return
    chunks = -(-len(items) // _CHUNK)
    try:
        with ProcessPoolExecutor(min(jobs, chunks), initializer=_end_quietly) as pool:
            yield from pool.map(function, items, chunksize=_CHUNK)
    except BrokenProcessPool:
        message = "a process ended before its work did; if memory is short, --jobs 1 needs less"
        raise ChildProcessError(message) from None


def _end_quietly() -> None:
    """Leave it to the first process to say that the work was interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
