"""Progress: a bar on a terminal for work that lasts over a second, and nothing of it in a log."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def watched(things: Iterable[T], number: int, label: str) -> Iterable[T]:
    """Show on a terminal how many of a number of things are done."""
    from sitegen.bar import Bar  # noqa: PLC0415  # only where there is work to be watched

    words = "{desc} {bar} {n_fmt} of {total_fmt}"
    return Bar(
        things, desc=label, total=number, delay=1, disable=None, leave=False, bar_format=words
    )


def unwatched(things: Iterable[T], number: int, label: str) -> Iterable[T]:  # noqa: ARG001  # a Watch
    """Show nothing."""
    return things
