"""What is told of a bug: where it showed, in one line that nobody can forge."""

import traceback

import pytest

from sitegen.bugs import Confession, ElsewhereError, told_of
from sitegen.urls import quoted

_PLEA = (
    "; nothing is wrong with your files; please report it, as the README says under "
    "'When something goes wrong'"
)


def _fault() -> BaseException:
    try:
        quoted(None)  # type: ignore[arg-type]  # that is the bug
    except TypeError as fault:
        return fault
    raise AssertionError


def test_the_place_is_the_innermost_line_of_our_own() -> None:
    fault = _fault()
    ours = [each for each in traceback.extract_tb(fault.__traceback__) if "urls.py" in each[0]]
    line, details = told_of(fault)
    assert line == f"TypeError: {fault} (urls.py, line {ours[-1].lineno})"
    assert details.startswith("Traceback (most recent call last):\n")
    assert details.endswith(f"TypeError: {fault}\n")


def test_what_shows_outside_of_us_has_no_place() -> None:
    assert told_of(KeyError("a\nb\u202e"))[0] == r"KeyError: 'a\nb\u202e' (nowhere in it)"


def test_what_showed_in_another_process_is_told_as_it_was_there() -> None:
    assert told_of(ElsewhereError("a line", "all of it")) == ("a line", "all of it")


@pytest.mark.parametrize(
    ("debug", "told"),
    [
        (False, f"sitegen: this is a bug of sitegen: a line{_PLEA}, with what --debug shows\n"),
        (True, f"all of it\nsitegen: this is a bug of sitegen: a line{_PLEA}\n"),
    ],
)
def test_a_bug_is_told_at_length_only_if_asked_for(
    told: str, capsys: pytest.CaptureFixture[str], *, debug: bool
) -> None:
    fault = ElsewhereError("a line", "all of it\n")
    Confession(debug=debug)(type(fault), fault, None)
    assert capsys.readouterr() == ("", told)


def test_an_interruption_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    Confession(debug=True)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr() == ("", "")
