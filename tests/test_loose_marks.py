"""No word is lost where a mark of a footnote turns out to be none."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.cmark import draw
from sitegen.loose_marks import escape_loose_marks
from sitegen.plaintext import text_of

_NOTE = "\n\nA[^1]\n\n[^1]: A note.\n"


def _drawn(text: str) -> str:
    return draw(text + _NOTE).partition("<p>A<sup")[0].strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[^one\ntwo three] more", "<p>[^one\ntwo three] more</p>"),
        ("[^one [two](u) three\nfour] more", '<p>[^one <a href="u">two</a> three\nfour] more</p>'),
        ("> [^one\n> two] more", "<blockquote>\n<p>[^one\ntwo] more</p>\n</blockquote>"),
        ("\\[^one\ntwo] more", "<p>[^one\ntwo] more</p>"),
        ("\\\\[^one\ntwo] more", "<p>\\[^one\ntwo] more</p>"),
        ("`[^one\ntwo]` more", "<p><code>[^one two]</code> more</p>"),
        ("<code>[^one\ntwo]</code> [^a\nb]", "<p><code>[^one\ntwo]</code> [^a\nb]</p>"),
        ("[^one\ntwo](u) more", '<p><a href="u">^one\ntwo</a> more</p>'),
        ('<b title="[^one\ntwo]">more</b>', '<p><b title="[^one\ntwo]">more</b></p>'),
        ("[^[^one\ntwo]](u) more", "<p>[^[^one\ntwo]](u) more</p>"),
        ("[^] more", "<p>[^] more</p>"),
        ("[^none] more", "<p>[^none] more</p>"),
        ("    [^one\n    two]", "<pre><code>[^one\ntwo]\n</code></pre>"),
    ],
)
def test_marks_that_begin_no_footnote_are_text(text: str, html: str) -> None:
    assert _drawn(text) == html


def test_a_footnote_stays_one() -> None:
    assert 'href="#fn-1"' in _drawn("and again[^1], [^one\ntwo]")


_PIECES = [
    "[^",
    "[^a",
    "\n",
    "\n",
    "]",
    "]",
    "[^1]",
    "a",
    " ",
    "[",
    "](u)",
    "`",
    "\\",
    "*",
    "> ",
    "!",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_no_word_is_lost(pieces: list[str]) -> None:
    words = f"start {''.join(pieces)} end"
    assume("```" not in words)  # the footnote would be code
    assert _letters(_drawn(words)) >= _letters(draw(words))


def _letters(html: str) -> Counter[str]:
    return Counter(filter(str.isalpha, text_of(html)))


def test_a_text_that_holds_every_private_character_is_left_alone() -> None:
    text = "[^one\ntwo]" + "".join(map(chr, range(0xE000, 0xF900)))
    assert escape_loose_marks(text, draw) == text
