"""The quick converter gives what Python-Markdown gives, byte for byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from sitegen.markdown_speed import quicken
from sitegen.markup import curated

_GOLDEN = Path(__file__).parent / "golden/markup/page.md"
_PIECES = st.sampled_from(
    [
        "*", "**", "_", "__", "~~", "`", "``", "\\", "[", "]", "![", "](a.md)", "[^1]", "[^1]: n",
        "<", ">", "<b>", "</b>", "<https://a.b>", "<me@a.b>", "&amp;", "&", "  \n", "\n", "\n\n",
        "- ", "1. ", "# ", "> ", "    ", "| a | b |\n|---|:-:|\n", "{: #x .y }", "[a]: /b 'c'",
        "https://example.org/a_b", "me@example.org", "word", "two words ", "- [x] ", "```\n",
        "\x02",
    ]
)  # fmt: skip
_MARKDOWN = st.lists(_PIECES, max_size=30).map("".join)


def slow() -> Markdown:
    return Markdown(extensions=curated(), output_format="html")


def quick() -> Markdown:
    converter = slow()
    quicken(converter)
    return converter


_SLOW, _QUICK = slow(), quick()


@given(_MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_random_markdown(text: str) -> None:
    assert _QUICK.reset().convert(text) == _SLOW.reset().convert(text)


@pytest.mark.parametrize("file", [_GOLDEN, *sorted(Path("docs").glob("*.md"))], ids=str)
def test_real_pages(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert _QUICK.reset().convert(text) == _SLOW.reset().convert(text)


class Insertions(Extension):
    """An extension that nobody here has heard of."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Draw ``++new++``."""
        pattern = SimpleTagInlineProcessor(r"()\+\+(.+?)\+\+", "ins")
        md.inlinePatterns.register(pattern, "insertion", 65)


def test_patterns_of_other_extensions_are_tried() -> None:
    converter = Markdown(extensions=[*curated(), Insertions()], output_format="html")
    quicken(converter)
    assert converter.convert("a ++new++ word") == "<p>a <ins>new</ins> word</p>"


def test_what_cannot_match_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    for pattern in _QUICK.inlinePatterns:
        monkeypatch.setattr(pattern, "compiled_re", _Spy(pattern.compiled_re, tried))
    _QUICK.reset().convert("Some words, and *one* more.")
    assert tried
    assert set(tried) == {r"\*|_|\~"}


class _Spy:
    """A regular expression that tells when it is used."""

    def __init__(self, expression: re.Pattern[str], tried: list[str]) -> None:
        self._expression = expression
        self._tried = tried

    def __getattr__(self, name: str) -> object:
        self._tried.append(self._expression.pattern)
        return getattr(self._expression, name)
