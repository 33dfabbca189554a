"""Feeds: the newest entries of a page as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

All addresses are absolute, all instants RFC 3339. An entry is written without regard to the feed
that it stands in, so that one writing serves them all.
"""

from datetime import datetime

from msgspec import Struct

from sitegen import jsontext
from sitegen.elements import Xml, document, element, elements, parent

_NEVER = "1970-01-01T00:00:00Z"
_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_ATOM_TYPE = "application/atom+xml"
_RSS_TYPE = "application/rss+xml"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_SCHEMES = ("https:", "http:", "mailto:")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


class Channel(Struct, frozen=True, kw_only=True):
    """The page that feeds go with; its ``url`` is also their lasting id.

    ``site`` is the title of the site, which answers for the feed where no publisher is named.
    ``contact`` and ``suggest`` are addresses or words; formats that know no words leave these out.
    ``suggest_title`` names where ``suggest`` leads.
    """

    title: str
    site: str
    url: str
    atom_url: str
    rss_url: str
    json_url: str
    language: str
    description: str = ""
    publisher: str = ""
    rights: str = ""
    contact: str = ""
    suggest: str = ""
    suggest_title: str = ""
    icon: str = ""

    @property
    def author(self) -> str:
        """Name who answers for the entries; Atom requires someone."""
        return self.publisher or self.site


class FeedEntry(Struct, frozen=True, kw_only=True):
    """A dated resource; its ``url`` is also its lasting id, ``link`` the address it points to.

    ``language`` is empty where it is the feed's. ``summary`` is plain text.
    """

    url: str
    title: str
    published: str
    updated: str
    summary: str = ""
    type: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    link: str = ""
    language: str = ""

    @property
    def categories(self) -> tuple[str, ...]:
        """Name the type and the topics, each once."""
        return tuple(dict.fromkeys(name for name in (self.type, *self.topics) if name))


def atom(channel: Channel, *entries: FeedEntry) -> bytes:
    """Write a feed as Atom (RFC 4287)."""
    feed = parent(
        "feed",
        element("title", channel.title),
        *elements("subtitle", channel.description),
        element("id", channel.url),
        element("updated", last_updated(*entries)),
        element("link", rel="self", type=_ATOM_TYPE, href=channel.atom_url),
        element("link", rel="alternate", type="text/html", href=channel.url),
        *_suggestions("link", channel),
        parent(
            "author",
            element("name", channel.author),
            *elements("uri", _address(channel.contact, "https:", "http:")),
            *elements("email", _mail(channel.contact)),
        ),
        *elements("rights", channel.rights),
        *elements("icon", channel.icon),
        *map(atom_entry, entries),
        **{"xmlns": _ATOM, "xml:lang": channel.language},
    )
    return document(feed)


def atom_entry(entry: FeedEntry) -> Xml:
    """Write an entry of an Atom feed; what it points to is a *related* resource."""
    related = (element("link", rel="related", href=entry.link),) if entry.link else ()
    return parent(
        "entry",
        element("title", entry.title),
        element("id", entry.url),
        element("link", rel="alternate", type="text/html", href=entry.url),
        *related,
        element("published", entry.published),
        element("updated", entry.updated),
        *(parent("author", name) for name in elements("name", *entry.authors)),
        *(element("category", term=name) for name in entry.categories),
        *elements("summary", entry.summary),
        **{"xml:lang": entry.language},
    )


def rss(channel: Channel, *entries: FeedEntry) -> bytes:
    """Write a feed as RSS 2.0, with Atom and Dublin Core for what it has no element for."""
    body = parent(
        "channel",
        element("title", channel.title),
        element("link", channel.url),
        element("description", _html(channel.description or channel.title)),
        element("language", channel.language),
        *elements("copyright", channel.rights),
        *elements("dc:publisher", channel.publisher),
        *elements("managingEditor", _editor(channel)),
        *_suggestions("atom:link", channel),
        element("lastBuildDate", rfc_822(last_updated(*entries))),
        element("atom:link", rel="self", type=_RSS_TYPE, href=channel.rss_url),
        *map(rss_item, entries),
    )
    namespaces = {"xmlns:atom": _ATOM, "xmlns:dc": _DUBLIN_CORE}
    return document(parent("rss", body, version="2.0", **namespaces))


def rss_item(entry: FeedEntry) -> Xml:
    """Write an item of an RSS channel."""
    related = (element("atom:link", rel="related", href=entry.link),) if entry.link else ()
    return parent(
        "item",
        element("title", entry.title),
        element("link", entry.url),
        *related,
        element("guid", entry.url, isPermaLink="true"),
        element("pubDate", rfc_822(entry.published)),
        element("atom:updated", entry.updated),
        *elements("dc:creator", *entry.authors),
        *elements("category", *entry.categories),
        *elements("dc:language", entry.language),
        *elements("description", _html(entry.summary)),
    )


def json_feed(channel: Channel, *entries: FeedEntry) -> bytes:
    """Write a feed as JSON Feed 1.1, one item a line."""
    head = {
        "version": _JSON_FEED,
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": channel.json_url,
        "description": channel.description,
        "icon": channel.icon,
        "authors": [_given(name=channel.author, url=_address(channel.contact))],
        "language": channel.language,
        "_sitegen": _given(
            contact=channel.contact, license=channel.rights, suggest=channel.suggest
        ),
    }
    members = {name: jsontext.encode(value) for name, value in head.items() if value}
    return jsontext.document({**members, "items": jsontext.array(map(json_item, entries))})


def json_item(entry: FeedEntry) -> bytes:
    """Write an item of a JSON feed, which must have a content: the title, if nothing else."""
    item = {
        "id": entry.url,
        "url": entry.url,
        "external_url": entry.link,
        "title": entry.title,
        "content_text": entry.summary or entry.title or entry.url,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.categories,
        "language": entry.language,
    }
    return jsontext.encode({name: value for name, value in item.items() if value})


def _suggestions(name: str, channel: Channel) -> tuple[Xml, ...]:
    """Lead to where readers suggest a resource: a resource *related* to the feed (RFC 4287)."""
    address = _address(channel.suggest)
    return (
        (element(name, rel="related", title=channel.suggest_title, href=address),)
        if address
        else ()
    )


def _editor(channel: Channel) -> str:
    """Name who answers for the feed by mail address, as RSS 2.0 wants it."""
    mail = _mail(channel.contact)
    return f"{mail} ({channel.author})" if mail else ""


def _mail(contact: str) -> str:
    return _address(contact, "mailto:").removeprefix("mailto:")


def _address(text: str, *schemes: str) -> str:
    """Give an address that is one, and nothing for words."""
    return text if text.startswith(schemes or _SCHEMES) and " " not in text else ""


def _given(**members: str) -> dict[str, str]:
    return {name: value for name, value in members.items() if value}


def last_updated(*entries: FeedEntry) -> str:
    """Give the latest instant at which any entry was updated, whatever the offsets."""
    return max((entry.updated for entry in entries), key=datetime.fromisoformat, default=_NEVER)


def rfc_822(instant: str) -> str:
    """Write an RFC 3339 instant as RFC 822 does, in English, with the year in full."""
    time = datetime.fromisoformat(instant)
    day = f"{_DAYS[time.weekday()]}, {time.day:02} {_MONTHS[time.month - 1]} {time.year:04}"
    return f"{day} {time.time().isoformat('seconds')} {time:%z}"


def _html(text: str) -> str:
    """Escape text for a description, which readers of RSS take for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
