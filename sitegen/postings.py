"""Postings: sets of small numbers as text, which servers compress well and scripts read quickly.

A set is written as the differences between its sorted numbers. A difference takes one to three
characters: any number of high digits, then a final one; both are of bijective numeration, so that
every difference has one spelling. A set that has many of all numbers up to its last is shorter as a
row of bits: it starts with a space, and each digit after that stands for six numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub

FINAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567"
HIGH = "89!#$%&'()*+,-./:;=>?@[]^_`{}~"
DENSE = " "
_FEWEST, _SHARE = 60, 5
"""A dense set has so many numbers, and more than one in so many of all that there could be."""
_BITS = 6
_digits = bytes.maketrans(bytes(range(1 << _BITS)), (FINAL + HIGH)[: 1 << _BITS].encode())


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
    if len(numbers) >= _FEWEST and len(numbers) * _SHARE > numbers[-1]:
        return DENSE + _row(numbers)
    before: Iterable[int] = chain((-1,), numbers)
    return "".join(map(_spellings.__getitem__, map(sub, numbers, before)))


def _row(numbers: Sequence[int]) -> str:
    bits = bytearray(numbers[-1] // _BITS + 1)
    for number in numbers:
        bits[number // _BITS] |= 1 << number % _BITS
    return bits.translate(_digits).decode()


def read(text: str) -> list[int]:
    """Read what ``write`` has written, as the script of the search page does."""
    if text.startswith(DENSE):
        return list(_read_row(text[1:]))
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


def _read_row(text: str) -> Iterator[int]:
    for place, character in enumerate(text):
        bits = (FINAL + HIGH).index(character)
        yield from (place * _BITS + bit for bit in range(_BITS) if bits >> bit & 1)
