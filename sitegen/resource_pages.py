"""Plan the pages of single files: resources, articles, and the old addresses of any of them."""

from collections.abc import Iterator

from sitegen import presenters, resource_presenter
from sitegen.cited_works import Reference
from sitegen.entries import day_of
from sitegen.fingerprint import Part, part
from sitegen.material import Material, body_parts
from sitegen.model import Article, Item, Resource
from sitegen.page_heads import head
from sitegen.planned import Claim, FileClaim, Page
from sitegen.reservations import is_reserved
from sitegen.urls import output_path
from sitegen.views import Entry, Link

_CURRENT = part(False)  # noqa: FBT003  # whether a resource has expired
_UNCITED: Part[Reference | None] = part(None)
_EXPIRED = part(True)  # noqa: FBT003  # as above


def resource_page(resource: Resource, related: tuple[Part[Entry], ...], made: Material) -> Page:
    """Plan the page of a resource, with the entries of those that are related."""
    path = resource.path
    item = made.collection.items[path]
    return Page(
        output_path(resource.address),
        resource_presenter.resource,
        "resource.html",
        (
            made.site,
            made.cards[path],
            made.memberships[path],
            _CURRENT if path in made.listed else _EXPIRED,
            made.ways_of(path),
            made.wording,
            made.image_size(resource),
            made.works[path] if made.settings.metadata.cite else _UNCITED,
            *body_parts(item, made),
            *related,
        ),
        FileClaim(item.value.path, item.places),
        place=made.places[path],
    )


def article_page(article: Article, made: Material) -> Page:
    """Plan the page of an article."""
    item = made.collection.items[article.path]
    return Page(
        output_path(article.address),
        presenters.article,
        "article.html",
        (
            made.site,
            head(made, article.title, article.address, description=item.excerpt),
            part(article.title),
            part(day_of(article.updated, made.words)),
            *body_parts(item, made),
        ),
        FileClaim(item.value.path, item.places),
    )


def alias_pages(item: Item, made: Material) -> Iterator[Page]:
    """Plan a page at each old address of a file, which leads on to its own."""
    value = item.value
    title = value.title or made.settings.title
    for address in value.aliases:
        if is_reserved(address):
            continue  # which is an error that is told already
        claim = Claim(
            f"the alias '{address}' of {value.path}",
            item.location("aliases", address, address.rstrip("/")),
        )
        yield leading_on(address, value.address, title, claim, made)


def leading_on(old: str, now: str, title: str, claim: Claim, made: Material) -> Page:
    """Plan a page at an old address, which leads on to where its page is now."""
    return Page(
        output_path(old),
        presenters.alias,
        "alias.html",
        (made.site, head(made, title, now), part(Link(title, made.href(now)))),
        claim,
    )
