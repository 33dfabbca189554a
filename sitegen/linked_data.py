"""Linked data: what pages say of themselves in JSON-LD, by the vocabulary of schema.org.

Every address is absolute, and in ASCII, so that a page and those that name it say the same.
"""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from msgspec import Raw

from sitegen import jsontext
from sitegen.licenses import license_address
from sitegen.views import Entry, Head, Html, Link, Site, TermLink

Node = dict[str, object]
"""A thing by its properties, nested as JSON-LD has it; what is empty is left out when written."""
CONTEXT = "https://schema.org"
_ABSENT = ("", None, ())
_QUERY = "search_term_string"


def script(node: Node) -> Html:
    """Write a node for an element ``script``, out of which no text can break."""
    return Html(jsontext.encode({"@context": CONTEXT, **node}).decode())


def present(node: Node) -> Node:
    """Leave out what is empty."""
    return {name: value for name, value in node.items() if value not in _ABSENT}


def full(url: str, home: str, href: str) -> str:
    """Write in full where an attribute of a page leads on the site.

    ``url`` is the address of the site, ``home`` the path of its root.
    """
    rest = href[len(home) :]
    return url + (rest if rest.isascii() else quote(rest, safe="/~%?#=&"))


def website(site: Site) -> Raw:
    """Tell of the site that a page is part of, and how it is searched."""
    return _website(
        site.url, site.title, site.description, site.language, site.publisher, site.license
    )


@lru_cache(maxsize=4)
def _website(  # what the settings say
    url: str, title: str, description: str, language: str, publisher: str, license_: str
) -> Raw:
    search: Node = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{url}search/?q={{{_QUERY}}}",
        },
        "query-input": f"required name={_QUERY}",
    }
    site: Node = {
        "@type": "WebSite",
        "@id": site_iri(url),
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": language,
        "license": license_node(license_),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "potentialAction": search,
    }
    return Raw(jsontext.encode(present(site)))


def site_iri(url: str) -> str:
    """Name the site, of which the home page is a part."""
    return f"{url}#website"


def license_node(written: str) -> str | Node:
    """Point to a license by its address; one that has none is named."""
    return license_address(written) or (
        {"@type": "CreativeWork", "name": written} if written else ""
    )


def breadcrumb(site: Site, crumbs: tuple[Link, ...], name: str) -> Node | None:
    """Tell the way from the home page to the page, which comes last and needs no address."""
    if not crumbs:
        return None
    last: Node = {"@type": "ListItem", "position": len(crumbs) + 1, "name": name}
    above = _above(site.url, site.home, crumbs)
    return {"@type": "BreadcrumbList", "itemListElement": [*above, last]}


@lru_cache(maxsize=256)
def _above(url: str, home: str, crumbs: tuple[Link, ...]) -> tuple[Raw, ...]:
    return tuple(
        Raw(
            jsontext.encode(
                {
                    "@type": "ListItem",
                    "position": number,
                    "name": crumb.label,
                    "item": {"@id": full(url, home, crumb.href)},
                }
            )
        )
        for number, crumb in enumerate(crumbs, 1)
    )


def page_node(
    site: Site, head: Head, kind: str, crumbs: tuple[Link, ...], main: Node | None = None
) -> Node:
    """Tell of a page: what it is called, its place on the site, and what it is mainly about."""
    return present(
        {
            "@type": kind,
            "@id": head.url,
            "url": head.url,
            "name": head.title,
            "description": head.description,
            "inLanguage": site.language,
            "isPartOf": website(site),
            "breadcrumb": breadcrumb(site, crumbs, head.title),
            "mainEntity": main,
        }
    )


def item_list(site: Site, shown: Iterable[Entry | TermLink]) -> Node | None:
    """List what a page lists, each once, in its order.

    By address alone, as each page says what it is called: names would add half a kilobyte.
    """
    addresses = dict.fromkeys(each.href for each in shown)
    listed = [
        {"@type": "ListItem", "position": number, "url": full(site.url, site.home, href)}
        for number, href in enumerate(addresses, 1)
    ]
    return {"@type": "ItemList", "itemListElement": listed} if listed else None
