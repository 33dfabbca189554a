"""Lines of iCalendar, judged by the library for it."""

import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from sitegen.ical import component, line, text

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(_TEXTS)
def test_any_text_comes_back_as_it_was(value: str) -> None:
    written = component("VEVENT", line("UID", "a"), line("SUMMARY", text(value)))
    read = Event.from_ical(written.encode())
    plain = re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", value.replace("\r\n", "\n"))
    assert read["SUMMARY"] == plain


@given(_TEXTS)
def test_no_line_is_longer_than_the_standard_has_it(value: str) -> None:
    written = line("SUMMARY", text(value)).encode()
    assert written.endswith(b"\r\n")
    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(each) <= 75 for each in lines)
    assert all(each.startswith(b" ") for each in lines[1:])
    assert all(each.decode() for each in lines)  # no character is torn


def test_lines_are_escaped_and_folded() -> None:
    assert text("a;b,c\\d\ne\x07") == r"a\;b\,c\\d\ne"
    assert line("X", "a" * 80) == f"X:{'a' * 73}\r\n {'a' * 7}\r\n"
    assert line("X", "é" * 40) == f"X:{'é' * 36}\r\n {'é' * 4}\r\n"
