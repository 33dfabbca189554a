"""What texts are found by; the script of the search page folds in the same way."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.tokens import LONGEST, fold, words_of
from tests.scripts import NODE, evaluate

PAIRS = [
    ("", ""),
    ("Accents, and how", "accents and how"),
    ("Café CAFÉ cafe\u0301", "cafe cafe cafe"),
    ("Straße STRASSE ẞ", "strasse strasse ss"),
    ("ISTANBUL İstanbul ıstanbul", "istanbul istanbul istanbul"),  # noqa: RUF001  # look-alikes are what this is about
    ("ﬁnd ﬀ Œuvre æon", "find ff oeuvre aeon"),
    ("Łódź Đà Nẵng øre þing ħ ŧ ð", "lodz da nang ore thing h t d"),
    ("ΟΔΟΣ οδος ὁδός", "οδοσ οδοσ οδοσ"),
    ("Ёлка й", "елка и"),
    ("Ｗｉｄｅ １２ ｶﾞ", "wide 12 ガ"),  # noqa: RUF001  # look-alikes are what this is about
    ("soft\u00adhyphen zero\u200bwidth join\u200der", "softhyphen zero width joiner"),
    ("children's ‘l’école’ don’t", "children s l ecole don t"),  # noqa: RUF001  # look-alikes are what this is about
    ("C++ C# .net e-mail a_b 3.14 x²", "c c net e mail a b 3 14 x2"),
    ("Hawaiʻi", "hawaii"),  # noqa: RUF001  # look-alikes are what this is about
    ("½ ℃ № ™", "1 2 c no tm"),
    ("كِتَابٌ كتـــاب أحمد إلى", "كتاب كتاب احمد الى"),
    ("שָׁלוֹם", "שלום"),
    ("हिन्दी தமிழ்", "हिन्दी தமிழ்"),
    ("한국어 도서관", "한국어 도서관"),
    ("図書館", "図書 書館 館"),
    ("本 Python入門。", "本 python 入門 門"),
    ("ไทย", "ไท ทย ย"),
    ("🙂 a—b…c", "a b c"),
    ("x" * LONGEST, "x" * LONGEST),
]
"""Texts, and their words."""


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_words_are_folded(text: str, words: str) -> None:
    assert list(words_of(text)) == words.split()


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Été", "ete"), ("a B", "a b"), ("ẞ-ﬁ", "ss-fi"), ("Ａ", "a")],  # noqa: RUF001  # look-alikes are what this is about
)
def test_only_letters_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.skipif(not NODE, reason="the script is run by Node.js")
def test_the_script_has_the_same_words(tmp_path: Path) -> None:
    texts = [text for text, _ in PAIRS]
    told = evaluate("GIVEN.map((text) => search.words(text))", texts, tmp_path)
    assert told == [words.split() for _, words in PAIRS]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"])), min_size=50))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.skipif(not NODE, reason="the script is run by Node.js")
def test_the_script_has_the_same_words_of_any_text(tmp_path: Path, texts: list[str]) -> None:
    told = evaluate("GIVEN.map((text) => search.words(text))", texts, tmp_path)
    assert told == [list(words_of(text)) for text in texts]
