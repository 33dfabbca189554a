"""Labels: what a body says to those who can't see its boxes and arrows.

They are in the language of the site and not of the text, so the HTML of a body, which is kept
from build to build, only names them. They are said when its page is drawn.
"""

import re

from sitegen.words import Words

_LABEL = re.compile(r'site-label="([a-z_]+)(?: ([0-9-]+))?"')
"""An attribute that the cleaning leaves to nobody else."""


def label(name: str, place: str = "") -> str:
    """Write an attribute that names a label and the number of what it is about."""
    return f'site-label="{name} {place}"' if place else f'site-label="{name}"'


def spoken(html: str, words: Words) -> str:
    """Say all labels of a body."""
    if "site-label" not in html:
        return html

    def say(match: re.Match[str]) -> str:
        text = words.say(f"label_{match[1]}", **({"place": match[2]} if match[2] else {}))
        return f'aria-label="{_escaped(text)}"'

    return _LABEL.sub(say, html)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
