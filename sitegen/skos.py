"""SKOS (W3C, 2009): the topics as a vocabulary, in Turtle (RDF 1.1) and in JSON-LD 1.0.

Each concept is written by itself, without regard to the document that it stands in, so that the
documents can be joined from fragments. ``docs/decisions/concepts.md`` says why they have the
addresses and properties that they have.
"""

from collections.abc import Iterator

from msgspec import Struct

from sitegen import jsontext, turtle
from sitegen.turtle import Node

_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_NAMES = {
    "id": "@id",
    "type": "@type",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "prefLabel": "skos:prefLabel",
    "altLabel": {"@id": "skos:altLabel", "@container": "@set"},
    "definition": "skos:definition",
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id", "@container": "@set"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id", "@container": "@set"},
    "replaces": {"@id": "dcterms:replaces", "@type": "@id", "@container": "@set"},
    "title": "dcterms:title",
    "description": "dcterms:description",
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "rights": "dc:rights",
    "publisher": "dc:publisher",
    "language": {"@id": "dc:language", "@language": None},
}
"""The members of the JSON and what each means."""


class Neighbor(Struct, frozen=True):
    """A concept that another one names: its address, and its title."""

    iri: str
    title: str


class Concept(Struct, frozen=True, kw_only=True):
    """A topic as a concept; without a broader one it is at the top of its scheme.

    ``labels`` are what it is called besides its title, ``definition`` is plain text, ``replaces``
    are the addresses of former concepts whose place it has taken.
    """

    iri: str
    scheme: str
    title: str
    labels: tuple[str, ...] = ()
    definition: str = ""
    broader: Neighbor | None = None
    narrower: tuple[Neighbor, ...] = ()
    replaces: tuple[str, ...] = ()


class Scheme(Struct, frozen=True, kw_only=True):
    """All topics: whose they are, and the addresses of those at the top.

    ``rights`` are the words of a license, ``license`` is the address that they hold, if they do.
    All texts are in ``language``, a tag of BCP 47.
    """

    iri: str
    language: str
    title: str
    description: str = ""
    publisher: str = ""
    license: str = ""
    rights: str = ""
    top: tuple[str, ...] = ()


def turtle_file(scheme: Scheme, *shares: bytes) -> bytes:
    """Write all topics as Turtle; ``shares`` are already written."""
    return turtle.document(_PREFIXES, (_turtle_scheme(scheme), *shares))


def turtle_concepts(language: str, *concepts: Concept) -> bytes:
    """Write some concepts for the file in Turtle."""
    return b"".join([_turtle_concept(each, language) for each in concepts])


def json_file(scheme: Scheme, *shares: bytes) -> bytes:
    """Write all topics as JSON-LD, one a line."""
    members = {
        "@context": (_context(scheme.language),),
        "@graph": jsontext.array((jsontext.encode(_json_scheme(scheme)), *shares)),
    }
    return jsontext.document(members)


def json_concepts(*concepts: Concept) -> bytes:
    """Write some concepts for the file in JSON-LD."""
    return b",\n".join([jsontext.encode(_json_concept(each)) for each in concepts])


def concept_file(language: str, concept: Concept) -> bytes:
    """Write one topic as JSON-LD, with the titles of the concepts that it names."""
    members = _json_concept(concept) | _given(
        broader=concept.broader and _json_neighbor(concept.broader),
        narrower=tuple(map(_json_neighbor, concept.narrower)),
    )
    written = {each: (jsontext.encode(value),) for each, value in members.items()}
    return jsontext.document({"@context": (_context(language),), **written})


def _turtle_scheme(scheme: Scheme) -> bytes:
    language = scheme.language
    facts = (
        ("a", (turtle.name("skos:ConceptScheme"),)),
        ("dcterms:title", _texts(language, scheme.title)),
        ("dcterms:description", _texts(language, scheme.description)),
        ("dcterms:license", _iris(scheme.license)),
        ("dc:rights", _texts(language, scheme.rights)),
        ("dc:publisher", _texts(language, scheme.publisher)),
        ("dc:language", (turtle.text(language),)),
        ("skos:hasTopConcept", _iris(*scheme.top)),
    )
    return turtle.statements(turtle.iri(scheme.iri), facts)


def _turtle_concept(concept: Concept, language: str) -> bytes:
    broader = concept.broader.iri if concept.broader else ""
    facts = (
        ("a", (turtle.name("skos:Concept"),)),
        ("skos:prefLabel", _texts(language, concept.title)),
        ("skos:altLabel", _texts(language, *concept.labels)),
        ("skos:definition", _texts(language, concept.definition)),
        ("skos:broader", _iris(broader)),
        ("skos:narrower", _iris(*(each.iri for each in concept.narrower))),
        ("skos:inScheme", _iris(concept.scheme)),
        ("skos:topConceptOf", _iris("" if broader else concept.scheme)),
        ("dcterms:replaces", _iris(*concept.replaces)),
    )
    return turtle.statements(turtle.iri(concept.iri), facts)


def _texts(language: str, *values: str) -> Iterator[Node]:
    return (turtle.text(each, language) for each in values if each)


def _iris(*addresses: str) -> Iterator[Node]:
    return (turtle.iri(each) for each in addresses if each)


def _context(language: str) -> bytes:
    """Say what the names mean, so that nobody has to fetch it; texts are in a language."""
    return jsontext.encode({"@language": language, **_PREFIXES, **_NAMES})


def _json_scheme(scheme: Scheme) -> dict[str, object]:
    return _given(
        id=scheme.iri,
        type="ConceptScheme",
        title=scheme.title,
        description=scheme.description,
        license=scheme.license,
        rights=scheme.rights,
        publisher=scheme.publisher,
        language=scheme.language,
        hasTopConcept=scheme.top,
    )


def _json_concept(concept: Concept) -> dict[str, object]:
    broader = concept.broader.iri if concept.broader else ""
    return _given(
        id=concept.iri,
        type="Concept",
        prefLabel=concept.title,
        altLabel=concept.labels,
        definition=concept.definition,
        broader=broader,
        narrower=tuple(each.iri for each in concept.narrower),
        inScheme=concept.scheme,
        topConceptOf="" if broader else concept.scheme,
        replaces=concept.replaces,
    )


def _json_neighbor(neighbor: Neighbor) -> dict[str, object]:
    return _given(id=neighbor.iri, type="Concept", prefLabel=neighbor.title)


def _given(**members: object) -> dict[str, object]:
    return {name: value for name, value in members.items() if value}
