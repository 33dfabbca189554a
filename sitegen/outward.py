"""Outward: the addresses of the web that a site's files lead to, and where each of them stands."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from msgspec import Struct

from sitegen.body_links import addresses_in
from sitegen.diagnostics import Location
from sitegen.literals import without_literals
from sitegen.located import Node, Table, Text
from sitegen.model import Item, Resource
from sitegen.parse import SETTINGS_PATH, Document
from sitegen.web_addresses import is_web

_START = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_RUN = re.compile(r"[^\s<>\"]{,2000}")
"""What an address may reach to: longer ones are found nowhere exactly."""
_BEFORE = ("(", "<", '"', "'", "=", "]:")
_AFTER = re.compile(r"[)>']|$")
"""What stands around an address in Markdown and HTML, besides what ends every run."""
_BARE_END = re.compile(r"[^\x00-\x7f]|[\W_](?=[\W_]*$)|$")
"""What a bare one may end before: punctuation, and letters that addresses don't have."""
_MOST_CUTS = 100
_BREAK = re.compile("\n")
_SETTINGS = frozenset(["contact", "suggest", "license"])
"""The settings that pages show, and make a link of."""
_ENDS_WITH = re.compile(r"https?://[^\s<>\"]+$")


class Outward(Struct, frozen=True, order=True):
    """An address of the web, and where it stands in a file."""

    location: Location
    address: str


class _Place(Struct, frozen=True):
    """Where an address stands in a text: in the signs of a link, at a reference's end, or bare."""

    at: int
    is_exact: bool
    is_shared: bool


def in_body(html: str, document: Document, scheme: str) -> Iterator[Outward]:
    """List the addresses in a body with all their places in its Markdown.

    What starts with ``//`` is led to by the ``scheme`` of the site.
    """
    written = Counter(each for each in addresses_in(html) if _absolute(each, scheme))
    places = _places(written, without_literals(document.body))
    if places.keys() < written.keys():  # what isn't found may stand in what only looks like code
        places = _places(written, document.body) | places
    breaks = [each.start() for each in _BREAK.finditer(document.body)]
    for each, times in written.items():
        for at in sorted(_chosen(places.get(each, []), times)):
            yield Outward(_location(document, breaks, at), _absolute(each, scheme))


def in_fields(item: Item, added: frozenset[str]) -> Iterator[Outward]:
    """List the addresses in a resource's fields, those that the site has ``added`` among them.

    What isn't in the file but comes from the settings is left to them.
    """
    value = item.value
    if not isinstance(value, Resource):
        return
    for field, address, spelled in _in_fields(value, added):
        place = item.location(field, spelled)
        if place != Location(value.path):
            yield Outward(place, address)


def in_settings(table: Table) -> Iterator[Outward]:
    """List the addresses in the settings that pages show."""
    for name, node in _shown(table):
        if isinstance(node, Text) and (found := _ENDS_WITH.search(node.text)):
            inside = found.start() + (not node.plain) if name in _SETTINGS else 0
            yield Outward(Location(SETTINGS_PATH, node.line, node.column + inside), found[0])


def _shown(table: Table) -> Iterator[tuple[str, Node]]:
    """List the settings that pages show, and what fields have that nobody fills in."""
    for key, node in table.entries:
        if key.text in _SETTINGS:
            yield key.text, node
        elif key.text == "fields" and isinstance(node, Table):
            for _, field in node.entries:
                if isinstance(field, Table):
                    yield from (each for each in _named(field) if each[0] == "default")


def _named(table: Table) -> Iterator[tuple[str, Node]]:
    return ((key.text, node) for key, node in table.entries)


def _in_fields(value: Resource, added: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Give field, address, and the text of the item that it stands in."""
    for person in value.author:
        if person.identifier:
            yield "author", person.identifier, f"{person.name} <{person.identifier}>"
    known = (("link", value.link), ("license", value.license))
    for field, held in (*known, *(each for each in value.extra if each[0] in added)):
        for each in held if isinstance(held, tuple) else (str(held),):
            if is_web(each) and " " not in each:  # else it is a license in words
                yield field, each, each


def _absolute(address: str, scheme: str) -> str:
    """Give an address of the web in full, and nothing of any other."""
    if address.startswith("//"):
        return f"{scheme}:{address}" if address.strip("/") else ""
    return address if is_web(address) else ""


def _places(written: Counter[str], source: str) -> dict[str, list[_Place]]:
    """Find the addresses in a text, in one go however many they are."""
    known = {unquote(each): each for each in written} | {each: each for each in written}
    least = min(map(len, known), default=0)
    heads = frozenset(each[:least] for each in known)
    found: dict[str, list[_Place]] = {}
    at = 0
    while start := _START.search(source, at):
        head = source[start.start() : start.start() + least]
        address, length = "", 0
        if head in heads or "&" in head or "\\" in head:
            address, length = _longest(source, start.start(), known)
        if address:
            found.setdefault(address, []).append(_place(source, start.start()))
        at = start.start() + length if length else start.end()
    return found


def _longest(source: str, at: int, known: dict[str, str]) -> tuple[str, int]:
    """Take as much of a text as is an address; 0 if that isn't one of those that are known."""
    run = _RUN.match(source, at)
    text = run[0] if run else ""
    ends = _AFTER if _is_led(source, at) else _BARE_END
    cuts = [each.start() for each in ends.finditer(text)][-_MOST_CUTS:]
    for cut in reversed(cuts):
        if address := known.get(_read(text[:cut])):
            return address, cut
    return "", 0


def _read(spelled: str) -> str:
    """Read an address as Markdown and HTML do."""
    plain = spelled.replace("\\", "") if "\\" in spelled else spelled
    return unescape(plain) if "&" in plain else plain


def _is_led(source: str, at: int) -> bool:
    return source[max(at - 3, 0) : at].rstrip().endswith(_BEFORE)


def _place(source: str, at: int) -> _Place:
    before = source[max(at - 200, 0) : at].rpartition("\n")[2].strip(" <>")
    is_shared = before.startswith("[") and before.endswith("]:")
    return _Place(at, _is_led(source, at), is_shared)


def _chosen(places: list[_Place], times: int) -> list[int]:
    """Choose the places of an address that stands so many times in the HTML.

    A reference is good for all; what stands bare in a text is taken where signs of links are short.
    """
    exact = [each.at for each in places if each.is_exact][:times]
    if any(each.is_shared for each in places) or not places:
        return exact or [-1]
    bare = [each.at for each in places if not each.is_exact]
    return [*exact, *bare[: times - len(exact)]]


def _location(document: Document, breaks: list[int], at: int) -> Location:
    """Give the place in the file, whose body has these breaks; -1 is the start of the body."""
    if at < 0:
        return Location(document.path, document.body_line)
    row = bisect_left(breaks, at)
    start = breaks[row - 1] + 1 if row else 0
    return Location(document.path, document.body_line + row, at - start + 1)
