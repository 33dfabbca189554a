"""Plan the files that machines ask for: feeds, sitemaps, exports, and what announces them."""

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain, islice

from msgspec.structs import astuple

from sitegen import discovery, feeds, form_files
from sitegen.discovery import Icon, SearchEngine, SitemapPage, SitemapUrl, WebApp
from sitegen.export_data import export_head
from sitegen.feed_entries import feed_entry
from sitegen.feed_links import FORMATS
from sitegen.feeds import Channel, FeedEntry
from sitegen.fingerprint import Part, derive, part
from sitegen.headers import headers_file
from sitegen.listings import HOME, Listing
from sitegen.lots import Lots
from sitegen.material import Material
from sitegen.model import Collection
from sitegen.own_files import own_file
from sitegen.planned import Page
from sitegen.redirects import Move, nginx_map, redirects_file
from sitegen.reservations import is_reserved
from sitegen.urls import base_path

_SITEMAP_SIZE = discovery.SITEMAP_LIMIT
_FILES = (
    *("catalog.csv", "catalog.json", "opensearch.xml", "robots.txt"),
    *("site.webmanifest", "sitemap.xml"),
)
_WRITERS = (feeds.atom, feeds.rss, feeds.json_feed)
_ICON = "icon.svg"
_SEARCH = "search/?q={searchTerms}"


def machine_addresses(lists: Iterable[Listing]) -> Iterator[str]:
    """Name the addresses of all these files that editors may link to."""
    yield from (f"/{file}" for file in _FILES)
    for address in (HOME, *(listing.address for listing in lists if listing.term)):
        yield from (address + kind.file for kind in FORMATS)


def feed_pages(made: Material, lists: Iterable[Listing]) -> Iterator[Page]:
    """Plan the feeds of the site, of its topics and of its types."""
    dated = {each.path: each for each in made.collection.listed if each.date}
    channels = [(made.settings.title, HOME, tuple(dated))]
    channels += [(each.title, each.address, each.members) for each in lists if each.term]
    newest = [_newest(members, dated, made.settings.feed_size) for *_, members in channels]
    entries = {path: _entry(path, made) for path in {*chain.from_iterable(newest)}}
    for (title, address, _), paths in zip(channels, newest, strict=True):
        yield from _feeds(made, title, address, [entries[path] for path in paths])


def sitemap_pages(made: Material, urls: tuple[SitemapPage, ...]) -> Iterator[Page]:
    """Plan the sitemap, or where it would be too long its parts and an index of them."""
    base = part(made.settings.base_url)
    shares = [urls[at : at + _SITEMAP_SIZE] for at in range(0, len(urls), _SITEMAP_SIZE)]
    if len(shares) == 1:
        yield _data("sitemap.xml", discovery.sitemap_of, base, part(urls))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(shares) + 1)]
    for name, share in zip(names, shares, strict=True):
        yield _data(name, discovery.sitemap_of, base, part(share))
    index = [
        SitemapUrl(made.absolute(f"/{name}"), discovery.newest(share))
        for name, share in zip(names, shares, strict=True)
    ]
    yield _data("sitemap.xml", discovery.sitemap_index, *map(part, index))


def export_pages(made: Material, lots: Lots) -> Iterator[Page]:
    """Plan the catalog of the whole collection."""
    yield _data("catalog.json", form_files.catalog_json, *export_head(made), *lots.every)
    yield _data("catalog.csv", form_files.catalog_csv, lots.added, *lots.every)


def announcement_pages(made: Material) -> Iterator[Page]:
    """Plan what tells robots, browsers and phones about the site."""
    settings = made.settings
    icon = made.site.value.assets.get(_ICON, "")
    engine = SearchEngine(
        title=settings.title,
        url=made.absolute("/opensearch.xml"),
        template=settings.base_url + _SEARCH,
        language=settings.language,
        description=settings.description,
        icon=_icon(made),
    )
    turned = made.words.direction == "rtl"
    app = WebApp(
        title=settings.title,
        language=settings.language,
        direction="rtl" if turned else "",
        start_url=base_path(settings.base_url),
        scope=base_path(settings.base_url),
        description=settings.description,
        icons=(Icon(icon, "image/svg+xml"),) if icon else (),
    )
    yield _data("_headers", headers_file, part(settings.html))
    yield _data("robots.txt", discovery.robots, part(made.absolute("/sitemap.xml")))
    yield _data("opensearch.xml", discovery.opensearch, part(engine))
    yield _data("site.webmanifest", discovery.webmanifest, part(app))


def redirect_pages(made: Material) -> Iterator[Page]:
    """Plan what lets servers lead on from old addresses, if there are any."""
    moves = tuple(sorted(_moves(made.collection), key=astuple))
    if moves:
        parts = part(made.settings.base_url), part(moves)
        yield _data("_redirects", redirects_file, *parts)
        yield _data("_redirects.nginx", nginx_map, *parts)


def _moves(collection: Collection) -> Iterator[Move]:
    for path, item in collection.items.items():
        if collection.has(path):
            for alias in item.value.aliases:
                if not is_reserved(alias):  # which is an error that is told already
                    yield Move(alias, item.value.address)


def _feeds(
    made: Material,
    title: str,
    address: str,
    newest: Iterable[Part[FeedEntry]],
) -> Iterator[Page]:
    channel = part(_channel(made, title, address))
    for kind, write in zip(FORMATS, _WRITERS, strict=True):
        yield _data(f"{address[1:]}{kind.file}", write, channel, *newest)


def _newest(members: Iterable[str], dated: Container[str], size: int) -> tuple[str, ...]:
    return tuple(islice((path for path in members if path in dated), size))


def _channel(made: Material, title: str, address: str) -> Channel:
    settings = made.settings
    atom, rss, json = (made.absolute(address + kind.file) for kind in FORMATS)
    return Channel(
        title=title,
        site=settings.title,
        url=made.absolute(address),
        atom_url=atom,
        rss_url=rss,
        json_url=json,
        language=settings.language,
        description=settings.description,
        publisher=settings.publisher,
        rights=settings.license,
        contact=settings.contact,
        suggest=settings.suggest,
        suggest_title=made.words.say("suggest_title"),
        icon=_icon(made),
    )


def _entry(path: str, made: Material) -> Part[FeedEntry]:
    return derive(
        feed_entry, made.cards[path], made.memberships[path], made.ways_of(path), made.wording
    )


def _icon(made: Material) -> str:
    """Give the full address of the theme's icon, which a site may have taken away."""
    return made.absolute(made.assets[_ICON]) if _ICON in made.assets else ""


def _data(path: str, write: Callable[..., bytes], *parts: Part[object]) -> Page:
    """Plan a file that a serialiser writes."""
    return own_file(path, write, parts)
