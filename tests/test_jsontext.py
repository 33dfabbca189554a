import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import jsontext

_plain = st.recursive(
    st.text() | st.text("<\u2028\u2029\u0085\n\\") | st.booleans() | st.integers() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(_plain)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert json.loads(jsontext.encode(value)) == value


@given(_plain)
def test_a_value_may_stand_in_lines_in_scripts_and_in_html(value: object) -> None:
    assert not {"\n", "\r", "\u2028", "\u2029", "<"} & set(jsontext.encode(value).decode())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("é — 図書館", '"é — 図書館"'),
        ("</script>", '"\\u003c/script>"'),
        ("a\u2028b\u2029c", '"a\\u2028b\\u2029c"'),
        ("a\nb\x00", '"a\\nb\\u0000"'),
        ((1, 1.5, True, None), "[1,1.5,true,null]"),
    ],
)
def test_values_are_written_on_one_line(value: object, written: str) -> None:
    assert jsontext.encode(value).decode() == written


def test_documents_are_written_in_lines() -> None:
    items = jsontext.array([b"1", b"2"])
    assert jsontext.document({"a": [b'"x"'], "<b>": items, "c": jsontext.array([])}).decode() == (
        '{\n"a": "x",\n"\\u003cb>": [\n1,\n2\n],\n"c": [\n]\n}\n'
    )
