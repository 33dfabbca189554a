"""How the script finds and ranks; what it does in a page is tried in a browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from sitegen import search_pages
from tests.planning import Plans
from tests.scripts import NODE, evaluate
from tests.sites import SETTINGS, Folder, resource

pytestmark = pytest.mark.skipif(not NODE, reason="the script is run by Node.js")
_FILES = {
    "title": resource("Copyright basics", date="2014-01-01", body="Zebra crossing.\n"),
    "topic": resource("On rights", topic="Copyright", date="2015-01-01"),
    "summary": resource("Rights", summary="All about copyright.", date="2016-01-01"),
    "body": resource("Fees", body="Copyright, again and again.\n", date="2017-01-01", level="hard"),
    "accents": resource("Café in Łódź", type="Webinar", date="2018-01-01", topic="Language"),
    "japanese": resource("図書館の本", date="2019-01-01", topic="Language"),
    "long": resource("Cataloguing", body="Catalogue.\n", date="2020-01-01", topic="Language"),
    "c": resource("Programs", topic="C++", date="2021-01-01"),
}
_RUN = """Promise.all(GIVEN.asked.map(async ([query, chosen, newest]) => {
  const load = async (name) => GIVEN.files[name];
  const index = await new search.Index(load).open();
  const found = await index.search(query, chosen, newest);
  const shown = await index.shown(found.slots);
  return { ...found, titles: shown.map((each) => each.title) };
}))"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Plan the index of a site, with as many files as a large one has."""
    root = tmp_path_factory.mktemp("site")
    site = Folder(root, SETTINGS + "fields: {level: {choices: [hard]}}\n")
    for name, text in _FILES.items():
        site.write(f"content/resources/{name}.md", text)
    fields = "title: Copyright\nsynonyms: [authors’ rights, © law]\n"  # noqa: RUF001  # an apostrophe
    site.write("content/topics/copyright.md", f"---\n{fields}---\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_pages, "_FEW", 0)
        patch.setattr(search_pages, "_SOME", 0)
        plans = Plans(site)
    paths = (path for path in plans.made if path.startswith("search/") and path.endswith("json"))
    return {path[7:-5]: json.loads(plans.text(path)) for path in paths}


class Asking:
    """Asks the index of the site."""

    def __init__(self, files: dict[str, object], folder: Path) -> None:
        self._files, self._folder = files, folder

    def __call__(self, query: str, *, newest: bool = False, **chosen: str) -> Any:  # noqa: ANN401  # what a script gives
        asked = [[query, {name: value.split() for name, value in chosen.items()}, newest]]
        told = evaluate(_RUN, {"files": self._files, "asked": asked}, self._folder)
        assert isinstance(told, list)
        return told[0]


@pytest.fixture
def ask(files: dict[str, object], tmp_path: Path) -> Asking:
    """Ask the site."""
    return Asking(files, tmp_path)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("copyright", ["Copyright basics", "On rights", "Rights", "Fees"]),
        ("COPYRIGHT basics", ["Copyright basics"]),
        ("basics copy", ["Copyright basics"]),
        ("copy basics", ["Copyright basics"]),
        ("cafe lodz", ["Café in Łódź"]),
        ("ｃａｆé", ["Café in Łódź"]),  # in full width
        ("catalogu", ["Cataloguing"]),
        ("図書館", ["図書館の本"]),
        ("書館", ["図書館の本"]),
        ("本", ["図書館の本"]),
        ("館本", []),
        ("nothing", []),
        ("constructor", []),
    ],
)
def test_all_words_must_match_and_the_last_as_a_prefix(
    query: str, titles: list[str], ask: Asking
) -> None:
    found = ask(query)
    assert found["isPartial"] == (query == "copy basics")
    assert found["titles"] == titles


def test_those_with_most_words_follow_where_none_has_all(ask: Asking) -> None:
    found = ask("zebra copyright again")
    assert found["isPartial"]
    assert found["titles"] == ["Copyright basics", "Fees"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("copyrihgt", "copyright"),
        ("copyrigt", "copyright"),
        ("copyyright", "copyright"),
        ("copywight", "copyright"),
        ("ocpyright", "copyright"),
        ("coypright", "copyright"),
        ("opyright", "copyright"),
        ("xopyright", "copyright"),
        ("cpyright", "copyright"),
        ("cxpyright", "copyright"),
        ("coxyright", "copyright"),
        ("xcopyright", "copyright"),
        ("caopyright", "copyright"),
    ],
)
def test_a_word_one_letter_off_is_found(written: str, meant: str, ask: Asking) -> None:
    found = ask(written)
    assert found["corrections"] == [[written, meant]]
    assert found["titles"][0] == "Copyright basics"


@pytest.mark.parametrize("query", ["copyright", "copyr", "caf", "zzz", "coypirght", "図書缶"])
def test_nothing_else_is_corrected(query: str, ask: Asking) -> None:
    assert ask(query)["corrections"] == []


@pytest.mark.parametrize(
    ("query", "topics"),
    [
        ("Copyright", ["Copyright"]),
        ("copy-right", ["Copyright"]),
        ("authors’ rights", ["Copyright"]),  # noqa: RUF001  # an apostrophe
        ("copyright basics", []),
        ("c++", ["C++"]),
        ("c", []),
        ("", []),
    ],
)
def test_a_topic_that_is_named_is_told(query: str, topics: list[str], ask: Asking) -> None:
    assert [each["label"] for each in ask(query)["topics"]] == topics


def test_facets_narrow_down_and_are_counted_without_themselves(ask: Asking) -> None:
    found = ask("", year="2018 2019", type="news")
    assert found["titles"] == ["図書館の本"]
    _, types, years, levels = found["counts"]
    assert types == [1, 1]
    assert years == [1, 1, 1, 0, 1, 1, 1, 1]
    assert levels == [0]


def test_counts_follow_the_query(ask: Asking) -> None:
    topics, types, _, levels = ask("copyright")["counts"]
    assert (sum(topics), types, levels) == (1 + 3, [4, 0], [1])


@pytest.mark.parametrize("query", ["copyright", ""])
def test_results_can_be_sorted_by_date(query: str, ask: Asking) -> None:
    found = ask(query, newest=True)
    assert found["titles"][-4:] == ["Fees", "Rights", "On rights", "Copyright basics"]


def test_a_facet_alone_lists_newest_first(ask: Asking) -> None:
    assert ask("", topic="language")["titles"] == ["Cataloguing", "図書館の本", "Café in Łódź"]


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Copyright, copyrights", ["copyright"], ["Copyright", "copyrights"]),
        ("Copyrights of copy", ["copyright", "copy"], ["Copyrights", "copy"]),
        ("Copyrights of copy", ["copyright", "of"], ["of"]),
        ("Café in Łódź", ["cafe", "lodz"], ["Café", "Łódź"]),
        ("新しい図書館です", ["図書", "書館"], ["図書館"]),
        ("日本の本", ["本"], ["本", "本"]),
        ("nothing", [], []),
    ],
)
def test_matches_are_marked(text: str, words: list[str], marked: list[str], tmp_path: Path) -> None:
    spans = evaluate("search.marked(...GIVEN)", [text, words], tmp_path)
    assert isinstance(spans, list)
    merged: list[list[int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1][1] = end
        else:
            merged.append([start, end])
    assert [text[start:end] for start, end in merged] == marked
