import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sitegen.fingerprint import SIZE, Fetched, combine, derive, digest, digest_of, part


class One(Struct, frozen=True):
    name: str = ""
    days: tuple[date, ...] = ()


class Other(Struct, frozen=True):
    name: str = ""
    days: tuple[date, ...] = ()


_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | _TEXT | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(_TEXT, inner, max_size=3)
    ),
)


@given(_DATA, _DATA)
def test_digests_are_equal_if_and_only_if_values_are(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (repr(_sorted(one)) == repr(_sorted(other)))


def _sorted(value: object) -> object:
    """Give mappings an order, so that their texts tell whether they are equal."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return tuple(map(_sorted, value)) if isinstance(value, tuple) else value


@given(_TEXT, st.lists(st.dates()).map(tuple), _TEXT)
def test_structs_are_told_by_their_type_and_their_fields(
    name: str, days: tuple[date, ...], another: str
) -> None:
    assert digest(One(name, days)) == digest(One(name, days))
    assert digest(One(name, days)) != digest(Other(name, days))
    assert (digest(One(name, days)) == digest(One(another, days))) == (name == another)


def test_the_order_of_a_mapping_makes_no_difference_and_that_of_a_list_does() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(frozenset("abcdefgh")) == digest(frozenset("hgfedcba"))
    assert digest(("a", "b")) != digest(("b", "a"))


def test_digests_are_the_same_in_every_process() -> None:
    assert digest(One("a")).hex() == "f2ce81e4e59345a6c99a63897363a665"
    assert digest_of(b"").hex() == "cae66941d9efbd404e4d88758ea67670"


@pytest.mark.parametrize("value", ["", One(), ("a", ("b",)), None])
def test_a_part_is_a_value_with_its_digest(value: object) -> None:
    made = part(value)
    assert made.value is value
    assert made.digest == digest(value)


@given(st.lists(st.binary(min_size=SIZE, max_size=SIZE), max_size=4))
def test_sequences_of_digests_are_told_apart(digests: list[bytes]) -> None:
    assert len(combine(*digests)) == SIZE
    assert combine(*digests) != combine(*digests, digests[0] if digests else bytes(SIZE))
    assert (combine(*digests) == combine(*digests[::-1])) == (digests == digests[::-1])


@given(st.binary(), st.binary())
def test_files_are_told_apart_by_their_bytes(one: bytes, other: bytes) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)
    assert len(digest_of(one)) == len(digest("")) == SIZE


def _joined(one: str, other: str) -> str:
    return f"{one}, {other}"


def _swapped(one: str, other: str) -> str:
    return f"{other}, {one}"


def test_what_is_derived_is_made_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    def noted(text: str) -> str:
        asked.append(text)
        return text

    made = derive(noted, part("a"))
    assert asked == []
    assert (made.value, made.value) == ("a", "a")
    assert asked == ["a"]


@given(_TEXT, _TEXT, _TEXT)
def test_what_is_derived_is_told_by_its_function_and_its_parts(a: str, b: str, c: str) -> None:
    made = derive(_joined, part(a), part(b))
    assert made.digest == derive(_joined, part(a), part(b)).digest
    assert (made.digest == derive(_joined, part(a), part(c)).digest) == (b == c)
    assert made.digest != derive(_swapped, part(a), part(b)).digest
    assert made.value == f"{a}, {b}"


def test_parts_go_to_other_processes_as_values() -> None:
    for made in (
        derive(_joined, part("a"), part("b")),
        Fetched(lambda name, mark: f"{name}, {mark.decode()}", "a", b"b"),
    ):
        gone = pickle.loads(pickle.dumps(made))  # ours
        assert (gone.value, gone.digest) == ("a, b", made.digest)
