"""Two things are done at once, and it makes no difference to what comes of them."""

import os
import sys
from collections.abc import Callable
from time import monotonic, sleep

import pytest

from sitegen.twins import both


@pytest.mark.parametrize("jobs", [1, 2])
def test_both_are_done(jobs: int) -> None:
    assert both(lambda: "here", lambda: b"there" * 100_000, jobs) == ("here", b"there" * 100_000)


def test_the_other_is_done_in_a_process_of_its_own_if_there_may_be_two() -> None:
    for jobs, same in ((1, True), (2, sys.platform != "linux")):
        ours, theirs = both(os.getpid, lambda: str(os.getpid()).encode(), jobs)
        assert (str(ours).encode() == theirs) == same


def test_where_the_system_copies_no_processes_one_does_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitegen.twins.sys.platform", "win32")
    ours, theirs = both(os.getpid, lambda: str(os.getpid()).encode(), 2)
    assert str(ours).encode() == theirs


def test_what_a_copy_fails_to_do_is_done_here() -> None:
    parent = os.getpid()

    def there() -> bytes:
        if os.getpid() != parent:
            raise OSError(12, "no memory")
        return b"there"

    assert both(lambda: "here", there, 2) == ("here", b"there")


def _broken() -> bytes:
    raise OSError(5, "a broken disk")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("here", "there"), [(_broken, bytes), (bytes, _broken)])
def test_what_fails_here_is_told(
    here: Callable[[], bytes], there: Callable[[], bytes], jobs: int
) -> None:
    with pytest.raises(OSError, match="a broken disk"):
        both(here, there, jobs)


def test_nobody_waits_for_the_copy_of_an_interrupted_process() -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    def there() -> bytes:
        sleep(60)
        return b""

    started = monotonic()
    with pytest.raises(KeyboardInterrupt):
        both(interrupted, there, 2)
    assert monotonic() - started < 30
