"""Colors: what CSS writes of them, how much two of them differ, and shades of one."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

from sitegen.color_names import COLORS

READABLE = 4.5
"""The contrast that text needs with its background (WCAG 2.2, success criterion 1.4.3)."""
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_NUMBER = r"\s*(\d{1,3}(?:\.\d+)?)"
_RGB = re.compile(rf"rgb\({_NUMBER}[ ,]{_NUMBER}[ ,]{_NUMBER}\s*\)")
_HSL = re.compile(rf"hsl\({_NUMBER}(?:deg)?[ ,]{_NUMBER}%[ ,]{_NUMBER}%\s*\)")
_FULL, _STEPS = 255, 1000
_DEGREES, _PERCENT = 360, 100

Rgb = tuple[float, float, float]
"""Red, green and blue in sRGB, from 0 to 1."""


def read_color(written: str) -> str | None:
    """Read an opaque color as CSS writes it, by name or by numbers, and give it as ``#rrggbb``."""
    text = written.strip().lower()
    if text in COLORS:
        return f"#{COLORS[text]}"
    if _HEX.fullmatch(text):
        return text if len(text) > len("#rgb") else "#" + "".join(2 * each for each in text[1:])
    if found := _RGB.fullmatch(text):
        red, green, blue = (min(float(each) / _FULL, 1) for each in found.groups())
        return _written((red, green, blue))
    if found := _HSL.fullmatch(text):
        hue, saturation, lightness = map(float, found.groups())
        share = min(lightness / _PERCENT, 1), min(saturation / _PERCENT, 1)
        return _written(hls_to_rgb(hue / _DEGREES % 1, *share))
    return None


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colors, from 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(color: str, backgrounds: Iterable[str]) -> bool:
    """Tell whether text of a color can be read on each of some backgrounds."""
    return all(contrast(color, each) >= READABLE for each in backgrounds)


def readable_shade(color: str, backgrounds: tuple[str, ...], saturation: float = 1) -> str:
    """Give the shade of a color that is nearest to it and can be read on all backgrounds.

    It is darker if they are light, and lighter if they are dark, and at most as saturated as told.
    """
    hue, lightness, own = rgb_to_hls(*_parts(color))
    end = 0.0 if _luminance(backgrounds[0]) > _luminance("#808080") else 1.0

    def shade(step: int) -> str:
        moved = lightness + (end - lightness) * step / _STEPS
        return _written(hls_to_rgb(hue, moved, min(own, saturation)))

    steps = range(_STEPS + 1)  # each is more readable than those before
    return shade(bisect_left(steps, 1, key=lambda step: is_readable(shade(step), backgrounds)))


def _parts(color: str) -> Rgb:
    red, green, blue = (int(color[at : at + 2], 16) / _FULL for at in (1, 3, 5))
    return red, green, blue


def _written(parts: Rgb) -> str:
    return "#" + "".join(f"{round(each * _FULL):02x}" for each in parts)


def _luminance(color: str) -> float:
    red, green, blue = map(_linear, _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # WCAG's
