"""Edits: only what is asked for is changed, and only where it stands as expected."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Edit, Location
from sitegen.edits import Change, apply, changes_of, lines_of

_CHARACTERS = st.sampled_from("ab \t:#'\"é語\u2028\x85\x0c\ufeff")
_LINES = st.lists(st.text(_CHARACTERS, max_size=6), min_size=1, max_size=5)
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def mended(line: str, column: int, was: str, text: str) -> str | None:
    """Make one edit of one line, if it can be made there."""
    place = Location("a.md", 1, column)
    fault = Diagnostic(place, Code.FIELD_INVALID, "x", edits=(Edit(place, was, text),))
    changes = changes_of(fault, {"a.md": [line]})
    return apply(line, changes) if changes else None


@pytest.mark.parametrize(
    ("line", "column", "was", "text", "after"),
    [
        ("titel: X  # why", 1, "titel", "title", "title: X  # why"),
        ("'titel' : X", 1, "titel", "title", "'title' : X"),
        ("date: 23 May 2015", 7, "23 May 2015", "2015-05-23", "date: 2015-05-23"),
        ('date: "23 May 2015" # x', 7, "23 May 2015", "2015-05-23", 'date: "2015-05-23" # x'),
        ("topic: [a, b]", 9, "a", "c d", "topic: [c d, b]"),
        ("topic: [a, b]", 12, "b", "c, d", "topic: [a, 'c, d']"),
        ("topic: a", 8, "a", "C#", "topic: 'C#'"),
        ("topic: a", 8, "a", "it's: x", "topic: 'it''s: x'"),
        ("topic: a", 8, "a", "null", "topic: 'null'"),
        ("topic: a", 8, "a", "- b", "topic: '- b'"),
        ("topic: a", 8, "a", "b ", "topic: 'b '"),
        ("topic: 'a'", 8, "a", "C#: x", "topic: 'C#: x'"),
    ],
)
def test_quotes_are_kept_and_added_where_they_are_needed(
    line: str, column: int, was: str, text: str, after: str
) -> None:
    assert mended(line, column, was, text) == after


@pytest.mark.parametrize(
    ("line", "column", "was", "text"),
    [
        ("date: 23 May", 7, "23 May 2015", "2015-05-23"),  # it goes on in the next line
        ("date: 23 May 2015x", 7, "23 May 2015", "2015-05-23"),
        (r'topic: "\x61"', 8, "a", "b"),
        ("topic: 'a''b'", 8, "a'b", "c"),
        ("topic: 'a'", 8, "a", "it's"),
        ('topic: "a"', 8, "a", r"b\c"),
        ("topic: |", 8, "a", "b"),
        ("topic: R&amp;D", 8, "R&D", "b"),
        ("short", 8, "a", "b"),
    ],
)
def test_what_is_written_in_another_way_is_left_alone(
    line: str, column: int, was: str, text: str
) -> None:
    assert mended(line, column, was, text) is None


def test_files_and_lines_that_are_not_there_are_not_changed() -> None:
    place = Location("a.md", 2)
    fault = Diagnostic(place, Code.FIELD_INVALID, "x", edits=(Edit(place, "a", "b"),))
    assert changes_of(fault, {}) == changes_of(fault, {"a.md": ["a"]}) == ()


def test_of_two_changes_in_one_place_the_first_is_made() -> None:
    changes = [Change("a", 1, 2, 4, "X"), Change("a", 1, 3, 5, "Y"), Change("a", 1, 5, 6, "Z")]
    assert apply("abcdef", [*changes, *changes]) == "aXdZf"


@given(st.sampled_from(["", "\ufeff"]), _LINES, _ENDS, st.data())
def test_every_character_outside_a_change_is_kept(
    mark: str, lines: list[str], end_of_line: str, data: st.DataObject
) -> None:
    sound = [line.replace("\ufeff", "") for line in lines]
    text = mark + "".join(line + end_of_line for line in sound)
    row = data.draw(st.integers(1, len(sound)))
    start = data.draw(st.integers(1, len(sound[row - 1]) + 1))
    end = data.draw(st.integers(start, len(sound[row - 1]) + 1))
    after = apply(text, [Change("a", row, start, end, "<new>")])
    at = len(mark) + sum(len(line + end_of_line) for line in sound[: row - 1])
    assert after == text[: at + start - 1] + "<new>" + text[at + end - 1 :]


@given(st.text(_CHARACTERS))
def test_lines_are_those_that_places_count(text: str) -> None:
    assert lines_of(text) == re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    assert apply(text, []) == text
