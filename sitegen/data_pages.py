"""Plan the data beside lists: ``index.json`` of topics and types.

A list's data is divided as its pages are: so an edit changes the data of the pages that it changes,
and what a page and its data show is the same.
"""

from collections.abc import Iterable, Iterator, Mapping

from sitegen.catalog import CatalogTopic, CatalogType
from sitegen.data_links import FILE
from sitegen.export_data import topic_data, type_data
from sitegen.exports import ListData, TermData, list_json
from sitegen.fingerprint import Part, derive, part
from sitegen.listings import TOPICS, Listing, list_addresses, page_address
from sitegen.material import Material
from sitegen.model import Term
from sitegen.own_files import own_file
from sitegen.pagination import paginate
from sitegen.planned import Page, Role
from sitegen.published_resources import published_line
from sitegen.settings import Settings
from sitegen.urls import output_path

_Lines = Mapping[str, Part[bytes]]
"""Resources as they stand in these files, by their paths."""


def data_addresses(lists: Iterable[Listing], settings: Settings) -> Iterator[str]:
    """Name the addresses of all these files, as editors may link to them."""
    if settings.metadata.json:
        shown = tuple(_with_data(lists))
        yield from (each + FILE for each in list_addresses(shown, settings.page_size))


def data_pages(made: Material, lists: Iterable[Listing]) -> Iterator[Page]:
    """Plan the data beside lists, unless the settings want none."""
    if made.settings.metadata.json:
        lines = {each.path: _line(each.path, made) for each in made.collection.resources}
        for listing in _with_data(lists):
            yield from _of_list(listing, lines, made)


def _line(path: str, made: Material) -> Part[bytes]:
    return derive(
        published_line, made.cards[path], made.memberships[path], made.ways_of(path), made.wording
    )


def _with_data(lists: Iterable[Listing]) -> Iterator[Listing]:
    return (each for each in lists if each.term)


def _of_list(listing: Listing, lines: _Lines, made: Material) -> Iterator[Page]:
    """Plan the data of a list: its front tells all of the topic or type, the rest names it."""
    assert listing.term
    divided = paginate(listing.members, made.settings.page_size)
    where = [page_address(listing.address, at + 1) for at in range(len(divided.pages))]
    ways = (*where, listing.address)
    topic, kind = _about(listing.term, made)
    front = ListData(topic, kind, older=_full(where[-1], made) if where else "")
    yield _list_page(listing.address, front, divided.front, lines, made)
    for at, paths in enumerate(divided.pages):
        older = _full(where[at - 1], made) if at else ""
        newer = _full(ways[at + 1], made)
        data = ListData(_named(topic), _named(kind), newer, older)
        yield _list_page(where[at], data, paths, lines, made)


def _about(term: Term, made: Material) -> tuple[CatalogTopic | None, CatalogType | None]:
    if term.address.startswith(TOPICS):
        return topic_data(term, made), None
    return None, type_data(term, made)


def _named(term: CatalogTopic | CatalogType | None) -> TermData | None:
    """Name a topic or type without what changes with every resource that it gets."""
    return TermData(term.slug, term.url) if term else None


def _full(address: str, made: Material) -> str:
    return made.absolute(address + FILE)


def _list_page(
    address: str,
    data: ListData,
    paths: tuple[str, ...],
    lines: _Lines,
    made: Material,
) -> Page:
    shown = (part(data), *[lines[path] for path in paths])
    place = made.places[paths[0]] if paths else 0
    return own_file(output_path(address + FILE), list_json, shown, Role.LIST, place)
