"""Telling: what goes where, and in which form."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.telling import read_lines
from tests.sites import SETTINGS, Folder, resource

_TEXT = (
    "content/resources/a.md:4:7: error[field-invalid] 'date' must be a date, not '1 May 2015'\n"
    "  hint: write 2015-05-01\n"
)
_EXCERPT = "    |\n  4 | date: 1 May 2015\n    |       ^\n"
_RED = _TEXT.replace("error[field-invalid]", "\x1b[1;31merror[field-invalid]\x1b[0m")
_RED += _EXCERPT.replace("^", "\x1b[1;31m^\x1b[0m")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.delenv("NO_COLOR", raising=False)
    folder = Folder(tmp_path / "docs")
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    folder.write("content/resources/a.md", resource(date="1 May 2015"))
    return folder


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, **environ: str) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    for name in ("TERM", "WT_SESSION", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)


def test_a_log_has_the_messages_alone(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(site.root), "--quiet"]) == 1
    assert capsys.readouterr() == ("", _TEXT)


@pytest.mark.parametrize("environ", [{"TERM": "xterm"}, {"WT_SESSION": "1"}])
def test_a_terminal_shows_lines_in_color(
    site: Folder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
) -> None:
    on_a_terminal(monkeypatch, **environ)
    main(["check", str(site.root), "--quiet"])
    assert capsys.readouterr().err == _RED


@pytest.mark.parametrize("environ", [{"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_a_terminal_shows_lines_without_color_where_that_is_wanted(
    site: Folder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
) -> None:
    on_a_terminal(monkeypatch, **environ)
    main(["check", str(site.root), "--quiet"])
    assert capsys.readouterr().err == _TEXT + _EXCERPT


def test_nothing_to_tell_is_nothing_on_a_terminal(
    site: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("content/resources/a.md", resource())
    on_a_terminal(monkeypatch)
    assert main(["check", str(site.root), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_is_for_a_program_stands_alone_on_standard_output(
    site: Folder, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(site.root), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["field-invalid"]
    assert err.splitlines()[-1] == "1 error"
    assert "field-invalid" not in err


def test_why_a_page_was_drawn_is_told_beside_it(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/a.md", resource())
    site.remove("content/topics/service.md")
    assert main(["build", str(site.root), "--format", "gitlab", "--why", "index.html"]) == 0
    out, err = capsys.readouterr()
    assert [each["check_name"] for each in json.loads(out)] == ["topic-undescribed"]
    assert err.startswith("index.html was drawn, as ")


def test_hosts_are_told_where_a_site_lies_in_its_repository(
    site: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    main(["check", str(site.root), "--format", "github", "--quiet"])
    assert capsys.readouterr().out.startswith("::error file=docs/content/resources/a.md,line=4,")
    (site.root / ".git").mkdir()
    main(["check", str(site.root), "--format", "github", "--quiet"])
    assert capsys.readouterr().out.startswith("::error file=content/resources/a.md,line=4,")


def test_a_folder_that_is_no_site_yet_is_told_of_in_the_same_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["code"] == "settings-missing"
    assert "has no folder 'content'" in err


def test_programs_are_told_in_utf_8_whatever_the_terminal_has(site: Folder) -> None:
    site.write("content/resources/a.md", resource(date="café"))
    words = (sys.executable, "-m", "sitegen", "check", str(site.root), "--format", "markdown")
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(words, capture_output=True, env=environ, check=False)
    assert "not 'café'`" in done.stdout.decode()


def test_lines_are_read_of_files_that_are_there_and_not_too_long(tmp_path: Path) -> None:
    site = Folder(tmp_path, SETTINGS)
    site.write("a.md", b"\xef\xbb\xbfone\r\ntw\xff\r")
    site.write("b.md", b"x" * 1_000_001)
    (tmp_path / "c.md").mkdir()
    assert read_lines(tmp_path, ["a.md", "b.md", "c.md", "d.md"]) == {
        "a.md": ["one", "tw\ufffd", ""]
    }
