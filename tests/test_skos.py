"""The vocabulary as documents: word for word, and the same statements in both of its forms."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.compare import to_isomorphic
from rdflib.namespace import SKOS

from sitegen.skos import (
    Concept,
    Neighbor,
    Scheme,
    concept_file,
    json_concepts,
    json_file,
    turtle_concepts,
    turtle_file,
)

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own JSON-LD uses it
_SCHEME_IRI = "https://example.org/topics/#scheme"
_WORK = "https://example.org/topics/woodwork/#concept"
_SERVICE = "https://example.org/topics/service/#concept"
_SCHEME = Scheme(
    iri=_SCHEME_IRI,
    language="en",
    title="Library",
    description="Courses",
    publisher="We",
    license="https://creativecommons.org/licenses/by/4.0/",
    rights="CC BY 4.0",
    top=(_WORK,),
)
_CONCEPTS = (
    Concept(iri=_WORK, scheme=_SCHEME_IRI, title="Work", narrower=(Neighbor(_SERVICE, "Service"),)),
    Concept(
        iri=_SERVICE,
        scheme=_SCHEME_IRI,
        title="Service",
        labels=("help", 'the "desk"'),
        definition="What </script> readers ask.",
        broader=Neighbor(_WORK, "Work"),
        replaces=("https://example.org/topics/help/#concept",),
    ),
)
_TURTLE = """\
@prefix dc: <http://purl.org/dc/elements/1.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://example.org/topics/#scheme> a skos:ConceptScheme ;
    dcterms:title "Library"@en ;
    dcterms:description "Courses"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dc:rights "CC BY 4.0"@en ;
    dc:publisher "We"@en ;
    dc:language "en" ;
    skos:hasTopConcept <https://example.org/topics/woodwork/#concept> .

<https://example.org/topics/woodwork/#concept> a skos:Concept ;
    skos:prefLabel "Work"@en ;
    skos:narrower <https://example.org/topics/service/#concept> ;
    skos:inScheme <https://example.org/topics/#scheme> ;
    skos:topConceptOf <https://example.org/topics/#scheme> .

<https://example.org/topics/service/#concept> a skos:Concept ;
    skos:prefLabel "Service"@en ;
    skos:altLabel "help"@en,
        "the \\"desk\\""@en ;
    skos:definition "What </script> readers ask."@en ;
    skos:broader <https://example.org/topics/woodwork/#concept> ;
    skos:inScheme <https://example.org/topics/#scheme> ;
    dcterms:replaces <https://example.org/topics/help/#concept> .
"""
_GRAPH = r"""[
{"id":"https://example.org/topics/#scheme","type":"ConceptScheme","title":"Library",
 "description":"Courses","license":"https://creativecommons.org/licenses/by/4.0/",
 "rights":"CC BY 4.0","publisher":"We","language":"en",
 "hasTopConcept":["https://example.org/topics/woodwork/#concept"]},
{"id":"https://example.org/topics/woodwork/#concept","type":"Concept","prefLabel":"Work",
 "narrower":["https://example.org/topics/service/#concept"],
 "inScheme":"https://example.org/topics/#scheme",
 "topConceptOf":"https://example.org/topics/#scheme"},
{"id":"https://example.org/topics/service/#concept","type":"Concept","prefLabel":"Service",
 "altLabel":["help","the \"desk\""],"definition":"What \u003c/script> readers ask.",
 "broader":"https://example.org/topics/woodwork/#concept",
 "inScheme":"https://example.org/topics/#scheme",
 "replaces":["https://example.org/topics/help/#concept"]}
]
}
""".replace("\n ", "")
_ALONE = r"""
"id": "https://example.org/topics/service/#concept",
"type": "Concept",
"prefLabel": "Service",
"altLabel": ["help","the \"desk\""],
"definition": "What \u003c/script> readers ask.",
"broader": {"id":"https://example.org/topics/woodwork/#concept","type":"Concept","prefLabel":"Work"},
"inScheme": "https://example.org/topics/#scheme",
"replaces": ["https://example.org/topics/help/#concept"]
}
"""

_text = st.text(min_size=1)
_iris = st.sampled_from([f"https://example.org/topics/{name}/#concept" for name in "abc"])
_neighbors = st.builds(Neighbor, _iris, _text)
_concepts = st.builds(
    Concept,
    iri=_iris,
    scheme=st.just(_SCHEME_IRI),
    title=_text,
    labels=st.lists(_text, max_size=3).map(tuple),
    definition=st.text(),
    broader=st.none() | _neighbors,
    narrower=st.lists(_neighbors, max_size=3).map(tuple),
    replaces=st.lists(_iris, max_size=2).map(tuple),
)
_schemes = st.builds(
    Scheme,
    iri=st.just(_SCHEME_IRI),
    language=st.sampled_from(["en", "pt-BR", "ar"]),
    title=_text,
    description=st.text(),
    publisher=st.text(),
    license=st.sampled_from(["", "https://example.org/license"]),
    rights=st.text(),
    top=st.lists(_iris, max_size=3).map(tuple),
)


def _turtle(scheme: Scheme, *concepts: Concept) -> bytes:
    return turtle_file(scheme, turtle_concepts(scheme.language, *concepts))


def _json(scheme: Scheme, *concepts: Concept) -> bytes:
    return json_file(scheme, *([json_concepts(*concepts)] if concepts else []))


def _graph(data: bytes, form: str) -> Graph:
    return Graph().parse(data=data, format=form)


def test_turtle_word_for_word() -> None:
    assert _turtle(_SCHEME, *_CONCEPTS).decode() == _TURTLE


def test_json_word_for_word() -> None:
    written = _json(_SCHEME, *_CONCEPTS).decode()
    assert written.partition('"@graph": ')[2] == _GRAPH


def test_a_concept_alone_names_those_around_it_by_their_titles() -> None:
    written = concept_file("en", _CONCEPTS[1]).decode()
    assert written.split(",\n", 1)[1] == _ALONE.lstrip()
    around = _graph(concept_file("en", _CONCEPTS[0]), "json-ld")
    assert str(around.value(URIRef(_SERVICE), SKOS.prefLabel)) == "Service"


def test_what_the_names_of_the_json_mean_needs_nothing_to_be_fetched() -> None:
    context = json.loads(concept_file("fr", _CONCEPTS[0]))["@context"]
    assert context["@language"] == "fr"
    assert context["skos"] == str(SKOS)
    assert json.loads(_json(_SCHEME))["@context"] == context | {"@language": "en"}


@given(_schemes, st.lists(_concepts, max_size=4))
def test_both_forms_say_the_same_of_any_topics(scheme: Scheme, concepts: list[Concept]) -> None:
    one = _graph(_turtle(scheme, *concepts), "turtle")
    other = _graph(_json(scheme, *concepts), "json-ld")
    assert to_isomorphic(one) == to_isomorphic(other)


@given(_concepts)
def test_a_concept_alone_says_what_the_vocabulary_says_of_it(concept: Concept) -> None:
    alone = _graph(concept_file("en", concept), "json-ld")
    whole = _graph(_json(_SCHEME, concept), "json-ld")
    subject = URIRef(concept.iri)
    said = set(whole.triples((subject, None, None)))
    assert said <= set(alone)


@given(_schemes, st.lists(_concepts, min_size=1), st.integers(1, 4))
def test_what_is_joined_of_fragments_is_what_is_written_at_once(
    scheme: Scheme, concepts: list[Concept], at: int
) -> None:
    shares = [share for share in (concepts[:at], concepts[at:]) if share]
    blocks = [turtle_concepts(scheme.language, *share) for share in shares]
    lines = [json_concepts(*share) for share in shares]
    assert turtle_file(scheme, *blocks) == _turtle(scheme, *concepts)
    assert json_file(scheme, *lines) == _json(scheme, *concepts)
