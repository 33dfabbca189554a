"""Names that are so alike that one is probably a slip for the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHORTEST = 4
_SHORTEST_SLIP = 7


def similar(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pair keys that differ by a plural's ending or, where they are long, by one letter.

    Each pair comes once, in order. Digits make a difference, and so does the first letter.
    """
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        for clue in _clues(key):
            groups[clue].add(key)
    pairs = {
        (one, other)
        for group in groups.values()
        for one in group
        for other in group
        if one < other and _is_slip(one, other)
    }
    yield from sorted(pairs)


def _clues(key: str) -> Iterator[str]:
    """Derive what similar keys have in common: themselves, with any one letter left out."""
    yield key
    if len(key) >= _SHORTEST and key.endswith("s"):
        yield key[:-1]
        yield key.removesuffix("es")
    if len(key) >= _SHORTEST_SLIP:
        yield from (key[:at] + key[at + 1 :] for at in range(1, len(key)))


def _is_slip(one: str, other: str) -> bool:
    digits = [[c for c in key if c.isdigit()] for key in (one, other)]
    return (
        digits[0] == digits[1] and one[0] == other[0] and min(len(one), len(other)) >= _SHORTEST - 1
    )
