"""Changes of lines in words."""

import pytest

from sitegen.line_changes import changes_in_words

_LONG = "word " * 30


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a\nb\n", "a\nb\n", []),
        ("a\n  b\n", "a\n  c\n", ["x.md:2: b is now c"]),
        ("a\nb\nc\n", "a\nc\n", ["x.md:2: taken out: b"]),
        ("a\n\n", "a\n", []),
        ("a\n", "a\n\n b\n", ["x.md:3: new: b"]),
        ("a\r\nb", "c\r\nb", ["x.md:1: a is now c"]),
        ("a\nb\nc\n", "x\ny\nc\n", ["x.md:1: a is now x", "x.md:2: b is now y"]),
        ("a\nb\n", "x\ny\nz\n", ["x.md:1: a is now x", "x.md:2: b is now y", "x.md:3: new: z"]),
        ("a\nb\nc\n", "x\n", ["x.md:1: a is now x", *(f"x.md:2: taken out: {c}" for c in "bc")]),
        ("", "1\n2\n3\n4\n5\n6\n", ["x.md:1: 6 lines are new"]),
        ("0\n", "0\n1\n2\n3\n4\n5\n6\n", ["x.md:2: 6 lines are new"]),
        (f"{_LONG}(a) x y", f"{_LONG}(b) x y", ["x.md:1: (a) is now (b)"]),
        (f"{_LONG}a", f"{_LONG}a b", ["x.md:1:  is now b"]),
    ],
)
def test_each_change_has_its_line(before: str, after: str, told: list[str]) -> None:
    assert list(changes_in_words("x.md", before.encode(), after.encode())) == told
