"""Edits of front matter: each layout of YAML, before and after, and what is refused."""

from collections.abc import Callable
from functools import partial

import pytest

from sitegen.header_edits import add, drop, put, reword
from sitegen.header_values import items_of, names_in
from sitegen.manuscripts import ImpossibleError, Manuscript, manuscript

Edit = Callable[[Manuscript], Manuscript]
_PATH = "content/resources/a.md"


def edited(header: str, edit: Edit) -> str:
    """Give what stands between the fences after an edit."""
    written = manuscript(_PATH, f"---\n{header}---\nBody\n".encode())
    assert written
    made = edit(written).text
    assert made.startswith("---\n")
    assert made.endswith("---\nBody\n")
    return made[4:-9]


def rewording(index: int, text: str) -> Edit:
    return partial(reword, field="topic", index=index, text=text)


def dropping(index: int) -> Edit:
    return partial(drop, field="topic", index=index)


def adding(text: str) -> Edit:
    return partial(add, field="topic", text=text)


@pytest.mark.parametrize(
    ("before", "index", "text", "after"),
    [
        ("topic: maps\n", 0, "plans", "topic: plans\n"),
        ("topic: maps  # why\n", 0, "plans", "topic: plans  # why\n"),
        ("topic:   'maps'\n", 0, "plans", "topic:   'plans'\n"),
        ("topic: 'it''s'\n", 0, "that's", "topic: 'that''s'\n"),
        ('topic: "maps"\n', 0, 'a "b" \\', 'topic: "a \\"b\\" \\\\"\n'),
        ('topic: "caf\\u00e9"\n', 0, "plans", 'topic: "plans"\n'),
        ("topic: maps\n", 0, "a: b", "topic: 'a: b'\n"),
        ("topic: maps\n", 0, "C#", "topic: 'C#'\n"),
        ("topic: maps\n", 0, "../a.md", "topic: ../a.md\n"),
        ("topic: [a, maps ,b]\n", 1, "plans", "topic: [a, plans ,b]\n"),
        ("topic: [a, maps]\n", 1, "Lee, Ann", "topic: [a, 'Lee, Ann']\n"),
        ("topic:\n- a\n-   maps # x\n", 1, "plans", "topic:\n- a\n-   plans # x\n"),
        ("topic: [\n  a, # x\n  maps ]\n", 1, "plans", "topic: [\n  a, # x\n  plans ]\n"),
        ("{title: a, topic: maps}\n", 0, "plans", "{title: a, topic: plans}\n"),
    ],
)
def test_a_text_is_written_in_the_place_of_another(
    before: str, index: int, text: str, after: str
) -> None:
    assert edited(before, rewording(index, text)) == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("topic: [a, b, c]\n", 0, "topic: [b, c]\n"),
        ("topic: [a, b, c]\n", 1, "topic: [a, c]\n"),
        ("topic: [a, b, c]\n", 2, "topic: [a, b]\n"),
        ("topic: [ a , b ]  # x\n", 1, "topic: [ a ]  # x\n"),
        ("topic: [a, b,]\n", 1, "topic: [a, ]\n"),
        ("topic: [\n  a, # x\n  b # y\n]\n", 0, "topic: [\n  # x\n  b # y\n]\n"),
        ("topic: [\n  a, # x\n  b # y\n]\n", 1, "topic: [\n  a, # x\n   # y\n]\n"),
        ("topic:\n- a\n- b\n", 0, "topic:\n- b\n"),
        ("topic:\n  - a\n  - b\nx: y\n", 1, "topic:\n  - a\nx: y\n"),
        ("topic:\n  - a # x\n  # y\n  - b\n", 0, "topic:\n  # x\n  # y\n  - b\n"),
        ("{title: a, topic: maps}\n", 0, "{title: a, }\n"),
        ("a: b\ntopic: maps\nx: y\n", 0, "a: b\nx: y\n"),
        ("a: b\ntopic: maps # x\n", 0, "a: b\n# x\n"),
        ("a: b\ntopic: [maps ] # x\n", 0, "a: b\n# x\n"),
        ("a: b\ntopic: # x\n- maps # y\nx: y\n", 0, "a: b\n# x\n# y\nx: y\n"),
        ("a: b\ntopic:\n  - maps\nx: y\n", 0, "a: b\nx: y\n"),
    ],
)
def test_an_item_is_taken_out_and_comments_stay(before: str, index: int, after: str) -> None:
    assert edited(before, dropping(index)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: a\n", "title: a\ntopic: new\n"),
        ("  title: a\n  x: y\n", "  title: a\n  x: y\n  topic: new\n"),
        ("", "topic: new\n"),
        ("title: a\nx: |\n  b\n", "title: a\nx: |\n  b\ntopic: new\n"),
        ("topic: a # x\n", "topic: [a, new] # x\n"),
        ("topic: 'a'\n", "topic: ['a', new]\n"),
        ("topic: a, b\n", "topic: ['a, b', new]\n"),
        ("topic: [a, b]\n", "topic: [a, b, new]\n"),
        ("topic: [ a ,]\n", "topic: [ a, new ,]\n"),
        ("topic: []\n", "topic: [new]\n"),
        ("topic:\n", "topic: new\n"),
        ("topic: # x\n", "topic: new # x\n"),
        ("{topic: , x: y}\n", "{topic: new , x: y}\n"),
        ("'topic':\n", "'topic': new\n"),
        ("topic: null # x\n", "topic: new # x\n"),
        ("topic:\n- a # x\nx: y\n", "topic:\n- a # x\n- new\nx: y\n"),
        ("topic:\n  -  a\n", "topic:\n  -  a\n  -  new\n"),
    ],
)
def test_an_item_is_added_in_the_way_of_the_others(before: str, after: str) -> None:
    assert edited(before, adding("new")) == after


def test_one_value_is_given_whether_there_is_one_or_not() -> None:
    assert edited("title: a\n", partial(put, field="title", text="b")) == "title: b\n"
    assert edited("x: y\n", partial(put, field="title", text="b")) == "x: y\ntitle: b\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("above", ["", "\n \n"])
@pytest.mark.parametrize("tail", ["", "\n", "\n\nText\x0b\u2028 of a page"])
def test_line_ends_and_marks_stay(end: str, mark: str, above: str, tail: str) -> None:
    text = f"{mark}{above}---\ntitle: a\ntopic:\n- b\n---{tail}".replace("\n", end)
    written = manuscript(_PATH, text.encode())
    assert written
    added = add(add(written, "topic", "new"), "aliases", "/a/")
    wanted = text.replace(f"- b{end}", f"- b{end}- new{end}aliases: /a/{end}")
    assert added.text == wanted
    assert drop(drop(added, "aliases", 0), "topic", 1).text == text


@pytest.mark.parametrize(
    ("header", "edit", "line", "column"),
    [
        ("topic: maps\n  and plans\n", rewording(0, "x"), 2, 8),
        ("topic:\n  'maps\n  and'\n", rewording(0, "x"), 3, 3),
        ("topic: >-\n  maps\n", rewording(0, "x"), 2, 8),
        ("topic: >-\n  maps\n", dropping(0), 2, 8),
        ("topic:\n- a\n- >-\n  b\n", dropping(1), 4, 3),
        ("topic:\n- a\n- >-\n  b\n", adding("x"), 4, 3),
        ("topic:\n- a\n-\n  b\n", adding("x"), 5, 3),
        ("topic:\n- a\n-\n  b\n", dropping(1), 5, 3),
        ("topic: [\n a # x\n]\n", dropping(0), 2, 1),
        ("{topic: a}\n", partial(add, field="x", text="y"), 1, 1),
        ("? topic\n: - maps\n", dropping(0), 2, 3),
        ("? topic\n:\n", adding("x"), 2, 3),
        ("topic: {a: b}\n", adding("x"), 2, 8),
    ],
)
def test_what_cannot_be_edited_is_told_with_its_place(
    header: str, edit: Edit, line: int, column: int
) -> None:
    with pytest.raises(ImpossibleError) as refusal:
        edited(header, edit)
    place, _, hint = str(refusal.value).partition("\n  hint: ")
    assert place.startswith(f"{_PATH}:{line}:{column}: '")
    assert hint.startswith("write what '")
    assert hint.endswith("' says in one line, then run this again")


def test_what_a_field_says_is_listed() -> None:
    written = manuscript(_PATH, b"---\na: [b, 'c&amp;d']\ne: f\ng:\nh: {i: j}\n---\n")
    assert written
    assert names_in(written, "a") == ("b", "c&d")
    assert names_in(written, "e") == ("f",)
    assert [items_of(written, each) for each in ("g", "x")] == [(), ()]


def test_what_cannot_be_read_is_no_manuscript() -> None:
    assert manuscript(_PATH, b"---\ntitle: \xff\n---\n") is None
    assert manuscript("site.yaml", b"a: [") is None
