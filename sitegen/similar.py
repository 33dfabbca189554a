"""Names that are so alike that one is probably a slip for the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitegen.nearest import differ_by_one

_SHORTEST_STEM = 3
_SHORTEST_PLURAL = 4
_SHORTEST_SLIP = 7


def similar(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pair keys that differ by a plural's ending or, where they are long, by one letter.

    One letter is one that is left out, put in or replaced, or two that changed places. Each pair
    comes once, in order. Digits make a difference, and so does the first letter.
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
    yield from _singulars(key)
    if len(key) >= _SHORTEST_SLIP:
        yield from (key[:at] + key[at + 1 :] for at in range(1, len(key)))


def _singulars(key: str) -> frozenset[str]:
    if len(key) < _SHORTEST_PLURAL or not key.endswith("s"):
        return frozenset((key,))
    return frozenset((key, key[:-1], key.removesuffix("es")))


def _is_slip(one: str, other: str) -> bool:
    digits = [[c for c in key if c.isdigit()] for key in (one, other)]
    if digits[0] != digits[1] or one[0] != other[0] or min(len(one), len(other)) < _SHORTEST_STEM:
        return False
    return not _singulars(one).isdisjoint(_singulars(other)) or differ_by_one(one, other)
