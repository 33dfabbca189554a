"""Edits: what a safe remedy changes in a text, and not a character more."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from sitegen.diagnostics import Diagnostic, Edit

Lines = Mapping[str, Sequence[str]]
"""The lines of files, without their ends, by the files' paths."""
_END = re.compile(r"(\r\n|\r|\n)")
_MARK = "\ufeff"
_PLAIN = re.compile(r"[\w/.][\w .&/'()+-]*")
"""What YAML takes for text as it is, wherever it may stand."""
_NULL = frozenset({"null", "Null", "NULL"})
_FOLLOWS = re.compile(r"[\s,\]}:]|$")


class Change(Struct, frozen=True, order=True):
    """A piece of a line, in columns from 1 up to one before ``end``, and what is to stand there."""

    path: str
    line: int
    start: int
    end: int
    text: str


def changes_of(diagnostic: Diagnostic, lines: Lines) -> tuple[Change, ...]:
    """Find where a remedy's edits apply; what is written there in another way is left alone."""
    found = (_change(edit, lines.get(edit.location.path, ())) for edit in diagnostic.edits)
    return tuple(change for change in found if change)


def apply(text: str, changes: Iterable[Change]) -> str:
    """Make changes of one file's text; of two that touch each other only the first is made.

    All else stays as it is, line ends and a byte order mark too.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    pieces = _END.split(text.removeprefix(_MARK))
    for line, found in groupby(sorted(set(changes)), key=lambda each: each.line):
        pieces[2 * line - 2] = _changed(pieces[2 * line - 2], found)
    return mark + "".join(pieces)


def lines_of(text: str) -> list[str]:
    """Part a text at its line ends, as its editor sees it."""
    return _END.split(text.removeprefix(_MARK))[::2]


def _change(edit: Edit, lines: Sequence[str]) -> Change | None:
    place = edit.location
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    written = _written(line[place.column - 1 :], edit)
    if not written:
        return None
    length, text = written
    return Change(place.path, place.line, place.column, place.column + length, text)


def _written(rest: str, edit: Edit) -> tuple[int, str] | None:
    """Tell how long the text is as it stands there, and write the other one in its way."""
    quote = rest[:1] if rest[:1] in {"'", '"'} else ""
    was = quote + edit.was + quote
    is_literal = not quote or not {"\\", quote} & {*edit.was, *edit.text}
    if not is_literal or not rest.startswith(was) or not _FOLLOWS.match(rest, len(was)):
        return None
    return len(was), quote + edit.text + quote if quote else quoted(edit.text)


def quoted(text: str) -> str:
    """Write a text for YAML, in quotes if it would take it for something else."""
    is_plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text not in _NULL
    return text if is_plain else "'" + text.replace("'", "''") + "'"


def _changed(line: str, changes: Iterable[Change]) -> str:
    return "".join(_pieces(line, changes))


def _pieces(line: str, changes: Iterable[Change]) -> Iterator[str]:
    end = 1
    for each in changes:
        if each.start >= end:
            yield line[end - 1 : each.start - 1]
            yield each.text
            end = each.end
    yield line[end - 1 :]
