"""Gather what exports say besides resources: of the site, and of its topics and types."""

from sitegen.catalog import CatalogSite, CatalogTopic, CatalogType, Taxonomy
from sitegen.fingerprint import Part, part
from sitegen.material import Material
from sitegen.model import Resource, Term
from sitegen.settings import Settings


def export_head(made: Material) -> tuple[Part[CatalogSite], Part[Taxonomy]]:
    """Make the parts of a catalog that tell of the collection as a whole."""
    taxonomy = Taxonomy(
        tuple(topic_data(term, made) for term in made.collection.topics),
        tuple(type_data(term, made) for term in made.collection.types),
    )
    return part(_site(made)), part(taxonomy)


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
