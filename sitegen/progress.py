"""Progress: a bar on a terminal for work that lasts over a second, and nothing of it in a log."""

from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def watched(things: Iterable[T], number: int, label: str) -> Iterable[T]:
    """Show on a terminal how many of a number of things are done."""
    return tqdm(things, desc=label, total=number, delay=1, disable=None, leave=False)


def unwatched(things: Iterable[T], number: int, label: str) -> Iterable[T]:  # noqa: ARG001
    """Show nothing."""
    return things
