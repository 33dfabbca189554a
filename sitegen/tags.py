"""Start tags of clean HTML, as values. See `sitegen.cleaning` for the form that they have."""

import re
from collections.abc import Mapping

_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')


def attributes_in(tags: str) -> list[tuple[str, str]]:
    """List the attributes of one tag or of several in a row; their values stay escaped.

    All of them, as a value may end in what looks like the start of an attribute.
    """
    return _ATTRIBUTE.findall(tags)


def attributes_of(tag: str) -> dict[str, str]:
    """Give the attributes of a tag by name; their values stay escaped."""
    return dict(attributes_in(tag))


def start_tag(element: str, attributes: Mapping[str, str]) -> str:
    """Write a tag, from values that are escaped."""
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{element}{written}>"


def escaped(value: str) -> str:
    """Escape a value as nh3 does."""
    value = value.replace("&", "&amp;").replace('"', "&quot;").replace("\xa0", "&nbsp;")
    return value.replace("<", "&lt;").replace(">", "&gt;")
