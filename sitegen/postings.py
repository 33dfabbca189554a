"""Postings: sets of small numbers as text, which servers compress well and scripts read quickly.

A set is written as the differences between its sorted numbers. A difference takes one to three
characters: any number of high digits, then a final one; both are of bijective numeration, so that
every difference has one spelling.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

FINAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567"
HIGH = "89!#$%&'()*+,-./:;=>?@[]^_`{}~"


class _Spellings(dict[int, str]):
    """How each difference is written; remembered, as small ones come again and again."""

    def __missing__(self, number: int) -> str:
        high, final = divmod(number - 1, len(FINAL))
        text = FINAL[final]
        while high:
            high, digit = divmod(high - 1, len(HIGH))
            text = HIGH[digit] + text
        self[number] = text
        return text


_spellings = _Spellings()


def write(numbers: Sequence[int]) -> str:
    """Write sorted numbers from 0 on, none of them twice."""
    before: Iterable[int] = chain((-1,), numbers)
    return "".join(map(_spellings.__getitem__, map(sub, numbers, before)))


def read(text: str) -> list[int]:
    """Read what ``write`` has written, as the script of the search page does."""
    found: list[int] = []
    last, high = -1, 0
    for character in text:
        digit = HIGH.find(character)
        if digit >= 0:
            high = high * len(HIGH) + digit + 1
        else:
            last += high * len(FINAL) + FINAL.index(character) + 1
            found.append(last)
            high = 0
    return found
