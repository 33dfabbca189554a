"""What the theme's style sheet must keep, whatever it looks like."""

import re

import pytest

from sitegen.themes import theme_folder

_ASSETS = theme_folder() / "assets"
_NAMES = "style.css", "search.css"
_SHEET = "".join((_ASSETS / name).read_text(encoding="utf-8") for name in _NAMES)
_RULES = re.sub(r"@media [^{]*", "", re.sub(r"/\*.*?\*/", "", _SHEET, flags=re.DOTALL))
_SIDES = r"(?:margin|padding|border|inset)?-?(?:left|right|top|bottom)"
_PHYSICAL = re.compile(rf"(?<![\w-])(?:{_SIDES}|(?:min-|max-)?(?:width|height))(?=:)")


def test_it_has_no_left_and_no_right_so_that_pages_mirror() -> None:
    assert _PHYSICAL.findall(_RULES) == []
    assert re.findall(r"(?:text-align|float|clear): (?:left|right)", _RULES) == []


def test_a_side_would_be_found() -> None:
    found = _PHYSICAL.findall("a { margin-left: 1px; top: 0; max-width: 2px; inset-inline: 0 }")
    assert found == ["margin-left", "top", "max-width"]


def test_it_asks_nothing_of_other_files() -> None:
    assert re.findall(r"url\(|@import|@font-face", _SHEET) == []


def test_all_rules_are_in_layers_so_that_a_site_overrides_them_by_one_sheet() -> None:
    depth, outside = 0, []
    for sign in _RULES:
        depth += (sign == "{") - (sign == "}")
        outside += [sign] if depth == 0 and sign != "}" else []
    assert re.sub(r"\s+", " ", "".join(outside)).strip() == (
        "@layer site-tokens, site-accent, theme; @layer site-tokens @layer theme @layer theme"
    )


@pytest.mark.parametrize(
    "wish",
    [
        "prefers-color-scheme: dark",
        "prefers-contrast: more",
        "prefers-reduced-motion: no-preference",
        "forced-colors: active",
        "print",
    ],
)
def test_it_answers_to_what_readers_wish(wish: str) -> None:
    assert re.search(rf"@media \(?{wish}\)?", _SHEET)


def test_what_moves_does_so_only_for_those_who_do_not_mind() -> None:
    block = r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}"
    calm = re.sub(block, "", _SHEET, flags=re.DOTALL)
    assert re.findall(r"transition|animation|scroll-behavior", calm) == []
