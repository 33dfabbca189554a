"""Manuscripts: the text of a Markdown file as it was written, and where its parts stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from sitegen.diagnostics import HINT, Location
from sitegen.located import Node, Text
from sitegen.parse import SETTINGS_PATH, Document, parse, parse_settings
from sitegen.source import Source

_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"
_FENCE = re.compile(r"-{3,}[ \t]*(?=[\r\n]|\Z)")
_QUOTED = re.compile(r"""'(?:[^'\r\n]|'')*'|"(?:[^"\\\r\n]|\\[^\r\n])*\"""")


class Splice(Struct, frozen=True, order=True):
    """A piece of a text, from one offset up to another, and what is to stand there."""

    start: int
    end: int
    text: str


class ImpossibleError(Exception):
    """What was asked for can't be done, so nothing is written."""

    def __init__(self, message: str, hint: str = "", place: Location | None = None) -> None:
        """Keep what is wrong, what to do about it, and where it is."""
        where = f"{place}: " if place else ""
        super().__init__(f"{where}{message}{HINT if hint else ''}{hint}")


class Manuscript(Struct, frozen=True):
    """A file's text, its byte order mark included, and what it says.

    ``starts`` are the offsets at which its lines start.
    """

    path: str
    text: str
    starts: tuple[int, ...]
    document: Document

    def offset(self, node: Node) -> int:
        """Say where a node starts."""
        return self.starts[node.line - 1] + node.column - 1

    def end_of_line(self, at: int) -> int:
        """Say where the line ends that an offset is in, its line end aside."""
        found = _END.search(self.text, at)
        return found.start() if found else len(self.text)

    def start_of_line(self, at: int) -> int:
        """Say where the line starts that an offset is in."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def next_line(self, at: int) -> int:
        """Say where the line after that of an offset starts, or where the text ends."""
        found = _END.search(self.text, at)
        return found.end() if found else len(self.text)

    @property
    def line_end(self) -> str:
        """How lines end in this file: as the first one does."""
        found = _END.search(self.text)
        return found[0] if found else "\n"

    @property
    def body_start(self) -> int:
        """Where the body starts."""
        return self.next_line(self.fence)

    @property
    def fence(self) -> int:
        """Where the line starts that closes the front matter."""
        first, last = self.document.fields.line, self.document.body_line - 1
        is_above = last > first and _FENCE.match(self.text, self.starts[last - 1])
        return self.starts[last - 1 if is_above else last]

    def end_of(self, node: Text) -> int | None:
        """Say where a text ends that stands in one line; of any other, ``None``."""
        at = self.offset(node)
        if self.text[at : at + 1] in {"'", '"'} and not node.plain:
            found = _QUOTED.match(self.text, at)
            return found.end() if found else None
        is_here = node.plain and self.text.startswith(node.text, at)
        return at + len(node.text) if is_here else None


def manuscript(path: str, data: bytes) -> Manuscript | None:
    """Take a file's bytes apart; what can't be read is none."""
    document = _settings(data) if path == SETTINGS_PATH else parse(Source(path, data))[0]
    if document is None:
        return None
    text = data.decode()
    first = len(_MARK) if text.startswith(_MARK) else 0
    starts = (first, *(found.end() for found in _END.finditer(text)))
    return Manuscript(path, text, starts, document)


def _settings(data: bytes) -> Document | None:
    """Take the settings for a file that has front matter and no more."""
    table, _ = parse_settings(data)
    return Document(SETTINGS_PATH, table, "", 1) if table else None


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Make changes of a text, of which none touches another; all else stays as it is."""
    pieces, at = [], 0
    for each in sorted(splices):
        pieces += [text[at : each.start], each.text]
        at = each.end
    return "".join((*pieces, text[at:]))
