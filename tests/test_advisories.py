"""What is known of the faults of libraries is told, and so is that nothing is known."""

import json
import sys
from pathlib import Path

import pytest

from tests.audit import advisories

_FAULT = {"id": "CVE-1", "fix_versions": ["2.1"]}
_NOTHING = (
    "",
    (
        "x.txt: NOTHING IS KNOWN of these libraries, as no service with advisories could be asked; "
        "try again where the network reaches pypi.org or api.osv.dev\n"
    ),
)
_SKIPPED = {"name": "b", "skip_reason": "no such library"}


def _library(*faults: object) -> dict[str, object]:
    return {"name": "a", "version": "2.0", "vulns": list(faults)}


@pytest.mark.parametrize(
    ("libraries", "status", "told"),
    [
        ([_library()], 0, ("x.txt: 1 libraries, 0 unknown, 0 known faults\n", "")),
        (
            [_library(_FAULT, {"id": "CVE-2"})],
            1,
            (
                (
                    "x.txt: a 2.0 has CVE-1, mended in 2.1\n"
                    "x.txt: a 2.0 has CVE-2, mended in no release yet\n"
                    "x.txt: 1 libraries, 0 unknown, 2 known faults\n"
                ),
                "",
            ),
        ),
        (
            [_library(), _SKIPPED],
            2,
            (
                "x.txt: 2 libraries, 1 unknown, 0 known faults\n",
                "x.txt: b: not known, no such library\n",
            ),
        ),
        ([_SKIPPED], 2, _NOTHING),
        (None, 2, _NOTHING),
    ],
)
def test_what_is_told(
    libraries: list[object] | None,
    status: int,
    told: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answer = "" if libraries is None else json.dumps({"dependencies": libraries})
    tool = tmp_path / "pip-audit"
    tool.write_text(f"#!/bin/sh\necho '{answer}'\n")
    tool.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert advisories.main(["x.txt"]) == status
    assert capsys.readouterr() == told


def test_a_fault_counts_for_more_than_what_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advisories, "audit", {"a": 0, "b": 2, "c": 1}.__getitem__)
    assert [advisories.main(list(each)) for each in ("", "a", "ab", "abc")] == [0, 0, 2, 1]
