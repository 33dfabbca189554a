import ctypes
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.cleaning import ELEMENTS
from sitegen.cmark import load_cmark
from sitegen.markup import convert, resolve_links, unknown_extensions
from sitegen.model import Body
from sitegen.tangles import TOO_DEEP

_GOLDEN = Path(__file__).parent / "golden" / "markup"
_DIALECTS = ("gfm", "python-markdown")

dialects = pytest.mark.parametrize("dialect", _DIALECTS)


@dialects
def test_the_golden_page(dialect: str) -> None:
    """Byte for byte the same from both engines."""
    source = (_GOLDEN / "page.md").read_text(encoding="utf-8")
    body = convert(source, dialect, ())
    assert f"{body.html}\n" == (_GOLDEN / "page.html").read_text(encoding="utf-8")
    assert body.links[:4] == (
        "tasks.md",
        "../about.md#contact",
        "#opening-hours",
        "/handouts/map.pdf",
    )
    assert body.removed == ("class=", "onclick=")


@dialects
@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("", Body()),
        ("\n \n", Body()),
        ("a", Body(html="<p>a</p>", text="a")),
        (
            "# A\n\n[b](b.md#c)",
            Body(
                html='<h2 id="a">A</h2>\n<p><a href="b.md#c">b</a></p>',
                links=("b.md#c",),
                ids=("a",),
                text="A b",
            ),
        ),
        (
            '<b id="a">1</b> <b id="a">2</b> <i id="site-b">3</i>\n\n# A\n\n<a name="c">4</a>',
            Body(
                html='<p><b id="a">1</b> <b>2</b> <i>3</i></p>\n<h2 id="a-1">A</h2>\n'
                '<p><a name="c">4</a></p>',
                ids=("a", "c", "a-1"),
                text="1 2 3 A 4",
                removed=("id=",),
            ),
        ),
        ("a <your name>", Body(html="<p>a </p>", text="a", removed=("<your>",))),
        ("[a](javascript:b)", Body(html="<p><a>a</a></p>", text="a", removed=("javascript:",))),
        ("![a](data:b)", Body(html="<p>a</p>", text="a", removed=("data:",))),
        ("{{ a }} {% b %}", Body(html="<p>{{ a }} {% b %}</p>", text="{{ a }} {% b %}")),
    ],
)
def test_a_body(dialect: str, source: str, body: Body) -> None:
    assert convert(source, dialect, ()) == body


@dialects
@pytest.mark.parametrize("reference", ["&#8;", "&#x7F;", "&#xFFFF;", "&#x9b;"])
def test_a_reference_to_a_character_that_no_text_has(dialect: str, reference: str) -> None:
    text = convert(f"a{reference}b", dialect, ()).text
    assert text in {"ab", "a\ufffdb", "a\u203ab"}


@dialects
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="b.md">https://a.org</a>', '<a href="b.md">https://a.org</a>'),
        (
            '<a href="b.md">at <b>https://a.org</b>!</a>',
            '<a href="b.md">at <b>https://a.org</b>!</a>',
        ),
        (
            '<a name="b">https://a.org</a>',
            '<a name="b"></a><a href="https://a.org">https://a.org</a>',
        ),
        (
            '<a name="b"></a> https://a.org',
            '<a name="b"></a> <a href="https://a.org">https://a.org</a>',
        ),
        (
            '<a href="b.md">b</a> https://a.org <a href="c.md">c</a>',
            '<a href="b.md">b</a> <a href="https://a.org">https://a.org</a> <a href="c.md">c</a>',
        ),
    ],
)
def test_an_address_within_a_raw_link_is_text(dialect: str, source: str, expected: str) -> None:
    assert convert(source, dialect, ()).html == f"<p>{expected}</p>"


def test_gfm_is_githubs_dialect() -> None:
    assert convert("www.example.org ~a~\n- b", "gfm", ("extra",)).html == (
        '<p><a href="http://www.example.org">www.example.org</a> <del>a</del></p>\n'
        "<ul>\n<li>b</li>\n</ul>"
    )


def test_the_address_of_a_shortcode_is_an_internal_target() -> None:
    assert convert('[a]({{< ref "b.md" >}})', "python-markdown", ()).links == (
        '{{< ref "b.md" >}}',
    )


_GROWTH = """\
import resource
from sitegen.markup import convert
def peak():
    convert("a *b* " * 5000, "gfm", ())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
first = [peak() for _ in range(5)]
print([peak() for _ in range(40)][-1] / first[-1])
"""


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[^\u04e2\ufffd\ntl1]", "<p>[^\u04e2\ufffd\ntl1]</p>"),
        ("[^as was said\nbefore] here", "<p>[^as was said\nbefore] here</p>"),
    ],
)
def test_what_only_looks_like_a_footnote_is_drawn_whole(source: str, html: str) -> None:
    """The engine cuts such a text off where a line ends, in the midst of a character at times."""
    assert convert(source, "gfm", ()).html == html
    with_notes = convert(f"{source}\n\n[^1]: x", "gfm", ())
    assert with_notes.html == html


def test_cmark_gives_its_memory_back() -> None:
    pytest.importorskip("resource")
    result = subprocess.run([sys.executable, "-c", _GROWTH], capture_output=True, check=True)
    assert float(result.stdout) < 1.2


def test_where_memory_cannot_be_given_back_texts_are_converted_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = convert("a *b*", "gfm", ())

    def missing(library: object) -> object:
        raise OSError(library)

    monkeypatch.setattr(ctypes, "PyDLL", missing)
    load_cmark.cache_clear()
    assert convert("a *b*", "gfm", ()) == expected
    load_cmark.cache_clear()


def test_definition_lists() -> None:
    html = "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"
    assert convert("a\n: b", "python-markdown", ()).html == html


@pytest.mark.parametrize("dialect", ["python-markdown", "gfm"])
def test_what_is_nested_too_deep_is_nothing_but_told(dialect: str) -> None:
    assert convert("> " * 1000 + "<b>", dialect, ()) == Body(removed=(TOO_DEEP,))
    assert convert("a\n\nb", "python-markdown", ()).html == "<p>a</p>\n<p>b</p>"


def test_further_extensions() -> None:
    source = "[TOC]\n\n# Über uns\n\na\nb[^1]\n\n- [x] c\n\n[^1]: d"
    body = convert(source, "python-markdown", ("nl2br", "toc", "extra"))
    assert body.links == ("#über-uns", "#fn-1", "#fnref-1")
    assert '<h2 id="über-uns">' in body.html
    assert "<p>a<br>\nb<sup" in body.html
    assert '<li class="task">' in body.html


@pytest.mark.parametrize(
    "name", ["extra", "toc", "markdown.extensions.toc", "sitegen.markdown_syntax:TaskLists"]
)
def test_known_extensions(name: str) -> None:
    assert unknown_extensions((name,)) == ()


@pytest.mark.parametrize(
    "name", ["tabels", "os", "", ":", ".toc", "markdown:Markdown", "markdown:nothing"]
)
def test_unknown_extensions(name: str) -> None:
    assert unknown_extensions(("toc", name)) == (name,)


@dialects
def test_a_body_does_not_depend_on_those_before(dialect: str) -> None:
    body = convert("[a] b[^1] ~~c", dialect, ())
    convert("[a]\n\n[a]: b.md\n\n# A\n\nb[^1]\n\n[^1]: c\n\n~~d~~", dialect, ())
    assert convert("[a] b[^1] ~~c", dialect, ()) == body


_PIECES = r"""
    # ##### - 1. > | |- |:-: ` ``` ~~~ ~~ * ** *** _ [ ] ( ) ! !< [x] [^1] [^1]: [a](b.md) ![a](b.c)
    { } {: .a #b c=d {#site-a} {{ }} {% %} < > <a <div> </div> </a> <h1> </h1> <h4> <b> <i/> <table>
    <input> <script> </script> <style> <svg> <math> <select> <template> <iframe> <pre> <!-- -->
    <? ?> <![CDATA[ ]]> & &# &lt; &#x110000; ; \ " ' = : --- === a é https://a.b a@b.c javascript:
"""
_TAGS = [
    '<a href="b.md">',
    '<a name="c d">',
    '<p id="site-a" class="site-b c">',
    '<h3 id="a" onclick="b">',
    '<td align="left">',
    '<input type="checkbox">',
    '<img src="a" alt="x id=">',
    '<img alt="a">',
    '<img src="a" alt="> ',
    '<li id="fn-1">',
    '<div class="footnotes">',
    '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>',
    '<a class="footnote-backref">↩</a>',
]
_CHARACTERS = [" ", "    ", "\n", "\n\n", "\t", "\r", "\u2028", "\x00", "\x02", "\x03"]
_TEXTS = st.lists(
    st.sampled_from([*_PIECES.split(), *_TAGS, *_CHARACTERS]) | st.text(max_size=3), max_size=25
).map("".join)

_ATTRIBUTES = {
    *("id", "class", "title", "lang", "dir", "aria-label", "href", "name", "src", "alt", "loading"),
    *("type", "checked", "disabled", "start", "site-label"),
}


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(_DIALECTS))
def test_any_text_becomes_safe_html_that_can_be_linked(source: str, dialect: str) -> None:
    body = convert(source, dialect, ())
    _check(body.html)
    broken = resolve_links(body.html, dict.fromkeys(body.links))
    assert _internal_targets(broken) == []
    _check(broken)
    resolved = resolve_links(body.html, dict.fromkeys(body.links, "https://a.org/?b&c=\"<'>"))
    assert _internal_targets(resolved) == []
    assert resolve_links(body.html, {target: target for target in body.links}) == body.html


def _check(html: str) -> None:
    ids = []
    level = 1
    for element, attributes in _elements(html):
        assert element in ELEMENTS
        assert attributes.keys() <= _ATTRIBUTES
        assert not re.search(
            r"(?i)(?<!\S)site-", f"{attributes.get('class')} {attributes.get('id')}"
        )
        assert element != "img" or "src" in attributes
        assert element != "input" or {"disabled", "type"} <= attributes.keys()
        ids += [attributes["id"]] if "id" in attributes else []
        if element in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            assert 2 <= int(element[1]) <= level + 1
            level = int(element[1])
    assert len(set(ids)) == len(ids)


def _internal_targets(html: str) -> list[str]:
    return [address for address in _addresses(html) if not urlsplit(address).scheme]


def _addresses(html: str) -> list[str]:
    found = [
        attributes[name]
        for _, attributes in _elements(html)
        for name in ("href", "src")
        if name in attributes
    ]
    assert {urlsplit(each).scheme for each in found} <= {"", "http", "https", "mailto", "tel"}
    return found


def _elements(html: str) -> list[tuple[str, dict[str, str]]]:
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in list(root.iter())[1:]]
