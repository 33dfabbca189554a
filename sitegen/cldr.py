"""CLDR: how a language writes days and numbers, and which form a number asks for.

The only module that knows Babel, which brings the data of the Common Locale Data Repository.
English needs none of it: it has the forms that sitegen's English pages always had.
"""

import re
from datetime import date, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitegen.dates import MONTHS, long_date, month_name

if TYPE_CHECKING:
    from babel import Locale

_LEFT_TO_RIGHT = frozenset(("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"))
"""What most resources are in, if not in the language of their site: no data is read for these."""
FORMS = ("zero", "one", "two", "few", "many", "other")
"""What languages may have forms for; none has another, and most have fewer."""
_MONTH_NAME = re.compile("MMM+")
_COUNTRY = 2
"""Letters of a country's code (ISO 3166-1)."""
_AREA = 3
"""Digits of the code of an area (UN M.49)."""
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
    return _by_skeleton("yMMMM", day, locale) if locale else month_name(day)


@cache
def month_names(tag: str) -> tuple[str, ...]:
    """Name the months as dates in a language do: ``enero``, ``febrero``."""
    locale = _locale(tag)
    if locale is None:
        return MONTHS
    names = locale.months["format"]["wide"]
    return tuple(names[number] for number in range(1, len(MONTHS) + 1))


@lru_cache(maxsize=_HELD)
def year_text(tag: str, day: date) -> str:
    """Write the year of a day as is usual in a language: ``2015年``."""
    locale = _locale(tag)
    return _by_skeleton("y", day, locale) if locale else f"{day.year:04}"


def _by_skeleton(skeleton: str, day: date, locale: "Locale") -> str:
    from babel.dates import format_skeleton  # noqa: PLC0415  # as above

    return format_skeleton(skeleton, day, locale=locale)


@lru_cache(maxsize=_HELD)
def span_texts(tag: str, first: date, last: date) -> tuple[str, str]:
    """Write the days from one to another so that nothing is said twice.

    The two texts follow each other as they are: ``04-`` and ``06 May 2026``, with a longer dash.
    """
    locale = _locale(tag)
    if locale is None:
        return _english_span(first, last)
    from babel.dates import parse_pattern  # noqa: PLC0415  # as above

    formats = locale.interval_formats  # one for the first day, and one for the last
    found = (formats.get("yMMMMd") or formats["yMMMd"])[_changing(first, last)]
    one, other = (_MONTH_NAME.sub("MMMM", each) for each in found)
    return parse_pattern(one).apply(first, locale), parse_pattern(other).apply(last, locale)


def _changing(first: date, last: date) -> str:
    """Name the largest field in which two days differ, as CLDR does."""
    if first.year != last.year:
        return "y"
    return "d" if first.month == last.month else "M"


def _english_span(first: date, last: date) -> tuple[str, str]:
    match _changing(first, last):
        case "d":
            return f"{first:%d}–", long_date(last)  # noqa: RUF001  # a span's dash
        case "M":
            return f"{long_date(first)[:-5]} – ", long_date(last)  # noqa: RUF001  # as above
        case _:
            return f"{long_date(first)} – ", long_date(last)  # noqa: RUF001  # as above


@lru_cache(maxsize=_HELD)
def time_text(tag: str, clock: time) -> str:
    """Write a time of day as is usual in a language: ``14:00``."""
    locale = _locale(tag)
    if locale is None:
        return f"{clock:%H:%M}"
    from babel.dates import format_time  # noqa: PLC0415  # as above

    return format_time(clock, "short", locale=locale)


@cache
def city_text(tag: str, zone: str) -> str:
    """Name the city that a time zone is named by, in a language: ``Nueva York``."""
    locale = _locale(tag)
    if locale is None:
        return _city(zone)
    from babel.core import get_global  # noqa: PLC0415  # as above

    known = get_global("zone_aliases").get(zone, zone)
    return str(locale.time_zones.get(known, {}).get("city") or _city(zone))


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


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
def language_text(tag: str, named: str) -> str:
    """Name a language in another; in English, and where it has no name, by its code."""
    locale = _locale(tag)
    found = _parsed(named) if locale else None
    return (found and found.get_display_name(locale)) or named


@cache
def plural_forms(tag: str) -> frozenset[str]:
    """Name the forms that a language has for whole numbers and others."""
    locale = _locale(tag)
    return frozenset({"one", "other"} if locale is None else {*locale.plural_form.tags, "other"})


@cache
def direction(tag: str) -> str:
    """Tell how a language is written, as HTML has it: ``ltr`` or ``rtl``."""
    locale = None if tag in _LEFT_TO_RIGHT else _locale(tag)
    is_turned = locale is not None and locale.character_order == "right-to-left"
    return "rtl" if is_turned else "ltr"


@cache
def locale_of(tag: str) -> str:
    """Name a language with a country: ``pt_BR``, where none is said the likeliest, ``fr_FR``.

    Empty for an area of many countries, and for English of no country, which the Open Graph
    protocol takes for granted.
    """
    language, *more = tag.split("-")
    region = next((each for each in more if _is_region(each)), "")
    if not region and _locale(tag):
        from babel.core import get_global  # noqa: PLC0415  # as above

        likely = get_global("likely_subtags")
        found = likely.get(tag.replace("-", "_")) or likely.get(language, "")
        region = found.rpartition("_")[2]
    return f"{language}_{region}" if len(region) == _COUNTRY else ""


def _is_region(subtag: str) -> bool:
    """Tell whether a part of a tag is a country (``BR``) or a wider area (``419``)."""
    return len(subtag) == _COUNTRY or (len(subtag) == _AREA and subtag.isdigit())


@cache
def _locale(tag: str) -> "Locale | None":
    """Find the data of a language; ``None`` for English, and for what there is no data of."""
    return None if tag.partition("-")[0] == "en" else _parsed(tag)


def _parsed(tag: str) -> "Locale | None":
    """Find the data of a language; what a tag says beyond what is known is left out."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # as above

    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return None
