"""Concordance: which resources have which terms, fetched when a search file is written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from errno import EAGAIN
from pathlib import Path

from sitegen.bodies import CHANGED
from sitegen.memory import terms_mark_of
from sitegen.model import Item
from sitegen.reading import take_in
from sitegen.search_terms import GROUPS, bucket_of, group_of
from sitegen.settings import Settings
from sitegen.source import Source
from sitegen.store import TERMS, Finder

_AT_ONCE = 20_000
"""Resources of which all terms are held; of more, those of one group of buckets at a time."""
Items = tuple[tuple[int, Item], ...]
"""Resources, each with its slot, in the order of slots."""
Column = tuple[tuple[str, Sequence[int]], ...]


class Concordance:
    """Finds the rows of terms in the store; what isn't there is made again from its file."""

    def __init__(self, root: Path, finder: Finder, settings: Settings) -> None:
        """Open nothing yet. ``settings`` are those that the files were read by."""
        self._root, self._finder, self._settings = root, finder, settings
        self._items: Items = ()
        self._groups = range(0)
        self._columns: Mapping[int, list[tuple[str, Sequence[int]]]] = {}

    def __call__(self, items: Items, bucket: int) -> Column:
        """Give the terms of a bucket, each with the slots of its resources.

        Raises ``OSError`` if one of them has changed by now.
        """
        group = group_of(bucket)
        if self._items is not items or group not in self._groups:
            every = range(GROUPS) if len(items) <= _AT_ONCE else range(group, group + 1)
            self._columns = _columns(self._slots(items, every))
            self._items, self._groups = items, every
        return tuple(sorted(self._columns.get(bucket, ())))

    def _slots(self, items: Items, groups: range) -> Mapping[str, list[int]]:
        """Turn rows of terms into terms with the slots of their rows."""
        keys = [terms_mark_of(item) for _, item in items]
        wanted = frozenset(keys)
        rows = {key: _lines(row, groups) for key, row in self._finder.all(TERMS) if key in wanted}
        found: defaultdict[str, list[int]] = defaultdict(list)
        for key, (slot, item) in zip(keys, items, strict=True):
            terms = rows[key] if key in rows else _lines(self._made_again(item), groups)
            for term in terms.split():
                found[term].append(slot)
        return found

    def _made_again(self, item: Item) -> bytes:
        path = item.value.path
        taken = take_in(Source(path, (self._root / path).read_bytes()), self._settings)
        if taken.reading.item is None or taken.reading.item.marks != item.marks:
            raise OSError(EAGAIN, CHANGED, path)
        return taken.terms


def _lines(row: bytes, groups: range) -> str:
    """Take the terms of some groups of buckets from a row."""
    text = row.decode()
    return text if len(groups) == GROUPS else text.split("\n")[groups.start]


def _columns(slots: Mapping[str, list[int]]) -> Mapping[int, list[tuple[str, Sequence[int]]]]:
    """Put terms into their buckets."""
    columns: defaultdict[int, list[tuple[str, Sequence[int]]]] = defaultdict(list)
    for term, found in slots.items():
        columns[bucket_of(term[1:])].append((term, found))
    return columns
