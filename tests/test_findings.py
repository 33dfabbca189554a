"""Findings: each fault has a name that it keeps while its file is edited around it."""

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location
from sitegen.findings import Findings, identified

_FAULT = Diagnostic(Location("content/a.md", 3, 5), Code.LINK_BROKEN, "'b' is broken", "mend it")


def names(*faults: Diagnostic, folder: str = "") -> list[str]:
    return [name for _, name in identified(Findings(faults, {}, folder))]


def test_a_name_outlasts_what_is_written_above_and_around() -> None:
    moved = replace(_FAULT, location=Location("content/a.md", 30, 1), hint="or not")
    assert names(_FAULT) == names(moved) == ["b425cfdb08919cb8f452377690c2808d"]


def test_figures_in_a_message_do_not_count() -> None:
    assert names(replace(_FAULT, message="see line 7")) == names(
        replace(_FAULT, message="see line 12")
    )


def test_other_files_codes_and_messages_have_other_names() -> None:
    others = (
        _FAULT,
        replace(_FAULT, location=Location("content/b.md", 3, 5)),
        replace(_FAULT, code=Code.FRAGMENT_MISSING),
        replace(_FAULT, message="'c' is broken"),
    )
    assert len({*names(*others), *names(_FAULT, folder="site/")}) == 5


def test_equal_faults_of_a_file_are_numbered() -> None:
    again = replace(_FAULT, location=Location("content/a.md", 9, 5))
    one, other = names(_FAULT, again)
    assert one == names(_FAULT)[0] != other


def test_a_name_that_is_no_text_has_one_too() -> None:
    assert len(names(replace(_FAULT, location=Location("content/\udce9.md")))[0]) == 32
