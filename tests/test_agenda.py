"""Which events are still to come on a day."""

from datetime import date, timedelta

import pytest

from sitegen.agenda import Agenda, agenda_of
from sitegen.event_fields import settle
from sitegen.event_times import EventTime
from sitegen.kinds import Fault
from sitegen.located import Table, Text
from sitegen.model import Resource
from sitegen.settings import Settings
from sitegen.time_kinds import read_event_time

_TODAY = date(2026, 6, 15)


def _event(path: str, start: str, end: str = "", zone: str = "UTC", title: str = "T") -> Resource:
    values: dict[str, object] = {}
    for name, written in (("start", start), ("end", end)):
        if written:
            read = read_event_time(Text(written, 1, 1))
            assert not isinstance(read, Fault)
            values[name] = read
    assert settle(values, Table((), 1, 1), path, zone, frozenset()) == ()
    begins, ends = values["start"], values.get("end")
    assert isinstance(begins, EventTime)
    assert ends is None or isinstance(ends, EventTime)
    return Resource(path=path, address=f"/{path}/", title=title, start=begins, end=ends)


def _settings(zone: str = "UTC", events: str = "calendars") -> Settings:
    return Settings(title="T", base_url="https://example.org/", timezone=zone, events=events)


@pytest.mark.parametrize(
    ("start", "end", "zone", "is_upcoming"),
    [
        ("2026-06-15", "", "UTC", True),
        ("2026-06-14", "", "UTC", False),
        ("2026-06-10", "2026-06-15", "UTC", True),
        ("2026-06-10", "2026-06-14", "UTC", False),
        ("2026-06-15 00:30Z", "", "UTC", True),
        ("2026-06-14 23:30Z", "", "UTC", False),
        ("2026-06-14 22:00Z", "2026-06-15 01:00", "UTC", True),
        # It is evening in Honolulu, and tomorrow already in UTC, when an event there goes on.
        ("2026-06-14 18:00 Pacific/Honolulu", "", "UTC", True),
        ("2026-06-14", "", "Pacific/Honolulu", True),
        ("2026-06-13", "", "Pacific/Honolulu", False),
        # Morning in Auckland is yesterday in UTC; when that is over so is the event.
        ("2026-06-15 09:00 Pacific/Auckland", "", "UTC", False),
        ("2026-06-15", "", "Pacific/Auckland", True),
        ("2026-06-14", "", "Pacific/Auckland", False),
    ],
)
def test_an_event_is_to_come_until_its_last_moment(
    start: str, end: str, zone: str, *, is_upcoming: bool
) -> None:
    found = agenda_of([_event("a", start, end, zone)], _settings(zone), _TODAY)
    assert found == (Agenda(("a",), (), ("a",)) if is_upcoming else Agenda((), ("a",), ("a",)))


def test_the_soonest_comes_first_and_the_latest_of_those_past() -> None:
    events = [
        _event("b", "2026-06-16"),
        _event("a", "2026-06-16"),
        _event("z", "2026-06-16", title="A"),
        _event("c", "2026-06-15 20:00 America/New_York"),
        _event("d", "2026-06-01"),
        _event("e", "2026-06-02"),
        Resource(path="f", address="/f/", title="T"),
    ]
    found = agenda_of(events, _settings(), _TODAY)
    everything = ("d", "e", "z", "a", "b", "c")
    assert found == Agenda(("z", "a", "b", "c"), ("e", "d"), everything)
    assert found.within(["c", "a", "d", "f"]) == Agenda(("a", "c"), ("d",), ("d", "a", "c"))


def test_an_event_that_passes_is_the_latest_past_one_however_long_it_was() -> None:
    events = [
        _event("run", "2026-06-01", "2026-06-15"),
        _event("day", "2026-06-10"),
        _event("other", "2026-06-10", title="A"),
    ]
    today, tomorrow = (
        agenda_of(events, _settings(), day) for day in (_TODAY, _TODAY + timedelta(days=1))
    )
    in_order = ("run", "other", "day")
    assert today == Agenda(("run",), ("other", "day"), in_order)
    assert tomorrow == Agenda((), ("run", "other", "day"), in_order)


def test_a_site_may_want_none_of_it() -> None:
    off = agenda_of([_event("a", "2026-06-16")], _settings(events="off"), _TODAY)
    assert off == Agenda()
    assert off.within(["a"]) == Agenda()
