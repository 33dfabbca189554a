"""Compose: YAML as text that knows its place; the only module that knows YAML.

Nothing is constructed: a scalar stays the text that was written, and what it means is up to the
schema. The parser's events are looked at one by one, so that deep or long input is given up
before it costs anything, and YAML's references and tags are reported instead of followed.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, ClassVar, Protocol

import yaml
from msgspec.structs import replace
from yaml import events
from yaml.reader import ReaderError

from sitegen.codes import Code
from sitegen.diagnostics import Outcome
from sitegen.header_limits import (
    CHARACTERS,
    DEPTH,
    EVENTS,
    MOST_SLIPS,
    Sheet,
    too_faulty,
    too_long,
)
from sitegen.located import Items, Node, Table, Text
from sitegen.slips import (
    Slip,
    comment_after_value,
    comment_for_value,
    dropped_characters,
    forbidden_character,
    located,
    odd_name,
    repeated_name,
    start_needs_quotes,
    swallowing_quote,
    turned_text,
    unnamed_field,
)
from sitegen.troubles import Position, Trouble, explain

_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_ENDS = "\x85\u2028\u2029"
"""What ends a line for YAML 1.1 and for no editor: the numbers of lines would differ."""
_ODD_KEYS = frozenset({"", "<<"})


def compose(text: str, sheet: Sheet) -> Outcome[Table]:
    """Turn a mapping into located text; no text at all is an empty mapping.

    Some faults hinder nothing and stand beside the mapping: of a key that is given twice the first
    value counts, and YAML's references and tags are taken for text.
    """
    if not text.isascii() and any(end in text for end in _LINE_ENDS):
        text = text.translate(str.maketrans(_LINE_ENDS, "   "))
    composer = _Composer(text, sheet)
    stop = too_long(sheet) if len(text) > CHARACTERS else _read(text, composer)
    root = None if stop else composer.root()
    slips = composer.slips if root else _ended(composer.slips, stop or composer.shapeless())
    return root, tuple([located(slip, sheet.path, sheet.line) for slip in slips])


def _ended(slips: list[Slip], stop: Slip) -> list[Slip]:
    """Add what ended the reading, unless a reference on its line is the reason."""
    told = any(each.row == stop.row and each.code is Code.YAML_FEATURE for each in slips)
    return slips if told else [*slips, stop]


def _read(text: str, composer: "_Composer") -> Slip | None:
    """Feed the composer up to the text's end, or to what keeps the rest from being read."""
    if "\ufeff" in text:  # libyaml refuses it, the parser in Python doesn't
        return forbidden_character(text)
    try:
        return composer.read(iter(_PARSER(text).get_event, None))
    except ReaderError:
        return forbidden_character(text)
    except yaml.MarkedYAMLError as error:
        return explain(_trouble(error, text))
    except ValueError:  # only from the parser in Python, for an escape such as "\U00110000"
        return Slip(0, 0, r"an escape that starts with '\U' stands for no character")


def _trouble(error: yaml.MarkedYAMLError, text: str) -> Trouble:
    at, since = error.problem_mark, error.context_mark or error.problem_mark
    assert at
    assert since
    words = f"{error.context}: {error.problem}"
    lines = tuple(text.split("\n"))
    return Trouble(words, (at.line, at.column), (since.line, since.column), lines)


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What the parser's events have, each some of it."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


class _Composer:
    """What has been read: finished nodes of the innermost collection, and the ones around it."""

    def __init__(self, text: str, sheet: Sheet) -> None:
        self.slips: list[Slip] = []
        self._text = text
        self._sheet = sheet
        self._line = sheet.line
        self._nodes: list[Node] = []
        self._open: list[tuple[list[Node], Any]] = []
        self._hashed = " #" in text
        self._documents = 0
        self._stop: Slip | None = None

    def read(self, stream: Iterable[_Event]) -> Slip | None:
        steps = self._steps
        for number, event in enumerate(stream):
            if handle := steps.get(type(event)):
                handle(self, event)
                if self._stop:
                    return self._stop
                if len(self.slips) > MOST_SLIPS:
                    return too_faulty(self.slips, self._sheet)
                if number > EVENTS:
                    return too_long(self._sheet, event.start_mark.line)
        return None

    def root(self) -> Table | None:
        """Give the mapping, if the text was one or was empty."""
        root = self._nodes[0] if self._nodes else Text("", self._line, 1)
        if isinstance(root, Text) and root.is_null:
            return Table((), root.line, root.column)
        return root if isinstance(root, Table) else None

    def shapeless(self) -> Slip:
        """Refuse a text that is no mapping."""
        root = self._nodes[0]
        message = f"{self._sheet.noun} must be fields, such as 'title: …'"
        hint = "write each field as its name, a colon, a space and its value"
        row, column = root.line - self._line, root.column - 1
        return Slip(row, column, message, hint, Code.FRONT_MATTER_SHAPE)

    def _scalar(self, event: _Event) -> None:
        mark, value, style = event.start_mark, event.value, event.style
        row, column = mark.line, mark.column
        if event.anchor or event.tag:
            self._reference(event)
        if not value.isprintable():
            value = self._unprintable(event)
        if style:
            self._quoted(event)
        elif not value:
            row, column = self._empty(row, column)
        elif self._hashed:
            self._cut_short(event)
        self._nodes.append(Text(value, row + self._line, column + 1, not style))

    def _alias(self, event: _Event) -> None:
        self._reference(event)
        mark = event.start_mark
        self._nodes.append(Text(f"*{event.anchor}", mark.line + self._line, mark.column + 1))

    def _start(self, event: _Event) -> None:
        if event.anchor or event.tag:
            self._reference(event)
        self._open.append((self._nodes, event))
        self._nodes = []
        if len(self._open) > DEPTH:
            self._stop = too_long(self._sheet, event.start_mark.line)

    def _end_sequence(self, _: _Event) -> None:
        items = tuple(self._nodes)
        self._nodes, start = self._open.pop()
        mark = start.start_mark
        self._nodes.append(Items(items, mark.line + self._line, mark.column + 1))

    def _end_mapping(self, _: _Event) -> None:
        entries = self._entries(self._nodes)
        self._nodes, start = self._open.pop()
        mark = start.start_mark
        self._nodes.append(Table(entries, mark.line + self._line, mark.column + 1))

    def _entries(self, flat: list[Node]) -> tuple[tuple[Text, Node], ...]:
        """Pair names with values; hardly ever is anything wrong with the names."""
        pairs = zip(flat[::2], flat[1::2], strict=True)
        named = [(key, value) for key, value in pairs if isinstance(key, Text)]
        names = {key.text for key, _ in named}
        is_sound = 2 * len(names) == len(flat) and names.isdisjoint(_ODD_KEYS)
        return tuple(named if is_sound else self._sound(flat))

    def _sound(self, flat: list[Node]) -> Iterator[tuple[Text, Node]]:
        """Pass on what has a name of its own, and report the others."""
        seen: dict[str, Text] = {}
        for key, value in zip(flat[::2], flat[1::2], strict=True):
            row, column = key.line - self._line, key.column - 1
            if not isinstance(key, Text):
                self._stop = unnamed_field(self._row(row), row, column)
            elif key.text in _ODD_KEYS:
                self.slips.append(odd_name(key.text, row, column))
            elif (first := seen.setdefault(key.text, key)) is not key:
                self.slips.append(repeated_name(key.text, first.line, row, column))
            else:
                yield key, value

    def _document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = f"{self._sheet.noun} ends before this line, but more fields follow"
            hint = "keep all fields together, without a line between them that starts with '---'"
            self._stop = Slip(event.start_mark.line, 0, message, hint, Code.YAML_FEATURE)

    def _reference(self, event: _Event) -> None:
        row, column = event.start_mark.line, event.start_mark.column
        slip = start_needs_quotes(self._row(row), row, column)
        self.slips.append(replace(slip, code=Code.YAML_FEATURE))

    def _quoted(self, event: _Event) -> None:
        mark, end = event.start_mark, event.end_mark
        if event.style not in {"'", '"'}:  # a block of text
            return
        if mark.line < end.line:
            inside = self._lines[mark.line + 1 : end.line + 1]
            self._stop = swallowing_quote(mark.line, mark.column, inside)

    def _unprintable(self, event: _Event) -> str:
        """Leave out what escapes may stand for and no text may have, and notice turned text."""
        mark = event.start_mark
        value, slips = dropped_characters(event.value)
        self.slips += (replace(each, row=mark.line, column=mark.column) for each in slips)
        if turned := turned_text(value, mark.line, mark.column):
            self.slips.append(turned)
        return value

    def _cut_short(self, event: _Event) -> None:
        mark = event.end_mark
        line = self._row(mark.line)
        if line.startswith(" ", mark.column):
            slip = comment_after_value(self._owner(), line, mark.line, mark.column)
            if slip:
                self.slips.append(slip)

    def _empty(self, row: int, column: int) -> Position:
        """Notice a comment in a value's place, and keep that within the text.

        A parser may count one more line than there is, and put what lacks at the end there.
        """
        lines = self._lines
        if row == len(lines):
            row, column = row - 1, len(lines[-1])
        if "#" in lines[row]:
            slip = comment_for_value(self._owner(), lines[row], row, column)
            if slip:
                self.slips.append(slip)
        return row, column

    def _owner(self) -> str:
        """Name the value that comes next by its field."""
        around, start = self._open[-1] if self._open else ([], None)
        if isinstance(start, events.MappingStartEvent):
            return f"'{_name(self._nodes)}'"
        return f"an item of '{_name(around)}'"

    def _row(self, row: int) -> str:
        return self._lines[row]

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    _steps: ClassVar[dict[type, Callable[["_Composer", Any], None]]] = {
        events.ScalarEvent: _scalar,
        events.AliasEvent: _alias,
        events.MappingStartEvent: _start,
        events.MappingEndEvent: _end_mapping,
        events.SequenceStartEvent: _start,
        events.SequenceEndEvent: _end_sequence,
        events.DocumentStartEvent: _document,
    }


def _name(nodes: list[Node]) -> str:
    """Give the text of the last node, which is a key where its value comes next."""
    return nodes[-1].text if nodes and isinstance(nodes[-1], Text) else "…"
