"""Speech: how templates say the words of the theme, escaped for HTML."""

from markupsafe import Markup, escape

from sitegen.fragments import QuickEnvironment
from sitegen.messages import Piece
from sitegen.words import Words

_escape = QuickEnvironment.escape


class Say:
    """The function ``say``: a message by its name, filled in with text, markup or numbers.

    Messages are text. What a link in a message leads to is filled in by its name.
    """

    def __init__(self, words: Words) -> None:
        """Take the words of a site."""
        self._words = words
        self._plain: dict[str, Markup] = {}

    def __call__(self, name: str, /, **values: object) -> Markup:
        """Say a message. Raises ``LookupError`` if there is none, or if a value is lacking."""
        if not values:
            if name not in self._plain:
                self._plain[name] = self._filled(name, values)
            return self._plain[name]
        return self._filled(name, values)

    def number(self, number: int) -> str:
        """Write a number as is usual in the language."""
        return self._words.number(number)

    def _filled(self, name: str, values: dict[str, object]) -> Markup:
        pieces = self._words.form(name, values.get("count"))
        return Markup("".join([self._piece(each, name, values) for each in pieces]))  # noqa: S704  # of escaped pieces

    def _piece(self, piece: Piece, name: str, values: dict[str, object]) -> str:
        if not piece.slot:
            return _escape(piece.text)
        if piece.slot not in values:
            raise LookupError(f"the message '{name}' needs a value for '{piece.slot}'")
        value = values[piece.slot]
        if piece.text:
            return f'<a href="{escape(value)}">{escape(piece.text)}</a>'
        if isinstance(value, int):
            return self.number(value)
        return self._words.written(_escape(value))
