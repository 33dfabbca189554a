"""What editors write and name can't forge a line of a log, nor a command to what keeps the log."""

import sys
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.printable import one_line
from tests.sites import TODAY, Folder, resource

_FORGED = (
    "a\n::error file=b::c",
    "a\r\n::set-output name=b::c",
    "##vso[task.setvariable variable=a]b",
    "##[add-path]/tmp",
    "##teamcity[buildStatus status='SUCCESS']",
    "\x1b[2J\x1b]0;a\x07",
    "a\x1b[0Ksection_start:1:b\r",
    "a\u2028::warning::b\u0085c",
    "\u202ea",
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a 'b' é # c ## d ##", "a 'b' é # c ## d ##"),
        ("a\n::error::b", "a\\n::error::b"),
        ("\x1b[2J", "\\x1b[2J"),
        ("##vso[a]", "\\x23#vso[a]"),
        ("###[a] ##a_b[", "#\\x23#[a] \\x23#a_b["),
        ("\u2028\u202e\x85", "\\u2028\\u202e\\x85"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize("forged", _FORGED)
def test_a_field_forges_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], forged: str
) -> None:
    site = Folder(tmp_path)
    quoted = '"{}"'.format(forged.encode("unicode_escape").decode())
    for name in ("title", "type", "date", "topic", "link", "summary", "author", quoted):
        field = {name: quoted}
        path = f"content/resources/{name if name.isalpha() else 'name'}.md"
        site.write(path, resource(**field, body=f"[{forged}](gone.md) <{forged}>"))
    _check(site, capsys)


@pytest.mark.skipif(sys.platform == "win32", reason="names of files can't hold these there")
@pytest.mark.parametrize("forged", _FORGED)
def test_a_name_forges_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], forged: str
) -> None:
    site = Folder(tmp_path)
    name = forged.replace("/", ":")
    site.write(f"content/resources/{name}.md", "---\ntitle: a\n---\n[b](<c d>)")
    site.write(f"content/{name}.svg", "<svg onload='a'/>")
    site.write(f"content/resources/{name}/a.md", resource(link=f'"{name}.md"'))
    _check(site, capsys)


def _check(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(site.root), "--today", TODAY.isoformat()])
    heard = capsys.readouterr()
    told = f"{heard.err}{heard.out}"
    assert told.isascii() or all(c.isprintable() or c == "\n" for c in told)
    for line in told.split("\n"):
        assert not line or line.startswith(
            ("content/", "  hint: ", "sitegen: ", "No errors", "Until the errors", *"0123456789")
        )
        assert "##[" not in line
        assert "##vso[" not in line
        assert "##teamcity[" not in line
