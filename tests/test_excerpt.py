import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.excerpt import excerpt

_TEXTS = st.text() | st.text("ab ,;–\u3000語。か\u3099กั👩🏽\u200d🎓\u0301", max_size=60)  # noqa: RUF001  # mixed
_LENGTHS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("", 5, ""),
        ("One two", 7, "One two"),
        ("  One\n\n\ttwo\u2028three  ", 50, "One two three"),
        ("One two three", 8, "One two…"),
        ("One two three", 7, "One…"),
        ("One two three", 12, "One two…"),
        # what no excerpt should end with
        ("One, two three", 6, "One…"),
        ("One – two three", 7, "One…"),  # noqa: RUF001  # a dash
        ("One; two: three", 11, "One; two…"),
        ("One. Two three", 6, "One.…"),
        ("- - - - - -", 5, "…"),
        # the first word is longer than all there is room for
        ("Incomprehensibilities", 5, "Inco…"),
        ("Incomprehensibilities of it", 5, "Inco…"),
        ("ab", 1, "…"),
        # Chinese and Japanese
        ("図書館は情報検索だけではない", 8, "図書館は情報検…"),
        ("図書館の仕事", 5, "図書館の…"),
        ("図書館、博物館", 5, "図書館…"),
        ("図書館「博物館」", 5, "図書館…"),
        ("第1章 図書館は情報検索だけではない", 10, "第1章 図書館は情…"),
        ("彼はコーヒーを飲む", 4, "彼は…"),
        ("彼はカ\u3099スを", 4, "彼は…"),
        ("新しいWebサイト", 6, "新しい…"),
        # Khmer has invisible spaces; Thai has spaces between phrases
        ("បណ្ណាល័យ\u200bសាធារណៈ", 12, "បណ្ណាល័យ…"),
        ("ห้องสมุด ประชาชน", 12, "ห้องสมุด…"),
        # no mark is parted from its letter, and no picture from what it is joined with
        ("ประชาชนทั่วไป", 10, "ประชาชน…"),
        ("cafe\u0301cafe\u0301", 5, "caf…"),
        ("a👩\u200d🎓b", 3, "a…"),
        ("a👩\u200d🎓b", 4, "a…"),
        ("a👍🏽b", 3, "a…"),
        ("\u0301\u0301\u0301\u0301", 3, "\u0301\u0301…"),
    ],
)
def test_excerpts(text: str, length: int, short: str) -> None:
    assert excerpt(text, length) == short


@given(_TEXTS, _LENGTHS)
def test_an_excerpt_has_at_most_its_length(text: str, length: int) -> None:
    assert len(excerpt(text, length)) <= length


@given(_TEXTS, _LENGTHS)
def test_it_is_the_text_or_starts_it_and_ends_with_an_ellipsis(text: str, length: int) -> None:
    words = " ".join(text.split())
    short = excerpt(text, length)
    if len(words) <= length:
        assert short == words
    else:
        assert short[-1] == "…"
        assert words.startswith(short[:-1])


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1), st.integers(6, 40))
def test_no_word_is_cut(words: list[str], length: int) -> None:
    short = excerpt(" ".join(words), length).removesuffix("…").split()
    assert short == words[: len(short)]


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1), st.integers(6, 40))
def test_as_many_words_are_shown_as_there_is_room_for(words: list[str], length: int) -> None:
    shown = len(excerpt(" ".join(words), length).removesuffix("…").split())
    assert shown == len(words) or len(" ".join(words[: shown + 1])) + len("…") > length


@given(_TEXTS, _LENGTHS)
def test_how_a_text_is_laid_out_makes_no_difference(text: str, length: int) -> None:
    laid_out = "\n  ".join(["", *text.split(), ""])
    assert excerpt(laid_out, length) == excerpt(text, length)
