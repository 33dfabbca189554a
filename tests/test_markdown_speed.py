"""The quick converter gives what Python-Markdown gives, byte for byte."""

import re
from pathlib import Path
from xml.etree.ElementTree import Comment, Element, QName, SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from benchmarks.corpus import Corpus
from sitegen.markdown_speed import quicken
from sitegen.markup import curated

_GOLDEN = Path(__file__).parent / "golden/markup/page.md"
_OTHERS: tuple[tuple[str, ...], ...] = (
    (),
    ("extra",),
    ("toc", "admonition", "nl2br", "smarty", "meta", "abbr", "wikilinks"),
    ("codehilite", "md_in_html", "legacy_em", "legacy_attrs"),
)
"""Extensions that a site may add: some have processors of their own, some replace the library's."""

_CASES = {
    "white space": ["a\tb", "a\r\nb", "a\rb", "a\n   \nb", "a\n  ", "    a\n\n    b", "a\x02b\x03"],
    "fences": ["```\n<b>\n```", "~~~ py\na\n~~~", "a ``` b", "```\na"],
    "raw HTML": [
        *(
            "a <b>c</b>",
            "<div>\na\n</div>",
            "a &#60 b",
            "a &#60; &lt; &lt b",
            "a </> b",
            "a < b <3",
        ),
        *("<!-- a -->\n\nb", "a\n<? b ?>", "<!doctype a>", "a &", "<hr>", "a\n<hr>\nb"),
        *("<div>a</div>\n\nb <i>c</i>", "`<b>` <b>c</b>", "<i>a</i>", "<i>a</i>\n\n<p>b</p>"),
        *("a<p>\x02wzxhzdk:0\x03</p>", "<div>a</div>b</p>", "<p>\n\n```\na\n```\n", "a<br>b"),
    ],
    "headings": ["# a", "a\n# b", "a # b", "a\n===", "a\n---\nb", "a\n- \nb", "#a#\nb", " # a"],
    "rules": ["***", "a\n * * *\nb", "- - -", "a\n_ _ _", "a\n   ---  \nb", "**a", "--a", "*\n*"],
    "blocks": [
        *("> a", "a\n  > b", "a\n: b", "a\n\n:   b", "    a", "\n\n\na", "a\n\n\n\nb", "a\n    b"),
        *("|a|b|\n|-|-|\n|c|d|", "a|b\n-|-\nc|d", "|a\n|-\n|b", "a | b", "a: b", "a > b", "  a"),
        *("    a\n\n\n\n    b", "    a\n\n\nb", "!!! note\na", "!!! note"),
        *("[a]: b\n\n[a]", "a\n[a]: b\n[c][a]", "[^a]: b\n\n[^a]", "a\n[^b]: c", "[a] b", "[^a] b"),
    ],
    "lists": [
        *("- a\n- b", "* a", "  + a", "1. a\n2. b", "3. a", "a\n- b", "1986. a", "a\n1986. b"),
        *("- a\n\n- b\n\n    c", "- a\n    - b", "- # a\n  b", "- a\n\n1. b", "-a", "٣. a", "1.a"),
        *("- [ ] a\n- [x] b", "- **a** b\n    - c"),
    ],
    "code": [
        *("`a`", "``a`b``", "\\`a`", "\\\\`a`", "\\\\\\`a`", "`a``b`", "`a", "``a`", "`a\\`b"),
        *("`` ` ``", "`a` `b", "```", "a `*b*` c", "\\\\\\\\`a`"),
    ],
    "links": [
        *("[a](b)", "[a]( b )", "[a]()", "[a] (b)", "[a](<b c>)", "[a](b c)", "[a](b(c)d)", "[a]("),
        *('[a](b "c")', '[a](b  "c" )', "[a](b 'c')", '[a](b "c" d)', '[a](b "c" d) "e")', "[a"),
        *('[a](b "c\nd")', "[a](b 'c' d) e')", '[a](b "c" d) "e" )', "[a](b 'c\"d)", '[a]("b")'),
        *(
            "[a [b] c](d)",
            "[a](b\\*c)",
            '[a](b "c\\*d")',
            "[a](b\\*c 'd')",
            "!\\[a](b)",
            "[a]\\(b)",
        ),
        *("![a](b)", "![a](b 'c')", "![a *b* `c`](d)", "[![a](b)](c)", "[*a*](b)", "[a](b)[c](d)"),
        *("[a](b)\n\n[b]: c", "[a][b]\n\n[b]: c", "![a][b] ![b]\n\n[b]: c", "[b] [b]\n\n[b]: c"),
        *("[a]({{< ref 'b' >}}) c", "[a]({{< ref 'b' >}} 'c')", "[a](b&c)", '[a](b "c<d&e")'),
        *(
            "<https://a.b/\\*c>",
            "<https://`a`*b*>",
            "<me@a.b>",
            "https://a.b/c_d_e",
            "[https://a.b](c)",
            "me@a.b",
        ),
        *(
            '[a](b "c" d\n)',
            '[a](b\t"c")',
            "[a](\nb)",
            "![[a](b)",
            '[a](b "c"\n)',
            '[a](b "c\\*d" )',
            '[a](b " c ")',
            "(b) [a",
            "[a](b) <b> [c](d)",
        ),
    ],
    "emphasis": [
        *("*a*", "**a**", "***a***", "*a **b** c*", "* a*", "*a *", "a*b*c", "*a\nb*", "*a*b*c*"),
        *("_a_", "__a__", "_a_b_", "a_b_c", "x_a_", "_a_x", "_ a_", "*a_b*", "_a*b_", "*a_b*c_"),
        *(
            "*a**",
            "**a*",
            "***a**",
            "**a***",
            "****a****",
            "*a",
            "**",
            "~~a~~",
            "~a~",
            "~~a~",
            "a~b",
        ),
        *(
            "**[a](b) c**",
            "*a `b` c*",
            "[*a* b](c) d",
            "**a *b** c*",
            "*a*\n**b**",
            "(_a_)",
            "_a_.",
        ),
        *("*a [b](c) *d* e*", "**a** __b__ **c**", "*(a)*b", "\\*a*", "*a\\**", "**~~a~~ _b_**"),
        *("*a _b_ c*", "_a *b* c_", "*a ~~b~~ c*"),
        *("*a**b*", "*a**b**c*", "**a***b*", "**a *b* *c*\n\n**d *e* f**", "__a *b* _c_\n\n_d_ e"),
    ],
    "other marks": [
        "a\\_b",
        "a\\b",
        "a  \nb",
        "AT&amp;T & co",
        "a@b",
        "a://b",
        "[^a]\n\n[^a]: *b*",
    ],
    "attributes": [
        *("# a {: #b .c}", "a\n{: .b}", "*a*{: .b}", "a {b}", "{{< a >}}", "[a](b){: title='c'}"),
        *("- [x] a\n{: disabled=disabled}", "*a*{: hidden=hidden}", "*a*{.b}", "a {: b=c"),
    ],
    "text": ["", " ", "a & b < c > d", "&amp; &x; &", 'a "b"', "`a & <b>`", "<b>&</b>", "é ü"],
}
_PIECES = st.sampled_from(
    [
        *("*", "**", "***", "_", "__", "~", "~~", "`", "``", "\\", "\\\\", "\\*", "[", "]", "!["),
        *("](a.md)", "](a 'b')", '](a "b" c)', '") ', "' )", "](<a>)", "](", "(", ")", "'", '"'),
        *("[^1]", "[^1]: n", "]: /b", "[a]", "[a][]", "[b][a]", "![a][a]", "[a]: /b 'c'", "[a](b)"),
        *("<", ">", "<b>", "</b>", "<div>\n", "</div>\n", "<hr>", "<!-- c -->", "<? p ?>", "<br>"),
        *("<https://a.b>", "<me@a.b>", "&amp;", "&", "&#60;", "&#60 ", "  \n", "\n", "\n", "\n\n"),
        *("\n\n", "\n  \n", "\t", "\r\n", "- ", "* ", "1. ", "10. ", "# ", "#", "> ", "    ", "  "),
        *("| a | b |\n|---|:-:|\n", "a|b\n-|-\n", "{: #x .y }", "{", "}", "===\n", "---\n", "=\n"),
        *("* * *\n", "- - -\n", " ___\n", ": d\n", ":   d\n", "https://example.org/a_b", "word"),
        *("me@example.org", "two words ", "a", "é", "- [x] ", "```\n", "~~~\n", "\x02", "**b**"),
        *("*e*", "_e_", "`c`", "*a **b** c*", "[*e*](b)", "[a [b] c](d)", "![i](s)", "{{< r >}}"),
        *('[t]({{< ref "x" >}})', "!!! note\n", "++n++", "\x02klzzwxh:0000\x03"),
    ]
)
_MARKDOWN = st.lists(_PIECES, max_size=30).map("".join)


def slow(*others: Extension | str) -> Markdown:
    return Markdown(extensions=[*others, *curated()], output_format="html")


def quick(*others: Extension | str) -> Markdown:
    converter = slow(*others)
    quicken(converter)
    return converter


_SLOW, _QUICK = slow(), quick()
_WITH_OTHERS = {others: (slow(*others), quick(*others)) for others in _OTHERS}


@given(_MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_random_markdown(text: str) -> None:
    assert _QUICK.reset().convert(text) == _SLOW.reset().convert(text)


@given(st.sampled_from(_OTHERS), _MARKDOWN)
@settings(max_examples=200, deadline=None)
def test_random_markdown_with_other_extensions(others: tuple[str, ...], text: str) -> None:
    plain, quickened = _WITH_OTHERS[others]
    assert quickened.reset().convert(text) == plain.reset().convert(text)


@pytest.mark.parametrize("others", _OTHERS, ids=str)
@pytest.mark.parametrize("kind", _CASES)
def test_each_construct(kind: str, others: tuple[str, ...]) -> None:
    plain, quickened = _WITH_OTHERS[others]
    for text in _CASES[kind]:
        assert quickened.reset().convert(text) == plain.reset().convert(text), text


@pytest.mark.parametrize("file", [_GOLDEN, *sorted(Path("docs").glob("*.md"))], ids=str)
def test_real_pages(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert _QUICK.reset().convert(text) == _SLOW.reset().convert(text)


def test_pages_of_the_corpus() -> None:
    for resource in Corpus(30).resources():
        assert _QUICK.reset().convert(resource.body) == _SLOW.reset().convert(resource.body)


class Insertions(Extension):
    """An extension that nobody here has heard of."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Draw ``++new++``."""
        pattern = SimpleTagInlineProcessor(r"()\+\+(.+?)\+\+", "ins")
        md.inlinePatterns.register(pattern, "insertion", 65)


def test_patterns_of_other_extensions_are_tried() -> None:
    assert quick(Insertions()).convert("a ++new++ word") == "<p>a <ins>new</ins> word</p>"


class _Old(Pattern):
    """A pattern of the kind that came first, which still works."""

    def handleMatch(self, m: re.Match[str]) -> Element:  # noqa: N802  # the library's name
        drawn = Element("kbd")
        drawn.text = m[2]
        return drawn


class _Odd(InlineProcessor):
    """A pattern that gives back what no pattern of the library's does."""

    def __init__(self, mark: str, drawn: str | None) -> None:
        super().__init__(re.escape(mark))
        self._drawn = drawn

    def handleMatch(  # type: ignore[override]  # noqa: N802  # both are the library's
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int, int]:
        del data
        return self._drawn, m.start(), m.end()


class _Nest(InlineProcessor):
    """A pattern that draws elements within each other, with marks in every place."""

    def __init__(self, pattern: str, text: str) -> None:
        super().__init__(pattern)
        self._text = text

    def handleMatch(  # type: ignore[override]  # noqa: N802  # both are the library's
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        outer = Element("b")
        outer.text, outer.tail = self._text, " `d`"
        inner = SubElement(outer, "i")
        inner.text, inner.tail = "%c1% [e](f)", "*g* ++"
        SubElement(inner, "s").text = AtomicString(f"*h*{m[1]}")
        SubElement(outer, "u").text = AtomicString(f"*h*{m[1]}")
        return outer, m.start(), m.end()


class Oddities(Extension):
    """All that an inline pattern may do and the library's don't."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Draw keys, stray placeholders, nothing, and nests."""
        md.inlinePatterns.register(_Old("@@(.+?)@@"), "keys", 200)
        md.inlinePatterns.register(_Odd("%a%", "\x02klzzwxh:"), "half", 199)
        md.inlinePatterns.register(_Odd("%b%", "\x02klzzwxh:9999\x03"), "unknown", 198)
        md.inlinePatterns.register(_Odd("%h%", "\x02wzxhzdk:99\x03"), "raw", 194)
        md.inlinePatterns.register(_Odd("%c1%", AtomicString("*d*")), "atom", 197)
        md.inlinePatterns.register(_Odd("%e%", None), "nothing", 196)
        md.inlinePatterns.register(_Odd("%g%", "`x`"), "code", 193)
        md.inlinePatterns.register(_Nest("%f(.*?)f%", "[a](b) *c*"), "nest", 195)
        md.inlinePatterns.register(_Nest("%i(.*?)i%", AtomicString("*c*")), "still", 192)


@pytest.mark.parametrize(
    "text",
    [
        *("a @@b@@ c @@*d*@@", "a %a% *b* %a%", "%b% a `c` %b%", "%c1%", "a %c1% b", "*%c1%*"),
        *("%e%a%e% *b*", "a %ff% *b*", "*a %ff%* b", "- a\n\n    %ff%", "[%ff%](%a%)"),
        *("`a`%c1%`b`", "[%c1%](b)", "![%ff%](b)", "<https://a.b/%b%>", "**%a% %b%**"),
        *("<div>\n</div>\n\n%h%", "<b>a %h%</b>", "%h%"),
        *("**[%a% %g%](d)**", "a %f `b` f% c", "a %i `b` i% c", "*a %f %b% f%*"),
    ],
)
def test_what_only_other_extensions_draw(text: str) -> None:
    assert quick(Oddities()).convert(text) == slow(Oddities()).convert(text)


class _Blocks(Treeprocessor):
    def run(self, root: Element) -> None:
        SubElement(root, "widget").tail = " "
        code = SubElement(root, "code")
        SubElement(code, "widget").text = "a"
        SubElement(SubElement(root, "pre"), "widget").text = "a"


class _Grafter(Treeprocessor):
    def run(self, root: Element) -> None:
        SubElement(root, "p", {"b": "c", "hidden": "hidden", "a": "d"}).text = "a"
        root.append(Comment("a & b"))
        root.append(Element(QName("urn:a", "b"), {"c": "d"}))
        SubElement(root, "em", {QName("c"): "d"})  # type: ignore[dict-item]  # the library takes it
        SubElement(root, "a", {"href": QName("e")})  # type: ignore[dict-item]  # the library takes it
        SubElement(root, "script").text = "a && b < c"
        SubElement(root, "br").text = "within & <b>"
        SubElement(root, "code").text = AtomicString("d & e")


class Grafts(Extension):
    """Elements that Markdown doesn't make."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Add some before they are put in order, and some last."""
        md.treeprocessors.register(_Blocks(), "blocks", 15)
        md.treeprocessors.register(_Grafter(), "grafts", -1)
        md.block_level_elements += ["widget", "code"]


class _Digger(Treeprocessor):
    def run(self, root: Element) -> None:
        for _ in range(2000):
            root = SubElement(root, "em")


class Pits(Extension):
    """Elements within each other, more than functions may be."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Add them last."""
        md.treeprocessors.register(_Digger(), "pits", -1)


def test_elements_that_only_other_extensions_make() -> None:
    assert quick(Grafts()).convert("a") == slow(Grafts()).convert("a")


def test_elements_that_are_too_deep_to_recur() -> None:
    assert quick(Pits()).convert("a") == slow(Pits()).convert("a")


def test_a_list_of_block_level_elements_that_changes() -> None:
    plain, quickened = slow(), quick()
    for converter in (plain, quickened):
        converter.convert("a\n\nb")
        converter.block_level_elements.remove("p")
    assert quickened.reset().convert("a\n\n- b") == plain.reset().convert("a\n\n- b")


def test_a_list_of_block_processors_that_changes() -> None:
    plain, quickened = slow(), quick()
    for converter in (plain, quickened):
        processors = converter.parser.blockprocessors
        rules = processors["hr"]
        processors.deregister("hr")
        assert "<hr>" not in converter.convert("***")
        processors.register(rules, "hr", 50)
    assert quickened.convert("***") == plain.convert("***") == "<hr>"


def test_what_extensions_have_put_in_place_stays_there() -> None:
    quickened = quick("smarty")
    names = ("inline", "smarty")
    types = [type(quickened.treeprocessors[name]).__module__ for name in names]
    assert types == ["sitegen.markdown_inlines", "markdown.treeprocessors"]


@pytest.mark.parametrize("settings_", [{"tab_length": 2}, {"output_format": "xhtml"}], ids=str)
def test_other_settings_of_the_library(settings_: dict[str, int | str]) -> None:
    text = "- a\n  - b\n\n  c  \nd\n\n  code"
    plain, quickened = (Markdown(extensions=curated(), **settings_) for _ in range(2))  # type: ignore[arg-type]  # any setting
    quicken(quickened)
    assert quickened.convert(text) == plain.convert(text)


@pytest.mark.parametrize(
    ("text", "expressions"),
    [("Some *words*.", {r"\*|_|\~"}), ("A [link](a.md).", {r"\[(?<!!\[)"})],
)
def test_what_cannot_match_is_not_tried(
    text: str, expressions: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    for pattern in _QUICK.inlinePatterns:
        monkeypatch.setattr(pattern, "compiled_re", _Spy(pattern.compiled_re, tried))
    _QUICK.reset().convert(text)
    assert set(tried) == expressions


class _Spy:
    """A regular expression that tells when it is used."""

    def __init__(self, expression: re.Pattern[str], tried: list[str]) -> None:
        self._expression = expression
        self._tried = tried

    def __getattr__(self, name: str) -> object:
        self._tried.append(self._expression.pattern)
        return getattr(self._expression, name)


_TWINS = ("_Whitespace", "_Fences", "_HtmlBlocks", "_Attributes", "_Unescape", "_RawHtml")


def test_a_plain_page_passes_what_would_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for registry in (_QUICK.preprocessors, _QUICK.treeprocessors, _QUICK.postprocessors):
        for processor in registry:
            if type(processor).__name__ in _TWINS:
                monkeypatch.setattr(type(processor).__base__, "run", _fail)
    for block in _QUICK.parser.blockprocessors:
        if type(block).__name__ not in ("_Meter", "_Plain", "EmptyBlockProcessor"):
            monkeypatch.setattr(block, "test", _fail)
    assert _QUICK.reset().convert("Some *words*.\n\nOne more.")


def _fail(*_: object) -> None:
    raise AssertionError
