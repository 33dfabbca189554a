from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codes import Code
from sitegen.diagnostics import (
    Diagnostic,
    Location,
    Severity,
    has_errors,
    in_order,
    render_text,
    strict,
)

_DATE = Diagnostic(
    Location("content/resources/accents.md", 4, 7),
    Code.FIELD_INVALID,
    "'date' must be a date, not '23 September 2015'",
    "write 2015-09-23",
)
_FAULTS = st.builds(
    Diagnostic,
    st.builds(Location, st.sampled_from("ab"), st.integers(1, 12), st.integers(1, 2)),
    st.sampled_from([Code.FIELD_EMPTY, Code.FIELD_INVALID]),
    st.sampled_from(["x", "y"]),
    st.sampled_from(["", "x", "y"]),
    st.sampled_from(Severity),
)


def test_a_report_has_the_place_the_severity_the_code_the_message_and_the_hint() -> None:
    assert render_text([_DATE]) == (
        "content/resources/accents.md:4:7: error[field-invalid] "
        "'date' must be a date, not '23 September 2015'\n"
        "  hint: write 2015-09-23"
    )


def test_without_a_hint_a_report_is_one_line_and_without_a_place_it_is_at_the_start() -> None:
    fault = Diagnostic(Location("a.md"), Code.FIELD_MISSING, "x", severity=Severity.NOTE)
    assert render_text([fault]) == "a.md:1:1: note[field-missing] x"


def test_no_faults_are_no_report() -> None:
    assert render_text([]) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\r\x1b[31m\x00b", r"a\r\x1b[31m\x00b"),
        ("a\u2028b\u202eb\xa0", r"a\u2028b\u202eb\xa0"),
        ("\udce9", r"\udce9"),
        ("'café' \\ \"語\"", "'café' \\ \"語\""),
    ],
)
def test_nothing_in_a_file_can_forge_a_line_of_the_report(text: str, shown: str) -> None:
    fault = Diagnostic(Location(text), Code.FIELD_EMPTY, text, text, Severity.WARNING)
    assert render_text([fault]) == (f"{shown}:1:1: warning[field-empty] {shown}\n  hint: {shown}")


def test_lines_sort_as_numbers() -> None:
    faults = [Diagnostic(Location("a", line), Code.FIELD_EMPTY, "x") for line in (10, 9, 100)]
    assert [each.location.line for each in in_order(faults)] == [9, 10, 100]


@given(st.lists(_FAULTS, max_size=5))
def test_the_order_in_which_faults_are_found_makes_no_difference(faults: list[Diagnostic]) -> None:
    ordered = in_order(faults)
    assert all(in_order(found) == ordered for found in permutations(faults))
    assert len(ordered) == len(set(faults))
    assert set(ordered) == set(faults)
    places = [(each.location, each.code, each.message) for each in ordered]
    assert places == sorted(places)


def test_faults_that_differ_in_their_hints_only_have_an_order_too() -> None:
    hints = [f"{number:02}" for number in range(40)]
    faults = [Diagnostic(Location("a"), Code.FIELD_EMPTY, "x", hint) for hint in reversed(hints)]
    assert [each.hint for each in in_order(faults)] == hints


@pytest.mark.parametrize(
    ("severities", "errors"),
    [
        ([], False),
        ([Severity.NOTE, Severity.WARNING], False),
        ([Severity.NOTE, Severity.ERROR], True),
    ],
)
def test_only_errors_forbid_publishing(severities: list[Severity], *, errors: bool) -> None:
    faults = [Diagnostic(Location("a"), Code.FIELD_EMPTY, "x", severity=s) for s in severities]
    assert has_errors(faults) is errors


@given(st.lists(_FAULTS))
def test_strict_makes_errors_of_warnings_and_changes_nothing_else(faults: list[Diagnostic]) -> None:
    for before, after in zip(faults, strict(faults), strict=True):
        judged = Severity.NOTE if before.severity is Severity.NOTE else Severity.ERROR
        assert after.severity is judged
        assert (after.location, after.code) == (before.location, before.code)
        assert (after.message, after.hint) == (before.message, before.hint)
