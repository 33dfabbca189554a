"""YAML that is written reads as the same in YAML 1.1 and in YAML 1.2."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitegen.yamltext import yaml_text
from tests.core_yaml import load

_TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["no", "Null", "~", "y", "1e5", "0o17", "1.10", "12:30", "2015-09-23", "- a", "#", "a: b", "<<"]
)
_VALUES = st.recursive(
    _TEXTS | st.booleans() | st.integers(-99, 99),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(_TEXTS, _VALUES, max_size=4))
def test_it_reads_as_it_was(document: dict[str, object]) -> None:
    text = yaml_text(document)
    assert yaml.safe_load(text) == document
    assert load(text) == document


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("two words", "a: two words\n"),
        ("no", 'a: "no"\n'),
        ("2015-09-23", 'a: "2015-09-23"\n'),
        ("é: 'x'", "a: \"é: 'x'\"\n"),
        ("word " * 60 + "end", f"a: {'word ' * 60}end\n"),
        (("b", True, 2), "a:\n- b\n- true\n- 2\n"),
    ],
)
def test_it_is_written_for_people_too(value: object, line: str) -> None:
    assert yaml_text({"a": value}) == line


def test_nothing_is_written_by_reference() -> None:
    shared = {"b": ["c"]}
    assert "&" not in yaml_text({"one": shared, "two": shared})
