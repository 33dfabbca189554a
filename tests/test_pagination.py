import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.pagination import Paginated, paginate

_COUNTS = st.integers(0, 120)
_SIZES = st.integers(1, 30)


def _entries(count: int) -> list[int]:
    """Number entries from the oldest, which is 1, and list the newest first."""
    return list(range(count, 0, -1))


@pytest.mark.parametrize(
    ("count", "front", "pages"),
    [
        (0, (), ()),
        (1, (1,), ()),
        (3, (3, 2, 1), ()),
        (4, (4, 3), ((2, 1),)),
        (5, (5, 4, 3), ((2, 1),)),
        (6, (6, 5), ((2, 1), (4, 3))),
        (7, (7, 6, 5), ((2, 1), (4, 3))),
    ],
)
def test_pages_of_two(
    count: int, front: tuple[int, ...], pages: tuple[tuple[int, ...], ...]
) -> None:
    assert paginate(_entries(count), 2) == Paginated(front, pages)


@pytest.mark.parametrize(("count", "pages"), [(49, 0), (50, 1), (74, 1), (75, 2)])
def test_a_page_of_25_is_numbered_once_25_newer_entries_exist(count: int, pages: int) -> None:
    assert len(paginate(_entries(count), 25).pages) == pages


@given(_COUNTS, _SIZES)
def test_every_entry_is_on_one_page_and_in_its_order(count: int, size: int) -> None:
    divided = paginate(_entries(count), size)
    shown = [*divided.front, *(each for page in reversed(divided.pages) for each in page)]
    assert shown == _entries(count)


@given(_COUNTS, _SIZES)
def test_page_k_holds_its_own_entries_counted_from_the_oldest(count: int, size: int) -> None:
    for k, page in enumerate(paginate(_entries(count), size).pages, 1):
        assert page == tuple(range(size * k, size * (k - 1), -1))


@given(_COUNTS, _SIZES)
def test_the_front_shows_all_or_at_least_one_page_and_never_two(count: int, size: int) -> None:
    divided = paginate(_entries(count), size)
    assert len(divided.front) < 2 * size
    assert len(divided.front) >= size or not divided.pages


@given(_COUNTS, _SIZES)
def test_a_new_entry_changes_no_numbered_page_and_adds_at_most_one(count: int, size: int) -> None:
    before = paginate(_entries(count), size).pages
    after = paginate(_entries(count + 1), size).pages
    assert after[: len(before)] == before
    assert len(after) <= len(before) + 1
