"""Times of events, as editors write them."""

from datetime import date

import pytest

from sitegen.event_times import EventTime
from sitegen.kinds import Fault
from sitegen.located import Text
from sitegen.time_kinds import read_event_time

_DAY = date(2026, 5, 4)
_HOURS = (
    "write a time of 24 hours after the day, such as 2026-05-04 14:00, and then its zone if it "
    "isn't the site's"
)
_DAY_WANTED = "write year, month and day, such as 2015-09-23"
_EXPECTED = "must be a date, or a date and a time, not"


def _read(written: str) -> object:
    return read_event_time(Text(written, 1, 1))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-05-04", EventTime(_DAY)),
        ("20260504", EventTime(_DAY)),
        ("2026-W19-1", EventTime(_DAY)),
        (" 2026-05-04 14:00 ", EventTime(_DAY, "14:00:00")),
        ("2026-5-4 9:05", EventTime(_DAY, "09:05:00")),
        ("2026-05-04T14:00:30.25", EventTime(_DAY, "14:00:30")),
        ("2026-05-04T14:00Z", EventTime(_DAY, "14:00:00", "", "+00:00")),
        ("2026-05-04 14:00-04:00", EventTime(_DAY, "14:00:00", "", "-04:00")),
        ("2026-05-04 14:00:00 -0400", EventTime(_DAY, "14:00:00", "", "-04:00")),
        ("2026-05-04 14:00 +5:45", EventTime(_DAY, "14:00:00", "", "+05:45")),
        ("2026-05-04 14:00 -4", EventTime(_DAY, "14:00:00", "", "-04:00")),
        ("2026-05-04 14:00 utc +5:45", EventTime(_DAY, "14:00:00", "", "+05:45")),
        ("2026-05-04 14:00 UTC-4", EventTime(_DAY, "14:00:00", "", "-04:00")),
        ("2026-05-04 14:00 GMT+05:30", EventTime(_DAY, "14:00:00", "", "+05:30")),
        ("2026-05-04T14:00-00:00", EventTime(_DAY, "14:00:00", "", "+00:00")),
        ("2026-05-04 14:00+14:00", EventTime(_DAY, "14:00:00", "", "+14:00")),
        ("2026-05-04 14:00-12:00", EventTime(_DAY, "14:00:00", "", "-12:00")),
        ("20260504T140000Z", EventTime(_DAY, "14:00:00", "", "+00:00")),
        ("20260504T140000", EventTime(_DAY, "14:00:00")),
        ("2026-05-04 14", EventTime(_DAY, "14:00:00")),
        ("2026-05-04 14:00 UTC", EventTime(_DAY, "14:00:00", "UTC")),
        ("2026-05-04 14:00 America/New_York", EventTime(_DAY, "14:00:00", "America/New_York")),
        ("2026-05-04 14:00 america/new york", EventTime(_DAY, "14:00:00", "America/New_York")),
        (
            "2026-05-04T14:00-04:00[America/New_York]",
            EventTime(_DAY, "14:00:00", "America/New_York", "-04:00"),
        ),
        (
            "2026-05-04 14:00-04:00 America/New_York",
            EventTime(_DAY, "14:00:00", "America/New_York", "-04:00"),
        ),
    ],
)
def test_times(written: str, read: EventTime) -> None:
    assert _read(written) == read


@pytest.mark.parametrize(
    ("written", "problem", "hint", "instead"),
    [
        (
            "soon",
            f"{_EXPECTED} 'soon'",
            _DAY_WANTED,
            "",
        ),
        ("2026", f"{_EXPECTED} '2026'", "write the full day, for example 2026-01-01", ""),
        ("May 4, 2026", f"{_EXPECTED} 'May 4, 2026'", "write 2026-05-04", "2026-05-04"),
        (
            "2026-02-30 14:00",
            "must be a day that exists, not '2026-02-30 14:00'",
            "February 2026 has 28 days",
            "",
        ),
        (
            "May 4, 2026 2 p.m.",
            f"{_EXPECTED} 'May 4, 2026 2 p.m.'",
            "write 2026-05-04 14:00",
            "2026-05-04 14:00",
        ),
        (
            "2026-05-04 12:30 am America/New_York",
            f"{_EXPECTED} '2026-05-04 12:30 am America/New_York'",
            "write 2026-05-04 00:30 America/New_York",
            "2026-05-04 00:30 America/New_York",
        ),
        (
            "4 May 2026, at 14:00",
            f"{_EXPECTED} '4 May 2026, at 14:00'",
            "write 2026-05-04 14:00",
            "2026-05-04 14:00",
        ),
        *(
            (written, f"{_EXPECTED} '{written}'", "write 2026-05-04 14:30", "2026-05-04 14:30")
            for written in (
                "2026-05-04 14.30",
                "2026-05-04 14.30 Uhr",
                "2026-05-04 14:30 Uhr",
                "2026-05-04 14h30",
                "2026-05-04 14 h 30",
                "2026/05/04 14:30:00",
            )
        ),
        (
            "2026-05-04 14 Uhr",
            f"{_EXPECTED} '2026-05-04 14 Uhr'",
            "write 2026-05-04 14:00",
            "2026-05-04 14:00",
        ),
        (
            "4 May 2026 14:00:30",
            f"{_EXPECTED} '4 May 2026 14:00:30'",
            "write 2026-05-04 14:00:30",
            "2026-05-04 14:00:30",
        ),
        (
            "04/05/2026 2 pm",
            f"{_EXPECTED} '04/05/2026 2 pm'",
            "write 2026-05-04 14:00 or 2026-04-05 14:00",
            "",
        ),
        (
            "2026-05-04 2 pm Eastern Time",
            f"{_EXPECTED} '2026-05-04 2 pm Eastern Time'",
            "write 2026-05-04 14:00 America/New_York",
            "",
        ),
        (
            "2026-05-04 12 AM",
            f"{_EXPECTED} '2026-05-04 12 AM'",
            "write 2026-05-04 00:00",
            "",
        ),
        ("2026-05-04 2 pm in Oz", f"{_EXPECTED} '2026-05-04 2 pm in Oz'", _HOURS, ""),
        ("2026-05-04 10:30, 2 pm", f"{_EXPECTED} '2026-05-04 10:30, 2 pm'", _HOURS, ""),
        (
            "2026-05-31 24:00",
            f"{_EXPECTED} '2026-05-31 24:00'",
            "write 2026-06-01 00:00, when that day is over",
            "",
        ),
        (
            "2026-05-31T24:00:00 Europe/Berlin",
            f"{_EXPECTED} '2026-05-31T24:00:00 Europe/Berlin'",
            "write 2026-06-01 00:00 Europe/Berlin, when that day is over",
            "",
        ),
        ("soon 24:00", f"{_EXPECTED} 'soon 24:00'", _DAY_WANTED, ""),
        ("2026-05-04 2 - 3 pm", f"{_EXPECTED} '2026-05-04 2 - 3 pm'", _HOURS, ""),
        (
            "14:00 2026-05-04",
            f"{_EXPECTED} '14:00 2026-05-04'",
            "write 2026-05-04, and then the time, such as 2026-05-04 14:00",
            "",
        ),
        (
            "2026-05-04 14:00 to 15:00 Europe/Berlin",
            f"{_EXPECTED} '2026-05-04 14:00 to 15:00 Europe/Berlin'",
            "write 2026-05-04 14:00 as 'start', and when it is over as 'end'",
            "",
        ),
        (
            "2026-05-04 14:00-15:00 Europe/Berlin",
            "must be no more than 12 hours behind UTC or 14 ahead of it, not -15:00",
            (
                "write 2026-05-04 14:00 Europe/Berlin as 'start' and, if it is over at 15:00, "
                "2026-05-04 15:00 Europe/Berlin as 'end'"
            ),
            "",
        ),
        (
            "2026-05-04 14:00 New York time",
            "must be in a time zone that exists, not 'New York time'",
            "write America/New_York",
            "",
        ),
        ("9999-12-31 24:00", f"{_EXPECTED} '9999-12-31 24:00'", _HOURS, ""),
        (
            "2026-05-04 14:00 \u2013 15:00",
            f"{_EXPECTED} '2026-05-04 14:00 \u2013 15:00'",
            "write 2026-05-04 14:00 as 'start', and when it is over as 'end'",
            "",
        ),
        (
            "2026-05-04/2026-05-06",
            f"{_EXPECTED} '2026-05-04/2026-05-06'",
            "write 2026-05-04 as 'start', and when it is over as 'end'",
            "",
        ),
        (
            "2026-05-04 9:00-15:30",
            "must be no more than 12 hours behind UTC or 14 ahead of it, not -15:30",
            (
                "write 2026-05-04 09:00 as 'start' and, if it is over at 15:30, "
                "2026-05-04 15:30 as 'end'"
            ),
            "",
        ),
        (
            "20260504T140000+1430",
            "must be no more than 12 hours behind UTC or 14 ahead of it, not +14:30",
            "correct how far its clocks are from UTC, such as -04:00",
            "",
        ),
        ("3:30 pm", f"{_EXPECTED} '3:30 pm'", "write the day too, such as 2026-05-04 15:30", ""),
        ("1530", f"{_EXPECTED} '1530'", "write the full day, for example 1530-01-01", ""),
        (
            "12",
            f"{_EXPECTED} '12'",
            _DAY_WANTED,
            "",
        ),
        (
            "2026-05-04 13 pm",
            f"{_EXPECTED} '2026-05-04 13 pm'",
            _HOURS,
            "",
        ),
        (
            "2026-05-04 25:00",
            f"{_EXPECTED} '2026-05-04 25:00'",
            _HOURS,
            "",
        ),
        (
            "2026-05-04 14:00 EST",
            "must be in a time zone that exists, not 'EST'",
            "write America/New_York",
            "",
        ),
        (
            "2026-05-04 14:00 New York",
            "must be in a time zone that exists, not 'New York'",
            "write America/New_York",
            "",
        ),
        (
            "2026-05-04 14:00 Pacific Standard Time",
            "must be in a time zone that exists, not 'Pacific Standard Time'",
            "write America/Los_Angeles",
            "",
        ),
        (
            "2026-05-04 14:00 Europe/Berln",
            "must be in a time zone that exists, not 'Europe/Berln'",
            "write Europe/Berlin",
            "",
        ),
        (
            "2026-05-04 14:00 in the library",
            "must be in a time zone that exists, not 'in the library'",
            "write the name of a zone, such as America/New_York",
            "",
        ),
    ],
)
def test_what_is_no_time(written: str, problem: str, hint: str, instead: str) -> None:
    assert _read(written) == Fault(problem, hint, instead=instead)
