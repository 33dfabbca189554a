from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import Location
from sitegen.model import Collection, Term
from sitegen.related import related

_NEWS, _GUIDE = ("/types/news/", "/types/guide/")


def _term(address: str, members: Iterable[str] = ()) -> Term:
    return Term(
        slug=Path(address).name,
        address=address,
        title=address,
        label=address,
        members=tuple(members),
        location=Location("content/resources/a.md"),
    )


def _collection(
    topics: Mapping[str, Iterable[str]],
    types: Mapping[str, str | None],
    first: Mapping[str, str] | None = None,
) -> Collection:
    """Collect resources by topic; ``first`` gives the first of the topics that a resource has."""
    terms = {address: _term(address, members) for address, members in topics.items()}
    kinds = {address: _term(address) for address in (_NEWS, _GUIDE)}
    return Collection(
        resources=(),
        listed=(),
        articles=(),
        files=(),
        topics=tuple(terms.values()),
        types=tuple(kinds.values()),
        topics_of={
            path: tuple(
                sorted(
                    (term for term in terms.values() if path in term.members),
                    key=lambda term: term.address != (first or {}).get(path),
                )
            )
            for path in types
        },
        type_of={path: kinds[kind] for path, kind in types.items() if kind},
        items={},
        unpublished={},
        today=date(2026, 6, 15),
        broader={},
        narrower={},
        faulty=frozenset(),
    )


def _of_types(*kinds: str | None) -> Mapping[str, tuple[str, ...]]:
    """Relate the members of one topic, called 0, 1, 2 … from the newest."""
    types = {str(at): kind for at, kind in enumerate(kinds)}
    return related(_collection({"/topics/a/": types}, types))


def test_the_four_next_older_members_are_related() -> None:
    found = _of_types(*[_NEWS] * 7)
    assert found["0"] == ("1", "2", "3", "4")
    assert found["2"] == ("3", "4", "5", "6")
    assert found["5"] == ("6",)
    assert found["6"] == ()


@pytest.mark.parametrize(
    ("older", "chosen"),
    [
        # of the next eight, those of another type come before the others, all in their order
        ("nnnnnnng", "1238"),
        ("ngngngng", "2468"),
        ("nnngggnn", "1456"),
        ("gggggggg", "1234"),
        ("nnnnnnnngggg", "1234"),
        ("g", "1"),
        # without a type is a type of its own
        ("-nnn-nnn", "1235"),
        ("nnnnn-nn", "1236"),
    ],
)
def test_another_type_is_preferred(older: str, chosen: str) -> None:
    kinds = {"n": _NEWS, "g": _GUIDE, "-": None}
    assert _of_types(_NEWS, *(kinds[each] for each in older))["0"] == tuple(chosen)


def test_resources_without_a_type_prefer_those_that_have_one() -> None:
    assert _of_types(None, None, None, None, None, _NEWS)["0"] == ("1", "2", "3", "5")


def test_the_first_topic_counts() -> None:
    topics = {"/topics/a/": "0123", "/topics/b/": "0451"}
    found = related(
        _collection(topics, dict.fromkeys("012345", _NEWS), {"0": "/topics/b/", "1": "/topics/a/"})
    )
    assert found["0"] == ("4", "5", "1")
    assert found["1"] == ("2", "3")


def test_what_is_in_no_list_has_no_neighbours() -> None:
    assert related(_collection({"/topics/a/": "1"}, {"0": _NEWS, "1": _NEWS})) == {"1": ()}


@given(
    st.lists(st.sampled_from([_NEWS, _GUIDE, None]), max_size=20), st.sampled_from([_NEWS, None])
)
def test_a_new_resource_changes_the_neighbours_of_no_other(
    kinds: list[str | None], newest: str | None
) -> None:
    before = _of_types(*kinds)
    after = _of_types(newest, *kinds)
    for path, older in before.items():
        assert after[str(int(path) + 1)] == tuple(str(int(each) + 1) for each in older)


@given(st.lists(st.sampled_from([_NEWS, _GUIDE, None]), max_size=20))
def test_neighbours_are_older_few_and_near(kinds: list[str | None]) -> None:
    for path, older in _of_types(*kinds).items():
        numbers = [int(each) - int(path) for each in older]
        assert numbers == sorted({*numbers})
        assert all(1 <= number <= 8 for number in numbers)
        assert len(numbers) == min(4, len(kinds) - int(path) - 1)
