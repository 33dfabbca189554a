"""The topics of a site as concepts: where they are, what is said of them, what an edit changes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitegen.planned import inputs
from sitegen.views import Alternate, IndexView, TopicView
from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource

_BASE = "https://example.org/library"
_SCHEME = f"{_BASE}/topics/#scheme"
_OFF = f"{SETTINGS}vocabulary: off\n"
Edit = Callable[[Folder], None]


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource("A", topic="[Service, C#]"))
    _topic(site, "woodwork", "Woodwork", summary="All woodwork.", body="Text.")
    _topic(
        site,
        "service",
        "Library Service",
        label="service",
        broader="Woodwork",
        body="How to *help*.",
    )
    _topic(
        site,
        "desk",
        "Desk",
        label="DESK",
        synonyms="[Counter, counter, Help desk]",
        broader="Service",
    )
    _topic(site, "access", "Access", broader="Woodwork", order="1")
    return site


def _topic(site: Folder, name: str, title: str, body: str = "", **fields: str) -> None:
    lines = "".join(f"{field}: {value}\n" for field, value in fields.items())
    site.write(f"content/topics/{name}.md", f"---\ntitle: {title}\n{lines}---\n{body}\n")


def _json(site: Folder, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Plans(site).text(path))
    return found


def _graph(site: Folder) -> dict[str, dict[str, Any]]:
    """Give the members of the vocabulary, by what their addresses end with."""
    graph = _json(site, "topics/index.jsonld")["@graph"]
    return {each["id"].removeprefix(f"{_BASE}/topics/"): each for each in graph}


def _iri(slug: str) -> str:
    return f"{_BASE}/topics/{slug}/#concept"


def test_every_topic_is_a_concept_of_the_one_scheme(site: Folder) -> None:
    graph = _graph(site)
    assert list(graph) == [
        *("#scheme", "access/#concept", "c-sharp/#concept", "desk/#concept"),
        *("service/#concept", "woodwork/#concept"),
    ]
    assert graph.pop("#scheme") == {
        "id": _SCHEME,
        "type": "ConceptScheme",
        "title": "Library Staff Development",
        "language": "en",
        "hasTopConcept": [_iri("c-sharp"), _iri("woodwork")],
    }
    assert {(each["type"], each["inScheme"]) for each in graph.values()} == {("Concept", _SCHEME)}


def test_a_topic_without_a_file_has_its_name(site: Folder) -> None:
    assert _graph(site)["c-sharp/#concept"] == {
        "id": _iri("c-sharp"),
        "type": "Concept",
        "prefLabel": "C#",
        "inScheme": _SCHEME,
        "topConceptOf": _SCHEME,
    }


def test_a_topic_has_its_title_its_other_names_and_those_around_it(site: Folder) -> None:
    assert _graph(site)["service/#concept"] == {
        "id": _iri("service"),
        "type": "Concept",
        "prefLabel": "Library Service",
        "altLabel": ["service"],
        "definition": "How to help.",
        "broader": _iri("woodwork"),
        "narrower": [_iri("desk")],
        "inScheme": _SCHEME,
    }


def test_narrower_topics_come_in_the_order_of_topics(site: Folder) -> None:
    assert _graph(site)["woodwork/#concept"]["narrower"] == [_iri("access"), _iri("service")]


def test_a_name_that_differs_by_case_alone_is_no_other_name(site: Folder) -> None:
    assert _graph(site)["desk/#concept"]["altLabel"] == ["Counter", "Help desk"]


def test_a_topic_takes_the_place_of_those_that_were_at_its_old_addresses(site: Folder) -> None:
    _topic(site, "woodwork", "Woodwork", aliases="[/topics/jobs/, /woodwork.html]")
    assert _graph(site)["woodwork/#concept"]["replaces"] == [_iri("jobs")]
    plans = Plans(site)
    assert plans.text("topics/jobs/index.jsonld") == plans.text("topics/woodwork/index.jsonld")


def test_the_summary_is_the_definition_in_full(site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}excerpt_length: 4\n")
    graph = _graph(site)
    assert graph["woodwork/#concept"]["definition"] == "All woodwork."
    assert graph["service/#concept"]["definition"] == "How…"


@pytest.mark.parametrize(
    ("license_", "told"),
    [
        (
            "CC0",
            {"license": "https://creativecommons.org/publicdomain/zero/1.0/", "rights": "CC0"},
        ),
        ("Ask us", {"rights": "Ask us"}),
        ("https://example.org/by", {"license": "https://example.org/by"}),
        (
            "CC BY, https://example.org/bý",
            {"license": "https://example.org/b%C3%BD", "rights": "CC BY, https://example.org/bý"},
        ),
        (
            "CC BY (https://example.org/by).",
            {"license": "https://example.org/by", "rights": "CC BY (https://example.org/by)."},
        ),
    ],
)
def test_the_scheme_has_the_license_of_the_settings(
    site: Folder, license_: str, told: dict[str, str]
) -> None:
    site.write("site.yaml", f"{SETTINGS}license: {license_}\n")
    scheme = _graph(site)["#scheme"]
    assert {name: scheme[name] for name in ("license", "rights") if name in scheme} == told


def test_the_scheme_says_whose_it_is_and_in_which_language(site: Folder) -> None:
    site.write("site.yaml", f"{SETTINGS}description: Good words.\npublisher: We\nlanguage: de-AT\n")
    plans = Plans(site)
    found = json.loads(plans.text("topics/index.jsonld"))
    scheme = found["@graph"][0]
    assert (scheme["description"], scheme["publisher"]) == ("Good words.", "We")
    assert (scheme["language"], found["@context"]["@language"]) == ("de-AT", "de-AT")
    assert 'skos:prefLabel "Desk"@de-AT ;' in plans.text("topics/index.ttl")


def test_each_topic_has_a_file_of_its_own(site: Folder) -> None:
    found = _json(site, "topics/service/index.jsonld")
    assert found["broader"] == {"id": _iri("woodwork"), "type": "Concept", "prefLabel": "Woodwork"}
    files = {path for path in Plans(site).made if path.endswith((".jsonld", ".ttl"))}
    slugs = ("access", "c-sharp", "desk", "service", "woodwork")
    assert files == {
        *("topics/index.jsonld", "topics/index.ttl"),
        *(f"topics/{slug}/index.jsonld" for slug in slugs),
    }


def test_pages_of_topics_announce_the_vocabulary(site: Folder) -> None:
    plans = Plans(site)
    json_ld = "application/ld+json"
    assert plans.view(TopicView, "topics/desk/index.html").head.alternates == (
        Alternate("JSON-LD", "/library/topics/desk/index.jsonld", json_ld),
        Alternate("JSON", "/library/topics/desk/index.json", "application/json"),
    )
    assert plans.view(IndexView, "topics/index.html").head.alternates == (
        Alternate("Turtle", "/library/topics/index.ttl", "text/turtle"),
        Alternate("JSON-LD", "/library/topics/index.jsonld", json_ld),
    )
    assert plans.view(IndexView, "types/index.html").head.alternates == ()


def test_a_site_may_have_no_vocabulary(site: Folder) -> None:
    site.write("site.yaml", _OFF)
    plans = Plans(site)
    assert not any(path.endswith((".jsonld", ".ttl")) for path in plans.made)
    assert plans.view(TopicView, "topics/desk/index.html").head.alternates == (
        Alternate("JSON", "/library/topics/desk/index.json", "application/json"),
    )
    assert plans.view(IndexView, "topics/index.html").head.alternates == ()


def test_texts_can_lead_to_the_vocabulary_where_there_is_one(site: Folder) -> None:
    text = "[all](/topics/index.ttl) [one](../topics/desk/index.jsonld)\n"
    site.write("content/about/us.md", f"---\ntitle: Us\n---\n{text}")
    assert Plans(site).reports == []
    site.write("site.yaml", _OFF)
    assert len(Plans(site).reports) == 2


def _fingerprints(site: Folder) -> dict[str, bytes]:
    pages = Plans(site).pages.items()
    return {
        path: inputs(page, b"", b"") for path, page in pages if path.endswith((".jsonld", ".ttl"))
    }


_WHOLE = {"topics/index.jsonld", "topics/index.ttl"}


@pytest.mark.parametrize(
    ("edit", "redrawn"),
    [
        (lambda site: site.write("content/resources/b.md", resource("B")), set()),
        (lambda site: site.remove("content/resources/a.md"), {*_WHOLE}),
        (
            lambda site: _topic(site, "woodwork", "Woodwork", summary="All woodwork.", body="New."),
            set(),
        ),
        (lambda site: _topic(site, "desk", "Desk"), {*_WHOLE, "desk", "service"}),
        (
            lambda site: _topic(site, "service", "Services", label="service", broader="Woodwork"),
            {*_WHOLE, "service", "woodwork", "desk"},
        ),
        (lambda site: _topic(site, "new", "New", broader="Desk"), {*_WHOLE, "desk"}),
        (lambda site: site.write("site.yaml", f"{SETTINGS}page_size: 2\n"), set()),
        (lambda site: site.write("site.yaml", f"{SETTINGS}publisher: We\n"), {*_WHOLE}),
    ],
    ids=range(8),
)
def test_files_are_redrawn_if_topics_change_and_only_those_that_show_it(
    site: Folder, edit: Edit, redrawn: set[str]
) -> None:
    before = _fingerprints(site)
    edit(site)
    after = _fingerprints(site)
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {path if "/" in path else f"topics/{path}/index.jsonld" for path in redrawn}


def test_a_topic_more_leaves_most_of_the_shares_as_they_are(site: Folder) -> None:
    for at in range(100):
        _topic(site, f"t{at}", f"Topic {at}", order=str(at + 2))
    before = {part.digest for part in Plans(site).pages["topics/index.ttl"].parts}
    _topic(site, "new", "New", order="50.5")
    after = {part.digest for part in Plans(site).pages["topics/index.ttl"].parts}
    assert len(before) > 5
    assert len(after - before) == 2  # that of the topic, and the scheme, as it is at the top
