import multiprocessing
import os
import signal
from collections.abc import Iterable
from multiprocessing.context import BaseContext
from time import sleep

import pytest

from sitegen import workers
from sitegen.workers import spread

_MANY = range(1_000)
_FEW = range(399)


def _square(number: int) -> int:
    return number * number


def _process(_: int) -> int:
    sleep(0.0005)  # else one process has done all before another has started
    return os.getpid()


def _fail(number: int) -> int:
    raise OSError(number)


_HERE = os.getpid()


def _end(_: int) -> int:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return _process(0)


def _at_interruption(_: int) -> object:
    _process(0)
    return signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize("items", [(), _FEW, range(400), _MANY])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order(items: range, jobs: int) -> None:
    assert list(spread(_square, items, jobs)) == [_square(each) for each in items]


def test_much_work_is_done_here_and_elsewhere() -> None:
    processes = set(spread(_process, _MANY, 2))
    assert os.getpid() in processes
    assert len(processes) == 2


def test_a_fresh_process_goes_on_where_one_has_grown_tired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_TIRING", 0.0)
    processes = list(spread(_process, _MANY, 2))
    others = [each for each in processes if each != os.getpid()]
    assert len(set(others)) > 2
    assert max(map(others.count, others)) <= 100


def test_all_that_others_have_told_is_taken_at_once() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    crew = workers._Crew(_square, (), multiprocessing.get_context())  # noqa: SLF001  # hard to time
    crew._working[ours] = multiprocessing.Process(), ()  # noqa: SLF001
    for number in range(3):
        theirs.send((number, ([number], None)))
    theirs.send(workers._DONE)  # noqa: SLF001
    assert crew._received(0.0) == {number: ([number], None) for number in range(3)}  # noqa: SLF001
    assert crew._working == {}  # noqa: SLF001


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


@pytest.mark.parametrize(
    ("fault", "sent"),
    [
        (OSError("a broken disk"), "a broken disk"),
        (MemoryError("none left"), "none left"),
        (KeyError("x"), "KeyError: 'x' (nowhere in it)"),
        (BrokenPipeError(), ""),
        (None, ""),
    ],
)
def test_what_happens_between_two_items_is_sent_too(fault: Exception | None, sent: str) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    relay = workers._Relay(theirs)  # noqa: SLF001  # as above
    with relay:
        assert relay.__exit__(None, fault, None) is bool(sent)
    theirs.close()
    found = ours.recv() if sent else None
    assert (str(found.args[0]) if found else "") == sent


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
    here = signal.getsignal(signal.SIGINT)
    assert here is not signal.SIG_DFL
    assert set(spread(_at_interruption, _MANY, 2)) == {signal.SIG_DFL, here}


def test_no_more_processes_are_started_than_there_is_work_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_WORTHWHILE", 1)
    work = workers._shares  # noqa: SLF001  # each process has one share
    shares: list[int] = []

    def noted(chunks: int, jobs: int, context: BaseContext) -> list[Iterable[int]]:
        shares.append(jobs)
        return work(chunks, jobs, context)

    monkeypatch.setattr(workers, "_shares", noted)
    assert list(spread(_square, range(6), 64)) == [0, 1, 4, 9, 16, 25]
    assert shares == [6]


def _slowly(number: int) -> int:
    if number == 0:
        sleep(0.3)
    return os.getpid()


def test_nobody_waits_for_an_item_that_takes_long() -> None:
    processes = list(spread(_slowly, _MANY, 2))
    assert processes.count(processes[0]) < 500


def test_there_may_be_more_items_than_numbers_fit_into_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_CHUNK", 1)
    assert sum(spread(_square, range(20_000), 2)) == sum(map(_square, range(20_000)))
