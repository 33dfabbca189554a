"""Days and instants as editors write them, and as readers see them."""

import re
from datetime import date, datetime

from msgspec import Struct

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORTEST_MONTH = 3
# Both say what digits and hours are: fromisoformat takes other separators than these, 14.30 for
# 14:00 and, in some versions of Python, 24:00 for the next day.
_STAMP = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"([01]?[0-9]|2[0-3]):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:[Zz]|([-+])([0-9]{1,2})(?::?([0-5][0-9]))?))?"
)
_PLAIN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO = re.compile(
    r"[0-9]{4}-?(?:[0-9]{2}-?[0-9]{2}|W[0-9]{2}-?[1-7])"
    r"(?:[T ](?:[01][0-9]|2[0-3])(?::?[0-5][0-9](?::?[0-5][0-9](?:[.,][0-9]+)?)?)?"
    r"(?:Z|[-+][0-9]{2}(?::?[0-5][0-9])?)?)?"
)


class Moment(Struct, frozen=True, order=True, gc=False):
    """The written day, which is shown and sorted, and its instant (RFC 3339) for machines."""

    day: date
    instant: str


def parse_moment(text: str) -> Moment | None:
    """Read an ISO 8601 day, a time after it or not, or a YAML 1.1 timestamp; else ``None``.

    Years, months and weeks are no days. Parts of a second are left out.
    """
    if _PLAIN.fullmatch(text):
        return _parse_day(text)
    stamp = _STAMP.fullmatch(text)
    if not stamp and not _ISO.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(_in_iso(stamp) if stamp else text)
    except ValueError:
        return None
    return Moment(moment.date(), _rfc3339(moment))


def _parse_day(text: str) -> Moment | None:
    """Read a day as most are written, which is by far the quickest to read."""
    try:
        return Moment(date.fromisoformat(text), f"{text}T00:00:00Z")
    except ValueError:
        return None


def _in_iso(stamp: re.Match[str]) -> str:
    year, month, day, hour, minute, second, sign, hours, minutes = stamp.groups()
    zone = f"{sign}{hours:0>2}:{minutes or '00'}" if sign else "Z"
    return f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}:{second or '00'}{zone}"


def _rfc3339(moment: datetime) -> str:
    """Write an instant; what has no zone, or one without an offset, is taken for UTC."""
    text = moment.isoformat(timespec="seconds")
    return text if moment.utcoffset() else f"{text.removesuffix('+00:00')}Z"


def long_date(day: date) -> str:
    """Write a day for readers: ``02 June 2015``."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04}"


def month_name(day: date) -> str:
    """Write a month for readers: ``June 2015``."""
    return f"{MONTHS[day.month - 1]} {day.year:04}"


def month_number(name: str) -> int | None:
    """Find a month by its English name, whole or shortened to three letters or more."""
    if len(name) < _SHORTEST_MONTH:
        return None
    months = enumerate(MONTHS, 1)
    start = name.casefold()
    return next((number for number, month in months if month.casefold().startswith(start)), None)
