"""Read one file: from its bytes to its value, its body and the faults of both."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostics, Severity, has_errors
from sitegen.editions import forgive_unfinished
from sitegen.fingerprint import digest
from sitegen.makers import TOPIC, sort_of
from sitegen.markup import convert
from sitegen.model import Edition, Item, Prose, Topic
from sitegen.parse import Document, parse
from sitegen.schema import places, validate
from sitegen.settings import Settings
from sitegen.source import Source

_NAMED = re.compile(r"^(?:title|label|synonyms)[ \t]*:(.*(?:\n+[ \t]*-[ ].*)*)", re.MULTILINE)
_ITEMS = re.compile(r"[\[\],]|\n+[ \t]*-[ ]")


class Read(Struct, frozen=True):
    """What became of a file; an item beside errors has all that is sound of it, for checks alone.

    ``names`` are those that a faulty topic may be called by, so far as that can be told.
    """

    path: str
    item: Item | None
    diagnostics: Diagnostics
    names: tuple[str, ...] = ()


def read(source: Source, settings: Settings, edition: Edition) -> Read:
    """Parse, validate and convert a file."""
    document, faults = parse(source)
    if document is None:
        return _faulty(source, faults)
    value, more = validate(document, settings)
    diagnostics = _merged(faults, forgive_unfinished(value, more, edition))
    item = Item(value, _prose(document, settings), places(document))
    if not has_errors(diagnostics):
        return Read(source.path, item, diagnostics)
    if isinstance(value, Topic) and not value.title:
        return _faulty(source, diagnostics)  # nothing can be said of a topic without a name
    return replace(_faulty(source, diagnostics), item=item)


def _merged(slips: Diagnostics, faults: Diagnostics) -> Diagnostics:
    """Make one error of a field that is empty and the comment that is the reason."""
    empty = {each.location.line for each in faults if each.code is Code.FIELD_EMPTY}
    told = empty & {each.location.line for each in slips if each.code is Code.VALUE_COMMENT}
    if not told:
        return (*slips, *faults)
    lines = {each: each.location.line in told for each in (*slips, *faults)}
    errors = (replace(each, severity=Severity.ERROR) if lines[each] else each for each in slips)
    return (*errors, *(each for each in faults if not lines[each]))


def _faulty(source: Source, diagnostics: Diagnostics) -> Read:
    names = tuple(_names(source)) if sort_of(source.path) is TOPIC else ()
    return Read(source.path, None, diagnostics, names)


def _names(source: Source) -> Iterator[str]:
    """Guess what a topic answers to, from lines that may be anything."""
    yield source.path.rpartition("/")[2].removesuffix(".md")
    text = source.data.decode(errors="replace").replace("\r", "\n")
    for value in _NAMED.findall(text):
        yield from (each.strip(" \t'\"") for each in (value, *_ITEMS.split(value)))


def _prose(document: Document, settings: Settings) -> Prose:
    dialect = (settings.markdown, settings.markdown_extensions)
    return Prose(
        digest((document.body, *dialect)),
        convert(document.body, *dialect),
        document.body,
        document.body_line,
    )
