"""Descriptions: the head of a page with all that machines are told of the page."""

from msgspec.structs import replace

from sitegen.linked_data import Node, page_node, present, script
from sitegen.meta_tags import page_tags
from sitegen.views import Head, Link, Site

_OPEN_GRAPH = {"WebPage": "article"}
"""What the Open Graph protocol calls a page; all that isn't an article is a part of the site."""


def described(  # what a page is
    site: Site,
    head: Head,
    kind: str,
    main: Node | None = None,
    crumbs: tuple[Link, ...] = (),
    **more: object,
) -> Head:
    """Add to a head what the settings want machines to be told of a page.

    ``kind`` is what schema.org calls such a page, ``main`` what it is mainly about, ``crumbs`` is
    the way to it, ``more`` are further properties.
    """
    linked = ""
    if site.metadata.json_ld:
        linked = script(page_node(site, head, kind, crumbs, main) | present(more))
    return replace(
        head, tags=page_tags(site, head, _OPEN_GRAPH.get(kind, "website")), json_ld=linked
    )
