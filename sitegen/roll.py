"""Roll: the resources that there are to be found, in the order of their slots."""

from array import array
from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen.fingerprint import SIZE
from sitegen.model import Item


class Roll(Struct, frozen=True):
    """Resources, their slots, and the digests of their terms, one after another.

    Slots and digests are flat: who looks for a slot by a digest looks at no item, and a process
    that shares the items with others writes to none of that memory.
    """

    slots: "array[int]"
    digests: bytes
    items: tuple[Item, ...]

    @property
    def terms(self) -> Iterable[bytes]:
        """List the digests of their terms."""
        return [self.digests[at : at + SIZE] for at in range(0, len(self.digests), SIZE)]


def call_roll(items: Mapping[int, Item]) -> Roll:
    """Put resources, by their slots, in that order."""
    slots = array("L", sorted(items))
    found = tuple([items[slot] for slot in slots])
    return Roll(slots, b"".join([item.terms for item in found]), found)
