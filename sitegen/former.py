"""Former addresses: what lies below old ones of topics and resources, and where that is now.

A topic that was renamed or merged has more than one address: numbered pages, the types within it,
feeds, a calendar, its data and citations, and itself as a concept. A resource that was moved has
its data and citations, and as an event its calendar. Pages lead on as the old address itself does.
Feeds and data go on where they were, as few programs that read them would follow a page to others.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitegen.citation_links import FILES as CITATIONS
from sitegen.data_links import FILE
from sitegen.feed_links import EVENT_FILE
from sitegen.listings import RESOURCES, TOPICS, Listing
from sitegen.material import Material
from sitegen.model import Collection, Resource, Topic, former_names, pages
from sitegen.own_files import apart
from sitegen.planned import Bundle, Claim, Page
from sitegen.resource_pages import leading_on
from sitegen.urls import collation_key


class Former(Struct, frozen=True):
    """An address below an alias of a topic or resource, and its like below their own address."""

    address: str
    now: str
    value: Topic | Resource
    alias: str


def former_addresses(
    collection: Collection, lists: tuple[Listing, ...], known: tuple[str, ...]
) -> tuple[Former, ...]:
    """List the addresses below old ones of topics and resources.

    ``known`` are those that are made of the collection. What a file, a list or another alias has
    for its own is left out.
    """
    found = (*_of_topics(lists, known), *_of_resources(collection, known))
    if not found:
        return ()
    taken = frozenset(map(collation_key, (*known, *_of_files(collection))))
    return tuple(each for each in found if collation_key(each.address) not in taken)


def former_pages(
    former: Sequence[Former], data: Iterable[Page | Bundle], made: Material
) -> Iterator[Page]:
    """Plan what is found at these addresses; ``data`` are feeds and the like."""
    wanted = frozenset(each.now[1:] for each in former)
    there = (each for each in data if wanted and not wanted.isdisjoint(each.paths))
    files = {file.path: file for each in there for file in apart(each)}
    for each in former:
        file = files.get(each.now[1:])
        if file:
            yield replace(file, path=each.address[1:], claim=_claim(each, made))
        else:
            yield leading_on(each.address, each.now, each.value.title, _claim(each, made), made)


def _of_topics(lists: Iterable[Listing], known: Iterable[str]) -> Iterator[Former]:
    """Name what lies below the old addresses of topics that files describe."""
    within = tuple(each for each in known if each.startswith(TOPICS))
    for listing in lists:
        topic = listing.term.topic if listing.term and listing.address.startswith(TOPICS) else None
        for alias in former_names(topic) if topic else ():
            for now in _below(listing.address, within):
                assert topic  # which has the alias
                yield Former(alias + now.removeprefix(listing.address), now, topic, alias)


def _below(address: str, known: Iterable[str]) -> Iterator[str]:
    return (each for each in known if each.startswith(address) and each != address)


def _of_resources(collection: Collection, known: Iterable[str]) -> Iterator[Former]:
    """Name the data and the calendar that a resource has beside its old addresses."""
    moved = [each for each in collection.resources if each.aliases]
    there = frozenset(known) if moved else frozenset()
    for each in moved:
        for alias in filter(_is_resource, each.aliases):
            for file in (FILE, EVENT_FILE, *CITATIONS):
                if each.address + file in there:
                    yield Former(alias + file, each.address + file, each, alias)


def _is_resource(address: str) -> bool:
    return address.startswith(RESOURCES) and address.endswith("/")


def _of_files(collection: Collection) -> Iterator[str]:
    """Name the addresses that files have, and those that they had."""
    for page in pages(collection):
        yield from (page.address, *page.aliases)
    yield from (file.address for file in collection.files)


def _claim(former: Former, made: Material) -> Claim:
    path = former.value.path
    place = made.collection.items[path].location("aliases", former.alias, former.alias.rstrip("/"))
    return Claim(f"the alias '{former.alias}' of {path}", place)
