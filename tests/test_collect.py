"""What a folder comes to: what is listed, in which order, by which topics and types."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.collect import collect
from sitegen.diagnostics import Diagnostics
from sitegen.model import Collection, Edition, Item, Term
from sitegen.reading import read
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source
from tests.sites import TODAY, resource

_SITE = Settings(
    title="Library",
    base_url="https://example.org/",
    fields=(FieldSetting(name="date", required=False),),
)
_CLOSED_TYPES = Settings(
    title="Library",
    base_url="https://example.org/",
    types=(TypeSetting("Webinar", "Webinars"), TypeSetting("News", "News")),
)
_EXPIRED = {"expires": "2026-06-14"}


def topic(title: str, **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\n{lines}---\n"


def read_all(files: Mapping[str, str], settings: Settings, edition: Edition) -> list[Item]:
    """Read files, which must be sound; a short name is that of a resource."""
    items = []
    for name, text in files.items():
        path = f"content/{name if '/' in name else f'resources/{name}'}.md"
        found = read(Source(path, text.encode()), settings, edition)
        assert found.item, found.diagnostics
        items.append(found.item)
    return items


def gathered(
    files: Mapping[str, str], settings: Settings = _SITE, edition: Edition | None = None
) -> tuple[Collection, Diagnostics]:
    edition = edition or Edition(TODAY)
    return collect(read_all(files, settings, edition), {}, (), settings, edition)


def collected(
    files: Mapping[str, str], settings: Settings = _SITE, edition: Edition | None = None
) -> Collection:
    return gathered(files, settings, edition)[0]


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).stem for path in paths]


def titles(terms: tuple[Term, ...]) -> list[str]:
    return [term.title for term in terms]


def test_lists_go_by_date_then_title_then_path_and_the_undated_come_last() -> None:
    files = {
        "c": resource("Same", date="2015-01-01"),
        "b": resource("same", date="2015-01-01"),
        "older": resource("A", date="2014-12-31"),
        "newest": resource("Z", date="2015-01-02 10:00"),
        "zoned": resource("AA", date="2015-01-01T23:59:59-11:00"),
        "undated-b": resource("B", date=""),
        "undated-a": resource("a", date=""),
        "ancient": resource("A", date="0001-01-01"),
    }
    made = collected(files)
    order = ["newest", "zoned", "b", "c", "older", "ancient", "undated-a", "undated-b"]
    assert [Path(each.path).stem for each in made.resources] == order
    assert names(made.topics[0].members) == order
    assert made.listed == made.resources


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Social Media", "social-media"),
        ("Social Media", "social_media"),
        ("Social Media", "SOCIAL  media"),
        ("Social Media", "socialmedia"),
        ("Café", "cafe"),
        ("Café", "Cafe\u0301"),
        ("C#", "c#\u200b"),
        ("Straße", "STRASSE"),
    ],
)
def test_names_of_topics_and_types_that_are_one(one: str, other: str) -> None:
    files = {"a": resource(topic=one, type=one), "b": resource(topic=other, type=other)}
    made = collected(files)
    assert [names(term.members) for term in (*made.topics, *made.types)] == [["a", "b"], ["a", "b"]]


@pytest.mark.parametrize("distinct", [["C", "C++", "C#"], ["$", "~"], ["1.10", "11.0"]])
def test_names_of_topics_that_are_not_one(distinct: list[str]) -> None:
    made = collected({str(at): resource(topic=f"'{name}'") for at, name in enumerate(distinct)})
    assert titles(made.topics) == sorted(distinct)
    assert len({term.address for term in made.topics}) == len(distinct)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["social media", "Social Media", "social media"], "social media"),
        (["Social Media", "social-media", "Social Media"], "Social Media"),
        (["social media", "Social Media"], "Social Media"),  # by code point, where none is first
    ],
)
def test_a_topic_without_a_file_is_called_as_most_resources_call_it(
    written: list[str], shown: str
) -> None:
    made = collected({str(at): resource(topic=name) for at, name in enumerate(written)})
    term = made.topics[0]
    assert (term.title, term.label, term.slug) == (shown, shown, "social-media")
    assert term.location.path == f"content/resources/{written.index(shown)}.md"


@pytest.mark.parametrize(
    "name", ["Library Customer Service", "customer service", "Customer-Service", "desk", "PATRONS"]
)
def test_a_topic_answers_to_its_title_label_file_name_and_synonyms(name: str) -> None:
    described = topic("Library Customer Service", label="customer service", synonyms="[patrons]")
    made = collected({"topics/desk": described, "a": resource(topic=name)})
    (term,) = made.topics
    assert (term.title, term.label) == ("Library Customer Service", "customer service")
    assert (term.slug, term.address) == ("desk", "/topics/desk/")
    assert names(term.members) == ["a"]
    assert term.topic == made.items["content/topics/desk.md"].value


@pytest.mark.parametrize("name", ["content/topics/desk.md", "content/topics/desk"])
def test_the_path_of_a_topic_is_a_name_like_others(name: str) -> None:
    made = collected({"topics/desk": topic("Desk"), "a": resource(topic=name)})
    assert sorted(titles(made.topics)) == ["Desk", name]


def test_a_resource_has_each_of_its_topics_once_in_its_own_order() -> None:
    files = {
        "topics/desk": topic("Desk", synonyms="[counter]"),
        "a": resource(topic="[Signs, counter, desk, signs]"),
    }
    made = collected(files)
    assert titles(made.topics_of["content/resources/a.md"]) == ["Signs", "Desk"]
    assert [names(term.members) for term in made.topics] == [["a"], ["a"]]


def test_what_is_a_draft_or_still_to_come_is_in_nothing() -> None:
    files = {
        "shown": resource("Shown"),
        "draft": resource("Draft", draft="true", topic="Drafts", type="Draft"),
        "future": resource("Future", date="2026-06-16", topic="Futures", type="Future"),
        "today": resource("Today", date="2026-06-15"),
        "about/us": topic("About", draft="true"),
        "topics/desk": topic("Desk", draft="true"),
    }
    made = collected(files)
    assert [each.title for each in made.resources] == ["Today", "Shown"]
    assert (made.articles, titles(made.topics), titles(made.types)) == ((), ["Service"], ["News"])
    assert made.unpublished == {
        "content/resources/draft.md": "a draft",
        "content/resources/future.md": "dated in the future",
        "content/about/us.md": "a draft",
        "content/topics/desk.md": "a draft",
    }
    assert made.has("content/resources/shown.md")
    assert not made.has("content/resources/draft.md")
    assert not made.has("content/resources/gone.md")


def test_editions_can_have_drafts_and_what_is_still_to_come() -> None:
    files = {"draft": resource("A", draft="true"), "future": resource("B", date="2026-06-16")}
    drafts = collected(files, edition=Edition(TODAY, drafts=True))
    future = collected(files, edition=Edition(TODAY, future=True))
    assert [each.title for each in drafts.resources] == ["A"]
    assert [each.title for each in future.resources] == ["B"]


@pytest.mark.parametrize(("today", "listed"), [("2026-06-14", 2), ("2026-06-15", 1)])
def test_a_resource_leaves_the_lists_after_its_last_day_and_keeps_its_page(
    today: str, listed: int
) -> None:
    files = {"a": resource("A"), "b": resource("B", topic="Old", type="Old", **_EXPIRED)}
    made = collected(files, edition=Edition(date.fromisoformat(today)))
    assert [each.title for each in made.resources] == ["A", "B"]
    assert len(made.listed) == listed
    assert titles(made.topics) == ["Old", "Service"]
    assert [len(term.members) for term in made.topics] == [listed - 1, 1]
    assert made.type_of["content/resources/b.md"].title == "Old"


def test_topics_with_a_number_come_first_and_others_by_title() -> None:
    files = {
        "topics/a": topic("Zebra", order="2"),
        "topics/b": topic("Yak", order="-1"),
        "topics/c": topic("beta"),
        "topics/d": topic("Alpha"),
        "topics/e": topic("Zero", order="0"),
        "x": resource(topic="[gamma, alpha 2]"),
    }
    assert titles(collected(files).topics) == [
        "Yak",
        "Zero",
        "Zebra",
        "Alpha",
        "alpha 2",
        "beta",
        "gamma",
    ]


def test_types_go_by_title_or_as_the_settings_list_them_by_their_plural() -> None:
    files = {"a": resource(type="webinars"), "b": resource(type="News"), "c": resource(type="news")}
    assert titles(collected(files).types) == ["News", "webinars"]
    made = collected(files, _CLOSED_TYPES)
    assert [(term.title, term.label) for term in made.types] == [
        ("Webinars", "Webinar"),
        ("News", "News"),
    ]
    assert names(made.types[1].members) == ["b", "c"]


def test_a_resource_may_have_no_type_and_no_topic() -> None:
    fields = tuple(FieldSetting(name=name, required=False) for name in ("type", "topic"))
    site = Settings(title="T", base_url="https://example.org/", fields=fields)
    made = collected({"a": resource(type="", topic="")}, site)
    assert (made.types, made.topics, made.type_of) == ((), (), {})
    assert made.topics_of == {"content/resources/a.md": ()}


def test_broader_topics_may_have_a_file_or_none() -> None:
    files = {
        "topics/b": topic("Below", broader="TOP"),
        "topics/a": topic("Also Below", broader="top"),
        "topics/t": topic("Top", broader="named"),
        "x": resource(topic="Named"),
    }
    made = collected(files)
    assert {term: above.title for term, above in made.broader.items()} == {
        "/topics/a/": "Top",
        "/topics/b/": "Top",
        "/topics/t/": "Named",
    }
    assert {term: titles(below) for term, below in made.narrower.items()} == {
        "/topics/t/": ["Also Below", "Below"],
        "/topics/named/": ["Top"],
    }


def test_topics_in_a_circle_have_no_broader_one_and_those_below_still_do() -> None:
    files = {
        "topics/a": topic("A", broader="B"),
        "topics/b": topic("B", broader="A"),
        "topics/c": topic("C", broader="A"),
        "topics/d": topic("D", broader="C"),
    }
    made, faults = gathered(files)
    assert {term: above.title for term, above in made.broader.items()} == {
        "/topics/c/": "A",
        "/topics/d/": "C",
    }
    assert len(faults) == 1


def test_topics_stand_below_each_other_to_a_depth_that_pages_can_show() -> None:
    files = {f"topics/t{at}": topic(f"T{at}", broader=f"T{at + 1}") for at in range(63)}
    made, faults = gathered({**files, "topics/t63": topic("T63")})
    assert [(str(each.location), each.message, each.hint) for each in faults] == [
        (
            f"content/topics/t{at}.md:3:10",
            "'broader' leads up through more than 30 topics",
            "name a topic that is nearer to the top",
        )
        for at in (1, 32)
    ]
    assert made.broader.keys() == {f"/topics/t{at}/" for at in range(63) if at not in {1, 32}}


@given(st.permutations(range(9)))
def test_the_order_of_files_makes_no_difference(order: list[int]) -> None:
    files = {
        "topics/desk": topic("Desk", synonyms="[counter]", broader="Signs"),
        "topics/signs": topic("Signs"),
        "a": resource("A", topic="[Counter, social media]"),
        "b": resource("B", topic="[Social Media, mpas and atlases]"),
        "c": resource("C", topic="[social-media, maps and atlases]"),
        "d": resource("D", type="news"),
        "e": resource("E", type="NEWS", date=""),
        "f": resource("F", draft="true"),
        "about/us": topic("About"),
    }
    names = list(files)
    one, faults = gathered(files)
    other, same_faults = gathered({names[at]: files[names[at]] for at in order})
    assert (one.resources, one.topics, one.types) == (other.resources, other.topics, other.types)
    assert (one.topics_of, one.broader, one.narrower) == (
        other.topics_of,
        other.broader,
        other.narrower,
    )
    assert set(faults) == set(same_faults)
