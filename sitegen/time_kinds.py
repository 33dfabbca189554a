"""Times of events as editors write them: a day, or a day with a time, in a zone or in the site's.

``2026-05-04``, ``2026-05-04 14:00``, ``2026-05-04 14:00 America/New_York``, and the same with an
offset (ISO 8601) or both (RFC 9557).
"""

import re
from datetime import datetime

from sitegen.dates import parse_moment
from sitegen.day_kinds import no_day
from sitegen.day_notations import unambiguous_day
from sitegen.event_times import EventTime, offset_text
from sitegen.kinds import Fault, Kind, not_, shown
from sitegen.located import Text
from sitegen.nearest import nearest
from sitegen.zones import zone_name, zone_names

_EXPECTED = "a date, or a date and a time"
_ZONE = r"(?![AaPp]\.?[Mm]\b)[A-Za-z][A-Za-z0-9_+/ -]*"
_STAMP = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:(?P<utc>[Zz])\b|(?P<sign>[-+])(?P<hours>[01]?[0-9]|2[0-3])"
    r"(?::?(?P<minutes>[0-5][0-9]))?))?"
    rf"[ \t]*(?P<zone>\[{_ZONE}\]|{_ZONE})?"
)
_CLOCK = re.compile(
    r",?\s+(?:at\s+)?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s*"
    rf"(?:(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s+(?P<zone>{_ZONE}))?"
)
_NOON, _HOURS = 12, 24
_ABBREVIATED = {
    "America/New_York": ("ET", "EST", "EDT"),
    "America/Chicago": ("CT", "CST", "CDT"),
    "America/Denver": ("MT", "MST", "MDT"),
    "America/Los_Angeles": ("PT", "PST", "PDT"),
    "Europe/London": ("BST",),
    "Europe/Berlin": ("CET", "CEST", "MEZ", "MESZ"),
    "Europe/Helsinki": ("EET", "EEST"),
    "Asia/Kolkata": ("IST",),
    "Asia/Tokyo": ("JST",),
    "Australia/Sydney": ("AEST", "AEDT"),
}
"""Places that have the time that such letters most often mean; several zones share most of them."""
_MEANT = {letters: name for name, each in _ABBREVIATED.items() for letters in each}


def read_event_time(text: Text) -> EventTime | Fault:
    """Read a day, with a time or without; what a time lacks of its zone is settled later."""
    written = text.text.strip()
    stamp = _STAMP.fullmatch(written)
    if not stamp:
        return _other_notation(written) or _no_time(written)
    zone = (stamp["zone"] or "").strip("[] \t")
    name = zone_name(zone) if zone else ""
    if zone and not name:
        return Fault(f"must be in a time zone that exists, not {shown(zone)}", zone_hint(zone))
    moment = parse_moment(f"{stamp['year']}-{stamp['month']}-{stamp['day']}T00:00")
    if not moment:
        return no_day(written, _EXPECTED)
    clock = f"{stamp['hour']:0>2}:{stamp['minute']}:{stamp['second'] or '00'}"
    return EventTime(moment.day, clock, name, _offset(stamp))


def _offset(stamp: re.Match[str]) -> str:
    if stamp["sign"]:
        return f"{stamp['sign']}{stamp['hours']:0>2}:{stamp['minutes'] or '00'}"
    return "+00:00" if stamp["utc"] else ""


def zone_hint(written: str) -> str:
    """Say which time zone may have been meant."""
    near = _MEANT.get(written.upper()) or _city(written) or nearest(written, zone_names())
    return f"write {near}" if near else "write the name of a zone, such as America/New_York"


def _city(written: str) -> str:
    """Find the zone that is named by a city: New York."""
    city = written.casefold().replace(" ", "_")
    return next((name for name in zone_names() if name.casefold().endswith(f"/{city}")), "")


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


def _no_time(written: str) -> Fault:
    """Show a day and its time in the right form, where both can be told."""
    for clock in _CLOCK.finditer(written):
        time = _time(clock)
        day = unambiguous_day(written[: clock.start()])
        if time and day and clock.end() == len(written):
            instead = " ".join(filter(None, (day, time, clock["zone"])))
            return Fault(not_(_EXPECTED, written), f"write {instead}", instead=instead)
    fault = no_day(written, _EXPECTED)
    if parse_moment(written[: len("2026-05-04")]):
        hint = "write a time of 24 hours after the day, such as 2026-05-04 14:00"
        return Fault(fault.problem, f"{hint}, and then its zone if it isn't the site's")
    return fault


def _time(clock: re.Match[str]) -> str:
    """Read a time of 24 hours or of twice 12; without minutes only the latter can be told."""
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return ""
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif not clock["minute"]:
        return ""
    return f"{hour:02}:{clock['minute'] or '00'}" if hour < _HOURS else ""


EVENT_TIME = Kind(_EXPECTED, read_event_time, "2026-05-04 14:00")
