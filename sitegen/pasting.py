"""Pasting: which line keeps an old address of a page alive, and where in its file that goes."""

import json
from collections.abc import Sequence

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.edits import lines_of
from sitegen.located import Items, Node, Text
from sitegen.parse import Document, parse
from sitegen.source import Source
from sitegen.urls import quoted

_KEY = "aliases"


class Advice(Struct, frozen=True):
    """What to do in a file, and at which place."""

    location: Location
    hint: str


def line_of(addresses: Sequence[str]) -> str:
    """Write the line that gives a page these old addresses, in front matter that has none yet."""
    return f"{_KEY}: [{', '.join(map(quoted, addresses))}]"


def advice(source: Source, addresses: Sequence[str]) -> Advice:
    """Say where in a file to paste what gives its page old addresses, and what that is."""
    document, _ = parse(source)
    if document is None:
        hint = f"once its front matter can be read, add to it: {line_of(addresses)}"
        return Advice(Location(source.path), hint)
    lines = lines_of(source.data.decode())
    found = next((each for each in document.fields.entries if each[0].text == _KEY), None)
    if found:
        return _beside(*found, addresses, document.path, lines)
    return _afresh(document, addresses, lines)


def _afresh(document: Document, addresses: Sequence[str], lines: Sequence[str]) -> Advice:
    """Have a line of its own pasted right below the opening ``---``."""
    number = document.fields.line + 1
    place = Location(document.path, number)
    if _is_braced(lines[number - 1]):
        return Advice(place, f"add to its fields: {line_of(addresses)}")
    return Advice(place, f"paste as line {number}: {line_of(addresses)}")


def _beside(
    key: Text, node: Node, addresses: Sequence[str], path: str, lines: Sequence[str]
) -> Advice:
    """Add to the old addresses that a file has already, in the way in which they are written."""
    items = node.items if isinstance(node, Items) else () if _is_empty(node) else (node,)
    texts = [each for each in items if isinstance(each, Text)]
    if all(each.line == key.line for each in (*items, node)) and key.column == 1:
        whole = ", ".join((*map(_written, texts), *map(quoted, addresses)))
        return Advice(
            Location(path, node.line, node.column), f"write as line {key.line}: {_KEY}: [{whole}]"
        )
    number = items[0].line if items else node.line
    before = lines[number - 1][: (items[0] if items else node).column - 1]
    if before.strip() == "-":
        rows = enumerate(map(quoted, addresses), number)
        pasted = "; ".join(f"as line {row}: {before}{each}" for row, each in rows)
        return Advice(Location(path, number), f"paste {pasted}")
    new = ", ".join(map(quoted, addresses))
    return Advice(Location(path, node.line, node.column), f"add to its {_KEY}: {new}")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and node.is_null


def _written(item: Text) -> str:
    """Write an item as it stands there, or else in quotes that mean the same."""
    return item.text if item.plain else json.dumps(item.text, ensure_ascii=False)


def _is_braced(line: str) -> bool:
    return line.lstrip().startswith("{")
