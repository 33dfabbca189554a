"""Words: what the theme says in the language of a site, and how that writes days and numbers."""

import re
from collections.abc import Mapping
from datetime import date, time

from msgspec import Struct

from sitegen.cldr import (
    city_text,
    day_text,
    direction,
    language_text,
    month_text,
    number_text,
    span_texts,
    time_text,
    year_text,
)
from sitegen.messages import Message, Pieces
from sitegen.nearest import did_you_mean

_FIRST_STRONG, _TO_THE_LEFT, _POP = "\u2068", "\u2067", "\u2069"
"""Around text whose direction is that of its first letter, or that runs to the left."""
_COMPOSED = re.compile(f"(?:<[^>]*>)*[{_FIRST_STRONG}{_TO_THE_LEFT}]")
"""What starts a text that was filled in itself, and whose first letters tell nothing."""


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
        return self._find(name).form(count)

    def forms(self, name: str) -> Mapping[str, Pieces]:
        """Find all forms of a message. Raises ``LookupError``."""
        return self._find(name).forms

    def _find(self, name: str) -> Message:
        message = self.messages.get(name)
        if message is None:
            raise LookupError(f"there is no message '{name}'{did_you_mean(name, self.messages)}")
        return message

    def written(self, value: str | int) -> str:
        """Write a value as is usual in the language, for a place in a message.

        Among words from right to left, text is isolated (UAX 9): it may run the other way, and must
        not draw the signs around it along.
        """
        if not isinstance(value, str):
            return self.number(value)
        if self.direction != "rtl":
            return value
        return f"{_TO_THE_LEFT if _COMPOSED.match(value) else _FIRST_STRONG}{value}{_POP}"

    def number(self, number: int) -> str:
        """Write a number for readers."""
        return number_text(self.language, number)

    def day(self, day: date) -> str:
        """Write a day for readers."""
        return day_text(self.language, day)

    def span(self, first: date, last: date) -> tuple[str, str]:
        """Write the days from one to another, as two texts that follow each other."""
        return span_texts(self.language, first, last)

    def time(self, clock: time) -> str:
        """Write a time of day for readers."""
        return time_text(self.language, clock)

    def city(self, zone: str) -> str:
        """Name the city of a time zone for readers."""
        return city_text(self.language, zone)

    def month(self, day: date) -> str:
        """Write the month of a day for readers."""
        return month_text(self.language, day)

    def named(self, language: str) -> str:
        """Name a language for readers."""
        return language_text(self.language, language)

    def year(self, day: date) -> str:
        """Write the year of a day for readers."""
        return year_text(self.language, day)
