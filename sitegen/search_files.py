"""Search files: what the script of the search page loads, a part at a time.

``index.json`` has the facets, each value with the slots of its resources. A file of ``words/``
has some of all words, each with the slots of the resources that have it in the body, in the
summary and in the title. A file of ``documents/`` has what results show. ``order.json`` lists all
slots, newest first.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from sitegen import jsontext
from sitegen.excerpt import excerpt
from sitegen.postings import write
from sitegen.search_terms import BODY, SUMMARY, TITLE
from sitegen.views import Entry

EXCERPT_LENGTH = 120
"""Characters of a result's excerpt; longer ones take long to load, and to look through."""
_PLACES = (BODY, SUMMARY, TITLE)
Column = Iterable[tuple[str, Sequence[int]]]
"""The terms of a bucket, each with the slots of its resources."""


class Sizes(Struct, frozen=True):
    """How many slots there are, how many files of words, and how many of documents."""

    slots: int
    words: int
    documents: int


class FacetValue(Struct, frozen=True):
    """A topic, type, year or choice: how addresses and readers name it, and its resources' slots.

    ``names`` are other names that a query may have; ``href`` is empty where it has no page.
    """

    key: str
    label: str
    slots: tuple[int, ...]
    href: str = ""
    names: tuple[str, ...] = ()


class Facet(Struct, frozen=True):
    """A field that results can be narrowed by, and its values in the order of display."""

    name: str
    values: tuple[FacetValue, ...]


def index_file(sizes: Sizes, lengths: str, *facets: Facet) -> bytes:
    """Write the facets, and how long each resource's title and summary are, by its slot."""
    members = {
        "version": (jsontext.encode(1),),
        "sizes": (jsontext.encode(sizes),),
        "lengths": (jsontext.encode(lengths),),
        "facets": jsontext.array(map(_facet, facets)),
    }
    return jsontext.document(members)


def words_file(*columns: Column) -> bytes:
    """Write the terms of some buckets: each word with its slots, ``body|summary|title``."""
    found = dict(chain.from_iterable(columns))
    words = sorted({term[1:] for term in found})
    lines = {word: _postings(word, found) for word in words}
    return jsontext.encode(lines) + b"\n"


def documents_file(slots: tuple[int, ...], *entries: Entry) -> bytes:
    """Write what results show of a block of resources, by their slots."""
    shown = {str(slot): _shown(entry) for slot, entry in zip(slots, entries, strict=True)}
    return jsontext.encode(shown) + b"\n"


def order_file(slots: tuple[int, ...], width: int) -> bytes:
    """Write all slots in the order of lists, newest first, as numbers of so many hex digits."""
    return jsontext.encode("".join(f"{slot:0{width}x}" for slot in slots)) + b"\n"


def _facet(facet: Facet) -> bytes:
    values = [
        (each.key, each.label, write(each.slots), each.href, each.names) for each in facet.values
    ]
    return jsontext.encode({"name": facet.name, "values": values})


def _postings(word: str, found: Mapping[str, Sequence[int]]) -> str:
    return "|".join([write(found.get(place + word, ())) for place in _PLACES]).rstrip("|")


def _shown(entry: Entry) -> tuple[str, ...]:
    """Give what a result shows; its day is the one that results are sorted and narrowed by."""
    day = entry.added or entry.modified
    return (
        entry.title,
        entry.href,
        entry.type,
        day.iso if day else "",
        day.text if day else "",
        excerpt(entry.excerpt, EXCERPT_LENGTH) if entry.excerpt else "",
        entry.language,
        entry.direction,
    )
