"""What a resource is found by, in buckets that have marks."""

from pathlib import Path
from struct import iter_unpack

import pytest

from sitegen import search_terms
from sitegen.search_terms import BUCKETS, NO_MARKS, bucket_of, pack_terms
from sitegen.tokens import LONGEST
from tests.scripts import NODE, evaluate

_WORDS = [
    "accents",
    "acc",
    "ac",
    "a",
    "accepts",
    "été",
    "1984",
    "図書",
    "図",
    "ไท",
    "한국어",
    "한국",
]


def _marks(title: str = "", summary: str = "", rest: str = "") -> list[int]:
    return [mark for (mark,) in iter_unpack("<Q", pack_terms(title, summary, rest)[1])]


def _terms(title: str = "", summary: str = "", rest: str = "") -> list[str]:
    return sorted(pack_terms(title, summary, rest)[0].decode().split())


def test_a_word_stands_where_it_weighs_most() -> None:
    found = _terms("Accents", "Accents and marks", "On marks, accents and letters.")
    assert found == ["0accents", "1and", "1marks", "2letters", "2on"]


def test_a_word_that_is_too_long_is_left_out() -> None:
    assert _terms(rest="x" * (LONGEST + 1)) == []
    assert _marks(rest="x" * (LONGEST + 1)) == [0] * BUCKETS


def test_a_resource_without_words_has_no_marks() -> None:
    assert pack_terms("", "", "")[1] == NO_MARKS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"rest": "One two."}, {"rest": "Two, one; two?"}),
        ({"title": "One", "rest": "two"}, {"title": "ONE", "rest": "one two"}),
    ],
)
def test_order_and_number_make_no_difference(old: dict[str, str], new: dict[str, str]) -> None:
    assert _marks(**old) == _marks(**new)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"rest": "one two"}, {"rest": "one three"}, {"two", "three"}),
        ({"rest": "one two"}, {"title": "one", "rest": "two"}, {"one"}),
        ({"summary": "one"}, {"rest": "one"}, {"one"}),
    ],
)
def test_a_changed_term_changes_the_mark_of_its_bucket_alone(
    old: dict[str, str], new: dict[str, str], words: set[str]
) -> None:
    pairs = enumerate(zip(_marks(**old), _marks(**new), strict=True))
    assert {at for at, (one, other) in pairs if one != other} == set(map(bucket_of, words))


def test_words_that_start_alike_lie_together() -> None:
    assert bucket_of("accents") == bucket_of("accepts") == bucket_of("acc")
    assert {bucket_of(f"ac{c}") // 6 for c in "abcdefghijklmnopqrstuvwxyz"} == {
        bucket_of("ac") // 6
    }
    assert len({bucket_of(f"ac{c}") for c in "abcdefghijklmnopqrstuvwxyz"}) == 6
    assert bucket_of("図書") == bucket_of("図")


@pytest.mark.skipif(not NODE, reason="the script is run by Node.js")
def test_the_script_has_the_same_buckets(tmp_path: Path) -> None:
    told = evaluate("GIVEN.map(search.bucketOf)", _WORDS, tmp_path)
    assert told == list(map(bucket_of, _WORDS))


def test_a_memo_that_has_grown_too_long_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pack_terms("One two", "", "three")
    monkeypatch.setattr(search_terms, "_MANY", 1)
    text = " ".join(f"word{number}" for number in range(50))
    assert len(pack_terms("", "", text)[0].split()) == 50
    assert pack_terms("One two", "", "three") == before
