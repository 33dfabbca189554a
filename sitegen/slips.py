"""Slips: what editors get wrong in YAML that a parser takes as it is, in their own words.

A slip stands in a text, in row and column from 0; whoever knows the file makes a diagnostic of it.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity

_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
_FORBIDDEN = re.compile(
    f"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd{_PLANES}]"
)
"""Controls, halves of characters, and what Unicode keeps for no character, as in HTML and YAML."""
_OVERRIDE = re.compile("[\u202d\u202e]")
_LINE = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*(?:[\w-]+:[ \t]+)?)(?P<value>.*?)[ \t]*")
_NEXT_FIELD = re.compile(r"([A-Za-z_][\w-]*):(?:\s|$)")
_HASHED = re.compile(r"[ ]+(#[^\s#].*?)[ \t]*$")
_LONGEST = 70


class Slip(Struct, frozen=True):
    """One fault of a YAML text, and where it is, in row and column from 0."""

    row: int
    column: int
    message: str
    hint: str = ""
    code: Code = Code.YAML_SYNTAX
    severity: Severity = Severity.ERROR


def located(slip: Slip, path: str, line: int) -> Diagnostic:
    """Report a slip of the text that starts at a line of a file."""
    place = Location(path, line + slip.row, slip.column + 1)
    return Diagnostic(place, slip.code, slip.message, slip.hint, slip.severity)


def position(text: str, index: int) -> tuple[int, int]:
    """Count the lines before a character, and the characters before it in its line."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def forbidden_character(text: str) -> Slip | None:
    """Find the first character that has no place in a text file (YAML 1.1, section 5.1)."""
    found = _FORBIDDEN.search(text)
    return character_slip(text, found.start()) if found else None


def character_slip(text: str, index: int) -> Slip:
    """Refuse one character of a text."""
    message = f"the invisible character U+{ord(text[index]):04X} can't be used"
    return Slip(*position(text, index), message, "delete it", Code.CHARACTER_FORBIDDEN)


def dropped_characters(text: str) -> tuple[str, list[Slip]]:
    """Leave out what has no place in a text file; what breaks lines or pages leaves a space."""
    first = {found[0]: found.start() for found in reversed([*_FORBIDDEN.finditer(text)])}
    slips = [_dropped(text, index) for index in sorted(first.values())]
    return _FORBIDDEN.sub(_in_its_place, text), slips


def without_forbidden(text: str) -> tuple[str, tuple[str, ...]]:
    """Leave out what has no place in a text, and name it: ``U+0008``."""
    found = sorted(set(_FORBIDDEN.findall(text)))
    return _FORBIDDEN.sub(_in_its_place, text), tuple(f"U+{ord(each):04X}" for each in found)


def _in_its_place(match: re.Match[str]) -> str:
    return " " if match[0] in "\v\f" else ""


def _dropped(text: str, index: int) -> Slip:
    message = f"the invisible character U+{ord(text[index]):04X} is left out"
    at, code = position(text, index), Code.CHARACTER_FORBIDDEN
    return Slip(*at, message, "delete it, or write what was meant", code, Severity.WARNING)


def turned_text(text: str, row: int, column: int) -> Slip | None:
    """Notice a text that turns the direction in which it and others are read (Unicode, UAX #9)."""
    found = _OVERRIDE.search(text)
    if not found:
        return None
    message = f"the invisible character U+{ord(found[0]):04X} turns the order of letters"
    hint = "delete it, unless letters are meant to be shown from their end"
    return Slip(row, column, message, hint, Code.CHARACTER_FORBIDDEN, Severity.WARNING)


def start_needs_quotes(line: str, row: int, column: int) -> Slip:
    """Refuse a value that starts with a sign which YAML has other plans for."""
    message = f"a value that starts with '{line[column : column + 1]}' needs quotes"
    return Slip(row, column, message, in_quotes(line))


def swallowing_quote(row: int, column: int, inside: Iterable[str]) -> Slip | None:
    """Notice a text in quotes that takes in a line which looks like the next field."""
    found = next(filter(None, map(_NEXT_FIELD.match, inside)), None)
    if not found:
        return None
    message = f"the quote that opens here isn't closed before the next field, '{found[1]}'"
    return Slip(row, column, message, "write the closing quote at the end of the value")


def comment_for_value(owner: str, line: str, row: int, column: int) -> Slip | None:
    """Notice a value that is empty, because what follows it on its line is a comment."""
    if not line[column:].lstrip().startswith("#"):
        return None
    message = f"{owner} is empty, as # starts a comment"
    return Slip(row, column, message, in_quotes(line), Code.VALUE_COMMENT, Severity.WARNING)


def comment_after_value(owner: str, line: str, row: int, end: int) -> Slip | None:
    """Notice a number or a name after ``#`` that YAML takes for a comment; a blank shows one."""
    found = _HASHED.match(line, end)
    if not found:
        return None
    message = f"{owner} ends before '{found[1]}', as # starts a comment"
    return Slip(row, found.start(1), message, in_quotes(line), Code.VALUE_COMMENT, Severity.WARNING)


def unnamed_field(line: str, row: int, column: int) -> Slip:
    """Refuse a list or a group of fields that stands for a field's name."""
    sign = line[column : column + 1]
    message = f"'{sign}' starts no field's name; text that starts with it needs quotes"
    return Slip(row, column, message, in_quotes(line), Code.FRONT_MATTER_SHAPE)


def odd_name(name: str, row: int, column: int) -> Slip:
    """Refuse a field without a name, and YAML's sign for copying other fields."""
    if name:
        message = f"'{name}' copies other fields in YAML, which isn't done here"
        return Slip(row, column, message, "write these fields out", Code.YAML_FEATURE)
    hint = "write the field's name before the colon"
    return Slip(row, column, "this value has no field's name", hint, Code.FRONT_MATTER_SHAPE)


def repeated_name(name: str, line: int, row: int, column: int) -> Slip:
    """Refuse a field that is given twice; ``line`` is the file's line of the first."""
    message = f"'{name}' is given twice; the first is in line {line}"
    return Slip(row, column, message, "keep one of them", Code.KEY_DUPLICATE)


def in_quotes(line: str) -> str:
    """Show the value of a line as text in quotes: ``write title: "@home"``."""
    found = _LINE.fullmatch(line)
    assert found  # it takes any line
    if not found["head"].strip() or len(line) > _LONGEST:
        return 'put the whole value in quotes: "…"'
    return f"write {found['head'].strip()} {_quoted(_unquoted(found['value']))}"


def _unquoted(value: str) -> str:
    """Take away the quotes around a text that has one more of them: ``'it's'``."""
    quote = value[:1]
    odd = quote in {"'", '"'} and value.endswith(quote) and value.count(quote) % 2
    return value[1:-1] if odd else value


def _quoted(value: str) -> str:
    if '"' in value or "\\" in value:
        return "'{}'".format(value.replace("'", "''"))
    return f'"{value}"'
