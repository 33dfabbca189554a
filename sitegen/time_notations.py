"""Notations of times that aren't read: what must have been meant, and how that is written.

Among them are clocks of twice 12 hours, the points and letters of other languages, the zones that
go by a few letters, and spans that say in one field what belongs in two.
"""

import re
from datetime import date, timedelta

from sitegen.dates import parse_moment
from sitegen.day_kinds import likely_days, no_day
from sitegen.day_notations import unambiguous_day
from sitegen.kinds import Fault, not_
from sitegen.nearest import nearest
from sitegen.zones import zone_name, zone_names

ZONE = r"(?![AaPp]\.?[Mm]\b)[A-Za-z][A-Za-z0-9_+/ -]*"
"""What may be the name of a zone; times before noon and after it aren't."""
_TIME = (
    r"(?P<hour>[0-9]{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?)?"
    r"\s*(?:(?P<half>[AaPp])\.?[Mm]\.?|(?P<unit>[Uu]hr|h)\b)?"
)
_CLOCK = re.compile(rf",?\s+(?:at\s+)?{_TIME}(?:,?\s+(?P<zone>{ZONE}))?")
_TIME_ALONE = re.compile(_TIME)
_SPAN = re.compile(r"\s*[\u2013\u2014]\s*|(?<=[0-9])/(?=[0-9])|\s+(?:-|to|until)\s+")
_DAY_ENDS = re.compile(rf"(.+?)(?:[Tt]|,?\s+)24(?:[:.]?00){{1,2}}(?:\s+(?P<zone>{ZONE}))?")
_FIGURES = re.compile("[0-9]+")
_OF_A_DAY = 3
_OFFSET = re.compile("[+-][0-9]")
"""Never a hint at a zone: Etc/GMT+2 is two hours *behind* UTC."""
_OF_TIME = re.compile(r"(?:\s+(?:standard|daylight|summer))?\s+time$", re.IGNORECASE)
_NOON, _HOURS = 12, 24
_MIDNIGHT = "00:00"
"""Without a zone it would be read as the whole day."""
_ABBREVIATED = {
    "America/New_York": ("ET", "EST", "EDT", "EASTERN"),
    "America/Chicago": ("CT", "CST", "CDT", "CENTRAL"),
    "America/Denver": ("MT", "MST", "MDT", "MOUNTAIN"),
    "America/Los_Angeles": ("PT", "PST", "PDT", "PACIFIC"),
    "Europe/London": ("BST",),
    "Europe/Berlin": ("CET", "CEST", "MEZ", "MESZ"),
    "Europe/Helsinki": ("EET", "EEST"),
    "Asia/Kolkata": ("IST",),
    "Asia/Tokyo": ("JST",),
    "Australia/Sydney": ("AEST", "AEDT"),
}
"""Places that have the time that such letters most often mean; several zones share most of them."""
_MEANT = {letters: name for name, each in _ABBREVIATED.items() for letters in each}


def zone_hint(written: str) -> str:
    """Say which time zone may have been meant."""
    near = _meant(written)
    return f"write {near}" if near else "write the name of a zone, such as America/New_York"


def _meant(written: str) -> str:
    """Find the zone that may have been meant; empty if none is like that."""
    if _OFFSET.search(written):
        return ""
    place = _OF_TIME.sub("", written)
    return _MEANT.get(place.upper()) or _city(place) or nearest(written, zone_names()) or ""


def _city(written: str) -> str:
    """Find the zone that is named by a city: New York."""
    city = written.casefold().replace(" ", "_")
    return next((name for name in zone_names() if name.casefold().endswith(f"/{city}")), "")


def no_time(written: str, expected: str) -> Fault:
    """Say what is wrong with what should be a day, with a time or without, and how it is right."""
    problem, even = not_(expected, written), " ".join(written.split())
    return (
        _span(even, problem)
        or _other_clock(even, problem)
        or _end_of_day(even, problem)
        or _no_day(even, no_day(written, expected))
    )


def _other_clock(written: str, problem: str) -> Fault | None:
    """Show a day and its time in the right form, where both can be told."""
    for clock in _CLOCK.finditer(written):
        if clock.end() != len(written):
            continue
        before, time = written[: clock.start()], _time(clock)
        sure = unambiguous_day(before)
        days = [sure] if sure else _likely(before)
        zone = zone_name(clock["zone"] or "")
        guessed = zone or _meant(clock["zone"] or "")
        if time and days and bool(guessed) == bool(clock["zone"]):
            right = [" ".join(filter(None, (day, time, guessed))) for day in days]
            is_certain = sure and guessed == zone and (zone or time != _MIDNIGHT)
            instead = right[0] if is_certain else ""
            return Fault(problem, f"write {' or '.join(right)}", instead=instead)
    return None


def _likely(before: str) -> list[str]:
    """Give the days that the text before a time may mean, if no other figures are in it."""
    return likely_days(before) if len(_FIGURES.findall(before)) == _OF_A_DAY else []


def _time(clock: re.Match[str]) -> str:
    """Read a time of 24 hours or of twice 12; a number alone can't be told from any other."""
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return ""
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif not clock["minute"] and not clock["unit"]:
        return ""
    second = (clock["second"] or "").replace("00", "")
    time = ":".join(filter(None, (f"{hour:02}", clock["minute"] or "00", second)))
    return time if hour < _HOURS else ""


def _end_of_day(written: str, problem: str) -> Fault | None:
    """Write the moment at which a day ends as the one at which the next day begins."""
    found = _DAY_ENDS.fullmatch(written)
    day = unambiguous_day(found[1]) if found else ""
    if not found or not day or day == date.max.isoformat():
        return None
    later = date.fromisoformat(day) + timedelta(days=1)
    moment = " ".join(filter(None, (later.isoformat(), "00:00", found["zone"])))
    return Fault(problem, f"write {moment}, when that day is over")


def _span(written: str, problem: str) -> Fault | None:
    """Tell where the end of what goes from one time to another is written."""
    first, *others = _SPAN.split(written)
    day = parse_moment(first)
    if not day or len(others) != 1:
        return None
    return Fault(problem, f"write {first} as 'start', and when it is over as 'end'")


def _no_day(written: str, fault: Fault) -> Fault:
    """Add to what is told of a day what is to be told of its time."""
    if parse_moment(written[: len("2026-05-04")]):
        hint = "write a time of 24 hours after the day, such as 2026-05-04 14:00"
        return Fault(fault.problem, f"{hint}, and then its zone if it isn't the site's")
    clock = _TIME_ALONE.fullmatch(written)
    if clock and _time(clock):
        return Fault(fault.problem, f"write the day too, such as 2026-05-04 {_time(clock)}")
    if ":" in written and likely_days(written):
        return Fault(fault.problem, f"{fault.hint}, and then the time, such as 2026-05-04 14:00")
    return fault
