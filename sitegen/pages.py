"""Plan: every output file of the site, each with the parts that it is a function of."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from sitegen import resource_presenter
from sitegen.citation_pages import citation_addresses, citation_pages
from sitegen.claims import collisions
from sitegen.codes import Code
from sitegen.concept_links import concept_addresses
from sitegen.concept_pages import concept_pages
from sitegen.data_pages import data_addresses, data_pages
from sitegen.destinations import Directory, directory
from sitegen.diagnostics import Diagnostic, Diagnostics, Location
from sitegen.discovery import SitemapPage
from sitegen.event_pages import calendar_pages, event_addresses, event_list_pages
from sitegen.fingerprint import part
from sitegen.following import follow
from sitegen.former import Former, former_addresses, former_pages
from sitegen.harvest_pages import harvest_addresses, harvest_pages
from sitegen.image_checks import heavy_images
from sitegen.index_pages import home_page, index_pages, not_found_page
from sitegen.link_checks import broken_links
from sitegen.list_pages import list_pages
from sitegen.listings import INTRODUCTIONS, NOWHERE, Listing, addresses, listings
from sitegen.lots import lots_of
from sitegen.machine_files import (
    announcement_pages,
    export_pages,
    feed_pages,
    machine_addresses,
    redirect_pages,
    sitemap_pages,
)
from sitegen.material import Lookups, Material, material
from sitegen.model import Article, Collection, File, Item
from sitegen.page_days import day_of_change, page_days
from sitegen.planned import Bundle, Claim, Copy, Page, Planned
from sitegen.related import related
from sitegen.resource_pages import alias_pages, article_page, resource_page
from sitegen.search_pages import search_addresses, search_file_pages, search_page
from sitegen.settings import Settings
from sitegen.sidecar_pages import sidecar_addresses, sidecar_pages
from sitegen.themes import Asset
from sitegen.urls import collation_key
from sitegen.words import Words

_MARK = ".sitegen"
"""How the names of what sitegen keeps in the output folder for itself start."""


class Plan(Struct, frozen=True):
    """All that the output folder is to hold, and the faults that only the whole shows.

    ``made`` is what pages were planned from, ``where`` is what links can lead to.
    """

    planned: tuple[Planned, ...]
    diagnostics: Diagnostics
    made: Material
    where: Directory


def plan(
    collection: Collection,
    settings: Settings,
    assets: tuple[Asset, ...],
    lookups: Lookups,
    words: Words,
) -> Plan:
    """Plan the whole site, and report broken links and addresses that two files want."""
    lists = listings(collection, words)
    own = tuple(_generated(collection, lists, settings))
    former = former_addresses(collection, lists, own)
    where = directory(collection, chain(own, _old(collection, former)))
    followed = follow(collection, settings, where)
    named = {each.name: each.address for each in assets}
    made = material(collection, settings, followed, named, lookups, words)
    pages: tuple[Planned, ...]
    pages = (*_pages(made, lists, former), *map(asset_page, assets), *map(_copy, collection.files))
    faults = (
        *collisions(pages),
        *_intruders(pages),
        *broken_links(collection, followed),
        *heavy_images(collection, followed),
    )
    return Plan(pages, faults, made, where)


def _intruders(pages: Iterable[Planned]) -> Iterator[Diagnostic]:
    """Keep old addresses away from what marks the output folder as ours."""
    for path, each in ((path, page) for page in pages for path in page.paths):
        if path.startswith(".") and collation_key(path).startswith(_MARK):
            yield Diagnostic(
                each.claim.location,
                Code.ADDRESS_RESERVED,
                f"{each.claim.owner} would be where sitegen keeps a file of its own",
                "take it out, or write another address",
            )


def _generated(
    collection: Collection, lists: tuple[Listing, ...], settings: Settings
) -> Iterator[str]:
    """Name the addresses of all that is made of the collection, and that no file has itself."""
    yield from addresses(lists, settings.page_size)
    yield from machine_addresses(lists)
    yield from search_addresses()
    yield from concept_addresses(lists, settings)
    yield from event_addresses(collection, settings)
    yield from data_addresses(lists, settings)
    yield from harvest_addresses(collection, settings)
    yield from citation_addresses(collection, settings)
    yield from sidecar_addresses(collection, settings)


def _old(collection: Collection, former: tuple[Former, ...]) -> Iterator[str]:
    """Name the old addresses of files, and those that were below them."""
    yield from (each.address for each in former)
    for item in _published(collection):
        yield from item.value.aliases


def _pages(
    made: Material, lists: tuple[Listing, ...], former: tuple[Former, ...]
) -> Iterator[Page | Bundle]:
    shown, lots = (*_reading_pages(made, lists),), lots_of(made)
    yield from shown
    yield not_found_page(made)
    for item in _published(made.collection):
        yield from alias_pages(item, made)
    data = (
        *feed_pages(made, lists),
        *concept_pages(made),
        *data_pages(made, lists),
        *citation_pages(made, lots),
        *sidecar_pages(made, lots),
        *calendar_pages(made),
    )
    yield from data
    yield from former_pages(former, data, made)
    yield from sitemap_pages(made, tuple(_sitemap(made, lists, shown)))
    yield from export_pages(made, lots)
    yield from harvest_pages(made, lots)
    yield from search_file_pages(made)
    yield from announcement_pages(made)
    yield from redirect_pages(made)


def _reading_pages(made: Material, lists: tuple[Listing, ...]) -> Iterator[Page]:
    yield home_page(made)
    yield from index_pages(made, lists)
    yield search_page(made)
    for listing in lists:
        yield from list_pages(listing, made)
    yield from event_list_pages(made)
    for article in _articles(made.collection):
        yield article_page(article, made)
    neighbours = related(made.collection)
    for resource in made.collection.resources:
        yield resource_page(resource, made.entries_of(neighbours.get(resource.path, ())), made)


def _sitemap(
    made: Material, lists: tuple[Listing, ...], shown: Iterable[Page]
) -> Iterator[SitemapPage]:
    """List the pages for search engines: all that readers are led to, so no expired resource."""
    days = page_days(made, lists)
    for page in shown:
        if page.present is not resource_presenter.resource:
            address = "/" + page.path.removesuffix("index.html")
            yield address, days.get(address)
    for each in made.collection.listed:
        yield each.address, day_of_change(each)


def _published(collection: Collection) -> Iterator[Item]:
    return (item for path, item in collection.items.items() if collection.has(path))


def _articles(collection: Collection) -> Iterator[Article]:
    """List the articles that have a page of their own."""
    introductions = INTRODUCTIONS.values()
    return (each for each in collection.articles if each.path not in introductions)


def asset_page(asset: Asset) -> Page:
    """Plan an asset."""
    claim = Claim(f"the asset {asset.name}", NOWHERE)
    return Page(asset.address[1:], _as_it_is, None, (part(asset.data),), claim)


def _as_it_is(data: bytes) -> bytes:
    return data


def _copy(file: File) -> Copy:
    return Copy(file.address[1:], file.path, file.digest, Claim(file.path, Location(file.path)))
