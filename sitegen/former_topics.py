"""Former topics: what lies below an old address of a topic, and where that is now.

A topic that was renamed or merged has more than one address: numbered pages, the types within it,
feeds, and itself as a concept. Its pages lead on as its own old address does. Feeds and data go on
where they were, as few programs that read them would follow a page to others.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.concept_links import concept_addresses
from sitegen.listings import TOPICS, Listing, addresses
from sitegen.machine_files import machine_addresses
from sitegen.material import Material
from sitegen.model import Collection, Topic, former_names, pages
from sitegen.planned import Claim, Page
from sitegen.resource_pages import leading_on
from sitegen.settings import Settings
from sitegen.urls import collation_key


class Former(Struct, frozen=True):
    """An address below the alias of a topic, and its like below the topic's own address."""

    address: str
    now: str
    topic: Topic
    alias: str


def former_addresses(
    collection: Collection, lists: tuple[Listing, ...], settings: Settings
) -> tuple[Former, ...]:
    """List the addresses below old ones of topics.

    What a file, a list or another alias has for its own is left out.
    """
    known = (
        *addresses(lists, settings.page_size),
        *machine_addresses(lists),
        *concept_addresses(lists, settings),
    )
    taken = frozenset(map(collation_key, (*known, *_of_files(collection))))
    found = (each for listing in lists for each in _below(listing, known))
    return tuple(each for each in found if collation_key(each.address) not in taken)


def former_pages(
    former: Iterable[Former], data: Mapping[str, Page], made: Material
) -> Iterator[Page]:
    """Plan what is found at these addresses; ``data`` are feeds and the like, by their paths."""
    for each in former:
        file = data.get(each.now[1:])
        if file:
            yield replace(file, path=each.address[1:], claim=_claim(each, made))
        else:
            yield leading_on(each.address, each.now, each.topic.title, _claim(each, made), made)


def _below(listing: Listing, known: Iterable[str]) -> Iterator[Former]:
    """Name what lies below the old addresses of a topic that a file describes."""
    topic = listing.term.topic if listing.term and listing.address.startswith(TOPICS) else None
    for alias in former_names(topic) if topic else ():
        for now in _within(listing.address, known):
            assert topic  # which has the alias
            yield Former(alias + now.removeprefix(listing.address), now, topic, alias)


def _within(address: str, known: Iterable[str]) -> Iterator[str]:
    return (each for each in known if each.startswith(address) and each != address)


def _of_files(collection: Collection) -> Iterator[str]:
    """Name the addresses that files have, and those that they had."""
    for page in pages(collection):
        yield from (page.address, *page.aliases)
    yield from (file.address for file in collection.files)


def _claim(former: Former, made: Material) -> Claim:
    path = former.topic.path
    place = made.collection.items[path].location("aliases", former.alias, former.alias.rstrip("/"))
    return Claim(f"the alias '{former.alias}' of {path}", place)
