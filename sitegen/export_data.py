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
from sitegen.fingerprint import Part, part
from sitegen.material import Material, destination_of, full_address
from sitegen.model import Resource, Term, Value
from sitegen.settings import Settings


def catalog_parts(
    made: Material,
) -> tuple[Part[CatalogSite], Part[Taxonomy], tuple[Part[CatalogResource], ...]]:
    """Make the parts of the catalog, resources in the order of lists."""
    taxonomy = Taxonomy(
        tuple(_topic(term, made) for term in made.collection.topics),
        tuple(_type(term, made) for term in made.collection.types),
    )
    resources = tuple(part(_resource(each, made)) for each in made.collection.resources)
    return part(_site(made)), part(taxonomy), resources


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


def _topic(term: Term, made: Material) -> CatalogTopic:
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


def _type(term: Term, made: Material) -> CatalogType:
    return CatalogType(
        term.label, term.title, term.slug, made.absolute(term.address), len(term.members)
    )


def _resource(resource: Resource, made: Material) -> CatalogResource:
    kind = made.collection.type_of.get(resource.path)
    derived = Derived(
        url=made.absolute(resource.address),
        type=kind.label if kind else "",
        topics=tuple(term.slug for term in made.collection.topics_of[resource.path]),
        excerpt=made.excerpt(resource),
        link=full_address(resource.link, resource, made),
        image=full_address(resource.image, resource, made),
    )
    full = replace(resource, license=_license(resource, made), extra=(*_extra(resource, made),))
    return catalog_resource(full, derived)


def _license(resource: Resource, made: Material) -> str:
    """Write a license that is a page of this site in full; mostly it is a name."""
    found = destination_of(resource.license, resource, made.where)
    if found is None or found.address is None:
        return resource.license
    return made.absolute(found.address) + found.tail


def _extra(resource: Resource, made: Material) -> Iterator[tuple[str, Value]]:
    """Write the addresses in fields that the site has added in full."""
    kinds = {field.name: field.kind for field in made.settings.fields}
    for name, value in resource.extra:
        if kinds[name] == "link" and isinstance(value, str):
            yield name, full_address(value, resource, made)
        elif kinds[name] == "link" and isinstance(value, tuple):
            led = (full_address(each, resource, made) for each in value)
            yield name, tuple(address for address in led if address)
        else:
            yield name, value
