"""Colors as CSS writes them, their contrast, and the shades that can be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.accents import DARK, LIGHT
from sitegen.colors import contrast, is_readable, read_color, readable_shade

_COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("written", "color"),
    [
        ("#8A2B0E", "#8a2b0e"),
        (" #abc ", "#aabbcc"),
        ("DarkGreen", "#006400"),
        ("rebeccapurple", "#663399"),
        ("rgb(138, 43, 14)", "#8a2b0e"),
        ("rgb(138 43 14)", "#8a2b0e"),
        ("rgb(300, 0, 0)", "#ff0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(480deg 100% 25%)", "#008000"),
        ("hsl(0, 200%, 200%)", "#ffffff"),
    ],
)
def test_a_color_is_read_as_css_writes_it(written: str, color: str) -> None:
    assert read_color(written) == color


@pytest.mark.parametrize(
    "written", ["", "#12", "#12345", "#12345678", "gren", "rgb(1, 2)", "hsl(1, 2, 3)", "inherit"]
)
def test_what_is_no_opaque_color_is_none(written: str) -> None:
    assert read_color(written) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#ffffff", "#767676", 4.54),
        ("#0000ff", "#0000ff", 1),
        ("#ff0000", "#00ff00", 2.91),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected


@pytest.mark.parametrize(
    ("color", "light", "dark"),
    [
        ("#14595b", "#14595b", "#22989b"),
        ("#ffd700", "#826d00", "#ffd700"),
        ("#000000", "#000000", "#8a8a8a"),
        ("#ffffff", "#6e6e6e", "#ffffff"),
    ],
)
def test_the_nearest_shade_that_can_be_read(color: str, light: str, dark: str) -> None:
    assert (readable_shade(color, LIGHT), readable_shade(color, DARK)) == (light, dark)


@settings(deadline=None)
@given(_COLORS, st.sampled_from([LIGHT, DARK]))
def test_every_color_has_a_shade_that_can_be_read(color: str, backgrounds: tuple[str, ...]) -> None:
    shade = readable_shade(color, backgrounds, 0.65)
    assert is_readable(shade, backgrounds)
    assert readable_shade(shade, backgrounds) == shade
