"""Days and instants as editors write them, and as readers see them."""

import re
from datetime import date, datetime, timezone

from msgspec import Struct

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_STAMP = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)"
    r"(\d\d?):(\d\d)(?::(\d\d)(?:\.\d*)?)?"
    r"(?:[ \t]*(?:(Z|z)|([-+])(\d\d?)(?::?(\d\d))?))?"
)


class Moment(Struct, frozen=True, order=True):
    """The written day, which is shown and sorted, and its instant (RFC 3339) for machines."""

    day: date
    instant: str


def parse_moment(text: str) -> Moment | None:
    """Read an ISO 8601 date or a YAML 1.1 timestamp; ``None`` if it is neither or isn't a day."""
    try:
        match = _STAMP.fullmatch(text)
        return _from_stamp(match) if match else _from_iso(text)
    except ValueError:
        return None


def _from_iso(text: str) -> Moment | None:
    if len(text) <= len("2015-09"):  # a year or a month is no day; fromisoformat has no say in it
        return None
    moment = datetime.fromisoformat(text)
    return Moment(moment.date(), _rfc3339(moment))


def _from_stamp(match: re.Match[str]) -> Moment:
    year, month, day, hour, minute, second, _, sign, hours, minutes = match.groups()
    moment = datetime(  # noqa: DTZ001  # the zone, if one was written, is kept beside it as text
        *map(int, (year, month, day, hour, minute, second or 0))
    )
    zone = f"{sign}{int(hours):02}:{minutes or '00'}" if sign else "Z"
    datetime.fromisoformat(f"{moment.isoformat()}{zone}")  # refuses an offset of a day or more
    return Moment(moment.date(), f"{moment.isoformat()}{zone}")


def _rfc3339(moment: datetime) -> str:
    text = moment.isoformat(timespec="seconds")
    return (
        text
        if moment.tzinfo and moment.tzinfo is not timezone.utc
        else text.removesuffix("+00:00") + "Z"
    )


def long_date(day: date) -> str:
    """Write a day for readers: ``02 June 2015``."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"


def month_name(day: date) -> str:
    """Write a month for readers: ``June 2015``."""
    return f"{_MONTHS[day.month - 1]} {day.year:04}"


def month_number(name: str) -> int | None:
    """Find a month by its English name or its first three letters."""
    key = name.casefold()[:3]
    numbers = {month.casefold()[:3]: number for number, month in enumerate(_MONTHS, 1)}
    return numbers.get(key) if len(name) >= len(key) == 3 else None  # noqa: PLR2004  # three letters
