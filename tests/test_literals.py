"""What of Markdown holds no links is blanked, and all else stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.literals import without_literals


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"),
        ("``a``b`", "     b`"),
        ("`a\nb`", "`a\nb`"),
        ("a\n```\nb\n```\nc", "a\n   \n \n   \nc"),
        ("~~~ py\nb\n```\n~~~~\nc", "      \n \n   \n    \nc"),
        ("```\nb", "   \n "),
        ("````\n```\n````\na", "    \n   \n    \na"),
        ("```\n``` x\n```\na", "   \n     \n   \na"),
        ("> ```\n> a\n> ```\nb", "     \n   \n     \nb"),
        ("a <!-- b\nc --> d", "a       \n      d"),
        ("a <!-- b", "a <!-- b"),
        ("<!-- a --> b <!-- c", "           b <!-- c"),
        ("plain", "plain"),
    ],
)
def test_code_and_comments(text: str, left: str) -> None:
    assert without_literals(text) == left


@given(st.text("`~a\n <!->", max_size=40))
def test_nothing_moves(text: str) -> None:
    left = without_literals(text)
    assert len(left) == len(text)
    assert [i for i, each in enumerate(left) if each == "\n"] == [
        i for i, each in enumerate(text) if each == "\n"
    ]
    assert all(each in {" ", text[i]} for i, each in enumerate(left))
