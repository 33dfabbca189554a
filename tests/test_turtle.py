"""Turtle: what is written is read again by rdflib, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef

from sitegen.turtle import document, iri, name, statements, text

_IT = "https://example.org/it"
_EX = Namespace("https://example.com/names#")


def _read(data: bytes) -> Graph:
    return Graph().parse(data=data, format="turtle")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Service", '"Service"'),
        ('say "hi"', r'"say \"hi\""'),
        ("C:\\", r'"C:\\"'),
        ("one\ntwo\r\tthree\b\f", r'"one\ntwo\r\tthree\b\f"'),
        ("\x00\x1b\x7f\x85", r'"\u0000\u001B\u007F\u0085"'),
        ("\u2028\u202e\u2066\ufeff", r'"\u2028\u202E\u2066\uFEFF"'),
        ("خدمة 🏛 <b>", '"خدمة 🏛 <b>"'),
    ],
)
def test_a_text_is_written_on_one_line_that_reads_as_it_runs(value: str, written: str) -> None:
    assert text(value) == written


def test_a_text_may_have_a_language() -> None:
    assert text("Serviço", "pt-BR") == '"Serviço"@pt-BR'


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=c&d#e", "<https://example.org/a?b=c&d#e>"),
        ("https://example.org/%C3%A9", "<https://example.org/%C3%A9>"),
        (
            'https://example.org/é <>"{}|\\^`',
            "<https://example.org/%C3%A9%20%3C%3E%22%7B%7D%7C%5C%5E%60>",
        ),
    ],
)
def test_an_address_holds_nothing_that_ends_it(address: str, written: str) -> None:
    assert iri(address) == written


def test_statements_word_for_word() -> None:
    facts = (
        ("a", (name("ex:Thing"),)),
        ("ex:none", ()),
        ("ex:called", (text("One", "en"), text("Two", "en"))),
    )
    written = document({"ex": str(_EX)}, (statements(iri(_IT), facts),))
    assert written.decode() == (
        "@prefix ex: <https://example.com/names#> .\n\n"
        "<https://example.org/it> a ex:Thing ;\n"
        '    ex:called "One"@en,\n'
        '        "Two"@en .\n'
    )
    assert len(_read(written)) == 3


@given(st.text(), st.sampled_from(["", "en", "pt-br", "zh-hant-x-y"]))
@example('\\"', "en")
@example("\r\n\x00\U0001f3db\ufffe\uffff\U0010ffff", "")
def test_any_text_is_given_back(value: str, language: str) -> None:
    block = statements(iri(_IT), (("ex:says", (text(value, language),)),))
    (found,) = _read(document({"ex": str(_EX)}, (block,))).objects(URIRef(_IT), _EX.says)
    assert found == Literal(value, lang=language or None)
    assert isinstance(found, Literal)
    assert (str(found), found.language) == (value, language or None)


@given(st.text())
def test_any_address_can_be_read(value: str) -> None:
    block = statements(iri(f"https://example.org/{value}"), (("a", (name("ex:Thing"),)),))
    (subject,) = _read(document({"ex": str(_EX)}, (block,))).subjects()
    assert str(subject).isascii()
