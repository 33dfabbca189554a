"""What is drawn again and again is drawn quickly, and the same as the library would draw it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from sitegen import template_speed
from sitegen.template_limits import Steps
from sitegen.template_speed import Once, QuickEnvironment
from sitegen.views import Html


@given(st.text() | st.text("&<>\"'a") | st.integers() | st.none())
def test_text_is_escaped_as_the_library_does(value: object) -> None:
    assert QuickEnvironment.escape(value) == escape(value)


@pytest.mark.parametrize("markup", [Html("<b>"), Markup("<b>"), Markup("a &amp; b")])
def test_markup_stays(markup: str) -> None:
    assert QuickEnvironment.escape(markup) == markup


@pytest.mark.parametrize(
    ("template", "drawn"),
    [
        ("{{ x }}", "&lt;&amp;"),
        ("{{ x ~ x }}", "&lt;&amp;&lt;&amp;"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "<&"),
        ("{% autoescape on %}{{ x }}{% endautoescape %}", "&lt;&amp;"),
        ("{% set y %}<{{ x }}>{% endset %}{{ y }}", "<&lt;&amp;>"),
        ("{% macro m(z) %}<{{ z }}>{% endmacro %}{{ m(x) }}{{ m|once(x) }}", "<&lt;&amp;>" * 2),
    ],
)
def test_templates_escape_what_they_show(template: str, drawn: str) -> None:
    environment = QuickEnvironment(autoescape=True)
    assert environment.from_string(template).render(x="<&", on=True) == drawn


def test_a_macro_is_drawn_once_for_a_value() -> None:
    environment = QuickEnvironment()
    calls: list[object] = []
    macro = environment.from_string("{% macro m(z) %}{{ z() }}{% endmacro %}").module.m  # type: ignore[attr-defined]  # the template's
    once = Once(Steps())

    def one() -> str:
        calls.append(one)
        return "1"

    def other() -> str:
        calls.append(other)
        return "2"

    assert [once(macro, each) for each in (one, other, one, other)] == ["1", "2", "1", "2"]
    assert calls == [one, other]


def test_not_all_is_remembered_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_speed, "_MANY", 2)
    environment = QuickEnvironment()
    macro = environment.from_string("{% macro m(z) %}{{ z }}{% endmacro %}").module.m  # type: ignore[attr-defined]  # the template's
    once = Once(Steps())
    values = [Path(name) for name in "abcde"]
    assert [once(macro, each) for each in (*values, *values)] == [*"abcde", *"abcde"]
    assert len(once._drawn) <= 3  # noqa: SLF001  # its memory
