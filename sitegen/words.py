"""Words: what the theme says in the language of a site, and how that writes days and numbers."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from sitegen.cldr import (
    day_text,
    direction,
    language_text,
    month_text,
    number_text,
    year_text,
)
from sitegen.messages import Message, Pieces
from sitegen.nearest import did_you_mean

_FIRST_STRONG, _POP = "\u2068", "\u2069"
"""Around text whose direction is that of its first letter."""


class Words(Struct, frozen=True, eq=False):
    """The messages of a site by their names; ``language`` is that of the settings."""

    language: str
    messages: Mapping[str, Message]

    @property
    def direction(self) -> str:
        """Tell how the language is written: ``ltr`` or ``rtl``."""
        return direction(self.language)

    def say(self, name: str, **values: str | int) -> str:
        """Fill a message in, as plain text."""
        pieces = self.form(name, values.get("count"))
        return "".join([each.text or self.written(values[each.slot]) for each in pieces])

    def form(self, name: str, count: object) -> Pieces:
        """Find a message in the form for a number. Raises ``LookupError``."""
        message = self.messages.get(name)
        if message is None:
            raise LookupError(f"there is no message '{name}'{did_you_mean(name, self.messages)}")
        return message.form(count)

    def written(self, value: str | int) -> str:
        """Write a value as is usual in the language, for a place in a message.

        Among words from right to left, text is isolated (UAX 9): it may run the other way, and must
        not draw the signs around it along.
        """
        if not isinstance(value, str):
            return self.number(value)
        return f"{_FIRST_STRONG}{value}{_POP}" if self.direction == "rtl" else value

    def number(self, number: int) -> str:
        """Write a number for readers."""
        return number_text(self.language, number)

    def day(self, day: date) -> str:
        """Write a day for readers."""
        return day_text(self.language, day)

    def month(self, day: date) -> str:
        """Write the month of a day for readers."""
        return month_text(self.language, day)

    def named(self, language: str) -> str:
        """Name a language for readers."""
        return language_text(self.language, language)

    def year(self, day: date) -> str:
        """Write the year of a day for readers."""
        return year_text(self.language, day)
