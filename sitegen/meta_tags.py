"""Meta tags: what the head of a page tells libraries, reference managers and social networks.

Dublin Core as DCMI puts it into HTML, the tags of Highwire Press that Google Scholar and Zotero
read, and the Open Graph protocol; and where citations are. A value that isn't there has no tag.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sitegen.dublin_core import dublin_core
from sitegen.identifiers import doi_of
from sitegen.linked_data import full
from sitegen.linked_things import outside, type_of
from sitegen.memberships import Membership
from sitegen.model import Card
from sitegen.references import published_on, zotero_type
from sitegen.views import Head, Html, Image, Site
from sitegen.wording import Ways, Wording

_SCHEMA = '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
_HELD = 1024
"""Values that are held: a page says most of its own three times, and shares the others."""
_special = re.compile("[&<>\"']").search
_REFERENCES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))


def page_tags(site: Site, head: Head, kind: str) -> Html:
    """Write the tags of a page that is no resource's; ``kind`` is what Open Graph calls it."""
    return Html(_written("property", _open_graph(site, head, kind)) + _announced(head))


def resource_tags(  # noqa: PLR0913, PLR0917  # a page's parts
    site: Site,
    head: Head,
    card: Card,
    member: Membership,
    ways: Ways,
    wording: Wording,
    image: Image | None,
) -> Html:
    """Write the tags of a resource's page."""
    shown = site.metadata
    tags = _written("property", _open_graph(site, head, "article"))
    if shown.open_graph and image:
        tags += _written("property", _picture(image, full(site.url, site.home, image.src)))
    if shown.dublin_core:
        elements = dublin_core(card, member, ways, wording, head.url)
        tags += _SCHEMA + _written("name", ((f"DC.{name}", value) for name, value in elements))
    if shown.highwire:
        tags += _written("name", _highwire(head, card, member, ways, wording))
    return Html(tags + _announced(head))


def _open_graph(site: Site, head: Head, kind: str) -> Iterator[tuple[str, str]]:
    if site.metadata.open_graph:
        yield "og:title", head.title
        yield "og:type", kind
        yield "og:url", head.url
        yield "og:site_name", site.title
        yield "og:description", head.description
        yield "og:locale", site.locale


def _picture(image: Image, address: str) -> Iterator[tuple[str, str]]:
    yield "og:image", address
    yield "og:image:alt", image.alt
    if image.size:
        yield "og:image:width", str(image.size.width)
        yield "og:image:height", str(image.size.height)


def _highwire(
    head: Head, card: Card, member: Membership, ways: Ways, wording: Wording
) -> Iterator[tuple[str, str]]:
    """List the tags of Highwire Press; Zotero takes the type of an item from a tag of its own."""
    resource, link = card.resource, outside(card.resource, ways, wording)
    yield "citation_title", resource.title
    yield from (("citation_author", person.name) for person in resource.author)
    yield "citation_publication_date", published_on(resource).replace("-", "/")
    yield "citation_publisher", resource.publisher
    yield "citation_language", resource.language or wording.words.language
    yield "citation_doi", doi_of(link)
    yield "citation_public_url", link or head.url
    yield "citation_abstract_html_url", head.url if link else ""
    yield "z:itemType", zotero_type(type_of(resource, member))


def _announced(head: Head) -> str:
    """Announce the citations of what a page shows, which reference managers take over."""
    return "".join(
        [
            f'<link rel="alternate" type="{each.type}" title="{each.title}"'
            f' href="{_escaped(each.href)}">\n'
            for each in head.citations
        ]
    )


def _written(kind: str, tags: Iterable[tuple[str, str]]) -> str:
    """Write tags that have a value; ``kind`` is the attribute that holds their names."""
    return "".join(
        [f'<meta {kind}="{name}" content="{_escaped(value)}">\n' for name, value in tags if value]
    )


@lru_cache(maxsize=_HELD)
def _escaped(text: str) -> str:
    """Escape text for an attribute; most needs none, and looking is quicker than replacing."""
    if _special(text):
        for sign, reference in _REFERENCES:
            text = text.replace(sign, reference)
    return text
