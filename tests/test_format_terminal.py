"""What a terminal shows: each message, its line, and a sign below the place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity, render_text
from sitegen.findings import Findings
from sitegen.format_terminal import write, write_colored

_COLOR = re.compile("\x1b\\[[0-9;]*m")


def excerpt(line: str, column: int) -> list[str]:
    """Give the two lines that show a line and the place in it, without the gutter."""
    fault = Diagnostic(Location("a.md", 12, column), Code.FIELD_INVALID, "x")
    told = write(Findings((fault,), {"a.md": [""] * 11 + [line]})).splitlines()
    assert told[:2] == [f"a.md:12:{column}: error[field-invalid] x", "     |"]
    assert told[2].startswith("  12 | ")
    assert told[3].startswith("     | ")
    return [each[7:] for each in told[2:]]


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("date: soon", 7, ["date: soon", "      ^"]),
        ("date:", 6, ["date:", "     ^"]),
        ("\tdate", 2, [" date", " ^"]),
        ("語語: x", 3, ["語語: x", "    ^"]),
        ("e\u0301: x", 3, ["e\u0301: x", " ^"]),
        ("a\x1b[31mb", 7, [r"a\x1b[31mb", "         ^"]),
        ("x" * 120, 1, ["x" * 99 + "…", "^"]),
        ("x" * 100, 1, ["x" * 100, "^"]),
        ("a" * 80 + "b" * 80, 81, ["…" + "a" * 59 + "b" * 39 + "…", " " * 60 + "^"]),
        ("a" * 60 + "b", 61, ["a" * 60 + "b", " " * 60 + "^"]),
    ],
)
def test_the_sign_stands_below_the_place(line: str, column: int, shown: list[str]) -> None:
    assert excerpt(line, column) == shown


def test_the_message_comes_first_and_is_what_a_log_has() -> None:
    fault = Diagnostic(Location("a.md", 2, 7), Code.FIELD_INVALID, "x", "y", Severity.NOTE)
    assert write(Findings((fault,), {"a.md": ["---", "date: soon"]})) == (
        "a.md:2:7: note[field-invalid] x\n  hint: y\n    |\n  2 | date: soon\n    |       ^\n"
    )


@pytest.mark.parametrize("place", [Location("a.md"), Location("a.md", 3), Location("b.md", 1, 2)])
def test_without_a_line_there_is_the_message_alone(place: Location) -> None:
    fault = Diagnostic(place, Code.FIELD_INVALID, "x")
    assert write(Findings((fault,), {"a.md": ["one", "two"]})) == render_text([fault]) + "\n"


@pytest.mark.parametrize(
    ("severity", "color"), [(Severity.ERROR, 31), (Severity.WARNING, 33), (Severity.NOTE, 36)]
)
def test_severities_have_colors(severity: Severity, color: int) -> None:
    fault = Diagnostic(Location("a.md", 2, 2), Code.FIELD_INVALID, "x", "y", severity)
    assert write_colored(Findings((fault,), {"a.md": ["", "ab"]})) == (
        f"a.md:2:2: \x1b[1;{color}m{severity}[field-invalid]\x1b[0m x\n  hint: y\n"
        f"    |\n  2 | ab\n    |  \x1b[1;{color}m^\x1b[0m\n"
    )


@given(st.text(max_size=20), st.text(max_size=200), st.integers(1, 200))
def test_colors_are_all_that_color_adds(message: str, line: str, column: int) -> None:
    fault = Diagnostic(Location("a.md", 2, column), Code.FIELD_INVALID, message)
    findings = Findings((fault,), {"a.md": ["", line]})
    assert _COLOR.sub("", write_colored(findings)) == write(findings)
    assert write(findings).splitlines()[0] == render_text([fault])
