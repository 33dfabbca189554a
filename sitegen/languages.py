"""Languages: the catalogs of what the theme says, a file for each language."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.compose import Sheet, compose
from sitegen.diagnostics import Diagnostics
from sitegen.located import Node, Table, Text
from sitegen.messages import OTHER, Message, Pieces, pieces_of
from sitegen.words import Words

ENGLISH = "en"
_FOLDER = "languages"
_ENDING = ".yaml"


def read_words(folders: Iterable[Path], language: str) -> tuple[Words, Diagnostics]:
    """Read what the theme says in a language; what is not translated is in English."""
    messages: dict[str, Message] = {}
    faults: Diagnostics = ()
    for tag in (ENGLISH, *_fallbacks(language)):
        for folder in reversed(tuple(folders)):
            file = folder / _FOLDER / (tag + _ENDING)
            if file.is_file():
                table, found = compose(file.read_text("utf-8"), Sheet(file.name, 1, "the catalog"))
                faults += found
                messages |= _messages(table, tag) if table else {}
    return Words(language, messages), faults


def _fallbacks(language: str) -> Iterator[str]:
    """Name a language's catalogs, the most general first."""
    parts = language.split("-")
    for end in range(1, len(parts) + 1):
        yield "-".join(parts[:end])


def _messages(table: Table, tag: str) -> dict[str, Message]:
    return {key.text: Message(tag, _forms(node)) for key, node in table.entries}


def _forms(node: Node) -> dict[str, Pieces]:
    if isinstance(node, Table):
        return {
            key.text: pieces_of(form.text) for key, form in node.entries if isinstance(form, Text)
        }
    assert isinstance(node, Text)
    return {OTHER: pieces_of(node.text)}
