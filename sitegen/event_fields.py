"""Settle the times of an event: which zone each is in, whether it exists there, which comes first.

A time without a zone has that of the event's start, which without one has the site's. A time that
clocks leave out or show twice, as they are put forward or back, is an error: nobody can be told
when to come.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location
from sitegen.event_times import EventTime, moment_of, offset_text
from sitegen.located import Node, Table
from sitegen.zones import around_gap, offsets_at

_START, _END = "start", "end"
_ZONE_THERE = "write the zone behind the time in 'start', such as 2026-05-04 14:00 America/New_York"
_START_THERE, _END_THERE = (
    f"write the day and the time as '{name}', such as 2026-05-04 14:00" for name in (_START, _END)
)
ELSEWHERE = {
    **dict.fromkeys(("timezone", "tz", "zone"), _ZONE_THERE),
    **dict.fromkeys(("startdate", "starttime", "time"), _START_THERE),
    **dict.fromkeys(("enddate", "endtime"), _END_THERE),
}
"""Where the fields that other programs have for events are written, by the keys of their names."""
_MIDNIGHT = "00:00:00"


class _Unsettled(Exception):  # noqa: N818  # it is a fault of an editor's, and none of ours
    """A time that isn't in its zone: what is wrong with it, and the remedy."""


def settle(
    values: dict[str, Any], fields: Table, path: str, zone: str, told: frozenset[str | None]
) -> Diagnostics:
    """Settle ``start`` and ``end`` among a file's values; what can't be is taken out, and told.

    ``zone`` is that of the site, ``told`` are fields of which an error is told already.
    """
    given = {name: values.pop(name) for name in (_START, _END) if name in values}
    nodes = {key.text: node for key, node in fields.entries}
    faults: list[Diagnostic] = []
    for name, when in _whole_days(given).items():
        try:
            values[name] = _settled(when, values.get(_START), zone)
        except _Unsettled as why:
            faults.append(_fault(name, nodes, fields, path, *why.args))
    values |= {name: _without_zone(values[name]) for name in _twofold(given) if name in values}
    if not faults and _END in values:
        faults += [_fault(_END, nodes, fields, path, *why) for why in _misplaced(values, told)]
        if faults:
            del values[_END]
    return tuple(faults)


def _whole_days(given: Mapping[str, EventTime]) -> Mapping[str, EventTime]:
    """Take midnight in no zone for the whole day, as forms write it, if no other time is given."""
    if all(_is_day(when) for when in given.values()):
        return {name: EventTime(when.day) for name, when in given.items()}
    return given


def _is_day(when: EventTime) -> bool:
    return not when.time or (when.time == _MIDNIGHT and not when.zone + when.offset)


def _settled(when: EventTime, start: EventTime | None, zone: str) -> EventTime:
    if not when.time:
        return when
    if not when.zone and not when.offset:
        if start and start.time and not start.zone:
            return replace(when, offset=start.offset)
        when = replace(when, zone=start.zone if start and start.zone else zone)
    return _in_zone(when) if when.zone else when


def _in_zone(when: EventTime) -> EventTime:
    """Find how far from UTC the clocks of a zone are then. Raises ``_Unsettled``."""
    offsets = list(map(offset_text, offsets_at(when.local, when.zone)))
    written = f"{when.day} {when.time.removesuffix(':00')}"
    if when.offset in offsets or (len(offsets) == 1 and not when.offset):
        return replace(when, offset=when.offset or offsets[0])
    if not offsets:
        after = around_gap(when.local, when.zone)
        raise _Unsettled(
            f"must be a time that exists: in {when.zone} clocks are put forward and leave out "
            f"{written}",
            f"write {after:%Y-%m-%d %H:%M} {when.zone}, which is what they show then",
        )
    choices = " or ".join(f"{written}{each} {when.zone}" for each in offsets)
    if when.offset:
        raise _Unsettled(
            f"must be as far from UTC as {when.zone} is then, {' or '.join(offsets)}, "
            f"not {when.offset}",
            f"write {written} {when.zone}, or only {written}{when.offset}",
        )
    raise _Unsettled(
        f"must be a time that comes once: in {when.zone} clocks are put back and show "
        f"{written} twice",
        f"write {choices}: the first one comes first",
    )


def _twofold(given: Mapping[str, EventTime]) -> Iterator[str]:
    """Find times that their zone's clocks show twice: only their offset says which is meant.

    A calendar program that is told the zone would take the first one (RFC 5545, section 3.3.5).
    """
    for name, when in given.items():
        if when.zone and when.offset and len(offsets_at(when.local, when.zone)) > 1:
            yield name


def _without_zone(when: EventTime) -> EventTime:
    return replace(when, zone="")


def _misplaced(values: Mapping[str, Any], told: frozenset[str | None]) -> Iterator[tuple[str, str]]:
    """Tell what is wrong with an end, beside its start."""
    start, end = values.get(_START), values[_END]
    if start is None:
        if _START not in told:
            yield "has no 'start' beside it", "add 'start', or remove 'end'"
    elif bool(start.time) != bool(end.time):
        yield (
            f"must {'have' if start.time else 'be without'} a time, as 'start' is",
            "write both with a time, or both without",
        )
    elif moment_of(end) < moment_of(start):
        yield f"must not be before 'start', which is {start.iso}", "correct one of the two"


def _fault(  # a place and its fault
    name: str, nodes: Mapping[str, Node], fields: Table, path: str, problem: str, hint: str
) -> Diagnostic:
    node = nodes.get(name, fields)
    place = Location(path, node.line, node.column)
    return Diagnostic(place, Code.FIELD_INVALID, f"'{name}' {problem}", hint)
