"""Search slots: the numbers by which search files name resources.

A resource's number comes from its path, so that others keep theirs when one comes or goes, but for
the few that want the same one.
"""

from collections.abc import Iterable
from zlib import crc32

_SCALE = 0x9E37_79B1  # spreads what the checksum leaves close together
_WORD = 1 << 32
_LEAST = 32
_BLOCK, _MOST_BLOCKS = 8, 424


def slot_count(resources: int) -> int:
    """Give the number of slots: a power of two; from 3 in 8 to 3 in 4 of them are taken."""
    return max(_LEAST, 1 << (resources * 4 // 3).bit_length())


def place_of(path: str) -> int:
    """Give a path its place among all that there could be; slots go by it, as far as they can."""
    return crc32(path.encode()) * _SCALE % _WORD


def slots_of(paths: Iterable[str], count: int) -> dict[str, int]:
    """Give each path its slot.

    They choose in the order of their places; who finds a slot taken tries others, at a distance
    of its own. So a set of paths has one outcome, whatever its history.
    """
    taken: dict[int, str] = {}
    for place, path in sorted([(place_of(path), path) for path in paths]):
        slot = place * count // _WORD
        if slot in taken:
            step = place % count | 1
            while slot in taken:
                slot = (slot + step) % count
        taken[slot] = path
    return {path: slot for slot, path in sorted(taken.items())}


def block_count(slots: int) -> int:
    """Give the number of blocks that documents lie in: few of each are needed to show results."""
    return min(_MOST_BLOCKS, slots // _BLOCK)
