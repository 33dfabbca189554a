"""The manual has a section for each code, and shows messages as they are printed."""

import re
from pathlib import Path

import pytest

from sitegen.codes import Code
from sitegen.manual import codes, explanation

_CASES = Path(__file__).parent / "cases"


def test_each_code_has_its_section_and_there_is_no_other() -> None:
    assert list(codes()) == [code.value for code in Code]


@pytest.mark.parametrize("code", Code)
def test_sections_say_what_why_and_what_instead(code: Code) -> None:
    text = explanation(code)
    assert text
    assert re.findall(r"^\*\*(\w+):\*\*", text, re.MULTILINE) == [
        "What",
        "Why",
        "Example",
        "Instead",
    ]


@pytest.mark.parametrize("code", Code)
def test_examples_are_messages_of_the_program(code: Code) -> None:
    text = explanation(code)
    assert text
    messages = [line for line in text.splitlines() if f"[{code}]" in line]
    told = (_CASES / code / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert messages
    assert set(messages) <= set(told)


def test_an_unknown_code_has_no_section() -> None:
    assert explanation("no-such-code") is None
