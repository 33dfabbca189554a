"""The manual has a section for each code; its examples are those of the cases, and its remedies
mend them."""

import re
import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Severity
from sitegen.manual import codes, explanation
from tests.test_cases import CASES, diagnose, faults_of

_PARTS = re.compile(r"^\*\*(\w+):\*\* ", re.MULTILINE)
_FENCED = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"^(.+?):\d+:\d+: ")


class Section(Struct, frozen=True):
    """What a section says: the file's lines, if it shows any, its report, the lines put right."""

    lines: str
    report: str
    mended: str


def section(code: str) -> Section:
    text = explanation(code)
    assert text
    _, _, _, _, _, _, example, _, instead = _PARTS.split(text)
    *lines, report = _FENCED.findall(example)
    assert len(lines) <= 1
    return Section("".join(lines), report, "".join(_FENCED.findall(instead)))


def test_each_code_has_its_section_and_there_is_no_other() -> None:
    assert list(codes()) == [code.value for code in Code]


@pytest.mark.parametrize("code", Code)
def test_sections_say_what_why_and_what_instead(code: Code) -> None:
    text = explanation(code)
    assert text
    assert text.startswith(f"{code}\n\n**What:** ")
    assert _PARTS.findall(text) == ["What", "Why", "Example", "Instead"]


@pytest.mark.parametrize("code", Code)
def test_examples_are_what_is_printed(code: Code) -> None:
    shown = section(code)
    told = (CASES / code / "expected.txt").read_text(encoding="utf-8")
    assert f"[{code}]" in shown.report
    assert f"\n{shown.report}" in f"\n{told}"


@pytest.mark.parametrize("code", [code for code in Code if section(code).lines])
def test_examples_show_the_lines_of_the_file(code: Code) -> None:
    shown = section(code)
    path = _PLACE.findall(shown.report)[0]
    text = explanation(code)
    assert text
    assert f"**Example:** in `{path}`\n" in text
    assert f"\n{shown.lines}" in "\n" + (CASES / code / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [code for code in Code if section(code).mended])
def test_remedies_mend_the_example(code: Code, tmp_path: Path) -> None:
    shown, site = section(code), tmp_path / "site"
    shutil.copytree(CASES / code, site)
    file = site / _PLACE.findall(shown.report)[0]
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.write_text(old.replace(shown.lines, shown.mended, 1), encoding="utf-8")
    left = diagnose(site)
    assert code not in {each.code for each in left}
    graver = {each for each in left if each.severity is not Severity.NOTE}
    assert graver <= set(faults_of(code))


def test_an_unknown_code_has_no_section() -> None:
    assert explanation("no-such-code") is None


def test_in_the_wheel_the_page_lies_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "diagnostics.md").write_text("# Title\n\n## `a-b`\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr("sitegen.manual.__file__", str(tmp_path / "manual.py"))
    assert codes() == ("a-b",)
    assert explanation("a-b") == "a-b\n\nText.\n"
