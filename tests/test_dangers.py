"""What browsers and servers would run of files that are copied as they are."""

import pytest

from sitegen.dangers import danger_of
from sitegen.model import Danger

_HTML = "this is HTML, which can run anything in a reader's browser"
_PROGRAM = "this is a program or a rule for servers, and many would follow it"
_PACKED = "this is packed, so that nobody sees what it holds"
_UNREADABLE = "this can't be read as XML, and browsers may run what they can read of it"
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"\n'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml">\n'
)


def _what(path: str, data: bytes | str) -> str:
    found = danger_of(path, data if isinstance(data, bytes) else data.encode())
    return found.what if found else ""


def _held(drawing: str) -> str:
    told = _what("a.svg", f"{_SVG}{drawing}</svg>")
    return told.removeprefix("this holds ").removesuffix(", which browsers may run or fetch")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *((name, _HTML) for name in ("a.html", "b/A.HTM", "a.xhtml", "a.shtml", "a.mht")),
        *((name, _HTML) for name in ("a.html.de", "a.html.old", ".well-known/a.html")),
        *((name, "") for name in ("html", "a.html.pdf", "a.html/b", "a.htmlx", "a.js", "a.md.txt")),
        *((name, _PROGRAM) for name in ("a.php", "a.CGI", "web.config", "a.php.x")),
        *((name, _PACKED) for name in ("a.svgz",)),
        *((name, "") for name in ("a.svg", "a.xml", "a.rdf", "a.svg.gz")),
    ],
)
def test_names(path: str, told: str) -> None:
    assert _what(path, "<a/>") == told


def test_what_is_packed() -> None:
    assert _what("a.svg", b"\x1f\x8b") == _PACKED
    assert _what("a.xml.gz", b"\x1f\x8b") == _PACKED
    assert _what("a.tar.gz", b"\x1f\x8b") == ""


@pytest.mark.parametrize(
    "drawing",
    [
        '<path d="M0 0" style="fill:url(#a); stroke: url( \'#b\' )" fill="url(#c)"/>',
        '<a href="https://example.org/?javascript:"><text>a</text></a><a xlink:href="../b.html"/>',
        '<use href="#a"/><use xlink:href=" #b"/><image href=""/>',
        '<image href="data:image/png;base64,aaaa"/>',
        "<style>a { color: red } /* @import 'b' */</style><style/>",
        '<animate attributeName="x" values="1;2"/><set attributeName="fill" to="red"/>',
        '<foreignObject><h:p class="a">b</h:p></foreignObject>',
        '<metadata><r:a xmlns:r="https://example.org/r" r:resource="https://example.org/"/></metadata>',
        "<title>&lt;script&gt;</title><!-- <script> --><![CDATA[<script>]]>",
        r'<text font-family="a\b \0 \110000 c">\75rl(b)</text>',
    ],
)
def test_drawings_that_are_safe(drawing: str) -> None:
    assert _held(drawing) == ""


@pytest.mark.parametrize(
    ("drawing", "held"),
    [
        ("<script>a</script>", "<script>"),
        ('<x:SCRIPT xmlns:x="http://www.w3.org/2000/svg"/>', "<script>"),
        ("<foreignObject><h:iframe/></foreignObject>", "<iframe>"),
        ('<foreignObject><h:img alt=""/></foreignObject>', "<img>"),
        ('<g onload="a"/>', "'onload='"),
        ('<g ev:OnClick="a" xmlns:ev="b"/>', "'onclick='"),
        ('<a xlink:href="&#106;ava&#10;script:a"/>', "the address 'javascript:a'"),
        ('<a href=" DATA:text/html,a"/>', "the address 'DATA:text/html,a'"),
        ('<a href="//a"/>', "the address '//a'"),
        ('<image href="https://a"/>', "the address 'https://a'"),
        ('<image href="data:image/svg+xml,a"/>', "the address 'data:image/svg+xml,a'"),
        ('<use href="a.svg#b"/>', "the address 'a.svg#b'"),
        ('<g xml:base="https://a/"/>', "the address 'https://a/'"),
        ('<g fill="url(https://a)"/>', "the address 'https://a' in a style"),
        ("<g style=\"fill: URL ( 'b.svg#c' )\"/>", "the address 'b.svg#c' in a style"),
        ("<style>a { b: u\\72 l(c) }</style>", "the address 'c' in a style"),
        ("<style>a { b: u/* */rl(c) }</style>", "the address 'c' in a style"),
        ("<style>@<![CDATA[import]]> 'a'</style>", "'@import' in a style"),
        ("<style>a { b: image-set('c' 1x) }</style>", "'image-set' in a style"),
        ('<animate attributeName="xlink:href" to="a"/>', "an animation of 'xlink:href'"),
        ('<set attributeName="onclick" to="a"/>', "an animation of 'onclick'"),
        ('<animate attributeName="x" to="javascript:a"/>', "the address 'javascript:a'"),
        ("<?xml-stylesheet href='a'?>", "<?xml-stylesheet?>"),
        (f'<image href="{"a" * 41}"/>', f"the address '{'a' * 39}…'"),
    ],
)
def test_drawings_that_are_not(drawing: str, held: str) -> None:
    assert _held(drawing) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ('<!DOCTYPE svg SYSTEM "http://www.w3.org/svg11.dtd"><svg/>', ""),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', ""),
        ('<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg>&a;</svg>', "<script>"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "b">]><svg/>', "the entity a of another file"),
        ("<?php a ?><svg/>", ""),
    ],
)
def test_what_stands_before_a_drawing(text: str, held: str) -> None:
    told = f"this holds {held}, which browsers may run or fetch" if held else ""
    assert _what("a.svg", text) == told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_hide_nothing(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><svg><script/></svg>'
    assert "<script>" in _what("a.svg", text.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg>",
        b"<svg/><svg/>",
        b"<svg>\0</svg>",
        b'<?xml version="1.0" encoding="x"?><svg/>',
        b'<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]><a>&a;</a>',
    ],
)
def test_what_cannot_be_read(data: bytes) -> None:
    assert _what("a.svg", data) == _UNREADABLE


def test_other_xml_is_only_asked_for_what_browsers_run() -> None:
    assert _what("a.xml", '<a onclick="b" href="https://c/"><script/></a>') == ""
    html = '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></a>'
    assert "<script>" in _what("a.xml", html)


def test_where_it_is() -> None:
    found = danger_of("a.svg", b"<svg>\n <g/>\n  <script/></svg>")
    assert found == Danger("this holds <script>, which browsers may run or fetch", 3, 3)
