"""Which notations of a day leave no doubt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import long_date
from sitegen.day_notations import unambiguous_day, unambiguous_month


@pytest.mark.parametrize(
    "written",
    [
        "23 September 2015",
        "September 23, 2015",
        "Sept. 23rd, 2015",
        "23rd of September, 2015",
        "Wednesday, 23 SEP 2015",
        "Wed. 23 Sep 2015",
        "23-Sep-2015",
        "2015 September 23",
        "23/09/2015",
        "09/23/2015",
        "23.9.2015",
        "2015/09/23",
        "2015.9.23",
    ],
)
def test_one_day(written: str) -> None:
    assert unambiguous_day(written) == "2015-09-23"


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2015",  # May or June
        "05.06.2015",
        "05-06-2015",
        "Tuesday, 23 September 2015",  # it was a Wednesday
        "23 September 2015 10:00",  # the time would be lost
        "on 23 September 2015",
        "23/09/2015 or so",
        "23/09-2015",
        "31 April 2015",
        "2015/23/09",
        "23 Ma 2015",
        "23 Foo 2015",
        "23 September 15",
        "September 2015",
        "soon",
        "",
    ],
)
def test_none_or_more_than_one_day(written: str) -> None:
    assert unambiguous_day(written) == ""


@given(st.dates())
def test_days_are_read_as_they_are_shown_to_readers(day: date) -> None:
    assert unambiguous_day(long_date(day)) == day.isoformat()


@given(st.dates(min_value=date(1000, 1, 1)))
def test_figures_are_one_day_unless_another_could_be_meant(day: date) -> None:
    written = f"{day.day}/{day.month}/{day.year}"
    is_sure = day.day > 12 or day.day == day.month
    assert unambiguous_day(written) == (day.isoformat() if is_sure else "")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("September 2015", "2015-09"),
        ("Sept., 2015", "2015-09"),
        ("2015/9", "2015-09"),
        ("2015/13", ""),
        ("Foo 2015", ""),
        ("9/2015", ""),
        ("in September 2015", ""),
    ],
)
def test_one_month(written: str, month: str) -> None:
    assert unambiguous_month(written) == month
