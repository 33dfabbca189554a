"""The times of an event settled: zones, times that never come or come twice, start and end."""

from datetime import UTC, date, datetime

import pytest

from sitegen.diagnostics import Diagnostics, render_text
from sitegen.event_times import EventTime, moment_of
from sitegen.model import Resource
from sitegen.parse import parse
from sitegen.schema import validate
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source

_PATH = "content/resources/a.md"
_SITE = Settings(
    title="T",
    base_url="https://example.org/",
    timezone="Europe/Berlin",
    types=(TypeSetting("News", "News", ("end",)), TypeSetting("Webinar", "Webinars")),
)


def _validated(fields: str, settings: Settings = _SITE) -> tuple[Resource, Diagnostics]:
    text = f"---\ntitle: T\ntype: Webinar\ndate: 2026-01-01\ntopic: A\n{fields}---\n"
    document, faults = parse(Source(_PATH, text.encode()))
    assert document
    assert faults == ()
    value, faults = validate(document, settings)
    assert isinstance(value, Resource)
    return value, faults


def _told(fields: str, settings: Settings = _SITE) -> list[str]:
    value, faults = _validated(fields, settings)
    assert value.end is None or value.start is None
    return render_text(faults).replace(_PATH, "a.md").splitlines()


_DAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        ("2026-05-04", "", EventTime(_DAY), None),
        ("2026-05-04", "2026-05-04", EventTime(_DAY), EventTime(_DAY)),
        ("2026-05-04 14:00", "", EventTime(_DAY, "14:00:00", "Europe/Berlin", "+02:00"), None),
        (
            "2026-05-04 14:00 America/New_York",
            "2026-05-04 15:00",
            EventTime(_DAY, "14:00:00", "America/New_York", "-04:00"),
            EventTime(_DAY, "15:00:00", "America/New_York", "-04:00"),
        ),
        (
            "2026-05-04 14:00-04:00",
            "2026-05-04 15:00",
            EventTime(_DAY, "14:00:00", "", "-04:00"),
            EventTime(_DAY, "15:00:00", "", "-04:00"),
        ),
        (
            "2026-05-04 14:00 America/New_York",
            "2026-05-04 20:00 Europe/Berlin",
            EventTime(_DAY, "14:00:00", "America/New_York", "-04:00"),
            EventTime(_DAY, "20:00:00", "Europe/Berlin", "+02:00"),
        ),
        ("2026-05-04 00:00", "2026-05-04 00:00:00", EventTime(_DAY), EventTime(_DAY)),
        (
            "2026-05-03 20:00",
            "2026-05-04 00:00",
            EventTime(date(2026, 5, 3), "20:00:00", "Europe/Berlin", "+02:00"),
            EventTime(_DAY, "00:00:00", "Europe/Berlin", "+02:00"),
        ),
        (
            "2026-05-04 00:00 Europe/Berlin",
            "",
            EventTime(_DAY, "00:00:00", "Europe/Berlin", "+02:00"),
            None,
        ),
        (
            "2026-11-01 01:30-05:00 America/New_York",
            "",
            EventTime(date(2026, 11, 1), "01:30:00", "", "-05:00"),
            None,
        ),
        (
            "2026-11-01 01:30-04:00 America/New_York",
            "2026-11-01 02:30",
            EventTime(date(2026, 11, 1), "01:30:00", "", "-04:00"),
            EventTime(date(2026, 11, 1), "02:30:00", "America/New_York", "-05:00"),
        ),
        ("2026-05-04 00:00", "2026-05-05", EventTime(_DAY), EventTime(date(2026, 5, 5))),
        ("2026-05-04", "2026-05-05T00:00:00", EventTime(_DAY), EventTime(date(2026, 5, 5))),
        (
            "0001-01-01 00:00 Asia/Tokyo",
            "9999-12-31 23:59 America/New_York",
            EventTime(date.min, "00:00:00", "Asia/Tokyo", "+09:18"),
            EventTime(date.max, "23:59:00", "America/New_York", "-05:00"),
        ),
    ],
)
def test_each_time_has_its_zone(
    start: str, end: str, begins: EventTime, ends: EventTime | None
) -> None:
    value, faults = _validated(f"start: {start}\nend: {end}\n")
    assert faults == ()
    assert (value.start, value.end) == (begins, ends)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            "start: 2026-03-29 02:30\n",
            [
                (
                    "a.md:6:8: error[field-invalid] 'start' must be a time that exists: in "
                    "Europe/Berlin clocks are put forward and leave out 2026-03-29 02:30"
                ),
                "  hint: write 2026-03-29 03:30 Europe/Berlin, which is what they show then",
            ],
        ),
        (
            "start: 2026-10-25 02:30\n",
            [
                (
                    "a.md:6:8: error[field-invalid] 'start' must be a time that comes once: in "
                    "Europe/Berlin clocks are put back and show 2026-10-25 02:30 twice"
                ),
                (
                    "  hint: write 2026-10-25 02:30+02:00 Europe/Berlin or "
                    "2026-10-25 02:30+01:00 Europe/Berlin: the first one comes first"
                ),
            ],
        ),
        (
            "start: 2026-05-04 14:00-05:00 America/New_York\n",
            [
                (
                    "a.md:6:8: error[field-invalid] 'start' must be as far from UTC as "
                    "America/New_York is then, -04:00, not -05:00"
                ),
                "  hint: write 2026-05-04 14:00 America/New_York, or only 2026-05-04 14:00-05:00",
            ],
        ),
        (
            "start: 2026-05-04 14:00\nend: 2026-05-04 13:00\n",
            [
                (
                    "a.md:7:6: error[field-invalid] 'end' must not be before 'start', which is "
                    "2026-05-04T14:00:00+02:00"
                ),
                "  hint: correct one of the two",
            ],
        ),
        (
            "start: 2026-05-04\nend: 2026-05-04 13:00\n",
            [
                "a.md:7:6: error[field-invalid] 'end' must be without a time, as 'start' is",
                "  hint: write both with a time, or both without",
            ],
        ),
        (
            "start: 2026-05-04 14:00\nend: 2026-05-04\n",
            [
                "a.md:7:6: error[field-invalid] 'end' must have a time, as 'start' is",
                "  hint: write both with a time, or both without",
            ],
        ),
        (
            "end: 2026-05-04\n",
            [
                "a.md:6:6: error[field-invalid] 'end' has no 'start' beside it",
                "  hint: add 'start', or remove 'end'",
            ],
        ),
        (
            "start: soon\nend: 2026-05-04\n",
            [
                (
                    "a.md:6:8: error[field-invalid] 'start' must be a date, or a date and a time, "
                    "not 'soon'"
                ),
                "  hint: write year, month and day, such as 2015-09-23",
            ],
        ),
    ],
)
def test_what_cannot_be_settled_is_told(fields: str, told: list[str]) -> None:
    assert _told(fields) == told


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        *(
            (
                name,
                (
                    "write the zone behind the time in 'start', such as 2026-05-04 14:00 "
                    "America/New_York"
                ),
            )
            for name in ("timezone", "Time zone", "tz")
        ),
        ("start_time", "write the day and the time as 'start', such as 2026-05-04 14:00"),
        ("end-date", "write the day and the time as 'end', such as 2026-05-04 14:00"),
        ("moon", "remove it, or add it to the fields of resources in site.yaml"),
    ],
)
def test_fields_of_other_programs_have_their_place(name: str, hint: str) -> None:
    assert _told(f"start: 2026-05-04\n{name}: x\n") == [
        f"a.md:7:1: error[field-unknown] unknown field '{name}'",
        f"  hint: {hint}",
    ]


def test_a_topic_has_no_times() -> None:
    document, _ = parse(Source("content/topics/a.md", b"---\ntitle: A\ntimezone: UTC\n---\n"))
    assert document
    _, faults = validate(document, _SITE)
    assert [each.hint.partition(" title")[0] for each in faults] == ["this file can have"]


def test_a_faulty_end_is_told_once_if_the_type_requires_it() -> None:
    news = "start: 2026-05-04\nend: 2026-05-03\n"
    settings = Settings(
        title="T", base_url="https://e.org/", types=(TypeSetting("Webinar", "W", ("end",)),)
    )
    assert [line.partition("'end' ")[2] for line in _told(news, settings)[:-1]] == [
        "must not be before 'start', which is 2026-05-04"
    ]


def test_a_default_is_settled_too_and_told_at_the_fields() -> None:
    settings = Settings(
        title="T",
        base_url="https://e.org/",
        fields=(FieldSetting(name="end", default="2026-05-04"),),
    )
    assert _told("", settings)[0].startswith("a.md:1:1: error[field-invalid] 'end' has no 'start'")


def test_instants_are_in_utc_and_within_all_years() -> None:
    assert moment_of(EventTime(_DAY, "14:00:00", "", "-04:30")) == datetime(
        2026, 5, 4, 18, 30, tzinfo=UTC
    )
    last = EventTime(date.max, "23:00:00", "", "-04:00")
    assert moment_of(last) == datetime(9999, 12, 31, 23, tzinfo=UTC)
