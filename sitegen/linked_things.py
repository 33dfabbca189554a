"""Linked things: a resource in JSON-LD, as what the settings say that schema.org calls its type.

The resource is the thing that is described, mostly elsewhere: its ``url`` is where it is. The page
is another thing, which has it as its main entity, and belongs to the site.
"""

from functools import lru_cache

from msgspec import Raw

from sitegen import jsontext
from sitegen.agents import agent
from sitegen.dates import Moment
from sitegen.durations import iso_duration
from sitegen.entries import last_change, was_modified
from sitegen.event_data import event_properties
from sitegen.linked_data import Node, breadcrumb, license_node, present, site_iri, website
from sitegen.memberships import Membership, TermName
from sitegen.model import Card, Person, Resource
from sitegen.references import published_on
from sitegen.schema_types import FAMILY, TIMED, Family, schema_type
from sitegen.urls import concept_iri, encoded, scheme_iri
from sitegen.views import Link, Site
from sitegen.wording import Ways, Wording, full_address, full_license

_WEB = ("https://", "http://")
_HELD = 64
"""Links that are held: what is told of a resource asks for its own several times."""
_WORK = {
    "language": "inLanguage",
    "topics": "about",
    "author": "author",
    "publisher": "publisher",
    "license": "license",
    "published": "datePublished",
    "updated": "dateModified",
    "expires": "expires",
    "level": "educationalLevel",
    "audience": "audience",
    "duration": "timeRequired",
    "site": "isPartOf",
}
_EVENT = {
    "language": "inLanguage",
    "topics": "about",
    "author": "contributor",
    "publisher": "organizer",
    "audience": "audience",
    "duration": "duration",
}
_PROPERTIES = {
    Family.WORK: _WORK,
    Family.ARTICLE: {"title": "headline"} | _WORK,
    Family.EVENT: _EVENT,
    Family.EDUCATION_EVENT: _EVENT | {"level": "educationalLevel"},
    Family.ORGANIZATION: {"topics": "knowsAbout"},
    Family.SERVICE: {"publisher": "provider", "audience": "audience"},
}
"""What each family calls what we know of a resource; it has no property for what isn't there."""


def thing(  # a page's parts
    site: Site,
    card: Card,
    member: Membership,
    ways: Ways,
    wording: Wording,
    crumbs: tuple[Link, ...],
) -> Node:
    """Tell of a resource, and of the page that has it as its main entity."""
    resource = card.resource
    page, link = wording.absolute(resource.address), outside(resource, ways, wording)
    kind = type_of(resource, member)
    facts = _facts(resource, member, ways, wording, is_here=not link)
    family = FAMILY[kind]
    named = _PROPERTIES[family].items()
    return present(
        {
            "@type": kind,
            "@id": f"{page}#resource",
            "name": resource.title,
            "description": card.excerpt,
            "url": link or page,
            "image": full_address(resource.image, ways, wording),
            **{name: facts[fact] for fact, name in named},
            **(event_properties(resource, link) if family in TIMED else {}),
            "mainEntityOfPage": _page(site, resource, page, crumbs),
        }
    )


def type_of(resource: Resource, member: Membership) -> str:
    """Name the type of schema.org that a resource has."""
    label = member.type.label if member.type else ""
    return schema_type(label, member.schema, takes_place=resource.start is not None)


def outside(resource: Resource, ways: Ways, wording: Wording) -> str:
    """Give the address of what a resource describes, in ASCII, if that is elsewhere on the web."""
    return _on_web(full_address(resource.link, ways, wording)) if resource.link else ""


@lru_cache(maxsize=_HELD)
def _on_web(link: str) -> str:
    return encoded(link) if link[:8].lower().startswith(_WEB) else ""


def _facts(
    resource: Resource, member: Membership, ways: Ways, wording: Wording, *, is_here: bool
) -> Node:
    """Tell what is known of a resource, by names of our own; what isn't known is empty."""
    publisher = Person(resource.publisher, resource.publisher_id)
    return {
        "title": resource.title,
        "language": resource.language or wording.words.language,
        "topics": _topics(member.topics, wording.base_url) if member.topics else None,
        "author": tuple(map(agent, resource.author)),
        "publisher": agent(publisher) if publisher.name else None,
        "license": license_node(full_license(resource.license, ways, wording)),
        "published": published_on(resource),
        "updated": _day(resource.updated) if is_here and was_modified(resource) else "",
        "expires": _day(resource.expires),
        "level": resource.level,
        "audience": _audience(resource.audience) if resource.audience else None,
        "duration": iso_duration(resource.duration),
        "site": {"@id": site_iri(wording.base_url)} if is_here else None,
    }


def _page(site: Site, resource: Resource, url: str, crumbs: tuple[Link, ...]) -> Node:
    """Tell of the page: it joined the site on the resource's ``date``."""
    newest = last_change(resource) if was_modified(resource) else None
    return present(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "datePublished": _day(resource.date),
            "dateModified": _day(newest),
            "isPartOf": website(site),
            "breadcrumb": breadcrumb(site, crumbs, resource.title),
        }
    )


@lru_cache(maxsize=1024)
def _topics(topics: tuple[TermName, ...], base_url: str) -> Raw:
    """Point to the concepts that topics are in the site's vocabulary."""
    scheme = scheme_iri(base_url)
    return Raw(
        jsontext.encode(
            [
                {
                    "@type": "DefinedTerm",
                    "@id": concept_iri(base_url, topic.address),
                    "name": topic.title,
                    "inDefinedTermSet": scheme,
                }
                for topic in topics
            ]
        )
    )


@lru_cache(maxsize=1024)
def _audience(names: tuple[str, ...]) -> Raw:
    return Raw(jsontext.encode([{"@type": "Audience", "audienceType": name} for name in names]))


def _day(moment: Moment | None) -> str:
    return moment.day.isoformat() if moment else ""
