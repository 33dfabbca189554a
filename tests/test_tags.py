from hypothesis import given
from hypothesis import strategies as st

from sitegen.cleaning import clean
from sitegen.tags import attributes_in, attributes_of, escaped, start_tag

_VALUES = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]))


def test_a_tag_without_attributes() -> None:
    assert attributes_of("<p>") == {}
    assert start_tag("p", {}) == "<p>"


def test_several_tags() -> None:
    assert attributes_in('<p id="a"><b class="c d">') == [("id", "a"), ("class", "c d")]


@given(_VALUES, _VALUES)
def test_what_is_written_is_read_and_is_the_cleaners_form(title: str, label: str) -> None:
    attributes = {"title": escaped(title), "aria-label": escaped(label)}
    tag = start_tag("p", attributes)
    assert attributes_of(tag) == attributes
    assert clean(tag) == f"{tag}</p>"


@given(_VALUES)
def test_a_value_that_ends_like_an_attribute_is_still_a_value(value: str) -> None:
    tag = start_tag("p", {"title": escaped(f"{value} id="), "lang": "en"})
    assert "id" not in attributes_of(tag)
