"""Remedies: what is offered mends the file as it is written, and brings no other fault."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.diagnostics import Diagnostics
from sitegen.edits import Change, apply, changes_of, lines_of
from sitegen.reading import take_in
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source

PATH = "content/resources/a.md"
_OPEN = Settings(title="T", base_url="https://example.org/")
_TYPED = Settings(
    title="T",
    base_url="https://example.org/",
    types=(TypeSetting("News", "News"), TypeSetting("Webinar", "Webinars", ("start",))),
)
_KEYS = ("title", "titel", "Title", "tilte", "type", "tpye", "date", "dat", "topic", "topics",
         "start", "strat", "published", "zebra")  # fmt: skip
_VALUES = ("Maps", "News", "Webinar", "23 September 2015", "05/06/2015", "2015-09-23", "May 2015",
           "soon", "null", "", "[a, 1 May 2015]", "|\n  Maps")  # fmt: skip


def faults_of(text: str, settings: Settings = _OPEN) -> Diagnostics:
    reading = take_in(Source(PATH, text.encode()), settings).reading
    return (*reading.slips, *reading.faults)


def changes_for(text: str, found: Diagnostics) -> list[Change]:
    lines = {PATH: lines_of(text)}
    return [change for each in found for change in changes_of(each, lines)]


def mended(text: str, settings: Settings = _OPEN) -> str:
    return apply(text, changes_for(text, faults_of(text, settings)))


def front(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "Text.", ""))


_GOOD = ("title: Maps", "type: News", "date: 2015-09-23", "topic: a")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("sumary: x # why", "summary: x # why"),
        ("Summary: x", "summary: x"),
        ("review-by: 2030-01-01", "review_by: 2030-01-01"),
        ("authors: [Lee, Kim]", "author: [Lee, Kim]"),
        ("'pubilsher': x", "'publisher': x"),
        ("start: 23 September 2015", "start: 2015-09-23"),
        ("reviewed: 'Sept. 23, 2015'", "reviewed: '2015-09-23'"),
        ("published: May 2015", "published: 2015-05"),
    ],
)
def test_what_is_mended(written: str, instead: str) -> None:
    assert mended(front(*_GOOD, written)) == front(*_GOOD, instead)


@pytest.mark.parametrize(
    "written",
    [
        "titel: Maps",  # there is a title
        "subtitle: x",
        "expire: soon",  # would be another mistake
        "strat: 05/06/2015",
        "zebra: x",
        "start: 05/06/2015",
        "start: >\n  23 September 2015",
        'start: "23 \\x53eptember 2015"',
        "start: 23 September\n  2015",
    ],
)
def test_what_is_left_alone(written: str) -> None:
    text = front(*_GOOD, written)
    assert faults_of(text)
    assert mended(text) == text


def test_of_two_slips_for_one_field_the_first_is_mended() -> None:
    text = front("titel: A", "tilte: B", *_GOOD[1:])
    assert mended(text) == front("title: A", "tilte: B", *_GOOD[1:])


def test_a_type_that_asks_for_more_is_left_alone() -> None:
    text = front("title: A", "tpye: Webinar", *_GOOD[2:])
    assert mended(text, _TYPED) == text
    assert mended(text.replace("Webinar", "News"), _TYPED) == front("title: A", *_GOOD[1:])


def test_fields_in_one_line_are_mended_side_by_side() -> None:
    assert mended(front("{titel: A, tpye: News, dat: 1 May 2015, topic: [a]}")) == front(
        "{title: A, type: News, dat: 1 May 2015, topic: [a]}"
    )


def test_of_a_file_full_of_mistakes_twenty_are_mended() -> None:
    names = [letter * 8 for letter in "abcdefghijklmnopqrstuvwxyz"]
    settings = replace(_OPEN, fields=tuple(FieldSetting(name=name) for name in names))
    text = front(*_GOOD, *(f"{name[1:]}: x" for name in names))
    assert len(changes_for(text, faults_of(text, settings))) == 20


_FILES = st.builds(
    lambda lines, end, mark, body: mark + end.join(("---", *lines, "---", body)),
    st.lists(
        st.builds(
            lambda key, value, comment: f"{key}: {value}{comment}",
            st.sampled_from([*_KEYS, *(f'"{key}"' for key in _KEYS)]),
            st.sampled_from([*_VALUES, *(f"'{value}'" for value in _VALUES if "\n" not in value)]),
            st.sampled_from(["", "", "  # why", " "]),
        ),
        max_size=7,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff", "\n"]),
    st.sampled_from(["", "Text.\r\n\u2028\n", "titel: x\n23 September 2015\n"]),
)


def told(found: Iterable[object]) -> set[tuple[int, str, str]]:
    return {(each.location.line, each.code, each.message) for each in found}  # type: ignore[attr-defined]  # diagnostics


@given(_FILES, st.sampled_from([_OPEN, _TYPED]))
def test_what_is_mended_is_gone_and_nothing_new_has_come(text: str, settings: Settings) -> None:
    before = faults_of(text, settings)
    after = faults_of(mended(text, settings), settings)
    assert told(after) <= told(before) - told(each for each in before if each.edits)


@given(_FILES, st.sampled_from([_OPEN, _TYPED]))
def test_every_byte_is_kept_but_those_of_changes(text: str, settings: Settings) -> None:
    changes = sorted(changes_for(text, faults_of(text, settings)), reverse=True)
    lines, after = lines_of(text), lines_of(mended(text, settings))
    for each in changes:  # from the right to the left, so that columns hold
        line = after[each.line - 1]
        rest = line[each.start - 1 :].removeprefix(each.text)
        was = lines[each.line - 1][each.start - 1 : each.end - 1]
        after[each.line - 1] = line[: each.start - 1] + was + rest
    if len({each.line for each in changes}) == len(changes):
        assert after == lines
        ends = [c for c in text if c in "\r\n\ufeff"]
        assert [c for c in mended(text, settings) if c in "\r\n\ufeff"] == ends
