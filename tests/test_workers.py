import multiprocessing
import os
import signal

import pytest

from sitegen import workers
from sitegen.workers import spread

_MANY = range(1_000)
_FEW = range(399)


def _square(number: int) -> int:
    return number * number


def _process(_: int) -> int:
    return os.getpid()


def _fail(number: int) -> int:
    raise OSError(number)


def _end(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def _at_interruption(_: int) -> object:
    return signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize("items", [(), _FEW, range(400), _MANY])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(items: range, jobs: int) -> None:
    assert list(spread(_square, items, jobs)) == [_square(each) for each in items]


def test_much_work_is_done_elsewhere() -> None:
    processes = set(spread(_process, _MANY, 2))
    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 2


def test_a_little_work_and_that_of_one_job_is_done_here() -> None:
    assert {*spread(_process, _FEW, 2), *spread(_process, _MANY, 1)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_passed_on(jobs: int) -> None:
    with pytest.raises(OSError, match=r"^0$"):
        list(spread(_fail, _MANY, jobs))


def test_a_fault_of_the_machine_is_sent_and_not_the_rest() -> None:
    results, fault = workers._results(_fail, [7])  # noqa: SLF001  # elsewhere no line is counted
    assert results == []
    assert str(fault) == "7"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_may_start_in_any_way(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context(method))
    assert list(spread(_square, _MANY, 2)) == [_square(each) for each in _MANY]


def test_a_process_that_ends_too_early_is_named() -> None:
    with pytest.raises(ChildProcessError) as raised:
        list(spread(_end, _MANY, 2))
    assert str(raised.value) == (
        "a process ended before its work did; if memory is short, --jobs 1 needs less"
    )
    assert raised.value.__suppress_context__


def test_an_interruption_is_for_the_first_process_to_tell() -> None:
    assert set(spread(_at_interruption, _MANY, 2)) == {signal.SIG_DFL}
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_DFL


def test_no_more_processes_are_started_than_there_is_work_for() -> None:
    assert len(set(spread(_process, range(400), 64))) <= 8
