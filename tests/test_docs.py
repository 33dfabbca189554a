"""The documentation says what the code does: commands, options, fields, templates."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.arguments import parser
from sitegen.copies import FORMATS
from sitegen.fields import ARTICLE_FIELDS, RESOURCE_FIELDS, TOPIC_FIELDS, Field

_ROOT = Path(__file__).parent.parent
_EDITORS = (_ROOT / "docs/editors.md").read_text(encoding="utf-8")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)")
_PAGES = [_ROOT / "README.md", *sorted((_ROOT / "docs").rglob("*.md"))]


def section(heading: str) -> str:
    return _EDITORS.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser()._subparsers._group_actions:  # type: ignore[union-attr]  # noqa: SLF001  # argparse has no other way
        yield from action.choices.items()  # type: ignore[union-attr]  # as above


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("The fields of a resource", RESOURCE_FIELDS),
        ("The fields of a topic", TOPIC_FIELDS),
        ("The fields of an article", ARTICLE_FIELDS),
    ],
)
def test_every_field_is_in_the_guide(heading: str, fields: tuple[Field, ...]) -> None:
    told = re.findall(r"^\| `(\w+)` \|", section(heading), re.MULTILINE)
    assert told == [field.name for field in fields]


def test_every_command_is_in_the_guide() -> None:
    told = re.findall(r"^\*\*`sitegen (\w+)", section("Commands"), re.MULTILINE)
    assert told == [name for name, _ in commands()]


def test_every_option_is_in_the_guide() -> None:
    told = set(re.findall(r"--[a-z][a-z-]*", section("Commands")))
    known = {
        option
        for _, command in commands()
        for action in command._actions  # noqa: SLF001  # as above
        for option in action.option_strings
        if option.startswith("--")
    }
    elsewhere = {"--directory"}  # of Python's own server
    assert known - told == {"--root"}
    assert told - known == elsewhere


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(_ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [link for link in _LINK.findall(prose) if not (page.parent / link).exists()] == []


def test_every_format_is_told_with_its_place() -> None:
    page = (_ROOT / "docs/other-programs.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([\w-]+)` \|.*\| `(.+)` \|$", page, re.MULTILINE)
    assert told == [(each.name, each.path) for each in FORMATS.values()]


def test_every_module_has_its_place_in_the_design() -> None:
    modules = {path.stem for path in (_ROOT / "sitegen").glob("[a-z]*.py")}
    design = (_ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    assert modules - set(re.findall(r"`([a-z_]+)`", design)) == set()
