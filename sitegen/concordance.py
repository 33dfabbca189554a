"""Concordance: which resources have which terms, put together when a search file is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from sitegen.files import changed
from sitegen.model import Item
from sitegen.reading import take_in
from sitegen.roll import Roll
from sitegen.search_terms import BUCKETS
from sitegen.settings import Settings
from sitegen.sheaves import Sheaf, bind, column_of, unbind
from sitegen.source import fetch_again
from sitegen.store import TERMS, Finding

_AT_ONCE = 20_000
"""Resources of which all columns are held; of more, those of some buckets at a time."""
_SOME = 56
Column = tuple[tuple[str, Sequence[int]], ...]
Slots = Sequence[Sequence[int]]
"""For each resource of a sheaf the slots of all that have its terms; none if it is gone."""


class Concordance:
    """Finds sheaves in the store; what isn't in any of them is made again from its file."""

    def __init__(self, root: Path, finder: Finding, settings: Settings) -> None:
        """Open nothing yet. ``settings`` are those that the files were read by."""
        self._root, self._finder, self._settings = root, finder, settings
        self._items: Roll | None = None
        self._buckets = range(0)
        self._held: list[tuple[Slots, Sequence[bytes]]] = []

    def __call__(self, items: Roll, bucket: int) -> Column:
        """Give the terms of a bucket, each with the slots of its resources.

        Raises ``OSError`` if one of them has changed by now.
        """
        if self._items is not items or bucket not in self._buckets:
            span = BUCKETS if len(items.slots) <= _AT_ONCE else _SOME
            self._buckets = range(bucket - bucket % span, bucket - bucket % span + span)
            share = slice(self._buckets.start, self._buckets.stop)
            sheaves = self._sheaves(items)
            self._held = [(slots, sheaf.columns[share]) for slots, sheaf in sheaves]
            self._items = items
        number = bucket - self._buckets.start
        return _together((slots, columns[number]) for slots, columns in self._held)

    def _sheaves(self, items: Roll) -> Iterator[tuple[Slots, Sheaf]]:
        """Find sheaves for all resources, with the slots that they are about."""
        wanted: defaultdict[bytes, list[int]] = defaultdict(list)
        for slot, terms in zip(items.slots, items.terms, strict=True):
            wanted[terms].append(slot)
        for _, data in self._finder.all(TERMS):
            sheaf = unbind(data)
            slots = [wanted.pop(mark, ()) for mark in sheaf.members]
            if any(slots):
                yield slots, sheaf
        for mark, found in wanted.items():
            item = items.items[items.slots.index(found[0])]
            _, data = bind([(mark, self._made_again(item))])
            yield [found], unbind(data)

    def _made_again(self, item: Item) -> bytes:
        path = item.value.path
        taken = take_in(fetch_again(self._root, path), self._settings)
        if taken.reading.item is None or taken.reading.item.terms != item.terms:
            raise changed(path)
        return taken.terms


def _together(columns: Iterable[tuple[Slots, bytes]]) -> Column:
    """Put the columns of all sheaves together."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for slots, column in columns:
        for term, places in column_of(column):
            found[term] += chain.from_iterable(map(slots.__getitem__, places))
    return tuple(sorted((term, sorted(slots)) for term, slots in found.items() if slots))
