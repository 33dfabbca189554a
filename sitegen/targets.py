"""Targets: where the internal links of a body stand, and how their editor spelled them."""

from collections.abc import Iterator
from html import escape
from itertools import islice
from urllib.parse import unquote

from sitegen.model import Target

_BEFORE = ("(", "<", '"', "'", "=", "]:")
_AFTER = frozenset(["", ")", ">", '"', "'", " ", "\n"])
"""What stands around an address in Markdown and HTML."""
_MOST_PLACES = 200
"""Places of a text that are looked at: one that stands all over a page is found nowhere exactly."""


def target(address: str, source: str, start: int, *, is_picture: bool) -> Target:
    """Find a target in a body whose Markdown starts at a line; else it is at that line."""
    spellings = dict.fromkeys((address, unquote(address), escape(address)))
    found = [(each, *place) for each in spellings for place in _first(each, source)]
    if not found:
        return Target(address, address, start, is_picture=is_picture)
    spelled, at, _ = next((each for each in found if each[2]), found[0])
    line = start + source.count("\n", 0, at)
    return Target(address, spelled, line, at - source.rfind("\n", 0, at), is_picture)


def _first(text: str, source: str) -> Iterator[tuple[int, bool]]:
    return islice(_places(text, source), _MOST_PLACES)


def _places(text: str, source: str) -> Iterator[tuple[int, bool]]:
    """List where a text stands, and whether each is a place for an address."""
    at = source.find(text)
    while at >= 0:
        end = at + len(text)
        before, after = source[max(at - 3, 0) : at].rstrip(), source[end : end + 1]
        yield at, before.endswith(_BEFORE) and after in _AFTER
        at = source.find(text, at + 1)
