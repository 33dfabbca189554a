"""Messages: what the theme says, with places to be filled in, in each form that numbers ask for."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.cldr import plural_form

OTHER = "other"
"""The form that every language has, and the only one of a message that no number matters to."""
_SLOT = re.compile(r"\{([a-z_]+)\}|\[([^\[\]]+)\]\(([a-z_]+)\)")


class Piece(Struct, frozen=True):
    """A text, or a place to be filled in, or a text that leads to what is filled in."""

    text: str
    slot: str = ""


Pieces = tuple[Piece, ...]


class Message(Struct, frozen=True):
    """A message and the language that it is in, whose rules choose among its forms."""

    language: str
    forms: Mapping[str, Pieces]

    def form(self, count: object) -> Pieces:
        """Choose the form for a number."""
        if len(self.forms) > 1 and isinstance(count, int):
            return self.forms.get(plural_form(self.language, count)) or self.forms[OTHER]
        return self.forms[OTHER]

    @property
    def slots(self) -> frozenset[str]:
        """Name what is filled in."""
        return frozenset(
            each.slot for pieces in self.forms.values() for each in pieces if each.slot
        )


def pieces_of(text: str) -> Pieces:
    """Take a message apart."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    start = 0
    for found in _SLOT.finditer(text):
        if found.start() > start:
            yield Piece(text[start : found.start()])
        slot, label, target = found.groups()
        yield Piece("", slot) if slot else Piece(label, target)
        start = found.end()
    if start < len(text):
        yield Piece(text[start:])
