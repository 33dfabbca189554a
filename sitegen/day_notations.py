"""Notations of days that mean one day only, whoever reads them: these may be put right unasked.

What a hint may guess is more: it can leave out a time, or take the point of a German date for one.
"""

import re
from datetime import date

from sitegen.dates import month_number

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MONTH_FIGURES = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_WORDS = tuple(
    re.compile(rf"(?:(?P<weekday>[^\W\d_]{{3,9}})\.?,?\s+)?{order}", re.IGNORECASE)
    for order in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}\s+{_MONTH}\s+{_DAY}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
    )
)
_MONTH_WORDS = re.compile(rf"{_MONTH},?\s+{_YEAR}")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def unambiguous_day(written: str) -> str:
    """Write in ISO 8601 the one day that a text can mean and is all about; else nothing."""
    days = {*_in_figures(written), *_in_words(written)}
    return days.pop().isoformat() if len(days) == 1 else ""


def unambiguous_month(written: str) -> str:
    """Write in ISO 8601 the one month that a text can mean and is all about; else nothing."""
    figures, words = _MONTH_FIGURES.fullmatch(written), _MONTH_WORDS.fullmatch(written)
    month = None
    if figures:
        month = _day(int(figures[1]), int(figures[2]), 1)
    elif words:
        month = _day(int(words["year"]), month_number(words["month"]) or 0, 1)
    return month.isoformat()[: len("2015-09")] if month else ""


def _in_figures(written: str) -> set[date]:
    """Read figures; where the year is last, either of the others may be the month."""
    readings: list[tuple[int, int, int]] = []
    if found := _YEAR_FIRST.fullmatch(written):
        readings = [(int(found[1]), int(found[3]), int(found[4]))]
    elif found := _YEAR_LAST.fullmatch(written):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        readings = [(year, other, one), (year, one, other)]
    return {day for each in readings if (day := _day(*each))}


def _in_words(written: str) -> set[date]:
    found = next(filter(None, (each.fullmatch(written) for each in _WORDS)), None)
    if not found:
        return set()
    month = month_number(found["month"]) or 0
    day = _day(int(found["year"]), month, int(found["day"]))
    return {day} if day and _is_on(day, found["weekday"]) else set()


def _is_on(day: date, weekday: str | None) -> bool:
    """Tell whether a day is on a weekday, if one is named, whole or shortened."""
    return not weekday or _WEEKDAYS[day.weekday()].startswith(weekday.casefold())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
