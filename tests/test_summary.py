"""The summary: two or three lines on what came of a run."""

import pytest

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.editions import DRAFT, FUTURE
from sitegen.orders import Result
from sitegen.publish import Report
from sitegen.records import NO_RECORDS
from sitegen.summary import summarise, summarise_check

_ERROR, _WARNING, _NOTE = Severity


def fault(severity: Severity, line: int = 1) -> Diagnostic:
    """Report a fault."""
    return Diagnostic(Location("content/a.md", line), Code.FIELD_EMPTY, "x", "", severity)


def files(number: int) -> tuple[str, ...]:
    """Name some files."""
    return tuple(map(str, range(number)))


def report(drawn: int, kept: int, removed: int) -> Report:
    """Report that some files were drawn, kept and removed."""
    return Report(files(drawn), files(kept), files(removed), NO_RECORDS)


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (
            Result(report(3, 47, 0), {}, ()),
            "3 files drawn, 47 kept, 0 removed in output (1.2 s)",
        ),
        (
            Result(
                report(1, 0, 2),
                {"a": DRAFT, "b": FUTURE, "c": FUTURE},
                (fault(_WARNING), fault(_NOTE), fault(_NOTE, 2), fault(_NOTE, 2)),
            ),
            (
                "1 file drawn, 0 kept, 2 removed in output (1.2 s)\n"
                "Left out: 1 draft, 2 dated in the future\n"
                "1 warning, 2 notes"
            ),
        ),
        (
            Result(None, {"a": DRAFT}, (fault(_ERROR), fault(_ERROR, 2), fault(_WARNING))),
            "Nothing was published; output is as it was (1.2 s)\n2 errors, 1 warning",
        ),
    ],
)
def test_a_build(result: Result, text: str) -> None:
    assert summarise(result, 1.23, "output") == text


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (Result(None, {}, ()), "No errors (0.0 s)"),
        (
            Result(None, {"a": DRAFT, "b": DRAFT}, (fault(_WARNING), fault(_WARNING, 2))),
            "No errors (0.0 s)\nLeft out: 2 drafts\n2 warnings",
        ),
        (
            Result(None, {"a": DRAFT}, (fault(_ERROR), fault(_NOTE))),
            "Until the errors are put right, nothing is published (0.0 s)\n1 error, 1 note",
        ),
    ],
)
def test_a_check(result: Result, text: str) -> None:
    assert summarise_check(result, 0.04) == text
