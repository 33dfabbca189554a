"""What templates see: one frozen value a page kind, already worded, linked and sorted.

All ``href`` are ready for an attribute: quoted, and below the path of ``base_url``.
"""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.model import Size
from sitegen.settings import MetadataSetting


class Html(str):
    """Markup that a template writes as it is, because it has been cleaned."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell the template engine that nothing is left to escape."""
        return self


NO_HTML = Html("")


class Link(Struct, frozen=True):
    """A text and where it leads; an empty ``href`` makes it plain text.

    ``rel`` says what lies there, if that is another site.
    """

    label: str
    href: str = ""
    rel: str = ""


class Day(Struct, frozen=True):
    """A day for readers (``23 September 2015``) and for machines (``2015-09-23``)."""

    text: str
    iso: str


class Occasion(Struct, frozen=True):
    """When an event takes place: its start, its end if it has another, and in which zone.

    ``zone`` is empty where no time of day is given. The texts of days alone are made to follow each
    other (``is_run``), others need words or signs between them.
    """

    start: Day
    end: Day | None = None
    zone: str = ""
    is_run: bool = False


class Feed(Struct, frozen=True):
    """A feed of the page: its title, where it is, and its media type."""

    title: str
    href: str
    type: str


class Alternate(Struct, frozen=True):
    """Another form of what the page shows: what people call it, where it is, its media type."""

    title: str
    href: str
    type: str


class Citation(Struct, frozen=True):
    """How a resource is cited in a style: the style's name, and what it wants, as markup."""

    style: str
    text: Html


class Site(Struct, frozen=True, kw_only=True):
    """What every page shows of the settings; ``assets`` maps ``style.css`` to its hashed name.

    ``direction`` is that of the language: ``ltr`` or ``rtl``; ``rel`` is for links to other sites.
    ``url`` is ``home`` in full, ``locale`` the language with its country (``pt_BR``).
    """

    title: str
    description: str
    language: str
    direction: str
    home: str
    publisher: str
    contact: str
    suggest: str
    license: str
    rel: str
    menu: tuple[Link, ...]
    assets: Mapping[str, str]
    url: str = ""
    locale: str = ""
    metadata: MetadataSetting = MetadataSetting()


class Head(Struct, frozen=True, kw_only=True):
    """What the page says of itself in its head; ``url`` is absolute and canonical.

    ``language`` is that of what the page is about, where it isn't the site's. ``calendar`` is the
    events of the page for calendar programs, ``citations`` are what it shows for reference
    managers. ``tags`` are for libraries, reference managers and social networks, ``json_ld`` is the
    page as linked data.
    """

    title: str
    description: str = ""
    url: str = ""
    language: str = ""
    direction: str = ""
    feeds: tuple[Feed, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    calendar: Feed | None = None
    citations: tuple[Alternate, ...] = ()
    tags: str = ""
    json_ld: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """A resource in a list. ``added`` is there only if it was modified later.

    ``language`` and its ``direction`` are there only if it isn't the site's, ``when`` if it is an
    event. ``coins`` describes it for reference managers.
    """

    href: str
    title: str
    type: str
    icon: str
    added: Day | None
    modified: Day | None
    month: str
    excerpt: str
    link: Link | None
    language: str
    direction: str
    when: Occasion | None = None
    coins: Html = NO_HTML


class Span(Struct, frozen=True):
    """A numbered page of a list, named by the days that its entries cover."""

    text: str
    href: str


class TermLink(Struct, frozen=True):
    """A topic, type or year, how many resources it has, and the narrower topics below it.

    A type has an icon.
    """

    label: str
    href: str
    count: int
    narrower: "tuple[TermLink, ...]" = ()
    icon: str = ""


class Group(Struct, frozen=True):
    """Entries under a heading; an empty heading isn't shown."""

    heading: str
    entries: tuple[Entry, ...]


class Detail(Struct, frozen=True):
    """A labelled fact about a resource, with one value or more."""

    label: str
    values: tuple[Link, ...]


class Image(Struct, frozen=True):
    """A picture, its alternative text, and how large it is in pixels, where that is known."""

    src: str
    alt: str
    size: Size | None = None


class HomeView(Struct, frozen=True, kw_only=True):
    """``home.html``: the introduction, what is new, the topics."""

    site: Site
    head: Head
    introduction: Html
    recent: tuple[Entry, ...]
    recent_href: str
    topics: tuple[TermLink, ...]
    upcoming: tuple[Entry, ...] = ()
    events_href: str = ""


class ListView(Struct, frozen=True, kw_only=True):
    """``list.html``: a list of resources, or one of its numbered pages (then ``span`` is set)."""

    site: Site
    head: Head
    title: str
    crumbs: tuple[Link, ...]
    introduction: Html
    groups: tuple[Group, ...]
    span: str
    newer: Span | None
    older: Span | None
    spans: tuple[Span, ...]


class TopicView(Struct, frozen=True, kw_only=True):
    """``topic.html``: a topic's front page. ``label`` is empty where it only repeats the title."""

    site: Site
    head: Head
    title: str
    label: str
    crumbs: tuple[Link, ...]
    introduction: Html
    narrower: tuple[TermLink, ...]
    includes_narrower: bool
    start_here: tuple[Entry, ...]
    recent: tuple[Entry, ...]
    types: tuple[TermLink, ...]
    rest: tuple[Entry, ...]
    older: Span | None
    spans: tuple[Span, ...]
    upcoming: tuple[Entry, ...] = ()
    events_href: str = ""


class IndexView(Struct, frozen=True, kw_only=True):
    """``index.html``: all topics, all types or all years."""

    site: Site
    head: Head
    title: str
    crumbs: tuple[Link, ...]
    introduction: Html
    terms: tuple[TermLink, ...]


class ResourceView(Struct, frozen=True, kw_only=True):
    """``resource.html``: one resource."""

    site: Site
    head: Head
    title: str
    crumbs: tuple[Link, ...]
    type: Link | None
    icon: str
    added: Day | None
    modified: Day | None
    topics: tuple[Link, ...]
    link: Link | None
    summary: str
    when_label: str
    when: Occasion | None
    image: Image | None
    body: Html
    fit: tuple[Detail, ...]
    reviewed: Detail | None
    details: tuple[Detail, ...]
    report: str
    expired: bool
    related: tuple[Entry, ...]
    citations: tuple[Citation, ...] = ()


class ArticleView(Struct, frozen=True, kw_only=True):
    """``article.html``: a page of prose, such as ``content/about.md``."""

    site: Site
    head: Head
    title: str
    modified: Day | None
    body: Html


class Choice(Struct, frozen=True):
    """A field of which the site lists the values: its name in addresses, and its label."""

    name: str
    label: str


class SearchView(Struct, frozen=True, kw_only=True):
    """``search.html``: the form, and without a script the topics, each with its types.

    ``href`` is the page itself, below which lies what its script loads.
    """

    site: Site
    head: Head
    title: str
    crumbs: tuple[Link, ...]
    href: str
    fields: tuple[Choice, ...]
    types: tuple[TermLink, ...]
    topics: tuple[TermLink, ...]


class NotFoundView(Struct, frozen=True, kw_only=True):
    """``404.html``: what a server shows for an address that isn't there."""

    site: Site
    head: Head
    topics: tuple[TermLink, ...]


class AliasView(Struct, frozen=True, kw_only=True):
    """``alias.html``: an old address that leads on to a page's own."""

    site: Site
    head: Head
    title: str
    href: str


View = (
    HomeView
    | ListView
    | TopicView
    | IndexView
    | ResourceView
    | ArticleView
    | SearchView
    | NotFoundView
    | AliasView
)
