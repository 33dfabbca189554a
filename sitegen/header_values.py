"""Values in front matter: what a file's fields say, as texts that know their places."""

from collections.abc import Mapping

from sitegen.kinds import read_text
from sitegen.located import Items, Node, Text
from sitegen.manuscripts import Manuscript

Fields = Mapping[str, object]


def node_of(written: Manuscript, field: str) -> tuple[Text, Node] | None:
    """Find a field's name and its value."""
    entries = written.document.fields.entries
    return next(((key, node) for key, node in entries if key.text == field), None)


def items_of(written: Manuscript, field: str) -> tuple[Text, ...]:
    """List the texts that a field holds, one or a list; none if it is empty or isn't there."""
    found = node_of(written, field)
    if found is None or (isinstance(found[1], Text) and found[1].is_null):
        return ()
    nodes = found[1].items if isinstance(found[1], Items) else (found[1],)
    return tuple(node for node in nodes if isinstance(node, Text))


def names_in(written: Manuscript, field: str) -> tuple[str, ...]:
    """List what a field says, as it is read."""
    return tuple(map(read_text, items_of(written, field)))


def fields_of(written: Manuscript) -> Fields:
    """Tell what the front matter says: of each field one text, or a list of them, or more."""
    return {key.text: _said(node) for key, node in written.document.fields.entries}


def _said(node: Node) -> object:
    """Take a list of one for the same as its item, and nothing for an empty list."""
    if isinstance(node, Text):
        return () if node.is_null else (node.text,)
    if isinstance(node, Items):
        return tuple(_within(each) for each in node.items)
    return tuple((key.text, _within(value)) for key, value in node.entries)


def _within(node: Node) -> object:
    return node.text if isinstance(node, Text) else _said(node)
