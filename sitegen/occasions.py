"""Occasions: when an event takes place, in words for readers and in numbers for machines."""

from sitegen.event_times import EventTime
from sitegen.model import Resource
from sitegen.views import Day, Occasion
from sitegen.words import Words


def occasion_of(resource: Resource, words: Words) -> Occasion | None:
    """Word when an event takes place; a resource without a start is none."""
    start, end = resource.start, resource.end
    if start is None:
        return None
    if end is None or end == start:
        return Occasion(_day(start, words), None, _zone(start, words))
    if not start.time:
        first, last = words.span(start.day, end.day)
        return Occasion(Day(first, start.iso), Day(last, end.iso), is_run=True)
    zone = _zone(end, words)
    opening = _day(start, words)
    if _zone(start, words) != zone:
        text = words.say("time_in_zone", time=opening.text, zone=_zone(start, words))
        return Occasion(Day(text, opening.iso), _day(end, words), zone)
    if start.day == end.day:
        until = words.say("end_time", time=words.time(end.local.time()))
        return Occasion(opening, Day(until, _iso(end)), zone)
    return Occasion(opening, _day(end, words), zone)


def _day(when: EventTime, words: Words) -> Day:
    day = words.day(when.day)
    if when.time:
        day = words.say("day_time", day=day, time=words.time(when.local.time()))
    return Day(day, _iso(when))


def _iso(when: EventTime) -> str:
    """Write a time as HTML has it (section 2.3.5.8): without seconds where there are none."""
    return when.iso.replace(":00Z", "Z").replace(":00+", "+").replace(":00-", "-")


def _zone(when: EventTime, words: Words) -> str:
    """Name a zone by its city, or else by how far its clocks are from UTC."""
    if not when.time:
        return ""
    if "/" in when.zone and not when.zone.startswith("Etc/"):
        return words.say("zone_of_city", city=words.city(when.zone))
    return "UTC" if when.offset == "+00:00" else words.say("zone_offset", offset=when.offset)
