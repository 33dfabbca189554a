"""Which drawing stands for which type."""

import re

import pytest

from sitegen.icons import ICONS, icon_of
from sitegen.settings import TypeSetting
from sitegen.themes import theme_folder

_TYPES = (TypeSetting("Kit", "Kits", icon="course"), TypeSetting("Film", "Films"))


@pytest.mark.parametrize(
    ("label", "icon"),
    [
        ("News", "news"),
        ("webinar", "video"),
        ("Blog post", "news"),
        ("How-to", "guide"),
        ("Kit", "course"),
        ("Film", "video"),
        ("Noticias", "page"),
    ],
)
def test_a_type_has_the_icon_that_is_set_or_that_suits_its_name(label: str, icon: str) -> None:
    assert icon_of(label, _TYPES) == icon
    assert icon in ICONS


def test_the_theme_has_a_drawing_for_each() -> None:
    drawings = (theme_folder() / "partials" / "icons.html").read_text(encoding="utf-8")
    assert set(re.findall(r'^  "(\w+)": "M', drawings, re.MULTILINE)) == {*ICONS, "feed"}
