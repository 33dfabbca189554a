"""Former topics: what lies below an old address of a topic, and where that is now.

A topic that was renamed or merged has more than one address: numbered pages, the types within it,
feeds. Its pages lead on as its own old address does. A feed goes on where it was, as few programs
that read one would follow a page to another.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.feed_links import FORMATS
from sitegen.listings import TOPICS, Listing, addresses
from sitegen.machine_files import machine_addresses
from sitegen.material import Material
from sitegen.model import Collection, Topic, pages
from sitegen.planned import Claim, Page
from sitegen.resource_pages import leading_on
from sitegen.urls import collation_key

_is_topic = re.compile(r"/topics/[^/]+/").fullmatch


class Former(Struct, frozen=True):
    """An address below the alias of a topic, and its like below the topic's own address."""

    address: str
    now: str
    topic: Topic
    alias: str


def former_addresses(
    collection: Collection, lists: tuple[Listing, ...], size: int
) -> tuple[Former, ...]:
    """List the addresses below old ones of topics; ``size`` is that of a numbered page.

    What a file, a list or another alias has for its own is left out.
    """
    known = tuple(addresses(lists, size))
    others = (*known, *machine_addresses(lists), *_of_files(collection))
    taken = frozenset(map(collation_key, others))
    found = (each for listing in lists for each in _below(listing, known))
    return tuple(each for each in found if collation_key(each.address) not in taken)


def former_pages(
    former: Iterable[Former], feeds: Mapping[str, Page], made: Material
) -> Iterator[Page]:
    """Plan what is found at these addresses; ``feeds`` go by the paths of their files."""
    for each in former:
        feed = feeds.get(each.now[1:])
        if feed:
            yield replace(feed, path=each.address[1:], claim=_claim(each, made))
        else:
            yield leading_on(each.address, each.now, each.topic.title, _claim(each, made), made)


def _below(listing: Listing, known: Iterable[str]) -> Iterator[Former]:
    """Name what lies below the old addresses of a topic that a file describes."""
    topic = listing.term.topic if listing.term and listing.address.startswith(TOPICS) else None
    for alias in filter(_is_topic, topic.aliases if topic else ()):
        feeds = (listing.address + each.file for each in FORMATS)
        for now in (*_within(listing.address, known), *feeds):
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
