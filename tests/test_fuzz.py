"""The targets of the fuzzer hold on what it starts from, and it notes what breaks a promise."""

from pathlib import Path

import pytest

from tests.fuzz import run
from tests.fuzz.targets import TARGETS, UnsafeError


def test_each_target_has_something_to_start_from() -> None:
    assert TARGETS.keys() == run.SEEDS.keys()


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_holds_on_what_it_starts_from(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HOME", tmp_path)
    inputs = sorted(run.corpus(target).iterdir())
    assert inputs
    for each in inputs:
        TARGETS[target](each.read_bytes())


def test_what_passes_through_is_noted_once_for_each_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HOME", tmp_path)
    (tmp_path / "findings").mkdir()

    def target(data: bytes) -> None:
        if data == b"unsafe":
            raise UnsafeError("holds a script")
        int(data)

    tried = run.noting("gfm", target)
    for data in (b"1", b"x", b"y", b"unsafe"):
        tried(data)
    found = sorted((tmp_path / "findings").iterdir())
    assert [each.read_bytes() for each in found if not each.suffix] == [b"unsafe", b"x"]
    assert [each.read_text().splitlines()[0] for each in found if each.suffix] == [
        "tests.fuzz.targets.UnsafeError: holds a script",
        "ValueError: invalid literal for int() with base 10: b'x'",
    ]
