"""Plan the vocabulary: all topics as concepts in one file, and each in a file of its own."""

from collections.abc import Iterator

from sitegen import skos
from sitegen.concept_links import JSON_LD, TURTLE
from sitegen.fingerprint import Fragment, part
from sitegen.licenses import license_address
from sitegen.listings import TOPICS
from sitegen.material import Material
from sitegen.model import Term, former_names
from sitegen.own_files import own_file
from sitegen.planned import Page
from sitegen.shares import shares
from sitegen.skos import Concept, Neighbor, Scheme
from sitegen.urls import concept_iri, output_path, scheme_iri


def concept_pages(made: Material) -> Iterator[Page]:
    """Plan the vocabulary, unless the settings want none."""
    if made.settings.vocabulary == "off":
        return
    language = part(made.settings.language)
    concepts = [(term.address, part(_concept(term, made))) for term in made.collection.topics]
    for address, concept in concepts:
        yield own_file(
            output_path(f"{address}{JSON_LD.file}"), skos.concept_file, (language, concept)
        )
    scheme, lots = part(_scheme(made)), tuple(shares(concepts))
    blocks = [Fragment(skos.turtle_concepts, (language, *share)) for share in lots]
    lines = [Fragment(skos.json_concepts, share) for share in lots]
    yield own_file(output_path(f"{TOPICS}{TURTLE.file}"), skos.turtle_file, (scheme, *blocks))
    yield own_file(output_path(f"{TOPICS}{JSON_LD.file}"), skos.json_file, (scheme, *lines))


def _scheme(made: Material) -> Scheme:
    settings, broader = made.settings, made.collection.broader
    tops = (term for term in made.collection.topics if term.address not in broader)
    address = license_address(settings.license)
    return Scheme(
        iri=scheme_iri(settings.base_url),
        language=settings.language,
        title=settings.title,
        description=settings.description,
        publisher=settings.publisher,
        license=address,
        rights=settings.license if settings.license != address else "",
        top=tuple(concept_iri(settings.base_url, term.address) for term in tops),
    )


def _concept(term: Term, made: Material) -> Concept:
    broader = made.collection.broader.get(term.address)
    narrower = made.collection.narrower.get(term.address, ())
    former = former_names(term.topic) if term.topic else ()
    return Concept(
        iri=concept_iri(made.settings.base_url, term.address),
        scheme=scheme_iri(made.settings.base_url),
        title=term.title,
        labels=tuple(_labels(term)),
        definition=_definition(term, made),
        broader=_neighbor(broader, made) if broader else None,
        narrower=tuple(_neighbor(each, made) for each in narrower),
        replaces=tuple(concept_iri(made.settings.base_url, each) for each in former),
    )


def _neighbor(term: Term, made: Material) -> Neighbor:
    return Neighbor(concept_iri(made.settings.base_url, term.address), term.title)


def _labels(term: Term) -> Iterator[str]:
    """Name what a topic is called besides its title, each once; case makes no other name."""
    told = {term.title.casefold()}
    for each in (term.label, *(term.topic.synonyms if term.topic else ())):
        if each.casefold() not in told:
            told.add(each.casefold())
            yield each


def _definition(term: Term, made: Material) -> str:
    """Give the summary of a topic's file in full, or how its introduction starts."""
    if term.topic is None:
        return ""
    return term.topic.summary or made.collection.items[term.topic.path].excerpt
