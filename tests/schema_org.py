"""Judges linked data by what others wrote: extruct, PyLD, and schema.org's own vocabulary."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import extruct
from pyld import jsonld
from schema_org import registry

CONTEXT = "https://schema.org"
_SPACE = "https://schema.org/"
_LITERALS = {
    "Text": ".*",
    "URL": r"https?://[\x21-\x7e]+",
    "Date": r"\d{4}(?:-\d\d(?:-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[-+]\d\d:\d\d)",
    "Duration": r"P(?=.)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?",
    "Integer": r"\d+",
}
Node = dict[str, Any]


def linked(html: str) -> Node:
    """Read the one piece of JSON-LD that a page has, as extruct does."""
    (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(found, dict)
    return found


def open_graph(html: str) -> list[tuple[str, str]]:
    """Read the Open Graph of a page, as extruct does."""
    (found,) = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
    return [tuple(each) for each in found["properties"]]


def dublin_core(html: str) -> list[tuple[str, str]]:
    """Read the Dublin Core of a page, as extruct does."""
    (found,) = extruct.extract(html, syntaxes=["dublincore"])["dublincore"]
    return [(each["name"], each["content"]) for each in found["elements"] if "." in each["name"]]


def expanded(node: Node) -> list[Node]:
    """Process JSON-LD: every name is an address then, and every value says what it is."""
    options = {
        "documentLoader": _load,
        "base": "https://example.org/",
        "processingMode": "json-ld-1.1",
    }
    found: list[Node] = jsonld.expand(node, options)
    return found


def faults(node: Node) -> list[str]:
    """List what schema.org's vocabulary doesn't know, or doesn't have there."""
    return [fault for each in expanded(node) for fault in _faults(each)]


@cache
def context() -> Node:
    """Say what schema.org's context says: what its names are, and which values are addresses."""
    addresses = {
        name: {"@id": _SPACE + name, "@type": "@id"}
        for name, known in registry.PROPERTY_BY_SCHEMA.items()
        if "URL" in known.ranges and "Text" not in known.ranges
    }
    return {"@context": {"@vocab": _SPACE, **addresses}}


def _load(url: str, options: Mapping[str, object]) -> Node:
    """Give schema.org's context without asking anyone; nothing else is ever asked for."""
    assert url == CONTEXT, options
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": context(),
    }


def _faults(node: Node) -> Iterator[str]:
    types = [each.removeprefix(_SPACE) for each in node.get("@type", ())]
    yield from (f"no type {each}" for each in types if each not in registry.CLASS_METADATA)
    known = {above for each in types for above in (each, *registry.ancestry(each))}
    for name, values in node.items():
        if name.startswith("@"):
            continue
        yield from _property_faults(name.removeprefix(_SPACE).removesuffix("-input"), known, types)
        for value in values:
            yield from _value_faults(name.removeprefix(_SPACE), value)


def _property_faults(name: str, known: set[str], types: list[str]) -> Iterator[str]:
    found = registry.PROPERTY_BY_SCHEMA.get(name)
    if found is None:
        yield f"no property {name}"
    elif not known & set(found.domains):
        yield f"{', '.join(types)} has no {name}"
    elif found.superseded_by:
        yield f"{name} is now {found.superseded_by}"


def _value_faults(name: str, value: Node) -> Iterator[str]:
    if name not in registry.PROPERTY_BY_SCHEMA:  # which is told, but for what a search is given
        return
    ranges = registry.PROPERTY_BY_SCHEMA[name].ranges
    if "@value" in value:
        text = str(value["@value"])
        patterns = [_LITERALS[each] for each in ranges if each in _LITERALS]
        if not any(re.fullmatch(each, text) for each in patterns):
            yield f"{name} can't be {text!r}"
        return
    types = [each.removeprefix(_SPACE) for each in value.get("@type", ())]
    known = {above for each in types for above in (each, *registry.ancestry(each))}
    if types and not known & set(ranges):
        yield f"{name} can't be a {', '.join(types)}"
    if not types and not re.fullmatch(_LITERALS["URL"], value.get("@id", "")):
        yield f"{name} can't be {value}"
    yield from _faults(value)
