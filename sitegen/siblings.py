"""Siblings: compressed files beside those that they are made from, for servers to send instead."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from sitegen.codings import TEXTS, Coding
from sitegen.planned import Compressed, Stamped
from sitegen.urls import collation_key


def siblings(marked: Sequence[Stamped], codings: Sequence[Coding]) -> Iterator[Stamped]:
    """Plan what lies beside texts; where a site has a file of that name, it is the site's own."""
    if not codings:
        return
    taken = frozenset(_taken(collation_key(path) for each in marked for path in each.planned.paths))
    for each in marked:
        texts = (path for path in each.planned.paths if path.lower().endswith(TEXTS))
        for path, coding in product(texts, codings):
            if collation_key(f"{path}.{coding}") not in taken:
                compressed = Compressed(path, each.original, coding)
                yield Stamped(compressed, each.template, each.engine)


def _taken(keys: Iterable[str]) -> Iterator[str]:
    """Name all files, and all folders around them."""
    for key in keys:
        yield key
        at = key.rfind("/")
        while at > 0:
            yield key[:at]
            at = key.rfind("/", 0, at)
