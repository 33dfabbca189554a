from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import Moment, long_date
from sitegen.day_kinds import MOMENT, PARTIAL
from sitegen.kinds import Fault
from sitegen.located import Text


def text(written: str) -> Text:
    return Text(written, 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2015-09-23",
        " 2015-09-23 ",
        "2015-09-23T23:00:00-05:00",
        "2015-09-23 8:24:42 -0400",
        "2015-9-23 8:24:42",
    ],
)
def test_days(written: str) -> None:
    moment = MOMENT.read(text(written))
    assert isinstance(moment, Moment)
    assert moment.day == date(2015, 9, 23)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("23 September 2015", "write 2015-09-23"),
        ("September 23, 2015", "write 2015-09-23"),
        ("Sept. 23rd, 2015", "write 2015-09-23"),
        ("Wednesday, 23 SEP 2015", "write 2015-09-23"),
        ("23-Sep-2015", "write 2015-09-23"),
        ("23.09.2015", "write 2015-09-23"),
        ("3.4.2015", "write 2015-04-03"),
        ("23/09/2015", "write 2015-09-23"),
        ("09/23/2015", "write 2015-09-23"),
        ("23-9-2015", "write 2015-09-23"),
        ("03/04/2015", "write 2015-04-03 or 2015-03-04"),
        ("04/04/2015", "write 2015-04-04"),
        ("2015/09/23", "write 2015-09-23"),
        ("2015-1-5", "write 2015-01-05"),
        ("2015.1.5", "write 2015-01-05"),
        ("2015-09-23 25:00", "write 2015-09-23"),
        ("2015-09-23, about noon", "write 2015-09-23"),
        ("2015", "write the full day, for example 2015-01-01"),
        ("2015-05", "write the full day, for example 2015-05-01"),
        ("2015/5", "write the full day, for example 2015-05-01"),
        ("May 2015", "write the full day, for example 2015-05-01"),
        ("2015-13", "write year, month and day, such as 2015-09-23"),
        ("soon", "write year, month and day, such as 2015-09-23"),
        ("May", "write year, month and day, such as 2015-09-23"),
        ("from May to June 2015", "write year, month and day, such as 2015-09-23"),
        ("May 2015 or 2016", "write year, month and day, such as 2015-09-23"),
        ("5 or 6 May 2015", "write year, month and day, such as 2015-09-23"),
        ("1234567", "write year, month and day, such as 2015-09-23"),
        ("2015-09-234", "write year, month and day, such as 2015-09-23"),
    ],
)
def test_what_is_no_day(written: str, hint: str) -> None:
    fault = MOMENT.read(text(written))
    assert isinstance(fault, Fault)
    assert (fault.problem, fault.hint) == (f"must be a date, not '{written}'", hint)
    assert fault.instead in {"", hint.removeprefix("write ")}


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2015-02-30", "February 2015 has 28 days"),
        ("2016-02-30 10:00", "February 2016 has 29 days"),
        ("31.04.2015", "April 2015 has 30 days"),
        ("31 April 2015", "April 2015 has 30 days"),
        ("2015-13-01", "write year, month and day, such as 2015-09-23"),
        ("0000-01-01", "write year, month and day, such as 2015-09-23"),
    ],
)
def test_days_that_do_not_exist(written: str, hint: str) -> None:
    problem = f"must be a day that exists, not '{written}'"
    assert MOMENT.read(text(written)) == Fault(problem, hint)


@given(st.dates())
def test_the_hint_for_a_day_in_words_is_that_day(day: date) -> None:
    fault = MOMENT.read(text(long_date(day)))
    assert isinstance(fault, Fault)
    assert fault.hint == f"write {day.isoformat()}"
    assert fault.instead == day.isoformat()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2012", "2012"),
        ("2012-05", "2012-05"),
        (" 2012-05-17 ", "2012-05-17"),
        ("2012-05-17 08:00:00 -0500", "2012-05-17"),
        ("20120517", "2012-05-17"),
    ],
)
def test_dates_as_exact_as_they_are_known(written: str, expected: str) -> None:
    assert PARTIAL.read(text(written)) == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2012-5", "write 2012-05"),
        ("2012/05", "write 2012-05"),
        ("May 2012", "write 2012-05"),
        ("17 May 2012", "write 2012-05-17"),
        ("ca. 2012", "write 2012"),
        ("2012?", "write 2012"),
        ("2012-2014", "write 2015, 2015-09 or 2015-09-23"),
        ("1890s", "write 1890"),
        ("soon", "write 2015, 2015-09 or 2015-09-23"),
        ("abcd", "write 2015, 2015-09 or 2015-09-23"),
        ("0000", "write 2015, 2015-09 or 2015-09-23"),
        ("in 0000", "write 2015, 2015-09 or 2015-09-23"),
        ("2012-13", "write 2012"),
        ("12345", "write 2015, 2015-09 or 2015-09-23"),
    ],
)
def test_what_is_no_date_at_all(written: str, hint: str) -> None:
    problem = f"must be a year, a month or a day, not '{written}'"
    fault = PARTIAL.read(text(written))
    assert isinstance(fault, Fault)
    assert (fault.problem, fault.hint) == (problem, hint)
    assert fault.instead in {"", hint.removeprefix("write ")}


@given(st.text())
def test_any_text_is_read_or_refused(written: str) -> None:
    assert isinstance(MOMENT.read(text(written)), Moment | Fault)
    assert isinstance(PARTIAL.read(text(written)), str | Fault)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("17 May 2012", "2012-05-17"),
        ("May 2012", "2012-05"),
        ("2012/5", "2012-05"),
        ("17.05.2012", "2012-05-17"),
        ("5/6/2012", ""),
        ("ca. 2012", ""),
    ],
)
def test_a_partial_date_is_put_right_where_it_is_without_doubt(written: str, instead: str) -> None:
    fault = PARTIAL.read(text(written))
    assert isinstance(fault, Fault)
    assert fault.instead == instead
