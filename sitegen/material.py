"""Material: the parts that pages share, each made and digested once."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from sitegen.destinations import Destination, Directory, find, is_external
from sitegen.entries import entry_of, outward
from sitegen.fingerprint import Part, part
from sitegen.listings import INTRODUCTIONS
from sitegen.model import Body, Collection, Item, Resource, Term
from sitegen.presenters import LinkTable
from sitegen.settings import Settings
from sitegen.urls import absolute, base_path, href
from sitegen.views import Entry, Feed, Head, Link, Site, TermLink

NO_BODY: Part[Body] = part(Body())
NO_LINKS: Part[LinkTable] = part(())


class Material(Struct, frozen=True, kw_only=True):
    """What planners draw on; a page gets of it only the parts that it shows."""

    collection: Collection
    settings: Settings
    where: Directory
    site: Part[Site]
    entries: Mapping[str, Part[Entry]]
    days: Mapping[str, date | None]
    listed: frozenset[str]
    assets: Mapping[str, str]

    def href(self, address: str) -> str:
        """Write an address for an attribute of a page."""
        return href(base_path(self.settings.base_url), address)

    def absolute(self, address: str) -> str:
        """Write an address in full."""
        return absolute(self.settings.base_url, address)

    def excerpt(self, resource: Resource) -> str:
        """Give the words by which lists introduce a resource."""
        return self.entries[resource.path].value.excerpt

    def entries_of(self, paths: Iterable[str]) -> tuple[Part[Entry], ...]:
        """Fetch the entries of resources."""
        return tuple(self.entries[path] for path in paths)

    def crumbs(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Turn addresses into what attributes hold."""
        return tuple(Link(link.label, self.href(link.href)) for link in links)

    def term_link(self, term: Term) -> TermLink:
        """Name a topic or type with its address and the number of its members."""
        return TermLink(term.title, self.href(term.address), len(term.members))


def material(
    collection: Collection, settings: Settings, where: Directory, assets: Mapping[str, str]
) -> Material:
    """Make the parts that pages share. ``assets`` maps their names to their addresses."""
    base = base_path(settings.base_url)
    return Material(
        collection=collection,
        settings=settings,
        where=where,
        site=part(_site(collection, settings, assets)),
        entries={
            each.path: part(entry_of(each, collection, settings, link_of(each, where, base)))
            for each in collection.resources
        },
        days={each.path: each.date.day if each.date else None for each in collection.resources},
        listed=frozenset(each.path for each in collection.listed),
        assets=assets,
    )


def link_of(resource: Resource, where: Directory, base: str) -> Link | None:
    """Find where a resource's own link leads."""
    return outward(resource.link, destination_of(resource.link, resource, where), base)


def destination_of(written: str, resource: Resource, where: Directory) -> Destination | None:
    """Follow an address in a field of a resource; ``None`` if it isn't a path of this site.

    A place on the same page has that page's address, as it is shown on others too.
    """
    if not written or is_external(written):
        return None
    found = find(written, resource.path, where)
    return replace(found, address=resource.address) if found.address == "" else found


def full_address(written: str, resource: Resource, made: Material) -> str:
    """Write an address in a field of a resource in full, for data; empty if it leads nowhere."""
    found = destination_of(written, resource, made.where)
    if found is None:
        return written
    return made.absolute(found.address) + found.tail if found.address else ""


def body_parts(item: Item, made: Material) -> tuple[Part[Body], Part[LinkTable]]:
    """Make the parts of a file's body: itself, by the digest of its source, and its links."""
    prose = item.prose
    if not prose.body.html:
        return NO_BODY, NO_LINKS
    body = Part(prose.body, prose.digest)
    if not prose.body.links:
        return body, NO_LINKS
    found = ((target, find(target, item.value.path, made.where)) for target in prose.body.links)
    return body, part(tuple((target, _href(each, made)) for target, each in found))


def introduction(address: str, made: Material) -> tuple[Part[Body], Part[LinkTable]]:
    """Make the parts of a generated page's introduction, which may not be there."""
    path = INTRODUCTIONS.get(address, "")
    if made.collection.has(path):
        return body_parts(made.collection.items[path], made)
    return NO_BODY, NO_LINKS


def head(
    made: Material,
    title: str,
    address: str,
    *,
    description: str = "",
    language: str = "",
    feeds: tuple[Feed, ...] = (),
) -> Part[Head]:
    """Make the part for a page's head."""
    return part(
        Head(
            title=title,
            description=description,
            url=absolute(made.settings.base_url, address),
            language=language,
            feeds=feeds,
        )
    )


def _href(found: Destination, made: Material) -> str | None:
    if found.address is None:
        return None
    return (made.href(found.address) if found.address else "") + found.tail


def _site(collection: Collection, settings: Settings, assets: Mapping[str, str]) -> Site:
    base = base_path(settings.base_url)
    menu = (collection.items[path].value for path in settings.menu if collection.has(path))
    return Site(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        home=base,
        publisher=settings.publisher,
        contact=settings.contact,
        suggest=settings.suggest,
        license=settings.license,
        menu=tuple(Link(each.title or settings.title, href(base, each.address)) for each in menu),
        assets={name: href(base, address) for name, address in sorted(assets.items())},
    )
