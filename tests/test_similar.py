from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.similar import similar

_LETTERS = "aes1"
_KEYS = st.lists(st.text(_LETTERS, max_size=9) | st.text("as", min_size=6, max_size=9), max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a plural
        ("map", "maps"),
        ("box", "boxes"),
        ("event", "events"),
        ("heroes", "heros"),
        # one letter of a long name: put in, left out, replaced, two that changed places
        ("accesibility", "accessibility"),
        ("accessibility", "accessibilitys"),
        ("privacyes", "privacyis"),
        ("librarian", "libraryan"),
        ("customerservce", "customerservice"),
        ("socialmedai", "socialmedia"),
        ("éducation", "éduction"),
        ("translation", "translatoin"),
    ],
)
def test_slips(one: str, other: str) -> None:
    assert list(similar([other, one])) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maps", "mops"),
        ("news", "newt"),
        ("ax", "axes"),
        ("as", "ass"),
        ("policy", "police"),
        # two letters, though both lose one to become the same
        ("transaction", "translation"),
        ("abcdefghi", "abdefgchi"),
        # the first letter, a digit
        ("emigration", "migration"),
        ("affection", "infection"),
        ("web20events", "web21events"),
        ("series1", "series2"),
        ("version1", "versions"),
        ("c", "c++"),
        ("", "s"),
    ],
)
def test_names_that_are_only_alike(one: str, other: str) -> None:
    assert list(similar([one, other])) == []


def test_every_pair_comes_once_and_in_order() -> None:
    keys = ["privacys", "privacy", "events", "event", "privecy", "privacy", "staff"]
    assert list(similar(keys)) == [
        ("event", "events"),
        ("privacy", "privacys"),
        ("privacy", "privecy"),
    ]


@given(_KEYS)
def test_exactly_the_slips_are_found(keys: list[str]) -> None:
    pairs = combinations(sorted(set(keys)), 2)
    assert list(similar(keys)) == [pair for pair in pairs if _is_slip(*pair)]


def _is_slip(one: str, other: str) -> bool:
    """State the rule for one pair, by all that a slip can make of its first key."""
    if (
        one[:1] != other[:1]
        or one.count("1") != other.count("1")
        or min(map(len, (one, other))) < 3
    ):
        return False
    return bool(_stems(one) & _stems(other)) or (
        max(len(one), len(other)) >= 7 and other in _slips(one)
    )


def _stems(key: str) -> set[str]:
    if len(key) < 4 or not key.endswith("s"):
        return {key}
    return {key, key.removesuffix("s"), key.removesuffix("es")}


def _slips(key: str) -> set[str]:
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    return {
        *(head + tail[1:] for head, tail in cuts),
        *(head + letter + tail for head, tail in cuts for letter in _LETTERS),
        *(head + letter + tail[1:] for head, tail in cuts for letter in _LETTERS if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
    }
