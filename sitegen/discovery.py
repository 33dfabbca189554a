"""What machines ask a site for: its sitemap, rules for robots, its search, its name as an app."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from sitegen import jsontext
from sitegen.elements import Xml, document, element, elements, parent
from sitegen.excerpt import excerpt
from sitegen.urls import absolute

SITEMAP_LIMIT = 50_000
"""Addresses that one sitemap may list."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_OPENSEARCH_TYPE = "application/opensearchdescription+xml"
_SHORT_NAME, _LONG_NAME, _DESCRIPTION = 16, 48, 1024  # characters that OpenSearch allows


class SitemapUrl(Struct, frozen=True):
    """The absolute address of a page or sitemap and the day it changed (W3C format), if known."""

    url: str
    lastmod: str = ""


SitemapPage = tuple[str, date | None]


class SearchEngine(Struct, frozen=True, kw_only=True):
    """The site's search: ``url`` is that of its description, ``{searchTerms}`` in ``template``.

    Both are absolute, as is ``icon``.
    """

    title: str
    url: str
    template: str
    language: str
    description: str = ""
    icon: str = ""


class Icon(Struct, frozen=True):
    """A picture that stands for the site; ``sizes`` as in HTML (``any``, ``192x192``)."""

    src: str
    type: str
    sizes: str = "any"


class WebApp(Struct, frozen=True, kw_only=True):
    """How the site introduces itself where it is put on a home screen.

    ``direction`` is that of its language, ``rtl``, or empty where that goes without saying.
    """

    title: str
    language: str
    direction: str = ""
    start_url: str
    scope: str
    description: str = ""
    icons: tuple[Icon, ...] = ()


def sitemap_of(base_url: str, pages: tuple[SitemapPage, ...]) -> bytes:
    """Write a sitemap of pages by their addresses and the days that they changed, if known."""
    urls = (
        SitemapUrl(absolute(base_url, address), day.isoformat() if day else "")
        for address, day in pages
    )
    return sitemap(urls)


def newest(pages: Iterable[SitemapPage]) -> str:
    """Give the last day on which one of some pages changed; empty if none is known."""
    return max((day.isoformat() for _, day in pages if day), default="")


def sitemap(urls: Iterable[SitemapUrl]) -> bytes:
    """Write a sitemap (sitemaps.org 0.9) of at most ``SITEMAP_LIMIT`` addresses."""
    return document(parent("urlset", *map(sitemap_url, urls), xmlns=_SITEMAP))


def sitemap_url(url: SitemapUrl) -> Xml:
    """Write one address of a sitemap."""
    return parent("url", *_location(url))


def sitemap_index(*sitemaps: SitemapUrl) -> bytes:
    """Write an index of sitemaps, for sites with more addresses than one may list."""
    entries = (parent("sitemap", *_location(each)) for each in sitemaps)
    return document(parent("sitemapindex", *entries, xmlns=_SITEMAP))


def robots(sitemap_url: str) -> bytes:
    """Welcome all robots (RFC 9309) and show them the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n".encode()


def opensearch(engine: SearchEngine) -> bytes:
    """Describe the search to browsers (OpenSearch 1.1), names shortened to what it allows."""
    long_name = engine.title if len(engine.title) > _SHORT_NAME else ""
    description = parent(
        "OpenSearchDescription",
        element("ShortName", excerpt(engine.title, _SHORT_NAME)),
        *elements("LongName", excerpt(long_name, _LONG_NAME)),
        element("Description", excerpt(engine.description or engine.title, _DESCRIPTION)),
        element("Url", type="text/html", template=engine.template),
        element("Url", type=_OPENSEARCH_TYPE, rel="self", template=engine.url),
        *elements("Image", engine.icon),
        element("Language", engine.language),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
        xmlns=_OPENSEARCH,
    )
    return document(description)


def webmanifest(app: WebApp) -> bytes:
    """Write a web application manifest (W3C) of a site that stays in the browser."""
    members = {
        "name": app.title,
        "description": app.description,
        "lang": app.language,
        "dir": app.direction,
        "start_url": app.start_url,
        "scope": app.scope,
        "display": "browser",
        "icons": app.icons,
    }
    return jsontext.document(
        {key: (jsontext.encode(value),) for key, value in members.items() if value}
    )


def _location(url: SitemapUrl) -> tuple[Xml, ...]:
    return (element("loc", url.url), *elements("lastmod", url.lastmod))
