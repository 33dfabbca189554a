"""A stamp proves that a file is untouched once the clock of its file system has moved on."""

from pathlib import Path

import pytest

from sitegen.stamps import Stamp, is_settled, stamp_of

_SECOND = 10**9


def test_a_stamp_is_what_the_file_system_says(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    found = file.stat()
    assert stamp_of(found) == Stamp(3, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


@pytest.mark.parametrize(
    ("modified", "changed", "now", "settled"),
    [
        (1, 5, 5, False),
        (1, 5, _SECOND // 10 + 5, False),
        (1, 5, _SECOND // 10 + 6, True),
        (5, 1, _SECOND // 10 + 5, False),
        (1, 5, 0, False),  # the clock was set back
        (_SECOND, _SECOND, 4 * _SECOND, False),  # whole seconds: a coarse clock
        (_SECOND, _SECOND, 4 * _SECOND + 1, True),
    ],
)
def test_when_a_stamp_is_settled(modified: int, changed: int, now: int, *, settled: bool) -> None:
    assert is_settled(Stamp(0, modified, changed, 0), now) is settled
