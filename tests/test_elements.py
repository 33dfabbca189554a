from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.elements import HOLE, document, element, elements, filled, frame, framed, parent

# What XML 1.0 calls Char; all other characters are forbidden.
_CHARS = {0x9, 0xA, 0xD, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
_any_text = st.text(st.characters(exclude_categories=())) | st.text(
    "\x00\x0b\ud800\ufffe\r\n\t&<>]"
)


def _allowed(text: str) -> str:
    return "".join(character for character in text if ord(character) in _CHARS)


@given(_any_text)
def test_text_and_attributes_lose_only_what_xml_forbids(text: str) -> None:
    root = ET.fromstring(document(parent("a", element("b", text, c=text))))
    assert (root[0].text or "") == root[0].get("c", "") == _allowed(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "<a>plain</a>"),
        ("", "<a/>"),
        ("R&D <b>]]>", "<a>R&amp;D &lt;b&gt;]]&gt;</a>"),
        ('"quoted"', "<a>&quot;quoted&quot;</a>"),
        ("one\r\n\ttwo", "<a>one&#13;&#10;&#9;two</a>"),
        ("bell\x07, half\ud83d, never\ufffe\uffff", "<a>bell, half, never</a>"),
        ("\x00", "<a></a>"),
        ("é — 図書館 😀", "<a>é — 図書館 😀</a>"),
    ],
)
def test_text_is_escaped(text: str, written: str) -> None:
    assert element("a", text) == written


def test_attributes_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    assert element("a", "t", rel="self", type="", href="?a&b") == (
        '<a rel="self" href="?a&amp;b">t</a>'
    )


def test_elements_are_written_for_texts_that_are_not_empty() -> None:
    assert elements("a", "1", "", "2") == ("<a>1</a>", "<a>2</a>")


def test_parents_indent_what_they_hold() -> None:
    inner = parent("b", element("c", "line\nline"), element("d"))
    assert parent("a", inner, element("e"), **{"xml:lang": "en"}).splitlines() == [
        '<a xml:lang="en">',
        "  <b>",
        "    <c>line&#10;line</c>",
        "    <d/>",
        "  </b>",
        "  <e/>",
        "</a>",
    ]


def test_a_parent_may_be_empty() -> None:
    assert parent("a") == "<a>\n</a>"


def test_a_document_is_utf_8_and_ends_its_last_line() -> None:
    assert document(element("a", "é")) == (
        b'<?xml version="1.0" encoding="utf-8"?>\n<a>\xc3\xa9</a>\n'
    )


def test_a_frame_is_what_parents_would_write() -> None:
    children = element("b", "x & y"), element("c", "{}")
    prepared = frame(parent("a", HOLE, parent("d", HOLE, e="1")), 2)
    whole = parent("x", parent("y", parent("a", children[0], parent("d", children[1], e="1"))))
    assert framed(prepared, *children) in f"{whole}\n"


def test_the_last_element_of_a_name_is_filled() -> None:
    whole = document(parent("a", parent("b", element("c")), parent("b", id="2")))
    there = document(parent("a", parent("b", element("c")), parent("b", element("d"), id="2")))
    assert filled(whole, "b", [framed(frame(element("d"), 2)).encode()]) == there
