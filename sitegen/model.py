"""The domain: what a curated collection is made of, with every rule already checked."""

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from sitegen.dates import Moment
from sitegen.diagnostics import Diagnostics, Location
from sitegen.event_times import EventTime
from sitegen.places import locate, locate_all

_is_topic = re.compile(r"/topics/[^/]+/").fullmatch
Value = str | bool | int | float | Moment | tuple[str, ...]
"""What a field that a site has added may hold."""


class Person(Struct, frozen=True):
    """Who made a thing: ``Family, Given`` or an organisation, and an identifying address if any."""

    name: str
    identifier: str = ""


class Resource(Struct, frozen=True, kw_only=True, tag_field="sort", tag=True, omit_defaults=True):
    """One curated entry; empty text is an absent value, ``path`` starts at the site's folder."""

    path: str
    address: str
    title: str
    type: str = ""
    date: Moment | None = None
    topic: tuple[str, ...] = ()
    summary: str = ""
    link: str = ""
    author: tuple[Person, ...] = ()
    publisher: str = ""
    publisher_id: str = ""
    language: str = ""
    license: str = ""
    published: str = ""
    updated: Moment | None = None
    reviewed: Moment | None = None
    review_by: Moment | None = None
    expires: Moment | None = None
    draft: bool = False
    aliases: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    start: EventTime | None = None
    end: EventTime | None = None
    audience: tuple[str, ...] = ()
    level: str = ""
    duration: str = ""
    note: str = ""
    extra: tuple[tuple[str, Value], ...] = ()


class Topic(Struct, frozen=True, kw_only=True, tag_field="sort", tag=True, omit_defaults=True):
    """A topic that has a file."""

    path: str
    address: str
    title: str
    label: str
    synonyms: tuple[str, ...] = ()
    broader: str = ""
    order: float | None = None
    featured: tuple[str, ...] = ()
    summary: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False


def former_names(topic: Topic) -> tuple[str, ...]:
    """List the old addresses of a topic at which a topic was."""
    return tuple(each for each in topic.aliases if _is_topic(each))


class Article(Struct, frozen=True, kw_only=True, tag_field="sort", tag=True, omit_defaults=True):
    """A page of prose: any Markdown file outside the folders of resources and topics.

    The introductions of the home page and of the lists (``index.md``) are articles too.
    """

    path: str
    address: str
    title: str = ""
    summary: str = ""
    updated: Moment | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False


class Body(Struct, frozen=True):
    """A Markdown body as clean HTML, its internal links still as they were written.

    ``links`` are these targets, ``pictures`` those of them that are shown, ``ids`` what fragments
    can point to, ``text`` the plain text, ``removed`` names what the cleaning took out
    (``<script>``, ``onclick=``).
    """

    html: str = ""
    links: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    text: str = ""
    removed: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class Size(Struct, frozen=True, array_like=True):
    """How large a picture is, in pixels."""

    width: int
    height: int


class Danger(Struct, frozen=True, array_like=True):
    """What browsers would run of a file or fetch for it, in words, and where that stands."""

    what: str
    line: int = 1
    column: int = 1


class File(Struct, frozen=True):
    """A file that is copied as it is, the digest of its bytes and their number.

    ``size`` is there if it is a picture, ``danger`` if it isn't safe.
    """

    path: str
    address: str
    digest: bytes
    length: int = 0
    size: Size | None = None
    danger: Danger | None = None


class Target(Struct, frozen=True, omit_defaults=True):
    """An internal target in a body, as its editor spelled it, and where that stands.

    A picture is shown in its place, any other is led to.
    """

    address: str
    spelled: str
    line: int
    column: int = 1
    is_picture: bool = False


class Prose(Struct, frozen=True, omit_defaults=True):
    """What is known of a body without its HTML, which ``digest`` stands for.

    ``ids`` are what fragments can point to, ``removed`` tells what the cleaning took out.
    """

    digest: bytes = b""
    links: tuple[Target, ...] = ()
    ids: tuple[str, ...] = ()
    removed: Diagnostics = ()
    is_empty: bool = False


class Item(Struct, frozen=True):
    """What one Markdown file holds: its value, its body, and where its fields stand.

    ``excerpt`` are the words that introduce it: its summary, or the start of its body. The digest
    is that of value and excerpt, of all that other pages can show. ``places`` are packed: they are
    asked for only where there is something to tell. ``terms`` stands for what searches find it by.
    """

    value: Resource | Topic | Article
    excerpt: str
    digest: bytes
    prose: Prose
    places: bytes
    terms: bytes = b""

    def location(self, field: str, *spellings: str) -> Location:
        """Say where a field's value starts; a field that isn't there is at the file's start.

        Of a list it is where the first item starts that is written in one of the spellings.
        """
        return locate(self.value.path, self.places, field, *spellings)

    def locations(self, field: str, spelling: str) -> tuple[Location, ...]:
        """Say where a value starts, or all items of a list that are written so."""
        return locate_all(self.value.path, self.places, field, spelling)


class Card(Struct, frozen=True):
    """What other pages can show of a resource: its fields, and the words that introduce it."""

    resource: Resource
    excerpt: str


class Edition(Struct, frozen=True):
    """Which day it is, and whether what isn't ready for readers is drawn all the same.

    ``unfinished`` says that it is drawn even if it lacks what it must have one day.
    """

    today: date
    drafts: bool = False
    future: bool = False
    unfinished: bool = False


class Term(Struct, frozen=True, kw_only=True):
    """A taxonomy term: a topic or a type, described by a file or only named.

    ``members`` are the paths of the listed resources that have it, in the order of lists; of a
    topic also those of narrower ones, if the site wants that.
    """

    slug: str
    address: str
    title: str
    label: str
    members: tuple[str, ...]
    location: Location
    topic: Topic | None = None


class Collection(Struct, frozen=True, kw_only=True):
    """Everything that is published, sorted as lists show it; mappings go by the path of a file.

    ``listed`` are the resources that have not expired: lists, feeds and the sitemap show these.
    ``broader`` goes from a topic's address to the topic above it, without cycles, and ``narrower``
    to those below it; ``unpublished`` says of a file why it isn't in this edition; ``faulty`` are
    the files that couldn't be read.
    """

    resources: tuple[Resource, ...]
    listed: tuple[Resource, ...]
    articles: tuple[Article, ...]
    files: tuple[File, ...]
    topics: tuple[Term, ...]
    types: tuple[Term, ...]
    topics_of: Mapping[str, tuple[Term, ...]]
    type_of: Mapping[str, Term]
    items: Mapping[str, Item]
    unpublished: Mapping[str, str]
    today: date
    broader: Mapping[str, Term]
    narrower: Mapping[str, tuple[Term, ...]]
    faulty: frozenset[str]

    def has(self, path: str) -> bool:
        """Tell whether a Markdown file is read and published."""
        return path in self.items and path not in self.unpublished


def pages(collection: Collection) -> tuple[Resource | Article | Topic, ...]:
    """List what Markdown files are that have an address."""
    topics = (term.topic for term in collection.topics if term.topic)
    return (*collection.resources, *collection.articles, *topics)
