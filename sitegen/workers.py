"""Workers: spread a pure function over the cores where there is enough to do."""

import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
_WORTHWHILE = 400
"""Fewer items than this are done before a second process has started."""
_CHUNK = 50
_ALONE = 4
"""So many of the first items for each process are a chunk by themselves: they may take long."""
_ENDED = "a process ended before its work did; if memory is short, --jobs 1 needs less"


def spread(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """Apply a function to every item in at most ``jobs`` processes; results come in order.

    Where processes are forked they have the function and the items already; nothing but results
    is sent. Raises what the function raises of the machine's faults (``OSError``,
    ``MemoryError``), and ``ChildProcessError`` if a process ends before its work does.
    """
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(function, items)
        return
    chunks = _chunks(items, _ALONE * jobs)
    crew = min(jobs, len(chunks))
    context = _context()
    pipes: list[Connection] = []
    processes: list[BaseProcess] = []
    try:
        for first in range(crew):
            ours, theirs = context.Pipe(duplex=False)
            arguments = (function, chunks[first::crew], theirs)
            process = context.Process(target=_work, args=arguments)  # type: ignore[attr-defined]  # each has one
            pipes.append(ours)
            processes.append(process)
            process.start()
            theirs.close()
        for results in _in_order(pipes, len(chunks)):
            yield from results
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _chunks(items: Sequence[A], alone: int) -> list[Sequence[A]]:
    singles = [items[at : at + 1] for at in range(min(alone, len(items)))]
    return [*singles, *(items[at : at + _CHUNK] for at in range(alone, len(items), _CHUNK))]


def _context() -> BaseContext:
    """Choose how processes start: by a fork where that is safe, as nothing has to be sent then."""
    chosen = multiprocessing.get_start_method(allow_none=True)
    return multiprocessing.get_context(chosen or ("fork" if sys.platform == "linux" else None))


def _work(function: Callable[[A], B], chunks: Sequence[Sequence[A]], pipe: Connection) -> None:
    """Do a process's share; it is left to the first process to say that it was interrupted.

    What a fork inherits is never collected: looking through it would copy it, page by page.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.freeze()
    with closing(pipe), suppress(BrokenPipeError):  # then there is nobody any more to work for
        for chunk in chunks:
            pipe.send(_results(function, chunk))


def _results(
    function: Callable[[A], B], chunk: Sequence[A]
) -> tuple[list[B], OSError | MemoryError | None]:
    try:
        return [function(each) for each in chunk], None
    except (OSError, MemoryError) as fault:
        return [], fault


def _in_order(pipes: Sequence[Connection], count: int) -> Iterator[list[Any]]:
    """Receive the results of all chunks; process ``n`` of ``m`` has the chunks n, n + m, ….

    All are received as they come, so that no process waits for another.
    """
    waiting = dict(zip(pipes, range(len(pipes)), strict=True))
    done: dict[int, Any] = {}
    for wanted in range(count):
        while wanted not in done:
            for pipe in wait(list(waiting)):
                assert isinstance(pipe, Connection)
                done[waiting[pipe]] = _receive(pipe)
                waiting[pipe] += len(pipes)
                if waiting[pipe] >= count:
                    del waiting[pipe]
        results, fault = done.pop(wanted)
        if fault:
            raise fault
        yield results


def _receive(pipe: Connection) -> Any:  # noqa: ANN401  # what `_results` gives
    try:
        return pipe.recv()
    except EOFError:
        raise ChildProcessError(_ENDED) from None
