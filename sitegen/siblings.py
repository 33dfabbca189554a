"""Siblings: compressed files beside those that they are made from, for servers to send instead."""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.codings import TEXTS, Coding
from sitegen.planned import Compressed, Stamped
from sitegen.urls import collation_key


def siblings(marked: Sequence[Stamped], codings: Sequence[Coding]) -> Iterator[Stamped]:
    """Plan what lies beside texts; where a site has a file of that name, it is the site's own."""
    if not codings:
        return
    taken = frozenset(_taken(collation_key(each.planned.path) for each in marked))
    for each in marked:
        planned = each.planned
        if not isinstance(planned, Compressed) and planned.path.lower().endswith(TEXTS):
            for coding in codings:
                path = f"{planned.path}.{coding}"
                if collation_key(path) not in taken:
                    yield Stamped(Compressed(path, planned, coding), each.template, each.engine)


def _taken(keys: Iterable[str]) -> Iterator[str]:
    """Name all files, and all folders around them."""
    for key in keys:
        yield key
        at = key.rfind("/")
        while at > 0:
            yield key[:at]
            at = key.rfind("/", 0, at)
