"""The search page and the files of its index, as they are planned."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sitegen import search_pages
from sitegen.planned import Page, inputs
from sitegen.postings import read
from sitegen.search_slots import slots_of
from sitegen.views import Choice, SearchView, TermLink
from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource

_FIELDS = (
    "fields: {level: {choices: [easy, hard]}, cost: {label: What it costs, choices: [free]}}\n"
)
_PATHS = [f"content/resources/{name}.md" for name in ("a", "b", "old")]


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site with two resources, one that has expired, and one that is a draft."""
    folder = Folder(tmp_path, SETTINGS + _FIELDS)
    folder.write(_PATHS[0], resource("Accents", body="Zebra.\n", level="hard", date="2014-01-02"))
    folder.write(_PATHS[1], resource("Marks", type="Webinar", summary="On zebras.", cost="free"))
    folder.write(_PATHS[2], resource("Old", expires="2020-01-01"))
    folder.write("content/resources/draft.md", resource("Draft", draft="yes"))
    folder.write(
        "content/topics/service.md",
        "---\ntitle: Customer Service\nlabel: service\nsynonyms: [care, Customer Service]\n---\n",
    )
    return folder


def _data(plans: Plans, name: str) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(plans.text(f"search/{name}.json"))
    return found


def test_facets_have_the_slots_of_what_is_listed(site: Folder) -> None:
    slots = slots_of(_PATHS[:2], 32)
    a, b = (slots[path] for path in _PATHS[:2])
    facets = _data(Plans(site), "index")["facets"]
    assert isinstance(facets, list)
    told = [
        (facet["name"], key, label, read(found), href, names)
        for facet in facets
        for key, label, found, href, names in facet["values"]
    ]
    assert told == [
        (
            "topic",
            "service",
            "Customer Service",
            sorted((a, b)),
            "/library/topics/service/",
            ["service", "care"],
        ),
        ("type", "news", "News", [a], "/library/types/news/", []),
        ("type", "webinar", "Webinar", [b], "/library/types/webinar/", []),
        ("year", "2015", "2015", [b], "/library/years/2015/", []),
        ("year", "2014", "2014", [a], "/library/years/2014/", []),
        ("level", "hard", "hard", [a], "", []),
        ("cost", "free", "free", [b], "", []),
    ]


def test_words_documents_and_order_are_those_of_what_is_listed(site: Folder) -> None:
    plans, slots = Plans(site), slots_of(_PATHS[:2], 32)
    words = _data(plans, "words/0")
    places = {word: [read(each) for each in str(words[word]).split("|")] for word in words}
    assert places == {
        "accents": [[], [], [slots[_PATHS[0]]]],
        "marks": [[], [], [slots[_PATHS[1]]]],
        "on": [[], [slots[_PATHS[1]]]],
        "some": [[slots[_PATHS[1]]]],
        "text": [[slots[_PATHS[1]]]],
        "zebra": [[slots[_PATHS[0]]]],
        "zebras": [[], [slots[_PATHS[1]]]],
    }
    blocks = [path for path in plans.made if path.startswith("search/documents/")]
    titles = {
        slot: each[0] for path in blocks for slot, each in json.loads(plans.text(path)).items()
    }
    assert titles == {str(slots[_PATHS[0]]): "Accents", str(slots[_PATHS[1]]): "Marks"}
    order = "".join(f"{slots[path]:02x}" for path in (_PATHS[1], _PATHS[0]))
    assert plans.text("search/order.json") == f'"{order}"\n'


def test_lengths_are_the_roots_of_those_of_title_and_summary(site: Folder) -> None:
    lengths = _data(Plans(site), "index")["lengths"]
    slots = slots_of(_PATHS[:2], 32)
    assert isinstance(lengths, str)
    assert [lengths[slots[path]] for path in _PATHS[:2]] == ["b", "b"]
    assert len(lengths) == 32
    assert lengths.count("a") == 30


def test_the_longest_title_and_summary_have_a_digit(site: Folder) -> None:
    site.write(_PATHS[0], resource("x" * 500, summary="x" * 10_000))
    assert "Z" in str(_data(Plans(site), "index")["lengths"])


def test_the_page_leads_to_types_and_topics_without_a_script(site: Folder) -> None:
    view = Plans(site).view(SearchView, "search/index.html")
    news = TermLink("News", "/library/types/news/", 1, icon="news")
    webinar = TermLink("Webinar", "/library/types/webinar/", 1, icon="video")
    assert (view.title, view.href) == ("Search", "/library/search/")
    assert view.fields == (Choice("level", "Level"), Choice("cost", "What it costs"))
    assert view.types == (news, webinar)
    assert view.topics == (
        TermLink(
            "Customer Service",
            "/library/topics/service/",
            2,
            (
                TermLink("News", "/library/topics/service/news/", 1),
                TermLink("Webinar", "/library/topics/service/webinar/", 1),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("few", "some", "files"), [(2, 9, 1), (1, 2, 7), (0, 1, 168)], ids=["few", "some", "many"]
)
def test_more_resources_have_their_words_in_more_files(
    few: int, some: int, files: int, site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _data(Plans(site), "words/0")
    monkeypatch.setattr(search_pages, "_FEW", few)
    monkeypatch.setattr(search_pages, "_SOME", some)
    plans = Plans(site)
    names = [path for path in plans.made if path.startswith("search/words/")]
    parts = [json.loads(plans.text(path)) for path in names]
    assert len(names) == files
    assert sum(map(len, parts)) == len(whole)
    assert {word: slots for part in parts for word, slots in part.items()} == whole


def test_an_edit_changes_only_the_files_that_show_it(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_pages, "_FEW", 0)
    monkeypatch.setattr(search_pages, "_SOME", 0)
    before = _fingerprints(site)
    site.write(_PATHS[0], resource("Accents", body="Yak.\n", level="hard", date="2014-01-02"))
    after = _fingerprints(site)
    changed = {path for path in before if before[path] != after[path]}
    slot = slots_of(_PATHS[:2], 32)[_PATHS[0]]
    assert {path for path in changed if "/words/" not in path} == {
        f"search/documents/{slot // 8}.json"
    }
    assert len(changed) == 3


def _fingerprints(site: Folder) -> dict[str, bytes]:
    pages: Mapping[str, Page] = Plans(site).pages
    return {
        path: inputs(page, b"", b"") for path, page in pages.items() if path.startswith("search/")
    }


@pytest.mark.parametrize("band", [7, 4096])
def test_marks_are_looked_at_in_bands_that_make_no_difference(
    band: int, site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _fingerprints(site)
    monkeypatch.setattr(search_pages, "_BAND", band)
    assert _fingerprints(site) == before
