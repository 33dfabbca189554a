"""Sets of slots as text, in few characters."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.postings import DENSE, FINAL, HIGH, read, write
from tests.scripts import NODE, evaluate

_SETS: list[tuple[list[int], str]] = [
    ([], ""),
    ([0], "a"),
    ([0, 1, 2], "aaa"),
    ([59, 60, 121], "7a8a"),
    ([1859], "~7"),
    ([1860], "88a"),
    ([55_859, 55_860], "~~7a"),
    (list(range(59)), "a" * 59),
    (list(range(60)), " " + "#" * 10),
    (list(range(0, 240, 4)), " " + "re" * 20),
    (list(range(0, 360, 6)), "a" + "f" * 59),
]


@pytest.mark.parametrize(("numbers", "text"), _SETS)
def test_a_set_is_written_as_differences_or_bits(numbers: list[int], text: str) -> None:
    assert write(numbers) == text
    assert read(text) == numbers


@given(st.sets(st.integers(0, 2**20)) | st.sets(st.integers(0, 200), min_size=30))
def test_every_set_is_read_as_it_was_written(numbers: set[int]) -> None:
    assert read(write(sorted(numbers))) == sorted(numbers)


def test_digits_need_no_escape_and_end_no_place() -> None:
    digits = FINAL + HIGH + DENSE
    assert len(set(digits)) == len(digits) == 91
    assert set(digits).isdisjoint('"\\|<')
    assert digits.isascii()


@pytest.mark.skipif(not NODE, reason="the script is run by Node.js")
def test_the_script_reads_the_same(tmp_path: Path) -> None:
    texts = [text for _, text in _SETS]
    assert evaluate("GIVEN.map(search.decode)", texts, tmp_path) == [each for each, _ in _SETS]
