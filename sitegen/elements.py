"""XML 1.0 elements: made from plain text, they come out escaped, indented and well-formed.

An element is kept as whole lines of text, so that it can be stored, joined with others and moved
a level deeper without being read again.
"""

import re
from collections.abc import Iterable
from typing import NewType

Xml = NewType("Xml", str)
"""A complete element; only the functions of this module make one."""

HOLE = Xml("{}")
"""Where other elements stand in a frame."""

_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    # Parsers change bare white space, and indenting would; what is named by number stays.
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def element(name: str, text: str = "", /, **attributes: str) -> Xml:
    """Write an element that holds text; an attribute without a value is left out."""
    tag = _tag(name, attributes)
    return Xml(f"<{tag}>{_escaped(text)}</{name}>" if text else f"<{tag}/>")


def elements(name: str, /, *texts: str) -> tuple[Xml, ...]:
    """Write an element for each text that isn't empty."""
    return tuple(element(name, text) for text in texts if text)


def parent(name: str, /, *children: Xml, **attributes: str) -> Xml:
    """Write an element that holds elements, each on lines of its own."""
    lines = "".join(f"\n{child}" for child in children).replace("\n", "\n  ")
    return Xml(f"<{_tag(name, attributes)}>{lines}\n</{name}>")


def document(root: Xml) -> bytes:
    """Write a whole document in UTF-8."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n'.encode()


def frame(whole: Xml, depth: int) -> str:
    """Prepare an element with holes, as it stands that many levels deep, for ``framed``."""
    margin = "  " * depth
    return f"{margin}{whole}\n".replace("\n", f"\n{margin}").removesuffix(margin)


def framed(prepared: str, *children: str) -> str:
    """Fill the holes of a frame, in their order: of what is written often the frame is the same."""
    return prepared.format(*children)


def filled(whole: bytes, name: str, children: Iterable[bytes]) -> bytes:
    """Put elements into the last one of a name, which has none so far and stands on its lines."""
    start, end, after = whole.rpartition(b"\n" + b"  </" + name.encode() + b">")
    return b"".join((start, b"\n", *children, end[1:], after))


def _tag(name: str, attributes: dict[str, str]) -> str:
    for key, value in attributes.items():
        if value:
            name += f' {key}="{_escaped(value)}"'
    return name


def _escaped(text: str) -> str:
    """Write text so that a parser gives it back, without the characters that XML 1.0 forbids."""
    return _SPECIAL.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES.get(match[0], "")
