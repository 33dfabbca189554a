"""Which drawing stands for which type."""

import pytest

from sitegen.icons import ICONS, icon_of
from sitegen.settings import TypeSetting

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
