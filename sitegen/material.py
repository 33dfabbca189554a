"""Material: the parts that pages share, each made once, most of them not before they are drawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from sitegen.agenda import CALENDARS, Agenda, agenda_of
from sitegen.cited_works import Host, Reference, reference_of
from sitegen.cldr import locale_of
from sitegen.destinations import Destination
from sitegen.entries import Kind, entry_of
from sitegen.fingerprint import Fetched, Fleeting, Given, Part, derive, part
from sitegen.following import FieldAddress, Followed
from sitegen.icons import icon_of
from sitegen.labels import spoken
from sitegen.listings import INTRODUCTIONS
from sitegen.memberships import Membership, memberships
from sitegen.model import Article, Card, Collection, Item, Resource, Size, Target, Term
from sitegen.roll import Roll
from sitegen.settings import Settings, outside
from sitegen.urls import absolute, base_path, href
from sitegen.views import Entry, Link, Site, TermLink
from sitegen.wording import Ways, Wording, led
from sitegen.words import Words

Bodies = Callable[[str, bytes], str]
"""Gives the HTML of a body, by the path of its file and its digest."""
Terms = Callable[[Roll, int], Iterable[tuple[str, Sequence[int]]]]
"""Gives the search terms of a bucket and the slots of their resources, which come with them."""


class Lookups(Struct, frozen=True):
    """What gives that of which there is too much to be held, when a page is drawn.

    ``marks`` are those of the terms of each resource; no page may hold them.
    """

    bodies: Bodies
    terms: Terms
    marks: Mapping[str, bytes]


NO_BODY: Part[str] = part("")
NO_WAYS: Part[Ways] = part(())
NO_SIZE: Part[Size | None] = part(None)
_NO_TYPE = part(Kind("", ""))


class Material(Struct, frozen=True, kw_only=True):
    """What planners draw on; a page gets of it only the parts that it shows.

    ``ways`` are where the fields of a resource lead, if anywhere on this site, ``said`` are the
    words, as a part, ``host`` is the site as what holds works, ``works`` are what citations say.
    """

    collection: Collection
    settings: Settings
    followed: Followed
    lookups: Lookups
    words: Words
    said: Part[Words]
    host: Part[Host]
    site: Part[Site]
    wording: Part[Wording]
    cards: Mapping[str, Part[Card]]
    ways: Mapping[str, Part[Ways]]
    memberships: Mapping[str, Part[Membership]]
    entries: Mapping[str, Part[Entry]]
    days: Mapping[str, date | None]
    places: Mapping[str, int]
    listed: frozenset[str]
    assets: Mapping[str, str]
    sizes: Mapping[str, Size]
    icons: Mapping[str, str]
    agenda: Agenda
    works: Mapping[str, Part[Reference]]

    def href(self, address: str) -> str:
        """Write an address for an attribute of a page."""
        return href(base_path(self.settings.base_url), address)

    def absolute(self, address: str) -> str:
        """Write an address in full."""
        return absolute(self.settings.base_url, address)

    def entries_of(self, paths: Iterable[str]) -> tuple[Part[Entry], ...]:
        """Fetch the entries of resources."""
        return tuple([self.entries[path] for path in paths])

    def size(self, target: Target, found: Destination) -> Size | None:
        """Tell how large a picture of a body is; other targets aren't shown, whatever they are."""
        return self.sizes.get(found.address or "") if target.is_picture else None

    def image_size(self, resource: Resource) -> Part[Size | None]:
        """Tell how large the picture is that a resource has in a field, if it has one."""
        found = led(resource.image, self.ways_of(resource.path).value) if resource.image else None
        size = self.sizes.get(found.address or "") if found else None
        return part(size) if size else NO_SIZE

    def ways_of(self, path: str) -> Part[Ways]:
        """Tell where the fields of a resource lead."""
        return self.ways.get(path, NO_WAYS)

    def crumbs(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Turn addresses into what attributes hold."""
        return tuple(Link(link.label, self.href(link.href)) for link in links)

    def term_link(self, term: Term) -> TermLink:
        """Name a topic or type, with its address, the number of its members, and its icon."""
        icon = self.icons.get(term.address, "")
        return TermLink(term.title, self.href(term.address), len(term.members), icon=icon)


def material(
    collection: Collection,
    settings: Settings,
    followed: Followed,
    assets: Mapping[str, str],
    lookups: Lookups,
    words: Words,
) -> Material:
    """Make the parts that pages share. ``assets`` maps their names to their addresses."""
    items, wording = collection.items, part(_wording(settings, words))
    host = part(Host(settings.title, settings.publisher))
    cards = {each.path: card_of(each, items[each.path]) for each in collection.resources}
    ways = {path: ways_part(items[path], found) for path, found in followed.fields.items()}
    icons = {term.address: icon_of(term.label, settings.types) for term in collection.types}
    kinds = {term.address: part(Kind(term.label, icons[term.address])) for term in collection.types}
    kind_of = {path: kinds[term.address] for path, term in collection.type_of.items()}
    members = memberships(collection, icons, settings.types)
    return Material(
        collection=collection,
        settings=settings,
        followed=followed,
        lookups=lookups,
        words=words,
        said=part(words),
        host=host,
        site=part(_site(collection, settings, assets, words)),
        wording=wording,
        cards=cards,
        ways=ways,
        memberships=members,
        entries={
            path: derive(
                entry_of, card, kind_of.get(path, _NO_TYPE), ways.get(path, NO_WAYS), wording
            )
            for path, card in cards.items()
        },
        places={path: place for place, path in enumerate(cards)},
        days={each.path: each.date.day if each.date else None for each in collection.resources},
        listed=frozenset(each.path for each in collection.listed),
        assets=assets,
        sizes={each.address: each.size for each in collection.files if each.size},
        icons=icons,
        agenda=agenda_of(collection.listed, settings, collection.today),
        works={
            path: Fleeting(
                reference_of, (card, members[path], ways.get(path, NO_WAYS), wording, host)
            )
            for path, card in cards.items()
        },
    )


def body_parts(item: Item, made: Material) -> tuple[Part[str], Part[Ways]]:
    """Make the parts of a file's body: its HTML, by the digest of its source, and its links."""
    prose = item.prose
    if prose.is_empty:
        return NO_BODY, NO_WAYS
    fetched = Fetched(made.lookups.bodies, item.value.path, prose.digest)
    body = Fleeting(spoken, (fetched, made.said))
    if not prose.links:
        return body, NO_WAYS
    found = zip(prose.links, made.followed.bodies[item.value.path], strict=True)
    return body, part(
        tuple([(to.address, each.address, each.tail, made.size(to, each)) for to, each in found])
    )


def introduction(address: str, made: Material) -> tuple[Part[str], Part[Ways]]:
    """Make the parts of a generated page's introduction, which may not be there."""
    path = INTRODUCTIONS.get(address, "")
    if made.collection.has(path):
        return body_parts(made.collection.items[path], made)
    return NO_BODY, NO_WAYS


def introduced_as(address: str, made: Material) -> str:
    """Give what a generated page is about, as its introduction sums it up; mostly nothing does."""
    path = INTRODUCTIONS.get(address, "")
    found = made.collection.items[path].value if made.collection.has(path) else None
    return found.summary if isinstance(found, Article) else ""


def card_of(resource: Resource, item: Item) -> Part[Card]:
    """Make the part for what other pages show of a resource; equal texts are held once."""
    is_summary = item.excerpt == resource.summary
    return Given(Card(resource, resource.summary if is_summary else item.excerpt), item.digest)


def entry_part(path: str, made: Material) -> Part[Entry]:
    """Make the part for the entry of a resource."""
    term = made.collection.type_of.get(path)
    kind = part(Kind(term.label, made.icons[term.address])) if term else _NO_TYPE
    return derive(entry_of, made.cards[path], kind, made.ways_of(path), made.wording)


def work_part(path: str, made: Material) -> Part[Reference]:
    """Make the part for what citations say of a resource."""
    card, member, ways = made.cards[path], made.memberships[path], made.ways_of(path)
    return derive(reference_of, card, member, ways, made.wording, made.host)


def ways_part(item: Item, found: Iterable[FieldAddress]) -> Part[Ways]:
    """Make the part for where the fields of a resource lead."""
    return part(tuple(_ways(item, found)))


def _ways(
    item: Item, found: Iterable[FieldAddress]
) -> Iterator[tuple[str, str | None, str, Size | None]]:
    """Say where addresses lead; a license that leads nowhere is words.

    A place on the same page has that page's address, as it is shown on others too.
    """
    for each in found:
        address = each.found.address
        if address is not None or each.field != "license":
            to = address if address != "" else item.value.address
            yield each.written, to, each.found.tail, None


def _wording(settings: Settings, words: Words) -> Wording:
    shows_coins, rel = settings.metadata.coins, outside(settings.html)
    calendars = settings.events == CALENDARS
    return Wording(settings.base_url, words, settings.fields, rel, calendars, shows_coins)


def _site(
    collection: Collection, settings: Settings, assets: Mapping[str, str], words: Words
) -> Site:
    base = base_path(settings.base_url)
    menu = (collection.items[path].value for path in settings.menu if collection.has(path))
    return Site(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=words.direction,
        home=base,
        publisher=settings.publisher,
        contact=settings.contact,
        suggest=settings.suggest,
        license=settings.license,
        rel=outside(settings.html),
        menu=tuple(Link(each.title or settings.title, href(base, each.address)) for each in menu),
        assets={name: href(base, address) for name, address in sorted(assets.items())},
        url=settings.base_url,
        locale=locale_of(settings.language),
        metadata=settings.metadata,
    )
