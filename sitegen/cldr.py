"""CLDR: how a language writes days and numbers, and which form a number asks for.

The only module that knows Babel, which brings the data of the Common Locale Data Repository.
English needs none of it: it has the forms that sitegen's English pages always had.
"""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitegen.dates import long_date, month_name

if TYPE_CHECKING:
    from babel import Locale

_HELD = 16_384
"""Days that are held after they were worded: forty-five years of them."""


@lru_cache(maxsize=_HELD)
def day_text(tag: str, day: date) -> str:
    """Write a day as is usual in a language: ``23. September 2015``."""
    locale = _locale(tag)
    if locale is None:
        return long_date(day)
    from babel.dates import format_date  # noqa: PLC0415  # is slow to import

    return format_date(day, "long", locale)


@lru_cache(maxsize=_HELD)
def month_text(tag: str, day: date) -> str:
    """Write the month of a day as is usual in a language: ``septiembre de 2015``."""
    locale = _locale(tag)
    if locale is None:
        return month_name(day)
    from babel.dates import format_skeleton  # noqa: PLC0415  # as above

    return format_skeleton("yMMMM", day, locale=locale)


@lru_cache(maxsize=_HELD)
def number_text(tag: str, number: int) -> str:
    """Write a number as is usual in a language: ``12.345``."""
    locale = _locale(tag)
    if locale is None:
        return str(number)
    from babel.numbers import format_decimal  # noqa: PLC0415  # as above

    return format_decimal(number, locale=locale)


@lru_cache(maxsize=_HELD)
def plural_form(tag: str, number: int) -> str:
    """Name the form that a number asks for: zero, one, two, few, many or other."""
    locale = _locale(tag)
    if locale is None:
        return "one" if number == 1 else "other"
    form: str = locale.plural_form(number)
    return form


@cache
def _locale(tag: str) -> "Locale | None":
    """Find the data of a language; ``None`` for English, and for what there is no data of.

    What is said of a country, a script or more and isn't known is left out.
    """
    language = tag.partition("-")[0].lower()
    if language == "en":
        return None
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # as above

    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return None
