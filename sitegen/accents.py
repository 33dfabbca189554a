"""Accents: the one color that a site chooses, in shades that can be read in light and in dark."""

from collections.abc import Mapping

from sitegen.colors import readable_shade

ACCENT = b"#14595b"
"""The theme's own, in which its mark is drawn."""
LIGHT = ("#fdfcfa", "#f4f1ea")
DARK = ("#15181a", "#1f2427")
"""The theme's backgrounds, as its style sheet has them: of pages, and of boxes."""
_CALM = 0.65
"""The saturation that a color has at most in the dark, where it would glare."""
_MARK, _SHEET = "icon.svg", "style.css"
_RULE = """\
@layer site-accent {{
:root {{ --site-accent: {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ --site-accent: {dark} }} }}
}}
"""


def accented(assets: Mapping[str, bytes], accent: str) -> Mapping[str, bytes]:
    """Draw assets in a site's accent, which can be read in light; none leaves the theme's own."""
    if not accent:
        return assets
    rule = _RULE.format(light=accent, dark=readable_shade(accent, DARK, _CALM)).encode()
    sheet, mark = assets.get(_SHEET, b""), assets.get(_MARK, b"")
    return {**assets, _SHEET: sheet + rule, _MARK: mark.replace(ACCENT, accent.encode())}
