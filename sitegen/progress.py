"""Progress: a bar on a terminal for work that lasts over a second, and nothing of it in a log."""

from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


class _Bar(tqdm):  # type: ignore[type-arg]  # generic in its stubs only
    """A bar without the thread that watches over bars: it would be copied into the workers."""

    monitor_interval = 0


def watched(things: Iterable[T], number: int, label: str) -> Iterable[T]:
    """Show on a terminal how many of a number of things are done."""
    words = "{desc} {bar} {n_fmt} of {total_fmt}"
    return _Bar(
        things, desc=label, total=number, delay=1, disable=None, leave=False, bar_format=words
    )


def unwatched(things: Iterable[T], number: int, label: str) -> Iterable[T]:  # noqa: ARG001  # a Watch
    """Show nothing."""
    return things
