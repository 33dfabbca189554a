"""The documentation of the settings says what the code does."""

import re
from pathlib import Path

import pytest

from sitegen.configuration import REQUIRED, configure
from sitegen.field_settings import FIELD_FORM
from sitegen.html_settings import HTML_FORM
from sitegen.metadata_settings import METADATA_FORM
from sitegen.parse import parse_settings
from sitegen.schema_types import SCHEMA_TYPES
from sitegen.settings import HtmlSetting, MetadataSetting, Settings
from sitegen.type_settings import TYPE_FORM

_DOC = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
_DEFAULTS = Settings(title="", base_url="")
_SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", _DOC, re.DOTALL | re.MULTILINE))
_EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", _DOC, re.DOTALL | re.MULTILINE)


def headings(text: str) -> list[str]:
    return re.findall(r"^### (.+)$", text, re.MULTILINE)


def test_every_setting_has_its_section() -> None:
    assert tuple(_SECTIONS) == Settings.__struct_fields__
    assert headings(_SECTIONS["types"]) == list(TYPE_FORM)
    assert sorted(headings(_SECTIONS["fields"])) == sorted(FIELD_FORM)
    assert headings(_SECTIONS["html"]) == list(HTML_FORM)
    assert headings(_SECTIONS["metadata"]) == list(METADATA_FORM)
    assert headings(_DOC) == [
        *headings(_SECTIONS["html"]),
        *headings(_SECTIONS["metadata"]),
        *headings(_SECTIONS["types"]),
        *headings(_SECTIONS["fields"]),
    ]


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_section_tells_the_default(name: str) -> None:
    default = getattr(_DEFAULTS, name)
    default = None if default in {HtmlSetting(), MetadataSetting()} else default
    told = "**Required.**" if name in REQUIRED else f"Default: `{default}`."
    section = _SECTIONS[name].partition("###")[0]
    assert (told if default or name in REQUIRED else "Default: none.") in " ".join(section.split())


def test_every_switch_tells_its_default() -> None:
    told = re.findall(
        r"^### (\w+)\n.*?Default: `true`\.$", _SECTIONS["metadata"], re.DOTALL | re.MULTILINE
    )
    assert told == list(METADATA_FORM)


def test_every_type_of_schema_org_is_named() -> None:
    section = _SECTIONS["types"].partition("### schema")[2].partition(" Default:")[0]
    assert tuple(re.findall(r"`(\w+)`", section)) == SCHEMA_TYPES


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_section_has_an_example(name: str) -> None:
    assert re.search(rf"^```yaml\n{name}:", _SECTIONS[name], re.MULTILINE)


@pytest.mark.parametrize("example", _EXAMPLES)
def test_every_example_is_right(example: str) -> None:
    given = "\n".join(
        f"{name}: {value}" for name, value in REQUIRED.items() if f"{name}: " not in example
    )
    table, faults = parse_settings(f"{example}{given}".encode())
    assert table
    assert faults == ()
    settings, faults = configure(table)
    assert faults == ()
    assert settings
