"""Zones: the time zones of the world and what they were on each day, from the package ``tzdata``.

The only module that knows it. What the machine knows of zones is never asked: so two machines with
the same packages agree, and one without any such data (Windows, a slim container) needs none.
"""

from datetime import MINYEAR, datetime, timedelta
from datetime import UTC as _UTC
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from zoneinfo import ZoneInfo

UTC = "UTC"
_PLAIN_NAMES = frozenset({"GMT", UTC})
"""Names that aren't places; others, such as EST, mean one thing to people and another to data."""
_LONG_AGO, _ONE_DAY, _ONE_SECOND = 1970, timedelta(days=1), timedelta(seconds=1)


class Shift(Struct, frozen=True):
    """A change of a zone's clocks: when it comes, on the clocks before it, and how far from UTC.

    ``name`` is what the time is called afterwards: EDT; ``is_summer`` tells whether that is
    daylight saving time.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@cache
def zone_names() -> tuple[str, ...]:
    """List the names of all zones that editors may give, sorted."""
    names = (_database() / "zones").read_text(encoding="ascii").split()
    return tuple(sorted(name for name in names if "/" in name or name in _PLAIN_NAMES))


@cache
def _spelled() -> dict[str, str]:
    return {_key(name): name for name in zone_names()}


def zone_name(written: str) -> str:
    """Find a zone's name, whatever its case is and with spaces for ``_``; empty if there is none.

    >>> zone_name("america/new york")
    'America/New_York'
    """
    return _spelled().get(_key(written), "")


def _key(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _database() -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415  # 8 ms, and most sites have no events

    return files("tzdata")


@cache
def zone(name: str) -> "ZoneInfo":
    """Read what is known of a zone, by one of the names above."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # as above

    path = _database().joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def offsets_at(local: datetime, name: str) -> tuple[timedelta, ...]:
    """Tell how far from UTC a zone's clocks are when they show a time: the earlier moment first.

    Where clocks go back a time is shown twice and has two; where they go forward one is left out
    and has none.
    """
    place = zone(name)
    found = []
    for fold in (0, 1):
        offset = local.replace(tzinfo=place, fold=fold).utcoffset() or timedelta()
        if _is_shown(local, offset, place):
            found.append(offset)
    return tuple(dict.fromkeys(found))


def _is_shown(local: datetime, offset: timedelta, place: "ZoneInfo") -> bool:
    """Tell whether a zone's clocks show a time when they would, so far from UTC."""
    try:
        moment = (local - offset).replace(tzinfo=_UTC)
    except OverflowError:  # on the first or the last day that there is
        return True
    return moment.astimezone(place).replace(tzinfo=None, fold=0) == local


def around_gap(local: datetime, name: str) -> datetime:
    """Give what clocks show in place of a time that they leave out: as much later as they jump."""
    place = zone(name)
    offset = local.replace(tzinfo=place, fold=0).utcoffset() or timedelta()
    moment = (local - offset).replace(tzinfo=_UTC)
    return moment.astimezone(place).replace(tzinfo=None, fold=0)


def state_at(moment: datetime, name: str) -> Shift:
    """Tell what a zone's clocks are like at a local time, as if they had changed to that then."""
    there = moment.replace(tzinfo=zone(name))
    offset = there.utcoffset() or timedelta()
    return Shift(moment, offset, offset, there.tzname() or name, _is_summer(there))


@lru_cache(maxsize=1024)
def shifts(name: str, year: int) -> tuple[Shift, ...]:
    """List the changes of a zone's clocks within a year (UTC), the first one first."""
    place = zone(name)
    found, day = [], datetime(year, 1, 2 if year == MINYEAR else 1, tzinfo=_UTC)
    while day.year == year and (year, day.timetuple().tm_yday) < (9999, 365):
        later = day + _ONE_DAY
        if day.astimezone(place).utcoffset() != later.astimezone(place).utcoffset():
            found.append(_shift_between(day, later, place))
        day = later
    return tuple(found)


def _shift_between(before: datetime, after: datetime, place: "ZoneInfo") -> Shift:
    """Find the change between two moments to the second, by halving."""
    was = before.astimezone(place).utcoffset() or timedelta()
    while after - before > _ONE_SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(place).utcoffset() == was:
            before = middle
        else:
            after = middle
    there = after.astimezone(place)
    local = after.replace(tzinfo=None) + was
    return Shift(
        local, was, there.utcoffset() or timedelta(), there.tzname() or "", _is_summer(there)
    )


def _is_summer(there: datetime) -> bool:
    return (there.dst() or timedelta()) > timedelta()
