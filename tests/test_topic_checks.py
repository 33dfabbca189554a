"""What is said of the names of topics beyond the cases: files that couldn't be read, drafts."""

from collections.abc import Iterable

import pytest

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic
from sitegen.model import Item, Prose, Resource, Topic
from sitegen.places import Place, pack_places
from sitegen.taxonomy import Naming
from sitegen.topic_checks import ambiguous_topics, guess, missing_topics, unknown_topics


def a_topic(path: str, title: str, *synonyms: str, label: str = "") -> Topic:
    return Topic(
        path=path, address="/", title=title, label=label or title, synonyms=tuple(synonyms)
    )


def named(name: str, *, draft: bool = False) -> Naming:
    key = name.casefold().replace(" ", "")
    value = Resource(path="content/resources/a.md", address="/", title="A", draft=draft)
    return Naming(key, name, "topic", Item(value, "", b"", Prose(), pack_places({})))


def messages(found: Iterable[Diagnostic]) -> list[str]:
    return [each.message for each in found]


_DESK = a_topic("content/topics/desk.md", "Help at the Desk", "counter", label="help desk")


@pytest.mark.parametrize("name", ["help at the desk", "Help Desk", "DESK", "counter"])
def test_known_names(name: str) -> None:
    assert messages(unknown_topics([_DESK], [named(name)], missing_topics([], []))) == []


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("help at the dsk", ": did you mean 'help desk'?"),
        ("countr", ": did you mean 'help desk'?"),
        ("weather", ""),
    ],
)
def test_what_was_probably_meant_is_suggested_by_its_label(name: str, ending: str) -> None:
    found = unknown_topics([_DESK], [named(name), named(name)], missing_topics([], []))
    assert messages(found) == [f"unknown topic '{name}'{ending}"] * 2


def test_names_that_a_file_with_errors_may_have_given_are_not_judged() -> None:
    missing = missing_topics([], ["Help at the Desk", "desk"])
    uses = [named("help at the desk"), named("DESK"), named("weather")]
    assert messages(unknown_topics([], uses, missing)) == ["unknown topic 'weather'"]


def test_drafts_may_name_drafts() -> None:
    missing = missing_topics([_DESK], [])
    found = unknown_topics([], [named("counter"), named("counter", draft=True)], missing)
    assert messages(found) == ["topic 'counter' is a draft"]


def test_no_name_is_guessed_where_none_is_like_it() -> None:
    assert guess("maps", {"Maps": "maps and atlases"}) == ": did you mean 'maps and atlases'?"
    assert guess("weather", {"Maps": "maps"}) == ""


def test_among_many_names_none_is_guessed() -> None:
    many = {str(number): "" for number in range(498)} | {"maps": "Maps"}
    assert guess("mapps", many) == ": did you mean 'Maps'?"
    assert guess("mapps", many | {"more": "More"}) == ""


def test_a_name_that_two_topics_answer_to_is_told_once_where_it_is_written() -> None:
    other = a_topic("content/topics/help.md", "Help Desk", "help-desk", "Counter")
    place = {"title": Place(2, 8), "synonyms": Place(3, 11), "synonyms: Counter": Place(3, 23)}
    items = {other.path: Item(other, "", b"", Prose(), pack_places(place))}
    found = list(ambiguous_topics([_DESK, other], items))
    assert [(str(each.location), each.message) for each in found] == [
        (
            "content/topics/help.md:2:8",
            "'Help Desk' is also a name of the topic in content/topics/desk.md",
        ),
        (
            "content/topics/help.md:3:23",
            "'Counter' is also a name of the topic in content/topics/desk.md",
        ),
    ]
    assert {each.code for each in found} == {Code.TOPIC_AMBIGUOUS}
