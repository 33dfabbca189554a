"""Days as editors write them: what can be read, and how what can't should be written."""

import re
from calendar import monthrange
from datetime import date

from sitegen.dates import Moment, month_name, month_number, parse_moment
from sitegen.day_notations import unambiguous_day, unambiguous_month
from sitegen.kinds import Fault, Kind, not_
from sitegen.located import Text

_DAY = "a date"
_PARTIAL = "a year, a month or a day"
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_YEAR_FIRST = re.compile(r"(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_YEAR_LAST = re.compile(r"(?<![0-9])([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")
Reading = tuple[int, int, int]
"""Year, month and day, which need not exist."""


def read_moment(text: Text) -> Moment | Fault:
    """Read a day, with a time or without: ISO 8601, or a timestamp of YAML 1.1."""
    written = text.text.strip()
    return parse_moment(written) or no_day(written)


def read_partial(text: Text) -> str | Fault:
    """Read a date as exactly as it is known: ``2012``, ``2012-05`` or ``2012-05-17``."""
    written = text.text.strip()
    if len(written) in {len("2012"), len("2012-05")}:
        return written if parse_moment(f"{written}-01-01"[:10]) else _no_partial(written)
    moment = parse_moment(written)
    return moment.day.isoformat() if moment else _no_partial(written)


MOMENT = Kind(_DAY, read_moment, "2015-09-23")
PARTIAL = Kind(_PARTIAL, read_partial, "2015-09")


def no_day(written: str, expected: str = _DAY) -> Fault:
    """Say what is wrong with what should be a day, in the words for what was expected."""
    if month := _month(written):
        hint = f"write the full day, for example {month}-01"
        return Fault(not_(expected, written), hint)
    return _no_such_day(written, expected, "write year, month and day, such as 2015-09-23")


def _no_partial(written: str) -> Fault:
    if month := _month(written):
        instead = unambiguous_month(written)
        return Fault(not_(_PARTIAL, written), f"write {month}", instead=instead)
    years = re.findall(r"(?<![0-9])(?!0000)[0-9]{4}(?![0-9])", written)
    otherwise = f"write {years[0]}" if len(years) == 1 else "write 2015, 2015-09 or 2015-09-23"
    return _no_such_day(written, _PARTIAL, otherwise)


def _no_such_day(written: str, expected: str, otherwise: str) -> Fault:
    """Show a full day in the right form, or say why there is no such day."""
    readings, days = _readings(written), likely_days(written)
    if days:
        hint = f"write {' or '.join(days)}"
        return Fault(not_(expected, written), hint, instead=unambiguous_day(written))
    if readings:
        return Fault(not_("a day that exists", written), _length_of(readings[0]))
    return Fault(not_(expected, written), otherwise)


def likely_days(written: str) -> list[str]:
    """Write in ISO 8601 the days that a text may mean, the likeliest first."""
    return [date(*reading).isoformat() for reading in _readings(written) if _exists(reading)]


def _month(written: str) -> str:
    """Write a year or month in ISO 8601 where that is all there is; a year is its January."""
    if _YEAR.fullmatch(written):
        return f"{written}-01" if int(written) else ""
    found = _MONTH.fullmatch(written)
    year, month, day = (int(found[1]), int(found[2]), 0) if found else _in_words(written)
    return f"{year:04}-{month:02}" if year and not day and _exists((year, month, 1)) else ""


def _readings(written: str) -> list[Reading]:
    """Give what a full day may mean; only a day and a month in figures leave a doubt."""
    if found := _YEAR_FIRST.search(written):
        return [(int(found[1]), int(found[2]), int(found[3]))]
    if found := _YEAR_LAST.search(written):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        likely = (year, second, first)
        other = (year, first, second)
        return [likely] if found[2] == "." else list(dict.fromkeys([likely, other]))
    year, month, day = _in_words(written)
    return [(year, month, day)] if day else []


def _in_words(written: str) -> Reading:
    """Find a month's name with a year, and with a day or 0: ``Wednesday, 23rd Sept 2015``."""
    words = _WORDS.findall(written)
    months = [number for word in words if (number := month_number(word))]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    days = [int(word) for word in words if re.fullmatch("[0-9]{1,2}", word)]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return 0, 0, 0
    return years[0], months[0], days[0] if days else 0


def _exists(reading: Reading) -> bool:
    try:
        date(*reading)
    except ValueError:
        return False
    return True


def _length_of(reading: Reading) -> str:
    year, month, _ = reading
    if not _exists((year, month, 1)):
        return "write year, month and day, such as 2015-09-23"
    length = monthrange(year, month)[1]
    return f"{month_name(date(year, month, 1))} has {length} days"
