"""Chance that falls alike on every machine and in every version of Python."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of choices.

    All of them are made from ``Random.random``: of Python's generators only its sequence is
    promised to stay as it is.
    """

    def __init__(self, seed: int) -> None:
        """Start a sequence; the same seed starts the same one."""
        self._random = Random(seed).random

    def below(self, limit: int) -> int:
        """Choose a whole number from 0 up to, but not including, the limit."""
        return int(self._random() * limit)

    def between(self, lowest: int, highest: int) -> int:
        """Choose a whole number; both ends may come up."""
        return lowest + self.below(highest - lowest + 1)

    def pick(self, things: Sequence[T]) -> T:
        """Choose one, each as likely as the others."""
        return things[int(self._random() * len(things))]

    def weigh(self, things: Sequence[T], sums: Sequence[float]) -> T:
        """Choose one by weights, which are given as their running sums."""
        return things[bisect(sums, self._random() * sums[-1])]

    def falls(self, chance: float) -> bool:
        """Say yes with a chance between 0 and 1."""
        return self._random() < chance


def zipf(count: int) -> tuple[float, ...]:
    """Give the running sums of 1, 1/2, 1/3, …: a few are frequent, and the tail is long."""
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))
