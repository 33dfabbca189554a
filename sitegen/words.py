"""Words: what the theme says in the language of a site, and how that writes days and numbers."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from sitegen.cldr import day_text, month_text, number_text
from sitegen.messages import Message, Pieces
from sitegen.nearest import did_you_mean


class Words(Struct, frozen=True, eq=False):
    """The messages of a site by their names; ``language`` is that of the settings."""

    language: str
    messages: Mapping[str, Message]

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
        """Write a value as is usual in the language."""
        return value if isinstance(value, str) else number_text(self.language, value)

    def day(self, day: date) -> str:
        """Write a day for readers."""
        return day_text(self.language, day)

    def month(self, day: date) -> str:
        """Write the month of a day for readers."""
        return month_text(self.language, day)
