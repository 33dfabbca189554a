from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.courses import Route, route
from sitegen.pagination import Paginated, paginate
from sitegen.presenters import Course
from sitegen.views import Span
from tests.planning import ENGLISH

_1, _2, _3, _4, _5 = (date(2016, 5, day) for day in range(1, 6))
_FRONT = Span("since 05 May 2016", "/x/recent/")
_PAGE_1 = Span("01 May 2016 – 02 May 2016", "/x/recent/page/1/")  # noqa: RUF001  # a span's dash
_PAGE_2 = Span("03 May 2016 – 04 May 2016", "/x/recent/page/2/")  # noqa: RUF001  # a span's dash


def _route(*days: date | None, size: int = 2) -> Route:
    return route("/recent/", paginate(days, size), lambda address: f"/x{address}", ENGLISH)


def test_a_list_of_three_pages() -> None:
    way = _route(_5, _5, _4, _3, _2, _1)
    assert way == Route(_FRONT, (_PAGE_1, _PAGE_2))
    assert way.of_front() == Course(None, _PAGE_2, (_PAGE_2, _PAGE_1))
    assert way.of_page(2) == Course(_FRONT, _PAGE_1)
    assert way.of_page(1) == Course(_PAGE_2, None)


@pytest.mark.parametrize("days", [(), (_1,), (None, None)])
def test_a_list_of_one_page_leads_nowhere(days: tuple[date | None, ...]) -> None:
    assert _route(*days).of_front() == Course()


@pytest.mark.parametrize(
    ("newest_first", "front", "page"),
    [
        ((_4, _3, _2, _1), "since 03 May 2016", "01 May 2016 – 02 May 2016"),  # noqa: RUF001  # as above
        ((_4, _3, _1, _1), "since 03 May 2016", "01 May 2016"),
        ((_4, _3, _2, None), "since 03 May 2016", "Undated – 02 May 2016"),  # noqa: RUF001  # as above
        ((_4, _3, None, None), "since 03 May 2016", "Undated"),
        ((_4, None, None, None), "the newest", "Undated"),
    ],
)
def test_spans_are_named_by_the_days_that_they_cover(
    newest_first: tuple[date | None, ...], front: str, page: str
) -> None:
    way = _route(*newest_first)
    assert (way.front.text, way.pages[0].text) == (front, page)


def test_an_empty_list_has_a_front_too() -> None:
    assert route("/years/", Paginated((), ()), str, ENGLISH) == Route(
        Span("the newest", "/years/"), ()
    )


@given(st.integers(0, 60), st.integers(1, 9))
def test_older_and_newer_lead_through_all_pages_and_back(count: int, size: int) -> None:
    way = _route(*(_1 + timedelta(day) for day in range(count, 0, -1)), size=size)
    older = way.of_front().older
    seen = [way.front]
    while older:
        number = way.pages.index(older) + 1
        assert way.of_page(number).newer == seen[-1]
        seen.append(older)
        older = way.of_page(number).older
    assert seen == [way.front, *way.of_front().spans]
    assert len(seen) == len(way.pages) + 1


@given(st.integers(0, 60), st.integers(1, 9))
def test_a_new_entry_changes_the_way_of_the_last_numbered_page_at_most(
    count: int, size: int
) -> None:
    days = [_1 + timedelta(day) for day in range(count, 0, -1)]
    before, after = _route(*days, size=size), _route(_5 + timedelta(99), *days, size=size)
    for number in range(1, len(before.pages)):
        assert after.of_page(number) == before.of_page(number)
