"""Where there is no browser, the tests that need one say so in a line, or fail if they may not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_NEEDY = "tests/browser/test_visiting.py::test_a_sound_page_has_no_fault"
_BOTH = (
    _NEEDY,
    "tests/browser/test_reading.py::test_paper_shows_where_links_lead_and_no_navigation",
)


@pytest.mark.parametrize(
    ("asked", "status", "last"),
    [
        ({}, 0, "SKIPPED [2] tests/browser/conftest.py:1: there is no Chromium on this machine"),
        (
            {"SITEGEN_BROWSER": "required"},
            1,
            f"ERROR {_NEEDY} - Failed: there is no Chromium on this machine",
        ),
    ],
)
def test_without_a_browser(tmp_path: Path, asked: dict[str, str], status: int, last: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider", *_BOTH]
    environment = (
        os.environ | {"PATH": str(tmp_path), "COLUMNS": "200", "SITEGEN_BROWSER": ""} | asked
    )
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, cwd=_ROOT
    )
    assert (done.returncode, last in done.stdout.splitlines()) == (status, True), done.stdout
