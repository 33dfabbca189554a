"""Troubles: why YAML can't be read, told to somebody who has never heard of YAML.

The parser says where it stopped and where the thing began that it was reading. Its own words are
only matched, never shown: they differ between libyaml and the parser in Python.
"""

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from sitegen.slips import Slip, in_quotes, odd_name, position, start_needs_quotes

Position = tuple[int, int]
_TAB = re.compile(r"[ ]*\t")
_TIGHT = re.compile(r"\s*(?:-[ ]+)*([\w-]+:)(?!//)\S")
_CLOSING = {"[": "]", "{": "}"}
_SIGNS = ("cannot start any token", "node content", "mapping keys are not allowed")
_REFERENCES = ("scanning an alias", "scanning an anchor", "a tag", "directive")
_BLOCKS = ("block mapping", "block collection", "document start")


class Trouble(Struct, frozen=True):
    """What a parser reports: its words, where it stopped, since when, and the text's lines."""

    words: str
    at: Position
    since: Position
    lines: tuple[str, ...]

    def line(self, row: int) -> str:
        """Give a line of the text; beyond its end there is nothing."""
        return self.lines[row] if row < len(self.lines) else ""


def explain(trouble: Trouble) -> Slip:
    """Name the likeliest mistake, at a place within the text."""
    found = (rule(trouble) for rule in _RULES)
    slip = next(filter(None, found), None) or _unknown(trouble)
    row = min(slip.row, len(trouble.lines) - 1)
    column = min(slip.column, len(trouble.lines[row]))
    return replace(slip, row=row, column=column)


def _tab(trouble: Trouble) -> Slip | None:
    row, column = trouble.at
    found = _TAB.match(trouble.line(row))
    if not found or column > found.end():
        return None
    message = "a tab stands before the text of this line"
    return Slip(row, found.end() - 1, message, "indent with spaces instead of tabs")


def _open_quote(trouble: Trouble) -> Slip | None:
    if "quoted scalar" not in trouble.words or "found unexpected" not in trouble.words:
        return None
    hint = "write the same quote at the end of the value"
    return Slip(*trouble.since, "the quote that opens here is never closed", hint)


def _escape(trouble: Trouble) -> Slip | None:
    if "quoted scalar" not in trouble.words:
        return None
    row, column = trouble.at
    column = max(trouble.line(row).rfind("\\", 0, column + 1), 0)
    message = r"in double quotes '\' has a meaning of its own"
    return Slip(row, column, message, r"put the value in single quotes, or write '\\' for '\'")


def _block_text(trouble: Trouble) -> Slip | None:
    if "block scalar" not in trouble.words:
        return None
    row, column = trouble.since
    line = trouble.line(row)
    message = f"after '{line[column : column + 1]}' the text must start on the next line"
    return Slip(row, column, message, f"indent it there by two spaces, or {in_quotes(line)}")


def _sign(trouble: Trouble) -> Slip | None:
    if any(words in trouble.words for words in _SIGNS):
        row, column = trouble.at
    elif any(words in trouble.words for words in _REFERENCES):
        row, column = trouble.since
    else:
        return None
    line = trouble.line(row)
    return start_needs_quotes(line, row, column) if line[column:].strip() else None


def _list_in_line(trouble: Trouble) -> Slip | None:
    if "entries are not allowed" not in trouble.words:
        return None
    row, column = trouble.at
    line = trouble.line(row)
    if line[column:].strip() == "-":
        return start_needs_quotes(line, row, column)
    hint = f"start each item on a line of its own, or {in_quotes(line)}"
    return Slip(row, column, "a list can't start on the line of its field", hint)


def _colon(trouble: Trouble) -> Slip | None:
    if "mapping values are not allowed" not in trouble.words:
        return None
    row, column = trouble.at
    line = trouble.line(row)
    if ": " in line[:column]:
        return Slip(row, column, "a value that holds ': ' needs quotes", in_quotes(line))
    above = max((n for n in range(row) if trouble.line(n).strip()), default=0)
    if not line.startswith(" ") or _TIGHT.match(trouble.line(above)):
        return _no_field(trouble, above)
    message = "this line is indented, so that it continues the value above it"
    return Slip(row, _indent(line), message, "start each field at the beginning of its line")


def _no_colon(trouble: Trouble) -> Slip | None:
    expected = "could not find expected ':'"
    return _no_field(trouble, trouble.since[0]) if expected in trouble.words else None


def _no_field(trouble: Trouble, row: int) -> Slip:
    line = trouble.line(row)
    if found := _TIGHT.match(line):
        hint = f"write {found[1]} {line[found.end(1) :].strip()}"
        return Slip(row, found.end(1), f"a space is missing after '{found[1]}'", hint)
    message = "this line has no field's name: there is no ': ' in it"
    hint = "write 'name: value', or indent the line if it continues the value above it"
    if row and not trouble.line(row - 1).strip():
        hint = "if the page's text starts here, write '---' above it; if not, write 'name: value'"
    return Slip(row, _indent(line), message, hint)


def _bracket(trouble: Trouble) -> Slip | None:
    if "flow " not in trouble.words:
        return None
    row, column = trouble.since
    sign = trouble.line(row)[column : column + 1]
    if sign not in _CLOSING:  # a parser that waits for a value forgets which bracket it is in
        row, column, sign = _last_bracket(trouble.lines[: trouble.at[0] + 1])
    message = f"the '{sign}' that opens here isn't closed, or a comma is missing after it"
    hint = f"close it with '{_CLOSING[sign]}'; if it belongs to a text, put that in quotes"
    return Slip(row, column, message, hint)


def _last_bracket(lines: tuple[str, ...]) -> tuple[int, int, str]:
    text = "\n".join(lines)
    index = max(text.rfind(sign) for sign in _CLOSING)
    return *position(text, index), text[index]


def _block(trouble: Trouble) -> Slip | None:
    if not any(words in trouble.words for words in _BLOCKS):
        return None
    return _after_the_value(trouble) or _after_the_end(trouble) or _alignment(trouble)


def _after_the_value(trouble: Trouble) -> Slip | None:
    row, column = trouble.at
    line = trouble.line(row)
    before = line[:column].rstrip()[-1:]
    if not before or before not in "'\"]}":
        return None
    return Slip(row, column, f"the value ends with {before}, but more follows", in_quotes(line))


def _after_the_end(trouble: Trouble) -> Slip | None:
    ends = [row for row in range(trouble.at[0]) if trouble.line(row).rstrip() == "..."]
    if not ends:
        return None
    message = "'...' ends the fields here, but more follows"
    return Slip(ends[0], 0, message, "remove the line, or write '---' if the fields end here")


def _alignment(trouble: Trouble) -> Slip:
    row, _ = trouble.at
    line = trouble.line(row)
    if line.startswith("- "):
        hint = "write the field's name alone on the line above its list"
        return Slip(row, 0, "this item of a list has no field", hint)
    if line.startswith(":"):
        return odd_name("", row, 0)
    hint = "start fields at the beginning of their lines, and indent a list's items alike"
    return Slip(row, _indent(line), "this line doesn't align with those above it", hint)


def _unknown(trouble: Trouble) -> Slip:
    hint = "put text in quotes, and start each field on a line of its own"
    return Slip(*trouble.at, "this can't be read as YAML", hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_RULES: tuple[Callable[[Trouble], Slip | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _block_text,
    _sign,
    _list_in_line,
    _colon,
    _no_colon,
    _bracket,
    _block,
)
