"""One form for what the engines, and authors of raw HTML, write in several.

All functions take and give clean HTML, see `sitegen.cleaning`.
"""

import re

from sitegen.body_links import alternative_of
from sitegen.labels import label
from sitegen.tags import attributes_of, start_tag

_CONCERNED = re.compile("<(?:img|input|table)")
_IMAGE = re.compile(r"<img[^>]*>")
_BOX = re.compile(r"<input[^>]*>\s*")
_BOX_BEFORE_PARAGRAPH = re.compile(r"<li>(<input[^>]*>)\s*<p>")
_ITEM_WITH_BOX = re.compile(r'<li>(?=\s*(?:<p>)?<input type="checkbox")')
_ALIGNED = re.compile(r'<(t[dh]) [^>]*align="[^>]*>')
_WITH_ID = re.compile(r'<([a-z][a-z0-9]*) [^>]*id="[^>]*>')

_DONE = f'<input type="checkbox" checked="" disabled="" {label("done")}> '
_TO_DO = f'<input type="checkbox" disabled="" {label("to_do")}> '


def normalise(html: str) -> str:
    """Write pictures, task boxes and aligned cells in one form each."""
    if _CONCERNED.search(html) is None:
        return html
    html = _ALIGNED.sub(_cell, _IMAGE.sub(_image, html))
    return _with_boxes(html) if "<input" in html else html


def without_doubles(html: str) -> str:
    """Let only the first of equal ids stay."""
    seen: set[str | None] = set()

    def once(match: re.Match[str]) -> str:
        attributes = attributes_of(match[0])
        id_ = attributes.get("id")
        if id_ in seen:
            attributes.pop("id", None)
        seen.add(id_)
        return start_tag(match[1], attributes)

    return _WITH_ID.sub(once, html)


def _image(match: re.Match[str]) -> str:
    """Put the address first, and load late; a picture without an address is its text."""
    attributes = attributes_of(match[0])
    if "src" not in attributes:
        return alternative_of(attributes)
    return start_tag("img", {"src": attributes["src"]} | attributes | {"loading": "lazy"})


def _with_boxes(html: str) -> str:
    """Disable the boxes, put each within its paragraph, and mark the items that have one."""
    html = _BOX_BEFORE_PARAGRAPH.sub(r"<li>\n<p>\1", html)
    return _ITEM_WITH_BOX.sub('<li class="task">', _BOX.sub(_box, html))


def _box(match: re.Match[str]) -> str:
    """Draw a checkbox, and nothing else that an input may be."""
    attributes = attributes_of(match[0])
    if "type" not in attributes:
        return ""
    return _DONE if "checked" in attributes else _TO_DO


def _cell(match: re.Match[str]) -> str:
    """Align by a class, before those that the cell has."""
    attributes = attributes_of(match[0])
    side = attributes.pop("align", "")
    if not side:
        return match[0]
    names = f"align-{side} {attributes.pop('class', '')}".rstrip()
    return start_tag(match[1], {"class": names} | attributes)
