"""The color that a site chooses: checked when it is read, and drawn into its assets."""

import re
from pathlib import Path

import pytest

from sitegen.accents import ACCENT, DARK, LIGHT, accented
from sitegen.colors import READABLE, contrast
from sitegen.kinds import Fault
from sitegen.located import Text
from sitegen.setting_kinds import read_accent
from sitegen.themes import theme_folder
from tests.sites import SETTINGS, Folder, resource

_SHEET = (theme_folder() / "assets" / "style.css").read_text(encoding="utf-8")


def _tokens(scheme: str) -> dict[str, str]:
    """Read the colors that the theme's style sheet sets for light or for dark."""
    start = _SHEET.index("--site-paper", _SHEET.index(scheme))
    return dict(re.findall(r"--site-([\w-]+): (#\w+)", _SHEET[start : _SHEET.index("}", start)]))


@pytest.mark.parametrize(
    ("scheme", "backgrounds"),
    [("color-scheme: light dark", LIGHT), ("prefers-color-scheme: dark", DARK)],
)
def test_the_backgrounds_are_those_of_the_style_sheet(
    scheme: str, backgrounds: tuple[str, str]
) -> None:
    tokens = _tokens(scheme)
    assert (tokens["paper"], tokens["raised"]) == backgrounds
    for name in ("ink", "quiet", "accent", "visited"):
        assert min(contrast(tokens[name], each) for each in backgrounds) >= READABLE, name
    assert contrast(tokens["on-accent"], tokens["accent"]) >= READABLE


def test_the_mark_is_drawn_in_the_accent_of_the_theme() -> None:
    assert ACCENT.decode() == _tokens("color-scheme: light dark")["accent"]
    assert ACCENT in (theme_folder() / "assets" / "icon.svg").read_bytes()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("navy", "#000080"),
        (
            "#12345",
            Fault(
                "must be a color of CSS, not '#12345'",
                'write a color such as "#14595b" or darkgreen',
            ),
        ),
        (
            "yellow",
            Fault(
                "must be a color that can be read on the light background of the pages,"
                " not 'yellow'",
                'write "#727200", the nearest shade that can; the dark one is found by itself',
            ),
        ),
    ],
)
def test_an_accent_can_be_read_on_the_pages(written: str, read: str | Fault) -> None:
    assert read_accent(Text(written, 1, 1)) == read


def test_without_an_accent_the_assets_are_the_themes() -> None:
    assets = {"style.css": b"a", "icon.svg": ACCENT}
    assert accented(assets, "") is assets


def test_an_accent_is_drawn_into_the_style_sheet_and_the_mark() -> None:
    made = accented({"style.css": b"a{}\n", "icon.svg": b"<" + ACCENT + b">", "b": b"c"}, "#000080")
    assert made == {
        "style.css": (
            b"a{}\n@layer site-accent {\n:root { --site-accent: #000080 }\n"
            b"@media (prefers-color-scheme: dark) { :root { --site-accent: #7f7fe4 } }\n}\n"
        ),
        "icon.svg": b"<#000080>",
        "b": b"c",
    }


def test_another_accent_gives_the_style_sheet_another_name(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource())
    site.build()
    before = {each.name for each in (tmp_path / "output/assets").iterdir()}
    site.write("site.yaml", SETTINGS + "accent: navy\n")
    site.build()
    after = {each.name for each in (tmp_path / "output/assets").iterdir()}
    assert sorted(each.split(".")[0] for each in after - before) == ["icon", "style"]
    assert len(after) == len(before)
