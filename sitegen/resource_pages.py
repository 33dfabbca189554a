"""Plan the pages of single files: resources, articles, and the old addresses of any of them."""

from collections.abc import Iterator

from sitegen import presenters
from sitegen.details import details_of
from sitegen.editions import is_expired
from sitegen.entries import day_of, last_change, was_modified
from sitegen.excerpt import excerpt
from sitegen.fingerprint import part
from sitegen.listings import HOME, RESOURCES
from sitegen.material import Material, body_parts, destination_of, head, link_of
from sitegen.model import Article, Item, Resource, Term
from sitegen.planned import Claim, Page
from sitegen.presenters import Facts
from sitegen.reservations import is_reserved
from sitegen.urls import base_path, output_path
from sitegen.views import Image, Link


def resource_page(resource: Resource, related: tuple[str, ...], made: Material) -> Page:
    """Plan the page of a resource."""
    item = made.collection.items[resource.path]
    text = made.excerpt(resource)
    return Page(
        output_path(resource.address),
        presenters.resource,
        "resource.html",
        (
            made.site,
            head(
                made,
                resource.title,
                resource.address,
                description=text,
                language=resource.language,
            ),
            part(_facts(resource, made)),
            *body_parts(item, made),
            *made.entries_of(related),
        ),
        _claim(item),
    )


def article_page(article: Article, made: Material) -> Page:
    """Plan the page of an article."""
    item = made.collection.items[article.path]
    text = excerpt(article.summary or item.prose.body.text, made.settings.excerpt_length)
    return Page(
        output_path(article.address),
        presenters.article,
        "article.html",
        (
            made.site,
            head(made, article.title, article.address, description=text),
            part(article.title),
            part(day_of(article.updated)),
            *body_parts(item, made),
        ),
        _claim(item),
    )


def alias_pages(item: Item, made: Material) -> Iterator[Page]:
    """Plan a page at each old address of a file, which leads on to its own."""
    value = item.value
    title = value.title or made.settings.title
    for address in value.aliases:
        if is_reserved(address):
            continue  # which is an error that is told already
        yield Page(
            output_path(address),
            presenters.alias,
            "alias.html",
            (
                made.site,
                head(made, title, value.address),
                part(Link(title, made.href(value.address))),
            ),
            Claim(
                f"the alias '{address}' of {value.path}",
                item.location("aliases", address, address.rstrip("/")),
            ),
        )


def _facts(resource: Resource, made: Material) -> Facts:
    return Facts(
        title=resource.title,
        crumbs=made.crumbs((Link("Home", HOME), Link("Resources", RESOURCES))),
        type=_type(made.collection.type_of.get(resource.path), made),
        added=day_of(resource.date) if was_modified(resource) else None,
        modified=day_of(last_change(resource)),
        topics=_topics(made.collection.topics_of[resource.path], made),
        link=link_of(resource, made.where, base_path(made.settings.base_url)),
        summary=resource.summary,
        image=_image(resource, made),
        details=details_of(resource, made),
        expired=is_expired(resource, made.collection.today),
    )


def _type(term: Term | None, made: Material) -> Link | None:
    return Link(term.label, made.href(term.address)) if term else None


def _topics(terms: tuple[Term, ...], made: Material) -> tuple[Link, ...]:
    return tuple(Link(term.title, made.href(term.address)) for term in terms)


def _image(resource: Resource, made: Material) -> Image | None:
    found = destination_of(resource.image, resource, made.where)
    if found is None or found.address is None:
        return None
    return Image(made.href(found.address), resource.image_alt)


def _claim(item: Item) -> Claim:
    return Claim(item.value.path, item.location("title"))
