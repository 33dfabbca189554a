"""Gather what the exports hold: the site, its taxonomy, and every resource as published data."""

from collections.abc import Iterator

from msgspec.structs import replace

from sitegen.catalog import (
    CatalogResource,
    CatalogSite,
    CatalogTopic,
    CatalogType,
    Derived,
    Taxonomy,
    catalog_resource,
)
from sitegen.exports import json_line
from sitegen.fingerprint import Fleeting, Part, derive, part
from sitegen.material import Material
from sitegen.memberships import Membership
from sitegen.model import Card, Resource, Term, Value
from sitegen.settings import Settings
from sitegen.shares import shares
from sitegen.wording import Ways, Wording, fields_by_name, full_address, full_license


def export_head(made: Material) -> tuple[Part[CatalogSite], Part[Taxonomy]]:
    """Make the parts of a catalog that tell of the collection as a whole."""
    taxonomy = Taxonomy(
        tuple(topic_data(term, made) for term in made.collection.topics),
        tuple(type_data(term, made) for term in made.collection.types),
    )
    return part(_site(made)), part(taxonomy)


def export_shares(made: Material) -> Iterator[tuple[Part[CatalogResource], ...]]:
    """Share the resources out, in the order of lists."""
    return shares((each.path, _resource(each.path, made)) for each in made.collection.resources)


def added_fields(settings: Settings) -> tuple[str, ...]:
    """Name the fields that a site has added to those that sitegen knows."""
    known = frozenset(Resource.__struct_fields__)
    return tuple(field.name for field in settings.fields if field.name not in known)


def _site(made: Material) -> CatalogSite:
    settings = made.settings
    return CatalogSite(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        language=settings.language,
        publisher=settings.publisher,
        contact=settings.contact,
        suggest=settings.suggest,
        license=settings.license,
    )


def topic_data(term: Term, made: Material) -> CatalogTopic:
    """Make of a topic what is published of it as data."""
    above = made.collection.broader.get(term.address)
    return CatalogTopic(
        title=term.title,
        label=term.label,
        slug=term.slug,
        url=made.absolute(term.address),
        broader=above.slug if above else "",
        synonyms=term.topic.synonyms if term.topic else (),
        count=len(term.members),
    )


def type_data(term: Term, made: Material) -> CatalogType:
    """Make of a type what is published of it as data."""
    return CatalogType(
        term.label, term.title, term.slug, made.absolute(term.address), len(term.members)
    )


def _resource(path: str, made: Material) -> Part[CatalogResource]:
    return Fleeting(published_resource, _known(path, made))


def catalog_line(path: str, made: Material) -> Part[bytes]:
    """Make the part for a resource as it is written in ``catalog.json``."""
    return derive(_line, *_known(path, made))


def _line(card: Card, member: Membership, ways: Ways, wording: Wording) -> bytes:
    return json_line(published_resource(card, member, ways, wording))


def _known(
    path: str, made: Material
) -> tuple[Part[Card], Part[Membership], Part[Ways], Part[Wording]]:
    return made.cards[path], made.memberships[path], made.ways_of(path), made.wording


def published_resource(
    card: Card, member: Membership, ways: Ways, wording: Wording
) -> CatalogResource:
    """Make of a resource what is published of it as data."""
    resource = card.resource
    derived = Derived(
        url=wording.absolute(resource.address),
        type=member.type.label if member.type else "",
        topics=tuple(term.slug for term in member.topics),
        excerpt=card.excerpt,
        link=full_address(resource.link, ways, wording),
        image=full_address(resource.image, ways, wording),
    )
    if ways:
        license_, extra = (
            full_license(resource.license, ways, wording),
            _extra(resource, ways, wording),
        )
        resource = replace(resource, license=license_, extra=tuple(extra))
    return catalog_resource(resource, derived)


def _extra(resource: Resource, ways: Ways, wording: Wording) -> Iterator[tuple[str, Value]]:
    """Write the addresses in fields that the site has added in full."""
    fields = fields_by_name(wording)
    for name, value in resource.extra:
        if fields[name].kind == "link" and isinstance(value, str):
            yield name, full_address(value, ways, wording)
        elif fields[name].kind == "link" and isinstance(value, tuple):
            led_to = (full_address(each, ways, wording) for each in value)
            yield name, tuple(address for address in led_to if address)
        else:
            yield name, value
