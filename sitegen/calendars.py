"""Calendars: events as iCalendar (RFC 5545), for the calendar programs of readers.

A time in a zone is written with the zone, whose rules are there for the years of the events; a time
that is only so far from UTC is written in UTC, and a whole day as a day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from sitegen.event_times import EventTime, moment_of
from sitegen.ical import component, line, text
from sitegen.zones import UTC, Shift, shifts, state_at

_PRODUCT = "-//sitegen//sitegen//EN"
_TIMELESS = date(1970, 1, 1)


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """An event; ``uid`` and ``url`` stay what they are, ``changed`` is the day it was changed."""

    uid: str
    url: str
    changed: date | None
    title: str
    start: EventTime
    end: EventTime | None = None
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()


class CalendarHead(Struct, frozen=True):
    """What a calendar that readers follow is called, and where it is; one event has none."""

    name: str = ""
    url: str = ""


def calendar(head: CalendarHead, *events: CalendarEvent) -> bytes:
    """Write a calendar of one event or more."""
    return component(
        "VCALENDAR",
        line("VERSION", "2.0"),
        line("PRODID", _PRODUCT),
        *_named(head),
        *_zones(events),
        *map(_event, events),
    ).encode()


def _named(head: CalendarHead) -> Iterator[str]:
    """Name a calendar, as the standard has it (RFC 7986) and as programs do, and renew it daily."""
    if head.name:
        yield line("NAME", text(head.name))
        yield line("X-WR-CALNAME", text(head.name))
        yield line("SOURCE;VALUE=URI", head.url)
        yield line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")


def _event(event: CalendarEvent) -> str:
    return component("VEVENT", *_properties(event))


def _properties(event: CalendarEvent) -> Iterator[str]:
    yield line("UID", text(event.uid))
    yield line("DTSTAMP", f"{_day(event.changed or _TIMELESS)}T000000Z")
    yield _time("DTSTART", event.start)
    if event.end and not event.end.time:
        yield _time("DTEND", _day_after(event.end))
    elif event.end and moment_of(event.end) > moment_of(event.start):
        yield _time("DTEND", event.end)
    yield line("SUMMARY", text(event.title))
    if event.description:
        yield line("DESCRIPTION", text(event.description))
    if event.location:
        yield line("LOCATION", text(event.location))
    if event.categories:
        yield line("CATEGORIES", ",".join(map(text, event.categories)))
    yield line("URL", event.url)


def _time(name: str, when: EventTime) -> str:
    if not when.time:
        return line(f"{name};VALUE=DATE", _day(when.day))
    if when.zone and when.zone != UTC:
        return line(f"{name};TZID={when.zone}", _local(when.local))
    return line(name, f"{_local(moment_of(when))}Z")


def _day_after(end: EventTime) -> EventTime:
    """Give the day that an event of whole days is over on, as the standard wants it."""
    later = end.day + timedelta(days=1) if end.day < date.max else end.day
    return EventTime(later)


def _zones(events: Iterable[CalendarEvent]) -> Iterator[str]:
    """Describe the zones that times are in, for the years that they are in."""
    years = defaultdict[str, set[int]](set)
    for event in events:
        for when in filter(None, (event.start, event.end)):
            if when.zone and when.zone != UTC:
                years[when.zone].add(when.day.year)
    for name in sorted(years):
        yield component("VTIMEZONE", line("TZID", name), *_rules(name, years[name]))


def _rules(name: str, years: set[int]) -> Iterator[str]:
    for year in sorted(years):
        if year - 1 not in years:
            first = datetime(year, 1, 1)  # noqa: DTZ001  # what the clocks there show
            yield _rule(state_at(first, name))
        yield from map(_rule, shifts(name, year))


def _rule(shift: Shift) -> str:
    return component(
        "DAYLIGHT" if shift.is_summer else "STANDARD",
        line("DTSTART", _local(shift.at)),
        line("TZOFFSETFROM", _offset(shift.before)),
        line("TZOFFSETTO", _offset(shift.after)),
        line("TZNAME", text(shift.name)),
    )


def _local(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _offset(offset: timedelta) -> str:
    sign, size = ("-", -offset) if offset < timedelta() else ("+", offset)
    seconds = int(size.total_seconds())
    rest = f"{seconds % 60:02}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}{rest}"
