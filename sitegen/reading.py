"""Read one file: from its bytes to its value, its body and the faults of both."""

from msgspec import Struct

from sitegen.diagnostics import Diagnostics, has_errors
from sitegen.editions import forgive_unfinished
from sitegen.fingerprint import digest
from sitegen.markup import convert
from sitegen.model import Edition, Item, Prose
from sitegen.parse import Document, parse
from sitegen.schema import places, validate
from sitegen.settings import Settings
from sitegen.source import Source


class Read(Struct, frozen=True):
    """What became of a file; without an item its errors say why."""

    path: str
    item: Item | None
    diagnostics: Diagnostics


def read(source: Source, settings: Settings, edition: Edition) -> Read:
    """Parse, validate and convert a file."""
    document, faults = parse(source)
    if document is None:
        return Read(source.path, None, faults)
    value, more = validate(document, settings)
    if value is None:
        return Read(source.path, None, (*faults, *more))
    diagnostics = (*faults, *forgive_unfinished(value, more, edition))
    if has_errors(diagnostics):
        return Read(source.path, None, diagnostics)
    return Read(source.path, Item(value, _prose(document, settings), places(document)), diagnostics)


def _prose(document: Document, settings: Settings) -> Prose:
    dialect = (settings.markdown, settings.markdown_extensions)
    return Prose(
        digest((document.body, *dialect)),
        convert(document.body, *dialect),
        document.body,
        document.body_line,
    )
