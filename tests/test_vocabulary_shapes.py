"""The vocabularies of two collections, judged by rdflib and pyshacl with the shapes of SKOS.

The second collection is test data that lies beside the checkout, or its tests are skipped.
"""

import tarfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, URIRef
from rdflib.compare import to_isomorphic
from rdflib.namespace import SH, SKOS

from sitegen.design import design
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.planned import Page
from sitegen.progress import unwatched

pytestmark = [
    pytest.mark.no_cover,  # counting lines takes long; other tests see to that
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph"),  # rdflib's own JSON-LD uses it
]

_TESTS = Path(__file__).parent
_PROJECT = _TESTS.parent
_CORPUS = _TESTS.parents[1] / "shared" / "corpora" / "digitalgov.tar.gz"
_LATER = date(2100, 1, 1)
_SHAPES = Graph().parse(_TESTS / "shapes.ttl")
_SOUND = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:s a skos:ConceptScheme ; dcterms:title "S"@en ; skos:hasTopConcept :a .
:a a skos:Concept ; skos:prefLabel "A"@en ; skos:inScheme :s ; skos:topConceptOf :s ;
  skos:narrower :b .
:b a skos:Concept ; skos:prefLabel "B"@en ; skos:altLabel "Bee"@en ; skos:inScheme :s ;
  skos:broader :a .
"""

Site = Mapping[str, Page]


def _site(root: Path) -> Site:
    order = Order(root=root, output=root / "output", edition=Edition(_LATER), jobs=2)
    made = design(order, unwatched, look_at_sources(order))
    return {each.path: each for each in made.planned if isinstance(each, Page)}


def _sample() -> Site:
    return _site(_PROJECT)


def _digitalgov(folder: Path) -> Site:
    """Plan a site of its topics, and of what its resources say above their texts."""
    with tarfile.open(_CORPUS) as archive:
        archive.extractall(folder, filter="data")
    for file in (folder / "digitalgov/content/resources").rglob("*.md"):
        header = file.read_text().split("\n---", 1)[0]
        file.write_text(f"{header}\n---\n")
    return _site(folder / "digitalgov")


@pytest.fixture(scope="module", params=["sample", "digitalgov"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    if request.param == "sample":
        return _sample()
    if not _CORPUS.is_file():
        pytest.skip(f"there is no {_CORPUS.name} beside the checkout")
    return _digitalgov(tmp_path_factory.mktemp("corpus"))


def _graph(site: Site, path: str) -> Graph:
    page = site[path]
    data = page.present(*(part.value for part in page.parts))
    assert isinstance(data, bytes)
    return Graph().parse(data=data, format="turtle" if path.endswith(".ttl") else "json-ld")


def _faults(graph: Graph) -> list[str]:
    """Name the shapes that a vocabulary doesn't fit, in short."""
    sound, results, text = validate(graph, shacl_graph=_SHAPES, meta_shacl=True)
    assert isinstance(results, Graph), text
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        found.add(str(shape).rpartition("#")[2])
    assert sound == (not found)
    return sorted(found)


def _topics(site: Site) -> Iterator[str]:
    """Name the fronts of topics."""
    for path, page in site.items():
        if page.template == "topic.html":
            yield path.removesuffix("index.html")


def test_a_collection_has_a_sound_vocabulary_the_same_in_both_forms(site: Site) -> None:
    graph = _graph(site, "topics/index.ttl")
    assert _faults(graph) == []
    assert to_isomorphic(graph) == to_isomorphic(_graph(site, "topics/index.jsonld"))


def test_each_topic_with_a_page_is_a_concept_whose_address_leads_there(site: Site) -> None:
    graph = _graph(site, "topics/index.ttl")
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    base = str(scheme).removesuffix("topics/#scheme")
    topics = [*_topics(site)]
    assert len(topics) > 5
    concepts = {*graph.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {URIRef(f"{base}{path}#concept") for path in topics}


def test_topics_by_themselves_say_together_what_the_vocabulary_says(site: Site) -> None:
    graph = _graph(site, "topics/index.ttl")
    together = Graph()
    for path in _topics(site):
        together += _graph(site, f"{path}index.jsonld")
    scheme = graph.value(predicate=RDF.type, object=SKOS.ConceptScheme)
    graph.remove((scheme, None, None))
    assert to_isomorphic(together) == to_isomorphic(graph)


def test_a_sound_vocabulary_fits_all_shapes() -> None:
    assert _faults(Graph().parse(data=_SOUND, format="turtle")) == []


@pytest.mark.parametrize(
    ("sound", "faulty", "shapes"),
    [
        ("dcterms:title", "dcterms:description", ["title"]),
        ('"S"@en', '"S"', ["title"]),
        ('"S"@en ;', '"S"@en ; dcterms:license "CC0" ;', ["license"]),
        ('prefLabel "A"@en', 'prefLabel "A"', ["label"]),
        ('prefLabel "A"@en', 'prefLabel "A"@en, "Ah"@en', ["label"]),
        ('skos:prefLabel "A"@en ;', "", ["label"]),
        ('"Bee"@en', '"B"@en', ["label"]),
        ('"Bee"@en', '""@en', ["otherLabel"]),
        ('"Bee"@en', '"Bee"@en ; skos:definition "B", "C"', ["definition"]),
        (":b a skos:Concept ;", ":b a skos:Collection ;", ["narrower"]),
        ('"Bee"@en ; skos:inScheme :s', '"Bee"@en', ["scheme"]),
        ("skos:broader :a .", ".", ["bothSay", "place"]),
        ("  skos:narrower :b .", "  .", ["bothSay"]),
        ("; skos:hasTopConcept :a", "", ["topIsSaid"]),
        ("skos:topConceptOf :s ;", "", ["place", "topIsSaid"]),
        ("skos:broader :a .", "skos:broader :a ; skos:topConceptOf :s .", ["place", "topIsSaid"]),
        (
            "  skos:narrower :b .",
            "  skos:narrower :b ; skos:broader :a .",
            ["bothSay", "noCircle", "place"],
        ),
        ("skos:broader :a .", "skos:broader :a ; dcterms:replaces :a .", ["former"]),
        ("skos:hasTopConcept :a", "skos:hasTopConcept :a, :x", ["top"]),
        ("skos:broader :a .", "skos:broader :a, :x .", ["bothSay", "broader", "place"]),
        (":s a skos:ConceptScheme ;", ":s a skos:ConceptScheme, skos:Collection ;", ["Scheme"]),
    ],
)
def test_each_shape_finds_what_it_is_for(sound: str, faulty: str, shapes: list[str]) -> None:
    assert sound in _SOUND
    text = _SOUND.replace(sound, faulty, 1)
    assert _faults(Graph().parse(data=text, format="turtle")) == shapes
