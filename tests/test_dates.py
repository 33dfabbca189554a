from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import Moment, long_date, month_name, month_number, parse_moment

_DAY = date(2015, 9, 23)
_ZONES = st.builds(timezone, st.builds(timedelta, minutes=st.integers(-1439, 1439)))


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        # ISO 8601: a day, as a calendar or a week names it
        ("2015-09-23", "2015-09-23T00:00:00Z"),
        ("20150923", "2015-09-23T00:00:00Z"),
        ("2015-W39-3", "2015-09-23T00:00:00Z"),
        ("2015W393", "2015-09-23T00:00:00Z"),
        # ISO 8601: with a time
        ("2015-09-23T08", "2015-09-23T08:00:00Z"),
        ("2015-09-23T08:24", "2015-09-23T08:24:00Z"),
        ("2015-09-23T0824", "2015-09-23T08:24:00Z"),
        ("2015-09-23T08:24:42", "2015-09-23T08:24:42Z"),
        ("2015-09-23T08:24:42,5Z", "2015-09-23T08:24:42Z"),
        ("20150923T082442Z", "2015-09-23T08:24:42Z"),
        ("2015-W39-3T08:24Z", "2015-09-23T08:24:00Z"),
        ("2015-09-23T00:00:00Z", "2015-09-23T00:00:00Z"),
        ("2015-09-23T23:59:59.999999999", "2015-09-23T23:59:59Z"),
        # offsets stay, whatever the day is at that instant elsewhere
        ("2015-09-23T08:24:42+0530", "2015-09-23T08:24:42+05:30"),
        ("2015-09-23T08:24:42+05:30", "2015-09-23T08:24:42+05:30"),
        ("2015-09-23T08+05", "2015-09-23T08:00:00+05:00"),
        ("20150923T082442-0400", "2015-09-23T08:24:42-04:00"),
        ("2015-09-23T23:30:00-05:00", "2015-09-23T23:30:00-05:00"),
        ("2015-09-23T00:30:00+14:00", "2015-09-23T00:30:00+14:00"),
        ("2015-09-23T00:30:00+23:59", "2015-09-23T00:30:00+23:59"),
        # no offset has one name
        ("2015-09-23T08:24:42+00:00", "2015-09-23T08:24:42Z"),
        ("2015-09-23T08:24:42-00:00", "2015-09-23T08:24:42Z"),
        ("2015-09-23 8:24:42 -0", "2015-09-23T08:24:42Z"),
        ("20150923T082442+0000", "2015-09-23T08:24:42Z"),
        # YAML 1.1, as real editors and their tools write it
        ("2015-09-23 09:24:00 -0500", "2015-09-23T09:24:00-05:00"),
        ("2015-09-23 8:24:42 -0400", "2015-09-23T08:24:42-04:00"),
        ("2015-09-23t21:59:43.10-05:00", "2015-09-23T21:59:43-05:00"),
        ("2015-09-23 21:59:43.10 -5", "2015-09-23T21:59:43-05:00"),
        ("2015-09-23 2:59:43.", "2015-09-23T02:59:43Z"),
        ("2015-9-23 2:59:43 Z", "2015-09-23T02:59:43Z"),
        ("2015-09-23\t \t8:24:42z", "2015-09-23T08:24:42Z"),
        ("2015-09-23 8:24 +530", "2015-09-23T08:24:00+05:30"),
    ],
)
def test_the_written_day_counts_and_the_instant_is_in_rfc_3339(written: str, instant: str) -> None:
    assert parse_moment(written) == Moment(_DAY, instant)


@pytest.mark.parametrize("written", ["0001-01-01", "0999-12-31", "1969-07-20", "9999-12-31"])
def test_every_year_of_four_digits_is_good(written: str) -> None:
    assert parse_moment(written) == Moment(date.fromisoformat(written), f"{written}T00:00:00Z")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        # what is longer than a day
        "2015",
        "201509",
        "2015-09",
        "2015W39",
        "2015-W39",
        # what no calendar has
        "2015-02-30",
        "2015-13-01",
        "0000-01-01",
        "2015-W54-1",
        "2015-W39-8",
        # a day without its zeros, a mixture of forms, ordinal dates
        "2015-9-3",
        "2015-0923",
        "201509-23",
        "2015-266",
        "2015266",
        "+002015-09-23",
        "-2015-09-23",
        # another calendar order
        "23.09.2015",
        "09/23/2015",
        "2015/09/23",
        # a zone without a time would be read as that time
        "2015-09-23Z",
        "2015-09-23+01:00",
        "2015-09-23-05:00",
        "2015-09-23x08:24",
        # hours and minutes that no clock shows; the first would be the next day
        "2015-09-23T24:00",
        "2015-09-23T24:00:00Z",
        "20150923T2400",
        "2015-09-23 8:60:00",
        "2015-09-23T23:59:60Z",
        "2015-09-23T08:",
        "2015-09-23T",
        # a point between hours and minutes would be read as one of seconds, and the minutes lost
        "2015-09-23 14.30",
        "2015-09-23T14,30",
        "2015-09-23 1430.5",
        # offsets that no instant can have
        "2015-09-23T08:24:42+24:00",
        "2015-09-23T08:24:42+05:75",
        "2015-09-23T08:24:42+05:30:15",
        "20150923T082442+0575",
        "2015-09-23 08:24:42 EST",
        "2015-09-23T08:24:42 America/New_York",
        # digits of other scripts, other spaces, line breaks
        "２０１５-09-23",  # noqa: RUF001  # they are the point
        "2015-09-23T０８:24",  # noqa: RUF001  # they are the point
        "٢٠١٥-٠٩-٢٣ 8:24:42",
        "2015-09-23\u20038:24",
        "2015-09-23\n",
        "2015-09-23 8:24:42\n",
    ],
)
def test_what_is_no_day_is_refused(written: str) -> None:
    assert parse_moment(written) is None


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    moment = parse_moment(text)
    assert moment is None or moment.instant.startswith(moment.day.isoformat())


@given(st.from_regex(r"\d{4}-?W?\d{1,2}-?\d{0,2}([Tt ]?\d{0,2}:?\d{0,2}.{0,9})?", fullmatch=True))
def test_what_looks_like_a_day_is_read_or_refused(text: str) -> None:
    moment = parse_moment(text)
    assert moment is None or datetime.fromisoformat(moment.instant).date() == moment.day


@given(st.datetimes(timezones=_ZONES), st.sampled_from(["auto", "seconds", "minutes"]))
def test_iso_8601_keeps_its_day_and_its_instant_to_the_second(moment: datetime, to: str) -> None:
    read = parse_moment(moment.isoformat(timespec=to))
    assert read
    assert read.day == moment.date()
    seconds = 0 if to == "minutes" else moment.second
    assert datetime.fromisoformat(read.instant) == moment.replace(second=seconds, microsecond=0)


@given(st.lists(st.datetimes(), max_size=9))
def test_moments_sort_by_their_day_and_then_by_their_time(times: list[datetime]) -> None:
    moments = [parse_moment(time.isoformat()) for time in sorted(times)]
    known = [moment for moment in moments if moment]
    assert len(known) == len(times)
    assert sorted(known) == known


def test_the_written_day_outranks_the_instant() -> None:
    earlier = parse_moment("2015-09-22 23:00 -0800")
    later = parse_moment("2015-09-23 01:00 +0800")
    assert earlier
    assert later
    assert earlier < later


@pytest.mark.parametrize(
    ("day", "long", "month"),
    [
        (date(2015, 6, 2), "02 June 2015", "June 2015"),
        (date(2015, 9, 23), "23 September 2015", "September 2015"),
        (date(987, 1, 31), "31 January 0987", "January 0987"),
    ],
)
def test_days_and_months_for_readers(day: date, long: str, month: str) -> None:
    assert long_date(day) == long
    assert month_name(day) == month


def test_the_names_of_the_months() -> None:
    assert [month_name(date(2015, number, 1)) for number in range(1, 13)] == [
        "January 2015",
        "February 2015",
        "March 2015",
        "April 2015",
        "May 2015",
        "June 2015",
        "July 2015",
        "August 2015",
        "September 2015",
        "October 2015",
        "November 2015",
        "December 2015",
    ]


@given(st.dates())
def test_a_day_for_readers_has_two_digits_and_can_be_read_back(day: date) -> None:
    figure, name, year = long_date(day).split()
    assert f"{name} {year}" == month_name(day)
    assert (len(figure), len(year)) == (2, 4)
    month = month_number(name)
    assert month
    assert date(int(year), month, int(figure)) == day


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("January", 1),
        ("jan", 1),
        ("MAY", 5),
        ("June", 6),
        ("Jul", 7),
        ("Sept", 9),
        ("Decem", 12),
        ("", None),
        ("Ju", None),
        ("Marketing", None),
        ("Mayor", None),
        ("Decision", None),
        ("Septembers", None),
        ("Brumaire", None),
    ],
)
def test_months_are_known_by_their_names_and_the_starts_of_these(
    name: str, number: int | None
) -> None:
    assert month_number(name) == number
