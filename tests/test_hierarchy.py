"""The members of broader topics, if these are to have those of the topics below."""

from collections.abc import Iterable, Mapping

import pytest

from sitegen.diagnostics import Location
from sitegen.hierarchy import with_narrower
from sitegen.model import Term

_ORDER = "fedcba"


def _term(name: str, members: Iterable[str]) -> Term:
    return Term(
        slug=name,
        address=f"/topics/{name}/",
        title=name,
        label=name,
        members=tuple(members),
        location=Location("content/topics/x.md"),
    )


@pytest.mark.parametrize(
    ("members", "above", "expected"),
    [
        ({"x": "a", "y": "b"}, {}, {"x": "a", "y": "b"}),
        ({"x": "a", "y": "b"}, {"y": "x"}, {"x": "ba", "y": "b"}),
        ({"x": "ba", "y": "cb"}, {"y": "x"}, {"x": "cba", "y": "cb"}),
        ({"x": "", "y": "", "z": "a"}, {"z": "y", "y": "x"}, {"x": "a", "y": "a", "z": "a"}),
        ({"x": "", "y": "fa", "z": "ea"}, {"z": "x", "y": "x"}, {"x": "fea", "y": "fa", "z": "ea"}),
        ({"x": "a", "y": ""}, {"y": "x"}, {"x": "a", "y": ""}),
    ],
)
def test_a_topic_has_all_members_of_those_below_it_each_once_in_the_order_of_lists(
    members: Mapping[str, str], above: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    terms = {name: _term(name, paths) for name, paths in members.items()}
    broader = {terms[low].address: terms[high] for low, high in above.items()}
    wide, wider = with_narrower(terms, broader, _ORDER)
    assert {name: "".join(term.members) for name, term in wide.items()} == expected
    assert wider == {terms[low].address: wide[high] for low, high in above.items()}


def test_all_names_of_a_topic_lead_to_one_value() -> None:
    one, other = _term("x", "a"), _term("y", "b")
    wide, _ = with_narrower({"x": one, "ex": one, "y": other}, {other.address: one}, _ORDER)
    assert wide["x"] is wide["ex"]
    assert wide["y"] is other
