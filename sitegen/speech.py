"""Speech: how templates say the words of the theme, escaped for HTML."""

from markupsafe import Markup, escape

from sitegen.fragments import QuickEnvironment
from sitegen.messages import Piece
from sitegen.words import Words

_escape = QuickEnvironment.escape


class Say:
    """The filter ``say``: a message by its name, filled in with text, markup or numbers.

    Messages are text. What a link in a message leads to is filled in by its name. What is said
    without values depends on the words alone, so it is said once, when a template is compiled.
    """

    def __init__(self, words: Words) -> None:
        """Take the words of a site."""
        self._words = words
        self._patterns: dict[tuple[str, object], tuple[str, tuple[str, ...]]] = {}

    def __call__(self, name: str, /, **values: object) -> Markup:
        """Say a message. Raises ``LookupError`` if there is none, or if a value is lacking."""
        key = name, values.get("count")
        if key not in self._patterns:
            pieces = self._words.form(*key)
            links = tuple(each.slot for each in pieces if each.slot and each.text)
            self._patterns[key] = "".join(map(_pattern, pieces)), links
        pattern, links = self._patterns[key]
        try:
            written = {slot: self._written(values[slot]) for slot in values}
            written |= {f"{slot} href": str(escape(values[slot])) for slot in links}
            return Markup(pattern % written)  # noqa: S704  # all of it is escaped
        except KeyError as lacking:
            slot = str(lacking.args[0]).removesuffix(" href")
            raise LookupError(f"the message '{name}' needs a value for '{slot}'") from None

    def number(self, number: int) -> str:
        """Write a number as is usual in the language."""
        return self._words.number(number)

    def _written(self, value: object) -> str:
        if isinstance(value, int):
            return self._words.number(value)
        return self._words.written(_escape(value))


def _pattern(piece: Piece) -> str:
    """Write a piece as a part of what is filled in by ``%``."""
    text = _escape(piece.text).replace("%", "%%")
    if not piece.slot:
        return text
    return f'<a href="%({piece.slot} href)s">{text}</a>' if text else f"%({piece.slot})s"
