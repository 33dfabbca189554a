"""Turtle (RDF 1.1): addresses, texts in a language, and what is said of a subject.

Texts are plain data that has a digest, and so hold no lone surrogate, which UTF-8 cannot write.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NewType

from sitegen.urls import encoded

Node = NewType("Node", str)
"""A term as it stands in a document; only the functions of this module make one."""

_SPECIAL = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f'  # what ends or breaks a text, and other controls
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"  # what breaks or turns lines unseen
)
_NAMED = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}


def iri(address: str) -> Node:
    """Write an address, in ASCII."""
    return Node(f"<{encoded(address)}>")


def name(short: str) -> Node:
    """Write a name with its prefix, such as ``skos:Concept``."""
    return Node(short)


def text(value: str, language: str = "") -> Node:
    """Write a text, with the tag (BCP 47) of the language that it is in, if it is in any."""
    tag = f"@{language}" if language else ""
    return Node(f'"{_SPECIAL.sub(_reference, value)}"{tag}')


def statements(subject: Node, facts: Iterable[tuple[str, Iterable[Node]]]) -> bytes:
    """Write what is said of a subject: by name, the values; a name without values is left out."""
    told = ((each, ",\n        ".join(values)) for each, values in facts)
    lines = " ;\n    ".join(f"{each} {values}" for each, values in told if values)
    return f"\n{subject} {lines} .\n".encode()


def document(prefixes: Mapping[str, str], blocks: Iterable[bytes]) -> bytes:
    """Write a document of statements that are already written, in UTF-8."""
    head = "".join(f"@prefix {each}: <{address}> .\n" for each, address in prefixes.items())
    return b"".join((head.encode(), *blocks))


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0], f"\\u{ord(match[0]):04X}")
