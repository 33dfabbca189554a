"""Edits of front matter: values are replaced, dropped and added, and no other byte is touched.

Each edit is read again before it counts: the fields must say what was wanted, and the body what it
said. So it doesn't matter how odd the layout is. What can't be edited so is refused.
"""

import re
from collections.abc import Sequence

from sitegen.diagnostics import Location
from sitegen.edits import quoted
from sitegen.header_values import Fields, fields_of, items_of, node_of
from sitegen.located import Items, Node, Table, Text
from sitegen.manuscripts import ImpossibleError, Manuscript, Splice, manuscript, spliced

_GAP = re.compile(r"[ \t]*,[ \t]*")
_BLANK = re.compile(r"[ \t]*")
_CLOSING = re.compile(r"[ \t]*,?[ \t]*\]")
_DASH = re.compile(r"[ \t]*-[ \t]+")
_COLON = re.compile(r"[ \t]*:")


def reword(written: Manuscript, field: str, index: int, text: str) -> Manuscript:
    """Write another text in place of an item, or of a field's only value, in quotes like its."""
    node = items_of(written, field)[index]
    start, end = written.offset(node), written.end_of(node)
    if end is None:
        raise _unwritable(written, field, node)
    new = Splice(start, end, _like(written.text[start:end], text))
    return _made(written, field, node, (new,), _with(written, field, index, (text,)))


def drop(written: Manuscript, field: str, index: int) -> Manuscript:
    """Take an item out of a field; the last one takes the field with it."""
    found, nodes = node_of(written, field), items_of(written, field)
    assert found
    if len(nodes) == 1:
        return _without(written, *found)
    start, end = written.offset(nodes[index]), written.end_of(nodes[index])
    if end is None:
        raise _unwritable(written, field, nodes[index])
    if _is_flow(written, found[1]):
        cut = _cut_flow(written, nodes, index, start, end)
    else:
        cut = _cut_line(written, start, end)
    return _made(written, field, nodes[index], (cut,), _with(written, field, index, ()))


def add(written: Manuscript, field: str, text: str) -> Manuscript:
    """Add an item at the end of a field, in the way in which that is written; or add the field."""
    found = node_of(written, field)
    wanted = _with(written, field, len(items_of(written, field)), (text,))
    if found is None:
        return _made(
            written, field, written.document.fields, (_line(written, field, text),), wanted
        )
    key, node = found
    pieces = _added(written, field, key, node, text)
    return _made(written, field, node, pieces, wanted)


def put(written: Manuscript, field: str, text: str) -> Manuscript:
    """Give a field one value, whether it has one or not."""
    return (
        reword(written, field, 0, text) if items_of(written, field) else add(written, field, text)
    )


def _added(written: Manuscript, field: str, key: Text, node: Node, text: str) -> tuple[Splice, ...]:
    nodes = items_of(written, field)
    if isinstance(node, Table):
        raise _unwritable(written, field, node)
    if not nodes:
        return (_first(written, key, node, text),)
    last = nodes[-1]
    start, end = written.offset(last), written.end_of(last)
    if end is None:
        raise _unwritable(written, field, last)
    if isinstance(node, Text):
        first = _in_list(written.text[start:end])
        return (Splice(start, end, f"[{first}, {quoted(text)}]"),)
    if _is_flow(written, node):
        return (Splice(end, end, f", {quoted(text)}"),)
    return (_row(written, field, last, end, text),)


def _row(written: Manuscript, field: str, last: Text, end: int, text: str) -> Splice:
    """Write an item on a line of its own, with a dash as the one above has it."""
    start = written.offset(last)
    dash = written.text[written.start_of_line(start) : start]
    if not _DASH.fullmatch(dash):
        raise _unwritable(written, field, last)
    at = written.end_of_line(end)
    return Splice(at, at, f"{written.line_end}{dash}{quoted(text)}")


def _first(written: Manuscript, key: Text, node: Text | Items, text: str) -> Splice:
    """Write the first item of a field that is there and has no value."""
    at = written.offset(node)
    if isinstance(node, Items):
        return Splice(at + 1, at + 1, quoted(text))
    if node.text:  # a word for nothing, such as null
        return Splice(at, at + len(node.text), quoted(text))
    colon = _matched(_COLON, written, written.end_of(key), key)
    return Splice(colon, colon, f" {quoted(text)}")


def _line(written: Manuscript, field: str, text: str) -> Splice:
    """Write a field at the end of the front matter, set in as the others are."""
    entries = written.document.fields.entries
    margin = " " * (entries[0][0].column - 1) if entries else ""
    return Splice(
        written.fence, written.fence, f"{margin}{field}: {quoted(text)}{written.line_end}"
    )


def _without(written: Manuscript, key: Text, node: Node) -> Manuscript:
    """Take a field out; comments on its lines stay."""
    item = items_of(written, key.text)[0]
    start, end = written.offset(key), written.end_of(item)
    if end is None:
        raise _unwritable(written, key.text, node)
    cuts: tuple[Splice, ...]
    if isinstance(node, Text):
        cuts = (_cut_line(written, start, end),)
    elif _is_flow(written, node):
        cuts = (_cut_line(written, start, _matched(_CLOSING, written, end, key)),)
    else:
        colon = _matched(_COLON, written, written.end_of(key), key)
        cuts = (
            _cut_line(written, start, colon),
            _cut_line(written, written.offset(item), end),
        )
    return _made(written, key.text, node, cuts, _gone(written, key.text))


def _matched(sign: re.Pattern[str], written: Manuscript, at: int | None, key: Text) -> int:
    """Say where a sign ends that has to follow."""
    found = sign.match(written.text, at) if at is not None else None
    if found is None:
        raise _unwritable(written, key.text, key)
    return found.end()


def _cut_line(written: Manuscript, start: int, end: int) -> Splice:
    """Cut what stands in a line, and the line if nothing else is in it; a comment stays."""
    line = written.start_of_line(start)
    before = written.text[line:start]
    rest = _BLANK.match(written.text, end)
    assert rest  # it may be empty
    if before.strip(" \t-"):
        return Splice(start, end, "")
    if rest.end() == written.end_of_line(end):
        return Splice(line, written.next_line(end), "")
    return Splice(line + len(before) - len(before.lstrip(" \t")), rest.end(), "")


def _cut_flow(
    written: Manuscript, nodes: Sequence[Text], index: int, start: int, end: int
) -> Splice:
    """Cut an item of a list in brackets, and the comma that parted it from the next or the last."""
    gap = _GAP.match(written.text, end)
    if gap:
        return Splice(start, gap.end(), "")
    before = written.end_of(nodes[index - 1]) if index else None
    parted = before is not None and _GAP.fullmatch(written.text, before, start)
    return Splice(before, end, "") if parted and before is not None else Splice(start, end, "")


def _is_flow(written: Manuscript, node: Node) -> bool:
    return written.text.startswith("[", written.offset(node))


def _in_list(raw: str) -> str:
    """Write a value so that it can stand between brackets."""
    return raw if raw[:1] in {"'", '"'} else quoted(raw)


def _like(raw: str, text: str) -> str:
    """Write a text in the quotes that another has."""
    if raw[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if raw[:1] == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return quoted(text)


def _made(
    written: Manuscript, field: str, node: Node, splices: tuple[Splice, ...], wanted: Fields
) -> Manuscript:
    """Make an edit, unless it says anything else than was wanted."""
    made = manuscript(written.path, spliced(written.text, splices).encode())
    if made is None or fields_of(made) != wanted or made.document.body != written.document.body:
        raise _unwritable(written, field, node)
    return made


def _with(written: Manuscript, field: str, index: int, texts: tuple[str, ...]) -> Fields:
    """Tell what the fields are to say with other texts in place of an item, or at the end."""
    said = fields_of(written)
    before = tuple(each.text for each in items_of(written, field))
    return {**said, field: (*before[:index], *texts, *before[index + 1 :])}


def _gone(written: Manuscript, field: str) -> Fields:
    return {name: said for name, said in fields_of(written).items() if name != field}


def _unwritable(written: Manuscript, field: str, node: Node) -> ImpossibleError:
    place = Location(written.path, node.line, node.column)
    message = f"'{field}' is written in a way that can't be changed here without touching more"
    hint = f"write what '{field}' says in one line, then run this again"
    return ImpossibleError(message, hint, place)
