"""Listings: every list of resources that the site has, whatever page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.model import Collection, Term
from sitegen.pagination import paginate
from sitegen.planned import Claim
from sitegen.views import Link
from sitegen.words import Words

HOME = "/"
RECENT = "/recent/"
RESOURCES = "/resources/"
TOPICS = "/topics/"
TYPES = "/types/"
YEARS = "/years/"
SEARCH = "/search/"
EVENTS = "/events/"
INDEXES = (TOPICS, TYPES, YEARS)
INTRODUCTIONS = {
    HOME: "content/index.md",
    TOPICS: "content/topics/index.md",
    RESOURCES: "content/resources/index.md",
}
"""The files that introduce a generated page, and have no page of their own."""
NOWHERE = Location("site.yaml")
_WHOLE = (
    (RECENT, "recent", "the page 'Recent additions'"),
    (RESOURCES, "all_resources", "the page 'All resources'"),
)
"""The lists of everything: address, message of the title, and what editors know it by."""


class Listing(Struct, frozen=True, kw_only=True):
    """A list: where it is, what it is called, the pages above it, and its members' paths.

    ``crumbs`` lead by addresses. ``term`` is what it lists, if that is a topic or a type.
    """

    address: str
    title: str
    crumbs: tuple[Link, ...]
    members: tuple[str, ...]
    claim: Claim
    term: Term | None = None


class TypeCount(Struct, frozen=True):
    """A type within a topic: where its list is and how many of the topic's members have it."""

    term: Term
    address: str
    members: tuple[str, ...]


def listings(collection: Collection, words: Words) -> tuple[Listing, ...]:
    """List all lists: of everything, by type, by year, by topic, and by type within a topic."""
    return (
        *_whole(collection, words),
        *_of_types(collection, words),
        *_of_years(collection, words),
        *_of_topics(collection, words),
    )


def addresses(lists: Iterable[Listing], size: int) -> Iterator[str]:
    """Name every address that the lists and their numbered pages take, and those of the indexes."""
    yield from (HOME, *INDEXES)
    yield from list_addresses(lists, size)


def list_addresses(lists: Iterable[Listing], size: int) -> Iterator[str]:
    """Name every address that lists and their numbered pages take."""
    for listing in lists:
        yield listing.address
        count = len(paginate(listing.members, size).pages)
        yield from (page_address(listing.address, number) for number in range(1, count + 1))


def page_address(address: str, number: int) -> str:
    """Give the address of a list's numbered page."""
    return f"{address}page/{number}/"


def types_within(term: Term, collection: Collection) -> tuple[TypeCount, ...]:
    """Divide a topic's members by type, in the order of types; one type alone is no division."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in term.members:
        if path in collection.type_of:
            groups[collection.type_of[path].address].append(path)
    if len(groups) < 2:  # noqa: PLR2004  # "more than one" reads best as a number
        return ()
    return tuple(
        TypeCount(kind, f"{term.address}{kind.slug}/", tuple(groups[kind.address]))
        for kind in collection.types
        if kind.address in groups
    )


def _whole(collection: Collection, words: Words) -> Iterator[Listing]:
    members = tuple(each.path for each in collection.listed)
    for address, title, owner in _WHOLE:
        yield Listing(
            address=address,
            title=words.say(title),
            crumbs=_crumbs(words),
            members=members,
            claim=Claim(owner, NOWHERE),
        )


def _of_types(collection: Collection, words: Words) -> Iterator[Listing]:
    for term in collection.types:
        yield Listing(
            address=term.address,
            title=term.title,
            crumbs=_crumbs(words, Link(words.say("types"), TYPES)),
            members=term.members,
            claim=Claim(f"the list of the type '{term.label}'", term.location),
            term=term,
        )


def _of_years(collection: Collection, words: Words) -> Iterator[Listing]:
    for year, members in _by_year(collection).items():
        yield Listing(
            address=f"{YEARS}{year}/",
            title=words.year(date(int(year), 1, 1)),
            crumbs=_crumbs(words, Link(words.say("years"), YEARS)),
            members=tuple(members),
            claim=Claim(f"the list of the year {year}", NOWHERE),
        )


def _of_topics(collection: Collection, words: Words) -> Iterator[Listing]:
    for term in collection.topics:
        above = topic_crumbs(term, collection, words)
        yield Listing(
            address=term.address,
            title=term.title,
            crumbs=above,
            members=term.members,
            claim=Claim(f"the topic '{term.label}'", term.location),
            term=term,
        )
        for kind in types_within(term, collection):
            yield Listing(
                address=kind.address,
                title=words.say("topic_type", topic=term.title, type=kind.term.title),
                crumbs=(*above, Link(term.title, term.address)),
                members=kind.members,
                claim=Claim(f"the type '{kind.term.label}' of '{term.label}'", term.location),
            )


def topic_crumbs(term: Term, collection: Collection, words: Words) -> tuple[Link, ...]:
    """Lead from the home page to a topic, by way of the broader topics."""
    above = []
    current = collection.broader.get(term.address)
    while current:
        above.append(Link(current.title, current.address))
        current = collection.broader.get(current.address)
    return _crumbs(words, Link(words.say("topics"), TOPICS), *reversed(above))


def _by_year(collection: Collection) -> Mapping[str, list[str]]:
    years: defaultdict[str, list[str]] = defaultdict(list)
    for each in collection.listed:
        if each.date:
            years[f"{each.date.day.year:04}"].append(each.path)
    return years


def _crumbs(words: Words, *above: Link) -> tuple[Link, ...]:
    return (Link(words.say("home"), HOME), *above)
