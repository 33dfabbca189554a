"""Parse: take a file apart into its fields, each with its place, and its body."""

import re

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from sitegen.codes import Code
from sitegen.compose import compose
from sitegen.diagnostics import Diagnostic, Location, Outcome
from sitegen.header_limits import Sheet
from sitegen.located import Table
from sitegen.slips import character_slip, dropped_characters, located, position
from sitegen.source import Source

SETTINGS_PATH = "site.yaml"
_HANDLER = YAMLHandler(fm_boundary=re.compile(r"^-{3,}[ \t]*$\n?", re.MULTILINE))
"""The stock boundary takes the blank lines after it as well, and the body would lose its place."""
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_NEARLY = re.compile(r"[ \t]*(?:-{2,}|[\u2013\u2014]-?|\.\.\.|\*\*\*|___|===|\+\+\+)[ \t]*")
"""What habit, another program or a word processor makes of the line ``---``."""


_CONTROLS = bytes([*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_SUSPECTS = re.compile(
    rb"\xc2[\x80-\x9f]|\xef(?:\xbb\xbf|\xb7[\x90-\xaf])"
    rb"|(?:\xef|[\xf0-\xf4][\x8f\x9f\xaf\xbf])\xbf[\xbe\xbf]"
)
"""How other characters that no text has, or most of them, are written in UTF-8."""


class Document(Struct, frozen=True):
    """A Markdown file taken apart; ``fields`` stands where the front matter opens.

    The body is as it was written, its line ends apart, and starts at the line ``body_line``.
    """

    path: str
    fields: Table
    body: str
    body_line: int


def parse(source: Source) -> Outcome[Document]:
    """Take a Markdown file apart: any bytes make a document, or reports of why they make none."""
    text, faults = _decode(source.data, source.path)
    if text is None:
        return None, faults
    blank = _BLANK_LINES.match(text)
    if blank:
        text = text[blank.end() :]
    document, more = _split(source.path, text, 1 + blank[0].count("\n") if blank else 1)
    return document, (*faults, *more)


def parse_settings(data: bytes) -> Outcome[Table]:
    """Take the bytes of ``site.yaml`` apart."""
    text, faults = _decode(data, SETTINGS_PATH)
    if text is None:
        return None, faults
    table, more = compose(text, Sheet(SETTINGS_PATH, 1, SETTINGS_PATH))
    return table, (*faults, *more)


def parse_words(data: bytes, path: str) -> Outcome[Table]:
    """Take the bytes of a language's file apart."""
    text, faults = _decode(data, path)
    if text is None:
        return None, faults
    table, more = compose(text, Sheet(path, 1, "the file"))
    return table, (*faults, *more)


def _split(path: str, text: str, line: int) -> Outcome[Document]:
    """Part a text, whose first line has a number, at its fences."""
    if not _HANDLER.detect(text):
        return None, (_missing(path, text, line),)
    try:
        header, body = _HANDLER.split(text)
    except ValueError:
        return None, (_unclosed(path, text, line),)
    table, faults = compose(header, Sheet(path, line + 1, "the front matter"))
    if table is None:
        return None, faults
    fields = Table(table.entries, line, 1)
    body_line = line + text.count("\n", 0, len(text) - len(body))
    return Document(path, fields, body, body_line), faults


def _decode(data: bytes, path: str) -> Outcome[str]:
    """Read bytes as UTF-8, with or without its mark, and end each line with one character."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error.start, path),)
    text = _lines(text) if b"\r" in data else text.removeprefix("\ufeff")
    if b"\0" in data:  # sought in bytes, where it is found fast
        return None, (located(character_slip(text, text.index("\0")), path, 1),)
    if not _is_suspect(data):
        return text, ()
    text, slips = dropped_characters(text)
    return text, tuple([located(slip, path, 1) for slip in slips])


def _is_suspect(data: bytes) -> bool:
    """Tell, cheaply, whether a text may hold characters that no text has."""
    if any(map(data.__contains__, (b"\xc2", b"\xef", b"\xbf"))) and _SUSPECTS.search(data):
        return True
    return len(data.translate(None, _CONTROLS)) < len(data)


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(data: bytes, start: int, path: str) -> Diagnostic:
    before = _lines(data[:start].decode())
    row, column = position(before, len(before))
    message = f"the byte 0x{data[start]:02x} is no text in UTF-8"
    hint = "save the file with the encoding UTF-8"
    return Diagnostic(Location(path, row + 1, column + 1), Code.ENCODING_INVALID, message, hint)


def _missing(path: str, text: str, line: int) -> Diagnostic:
    first = text.partition("\n")[0]
    hint = "start the file with '---', then fields such as 'title: …', then '---' again"
    if _NEARLY.fullmatch(first):
        hint = f"write exactly '---' in line {line} instead of '{first}'"
    message = "the file has no front matter"
    return Diagnostic(Location(path), Code.FRONT_MATTER_MISSING, message, hint)


def _unclosed(path: str, text: str, line: int) -> Diagnostic:
    rows = enumerate(text.split("\n")[1:], line + 1)
    nearly = next((row for row in rows if _NEARLY.fullmatch(row[1])), None)
    hint = "write '---' on a line of its own after the last field"
    if nearly:
        hint = f"write exactly '---' in line {nearly[0]} instead of '{nearly[1]}'"
    message = "the front matter isn't closed"
    return Diagnostic(Location(path, line), Code.FRONT_MATTER_UNCLOSED, message, hint)
