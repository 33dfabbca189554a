"""Presenters: each makes the view of one page kind from the values of the page's parts.

They receive parts and never the collection, so that a page's fingerprint, which is made of the
digests of these parts, holds all that the page can show.
"""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from sitegen.descriptions import described
from sitegen.linked_data import item_list
from sitegen.markup import mark_outward, resolve_links
from sitegen.urls import href
from sitegen.views import (
    AliasView,
    ArticleView,
    Choice,
    Day,
    Entry,
    Group,
    Head,
    HomeView,
    Html,
    IndexView,
    Link,
    ListView,
    NotFoundView,
    SearchView,
    Site,
    Span,
    TermLink,
    TopicView,
)
from sitegen.wording import Ways

_LIST = "CollectionPage"


class Heading(Struct, frozen=True):
    """A list's title and the way to it."""

    title: str
    crumbs: tuple[Link, ...]
    span: str = ""


class Course(Struct, frozen=True):
    """The way through a list's numbered pages."""

    newer: Span | None = None
    older: Span | None = None
    spans: tuple[Span, ...] = ()


class Events(Struct, frozen=True):
    """How many of a page's entries are events to come, and where all events are, if there are."""

    count: int = 0
    href: str = ""


class TopicHeading(Struct, frozen=True, kw_only=True):
    """What a topic says of itself, and how its entries are divided.

    First come the ``events`` to come; of the others the first ``start_here`` are featured, the next
    ``recent`` the most recent, and then there is the rest.
    """

    title: str
    label: str
    crumbs: tuple[Link, ...]
    narrower: tuple[TermLink, ...]
    includes_narrower: bool
    types: tuple[TermLink, ...]
    start_here: int
    recent: int
    events: Events = Events()


def prose(site: Site, body: str, links: Ways) -> Html:
    """Lead a body's links to their addresses."""
    sizes = {written: size for written, _, _, size in links if size}
    targets = {written: _href(site, to, tail) for written, to, tail, _ in links}
    return Html(mark_outward(resolve_links(body, targets, sizes), site.rel))


def _href(site: Site, address: str | None, tail: str) -> str | None:
    """Write where a link leads; a place on the same page has no address."""
    return address and href(site.home, address) + tail if address != "" else tail


def home(  # noqa: PLR0913, PLR0917  # one for each part
    site: Site,
    head: Head,
    body: str,
    links: Ways,
    recent_href: str,
    topics: tuple[TermLink, ...],
    events: Events,
    *shown: Entry,
) -> HomeView:
    """Present the home page: first of its entries are events to come."""
    return HomeView(
        site=site,
        head=described(site, head, _LIST, item_list(site, shown)),
        introduction=prose(site, body, links),
        recent=shown[events.count :],
        recent_href=recent_href,
        topics=topics,
        upcoming=shown[: events.count],
        events_href=events.href,
    )


def entries(
    site: Site,
    head: Head,
    heading: Heading,
    body: str,
    links: Ways,
    course: Course,
    *shown: Entry,
) -> ListView:
    """Present a list of resources under its one title."""
    groups = (Group("", shown),) if shown else ()
    return _list(site, head, heading, prose(site, body, links), course, groups)


def by_month(
    site: Site,
    head: Head,
    heading: Heading,
    body: str,
    links: Ways,
    course: Course,
    *shown: Entry,
) -> ListView:
    """Present a list of resources under a heading for each month."""
    months = groupby(shown, key=lambda entry: entry.month)
    groups = tuple(Group(month, tuple(group)) for month, group in months)
    return _list(site, head, heading, prose(site, body, links), course, groups)


def events(
    site: Site,
    head: Head,
    heading: Heading,
    course: Course,
    headings: tuple[str, str],
    upcoming: int,
    *shown: Entry,
) -> ListView:
    """Present the list of all events: those to come, then those past, each under its heading."""
    divided = zip(headings, (shown[:upcoming], shown[upcoming:]), strict=True)
    groups = tuple(Group(title, entries) for title, entries in divided if entries)
    return _list(site, head, heading, Html(), course, groups)


def _list(
    site: Site,
    head: Head,
    heading: Heading,
    introduction: Html,
    course: Course,
    groups: tuple[Group, ...],
) -> ListView:
    listed = (entry for group in groups for entry in group.entries)
    return ListView(
        site=site,
        head=described(site, head, _LIST, item_list(site, listed), heading.crumbs),
        title=heading.title,
        crumbs=heading.crumbs,
        introduction=introduction,
        groups=groups,
        span=heading.span,
        newer=course.newer,
        older=course.older,
        spans=course.spans,
    )


def topic(
    site: Site,
    head: Head,
    heading: TopicHeading,
    body: str,
    links: Ways,
    course: Course,
    *shown: Entry,
) -> TopicView:
    """Present the front page of a topic."""
    start = heading.events.count
    recent = start + heading.start_here
    rest = recent + heading.recent
    listed = item_list(site, shown)
    return TopicView(
        site=site,
        head=described(
            site, head, _LIST, listed, heading.crumbs, about={"@id": f"{head.url}#concept"}
        ),
        title=heading.title,
        label=heading.label,
        crumbs=heading.crumbs,
        introduction=prose(site, body, links),
        narrower=heading.narrower,
        includes_narrower=heading.includes_narrower,
        start_here=shown[start:recent],
        recent=shown[recent:rest],
        types=heading.types,
        rest=shown[rest:],
        older=course.older,
        spans=course.spans,
        upcoming=shown[:start],
        events_href=heading.events.href,
    )


def index(
    site: Site,
    head: Head,
    heading: Heading,
    body: str,
    links: Ways,
    terms: tuple[TermLink, ...],
) -> IndexView:
    """Present all topics, all types or all years."""
    return IndexView(
        site=site,
        head=described(site, head, _LIST, item_list(site, _all_of(terms)), heading.crumbs),
        title=heading.title,
        crumbs=heading.crumbs,
        introduction=prose(site, body, links),
        terms=terms,
    )


def _all_of(terms: tuple[TermLink, ...]) -> Iterator[TermLink]:
    """List terms as readers come upon them, each before those below it."""
    for term in terms:
        yield term
        yield from _all_of(term.narrower)


def article(
    site: Site, head: Head, title: str, modified: Day | None, body: str, links: Ways
) -> ArticleView:
    """Present a page of prose."""
    return ArticleView(
        site=site,
        head=described(site, head, "WebPage", dateModified=modified.iso if modified else ""),
        title=title,
        modified=modified,
        body=prose(site, body, links),
    )


def search(  # noqa: PLR0913, PLR0917  # one for each part
    site: Site,
    head: Head,
    heading: Heading,
    href: str,
    fields: tuple[Choice, ...],
    types: tuple[TermLink, ...],
    topics: tuple[TermLink, ...],
) -> SearchView:
    """Present the search page."""
    return SearchView(
        site=site,
        head=described(site, head, "SearchResultsPage", None, heading.crumbs),
        title=heading.title,
        crumbs=heading.crumbs,
        href=href,
        fields=fields,
        types=types,
        topics=topics,
    )


def not_found(site: Site, head: Head, topics: tuple[TermLink, ...]) -> NotFoundView:
    """Present what a server shows for an address that isn't there."""
    return NotFoundView(site=site, head=head, topics=topics)


def alias(site: Site, head: Head, link: Link) -> AliasView:
    """Present an old address of a page."""
    return AliasView(site=site, head=head, title=link.label, href=link.href)
