"""Calendars, read by the library for them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sitegen.calendars import CalendarEvent, CalendarHead, calendar
from sitegen.event_times import EventTime, offset_text
from sitegen.zones import offsets_at

_DAY = date(2026, 5, 4)
_at = datetime.fromisoformat  # what clocks show, in no zone
_URL = "https://example.org/resources/a/"


def _event(start: EventTime, end: EventTime | None = None, **more: object) -> CalendarEvent:
    given = {"uid": "resources/a@example.org", "url": _URL, "changed": None, "title": "A", **more}
    return CalendarEvent(start=start, end=end, **given)  # type: ignore[arg-type]  # any field


def _read(*events: CalendarEvent, head: CalendarHead | None = None) -> Any:  # noqa: ANN401  # its types name every kind of value
    return Calendar.from_ical(calendar(head or CalendarHead(), *events))


def _in(name: str, day: date, time: str) -> EventTime:
    local = datetime.fromisoformat(f"{day}T{time}")
    return EventTime(day, time, name, offset_text(offsets_at(local, name)[0]))


def test_all_that_is_said_of_an_event() -> None:
    start = _in("America/New_York", _DAY, "14:00:00")
    read = _read(
        _event(
            start,
            _in("America/New_York", _DAY, "15:30:00"),
            changed=date(2026, 1, 2),
            title="Tea, cake; and more",
            description="First line\nhttps://example.com/",
            location="Room 4, upstairs",
            categories=("Service, public", "Tea"),
        )
    )
    (event,) = read.walk("VEVENT")
    there = ZoneInfo("America/New_York")
    assert event["UID"] == "resources/a@example.org"
    assert event["DTSTAMP"].dt == datetime(2026, 1, 2, tzinfo=UTC)
    assert event["DTSTART"].dt == datetime(2026, 5, 4, 14, tzinfo=there)
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event["DTEND"].dt == datetime(2026, 5, 4, 15, 30, tzinfo=there)
    assert event["SUMMARY"] == "Tea, cake; and more"
    assert event["DESCRIPTION"] == "First line\nhttps://example.com/"
    assert event["LOCATION"] == "Room 4, upstairs"
    assert [str(each) for each in event["CATEGORIES"].cats] == ["Service, public", "Tea"]
    assert event["URL"] == _URL
    assert not event.errors
    assert read["VERSION"] == "2.0"
    assert "NAME" not in read


def test_a_calendar_that_is_followed_has_a_name_and_an_address() -> None:
    head = CalendarHead("Library, downtown", "https://example.org/events.ics")
    read = _read(_event(EventTime(_DAY)), head=head)
    for name in ("NAME", "X-WR-CALNAME"):  # which the library takes as they are
        assert read[name].to_ical() == rb"Library\, downtown"
    assert read["SOURCE"] == "https://example.org/events.ics"
    assert read["REFRESH-INTERVAL"].dt == timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        (EventTime(_DAY), None, _DAY, None),
        (EventTime(_DAY), EventTime(_DAY), _DAY, date(2026, 5, 5)),
        (EventTime(_DAY), EventTime(date(2026, 5, 6)), _DAY, date(2026, 5, 7)),
        (EventTime(_DAY), EventTime(date.max), _DAY, date.max),
        (
            EventTime(_DAY, "14:00:00", "", "-04:00"),
            None,
            datetime(2026, 5, 4, 18, tzinfo=UTC),
            None,
        ),
        (
            EventTime(_DAY, "14:00:00", "UTC", "+00:00"),
            EventTime(_DAY, "14:00:00", "UTC", "+00:00"),  # the standard wants it to be later
            datetime(2026, 5, 4, 14, tzinfo=UTC),
            None,
        ),
    ],
)
def test_days_and_offsets(
    start: EventTime, end: EventTime | None, begins: date, ends: date | None
) -> None:
    read = _read(_event(start, end))
    (event,) = read.walk("VEVENT")
    assert event["DTSTART"].dt == begins
    assert (event["DTEND"].dt if "DTEND" in event else None) == ends
    assert read.walk("VTIMEZONE") == []
    assert event["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_each_zone_is_described_once_for_the_years_that_it_is_used_in() -> None:
    read = _read(
        _event(_in("Europe/Berlin", date(2025, 1, 1), "12:00:00")),
        _event(_in("Europe/Berlin", date(2026, 7, 1), "12:00:00")),
        _event(_in("Asia/Tokyo", date(2026, 7, 1), "12:00:00")),
    )
    zones = {str(each["TZID"]): each for each in read.walk("VTIMEZONE")}
    assert list(zones) == ["Asia/Tokyo", "Europe/Berlin"]
    rules = [(each.name, each["DTSTART"].dt) for each in zones["Europe/Berlin"].subcomponents]
    assert rules == [
        ("STANDARD", _at("2025-01-01 00:00")),
        ("DAYLIGHT", _at("2025-03-30 02:00")),
        ("STANDARD", _at("2025-10-26 03:00")),
        ("DAYLIGHT", _at("2026-03-29 02:00")),
        ("STANDARD", _at("2026-10-25 03:00")),
    ]
    assert len(zones["Asia/Tokyo"].subcomponents) == 1


def test_years_without_events_are_left_out_of_the_description_of_a_zone() -> None:
    first, last = date(1, 7, 1), date(9999, 12, 31)
    (described,) = _read(
        _event(_in("America/New_York", first, "12:00:00")),
        _event(_in("America/New_York", last, "23:59:00")),
    ).walk("VTIMEZONE")
    rules = [(each.name, each["DTSTART"].dt) for each in described.subcomponents]
    assert rules == [
        ("STANDARD", _at("0001-01-01 00:00")),
        ("STANDARD", _at("9999-01-01 00:00")),
        ("DAYLIGHT", _at("9999-03-14 02:00")),
        ("STANDARD", _at("9999-11-07 02:00")),
    ]


_ZONES = (
    *("America/New_York", "America/St_Johns", "Europe/Dublin", "Europe/Berlin", "Asia/Kolkata"),
    *("Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"),
)


@given(
    st.sampled_from(_ZONES),
    st.datetimes(_at("1971-01-01 00:00"), _at("2037-12-31 00:00")).map(
        lambda each: each.replace(microsecond=0)
    ),
)
def test_the_description_of_a_zone_says_what_its_clocks_show(name: str, local: datetime) -> None:
    offsets = offsets_at(local, name)
    if not offsets:
        return
    when = EventTime(local.date(), local.time().isoformat(), name, offset_text(offsets[0]))
    (described,) = _read(_event(when)).walk("VTIMEZONE")
    earlier = [each for each in described.subcomponents if each["DTSTART"].dt <= local]
    rule = max(earlier, key=lambda each: each["DTSTART"].dt)
    assert rule["TZOFFSETTO"].td in offsets


def test_offsets_of_a_century_ago_have_seconds() -> None:
    written = calendar(
        CalendarHead(), _event(EventTime(date(1880, 1, 1), "12:00:00", "Europe/Berlin", "+00:53"))
    )
    assert b"TZOFFSETTO:+005328\r\n" in written
