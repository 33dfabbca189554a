"""Times of events as editors write them: a day, or a day with a time, in a zone or in the site's.

``2026-05-04``, ``2026-05-04 14:00``, ``2026-05-04 14:00 America/New_York``, and the same with an
offset (ISO 8601) or both (RFC 9557).
"""

import re
from datetime import datetime

from sitegen.dates import parse_moment
from sitegen.day_kinds import no_day
from sitegen.event_times import EventTime, offset_text
from sitegen.kinds import Fault, Kind, shown
from sitegen.located import Text
from sitegen.time_notations import ZONE, no_time, zone_hint
from sitegen.zones import zone_name

_EXPECTED = "a date, or a date and a time"
_STAMP = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:(?P<utc>[Zz])\b|(?:(?:UTC|GMT|utc|gmt)[ \t]*)?"
    r"(?P<sign>[-+])(?P<hours>[01]?[0-9]|2[0-3])(?::?(?P<minutes>[0-5][0-9]))?))?"
    rf"[ \t]*(?P<zone>\[{ZONE}\]|{ZONE})?"
)
_AT_UTC = "+00:00"
_UNIT = re.compile("[Uu]hr|h")
"""What follows a time in German and in French, and is no zone."""
_FARTHEST = {"-": "12:00", "+": "14:00"}
"""How far from UTC clocks are anywhere: on Baker Island and on the Line Islands."""


def read_event_time(text: Text) -> EventTime | Fault:
    """Read a day, with a time or without; what a time lacks of its zone is settled later."""
    written = text.text.strip()
    stamp = _STAMP.fullmatch(written)
    read = _stamped(stamp, written) if stamp else _other_notation(written)
    if isinstance(read, EventTime) and _is_too_far(read):
        return _too_far(read)
    return read or no_time(written, _EXPECTED)


def _stamped(stamp: re.Match[str], written: str) -> EventTime | Fault:
    zone = (stamp["zone"] or "").strip("[] \t")
    name = zone_name(zone) if zone else ""
    if zone and not name:
        if _UNIT.fullmatch(zone):
            return no_time(written, _EXPECTED)
        return Fault(f"must be in a time zone that exists, not {shown(zone)}", zone_hint(zone))
    moment = parse_moment(f"{stamp['year']}-{stamp['month']}-{stamp['day']}T00:00")
    if not moment:
        return no_day(written, _EXPECTED)
    clock = f"{stamp['hour']:0>2}:{stamp['minute']}:{stamp['second'] or '00'}"
    return EventTime(moment.day, clock, name, _offset(stamp))


def _offset(stamp: re.Match[str]) -> str:
    if stamp["sign"]:
        offset = f"{stamp['sign']}{stamp['hours']:0>2}:{stamp['minutes'] or '00'}"
        return _AT_UTC if offset == "-00:00" else offset
    return _AT_UTC if stamp["utc"] else ""


def _is_too_far(when: EventTime) -> bool:
    """Tell whether clocks are nowhere so far from UTC."""
    return bool(when.offset) and when.offset[1:] > _FARTHEST[when.offset[0]]


def _too_far(when: EventTime) -> Fault:
    problem = f"must be no more than 12 hours behind UTC or 14 ahead of it, not {when.offset}"
    if when.offset.startswith("+"):
        return Fault(problem, "correct how far its clocks are from UTC, such as -04:00")
    start, end = when.time.removesuffix(":00"), when.offset[1:]
    zone = f" {when.zone}" if when.zone else ""
    first = f"write {when.day} {start}{zone} as 'start' and, if it is over at {end}"
    return Fault(problem, f"{first}, {when.day} {end}{zone} as 'end'")


def _other_notation(written: str) -> EventTime | None:
    """Read a day alone, and what ISO 8601 allows besides: ``20260504T140000Z``."""
    moment = parse_moment(written)
    if not moment:
        return None
    if "T" not in written and " " not in written:
        return EventTime(moment.day)
    whole = datetime.fromisoformat(written)
    offset = whole.utcoffset()
    return EventTime(
        moment.day,
        whole.time().isoformat("seconds"),
        offset="" if offset is None else offset_text(offset),
    )


EVENT_TIME = Kind(_EXPECTED, read_event_time, "2026-05-04 14:00")
