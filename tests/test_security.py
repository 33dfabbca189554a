"""SECURITY.md: every promise names the tests that hold it, and they are there."""

import re
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_TEXT = (_ROOT / "SECURITY.md").read_text(encoding="utf-8")
_PROMISES = re.findall(r"^\| (?!promise|---)(.+) \| (.+) \|$", _TEXT, re.MULTILINE)


def test_every_promise_names_what_holds_it() -> None:
    assert len(_PROMISES) > 15
    assert [promise for promise, tests in _PROMISES if "`tests/" not in tests] == []


def test_every_test_that_is_named_is_there_and_has_tests() -> None:
    named = {path for _, tests in _PROMISES for path in re.findall(r"`([^`]+)`", tests)}
    missing = {each for each in named if not (_ROOT / each).is_file()}
    assert missing == set()
    empty = {each for each in named if "def test_" not in (_ROOT / each).read_text("utf-8")}
    assert empty == set()
