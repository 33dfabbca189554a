"""Concordance: which resource has which words, fetched when a search file is written."""

from collections.abc import Sequence
from errno import EAGAIN
from pathlib import Path

from sitegen.bodies import CHANGED
from sitegen.memory import terms_mark_of
from sitegen.model import Item
from sitegen.reading import take_in
from sitegen.search_terms import BUCKETS, columns_of
from sitegen.settings import Settings
from sitegen.source import Source
from sitegen.store import TERMS, Finder

_CELLS = 640_000
"""So many pieces of rows are held at once: 40 MB; of large collections some buckets at a time."""
Items = tuple[tuple[int, Item], ...]
"""Resources, each with its slot, in the order of slots."""


class Concordance:
    """Finds the rows of terms in the store; what isn't there is made again from its file."""

    def __init__(self, root: Path, finder: Finder, settings: Settings) -> None:
        """Open nothing yet. ``settings`` are those that the files were read by."""
        self._root, self._finder, self._settings = root, finder, settings
        self._held: tuple[Items, range, tuple[tuple[str, ...], ...]] = (), range(0), ()

    def __call__(self, items: Items, bucket: int) -> tuple[tuple[int, str], ...]:
        """Give what resources add to a bucket, with their slots.

        Raises ``OSError`` if one of them has changed by now.
        """
        held, buckets, columns = self._held
        if held is not items or bucket not in buckets:
            buckets = _span(bucket, len(items))
            columns = self._columns(items, buckets)
            self._held = items, buckets, columns
        pairs = zip(items, columns[bucket - buckets.start], strict=True)
        return tuple([(item[0], terms) for item, terms in pairs if terms])

    def _columns(self, items: Items, buckets: range) -> tuple[tuple[str, ...], ...]:
        """Take the rows of resources apart, and turn them into columns."""
        shares: dict[bytes, Sequence[str]] = {}
        keys = [terms_mark_of(item) for _, item in items]
        wanted, share = frozenset(keys), slice(buckets.start, buckets.stop)
        for key, row in self._finder.all(TERMS):
            if key in wanted:
                shares[key] = columns_of(row)[share]
        for key, (_, item) in zip(keys, items, strict=True):
            if key not in shares:
                shares[key] = columns_of(self._made_again(item))[share]
        return tuple(zip(*[shares[key] for key in keys], strict=True))

    def _made_again(self, item: Item) -> bytes:
        path = item.value.path
        taken = take_in(Source(path, (self._root / path).read_bytes()), self._settings)
        if taken.reading.item is None or taken.reading.item.marks != item.marks:
            raise OSError(EAGAIN, CHANGED, path)
        return taken.terms


def _span(bucket: int, resources: int) -> range:
    """Choose the buckets that are fetched together."""
    size = max(1, min(BUCKETS, _CELLS // max(1, resources)))
    start = bucket // size * size
    return range(start, min(start + size, BUCKETS))
