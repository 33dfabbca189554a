"""Catalog: what of the collection is published as data.

All that is known of a resource is, but ``note`` (for editors), ``draft`` (never true of what is
published) and ``aliases`` (each is itself an address that leads to the resource's own).
"""

from collections.abc import Iterable

from msgspec import Struct

from sitegen.dates import Moment
from sitegen.event_times import EventTime
from sitegen.model import Resource, Value

Plain = str | bool | int | float | tuple[str, ...]
"""What a field that the site has added may hold, days being text."""


class CatalogSite(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose collection it is; ``language`` is that of resources that name no other."""

    title: str
    description: str = ""
    base_url: str
    language: str
    publisher: str = ""
    contact: str = ""
    suggest: str = ""
    license: str = ""


class CatalogTopic(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A topic; ``broader`` is a slug, ``count`` how many resources have the topic."""

    title: str
    label: str
    slug: str
    url: str
    broader: str = ""
    synonyms: tuple[str, ...] = ()
    count: int


class CatalogType(Struct, frozen=True):
    """A type and how many resources have it."""

    name: str
    plural: str
    slug: str
    url: str
    count: int


class Taxonomy(Struct, frozen=True):
    """All topics and all types, as the site shows them."""

    topics: tuple[CatalogTopic, ...]
    types: tuple[CatalogType, ...]


class CatalogAuthor(Struct, frozen=True, omit_defaults=True):
    """Who made a resource, and the address that identifies them, if any."""

    name: str
    identifier: str = ""

    def __str__(self) -> str:
        """Write the author as editors do: ``Lee, Ann <https://orcid.org/…>``."""
        return f"{self.name} <{self.identifier}>" if self.identifier else self.name


class CatalogResource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A resource as published data: its fields are the members and columns, in this order.

    Days are ``2015-09-23``, as written; ``start`` and ``end`` have a time if one was written.
    Addresses are absolute, ``topics`` slugs, and ``extra`` the fields that the site has added.
    """

    path: str
    url: str
    title: str
    type: str = ""
    date: str = ""
    updated: str = ""
    topics: tuple[str, ...] = ()
    summary: str = ""
    excerpt: str = ""
    link: str = ""
    author: tuple[CatalogAuthor, ...] = ()
    publisher: str = ""
    publisher_id: str = ""
    language: str = ""
    license: str = ""
    published: str = ""
    reviewed: str = ""
    review_by: str = ""
    expires: str = ""
    image: str = ""
    image_alt: str = ""
    start: str = ""
    end: str = ""
    audience: tuple[str, ...] = ()
    level: str = ""
    duration: str = ""
    extra: tuple[tuple[str, Plain], ...] = ()


COLUMNS = CatalogResource.__struct_fields__[:-1]
"""The names that every catalog has; a field that the site adds cannot take one of them."""


class Derived(Struct, frozen=True, kw_only=True):
    """What the collection knows of a resource and its file doesn't say; addresses are absolute."""

    url: str
    type: str = ""
    topics: tuple[str, ...] = ()
    excerpt: str = ""
    link: str = ""
    image: str = ""


def catalog_resource(resource: Resource, derived: Derived) -> CatalogResource:
    """Select what of a resource is published as data."""
    return CatalogResource(
        path=resource.path,
        url=derived.url,
        title=resource.title,
        type=derived.type,
        date=_day(resource.date),
        updated=_day(resource.updated),
        topics=derived.topics,
        summary=resource.summary,
        excerpt=derived.excerpt,
        link=derived.link,
        author=tuple(CatalogAuthor(person.name, person.identifier) for person in resource.author),
        publisher=resource.publisher,
        publisher_id=resource.publisher_id,
        language=resource.language,
        license=resource.license,
        published=resource.published,
        reviewed=_day(resource.reviewed),
        review_by=_day(resource.review_by),
        expires=_day(resource.expires),
        image=derived.image,
        image_alt=resource.image_alt,
        start=_time(resource.start),
        end=_time(resource.end),
        audience=resource.audience,
        level=resource.level,
        duration=resource.duration,
        extra=tuple(_extra(resource.extra)),
    )


def _extra(fields: Iterable[tuple[str, Value]]) -> Iterable[tuple[str, Plain]]:
    for name, value in fields:
        if name not in COLUMNS and value not in ("", ()):
            yield name, _day(value) if isinstance(value, Moment) else value


def _day(moment: Moment | None) -> str:
    return moment.day.isoformat() if moment else ""


def _time(when: EventTime | None) -> str:
    """Write when an event starts or ends, with its time unless it is a day as a whole."""
    return when.iso if when else ""
