"""Workers: spread a pure function over the cores where there is enough to do."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from time import monotonic
from types import TracebackType
from typing import Any, Generic, TypeVar

from sitegen.bugs import ElsewhereError, told_of
from sitegen.endings import die_at_once, unstoppable
from sitegen.kernel import widen

A = TypeVar("A")
B = TypeVar("B")
_WORTHWHILE = 400
"""Fewer items than this are done before a second process has started."""
_CHUNK = 100
_MOST_CHUNKS = 10_000
"""So many numbers of chunks fit into a pipe."""
_ALONE = 200
"""So many of the first items are a chunk by themselves, as they may take long."""
_FEW, _EARLY = 10, 1000
"""So many are a chunk among the early ones: this process listens to others only between chunks."""
_TIRING = 2.0
"""Seconds after which a forked process takes no further chunk. A fresh one shares its memory with
this one again, which an old one no longer does, as Python writes to each value that it looks at."""
_TIRED, _DONE = True, False
_ROOM = 1 << 20
"""Bytes of results that a process can leave for this one to take, as far as the system lets it."""
_NUMBER = 4
"""Bytes of a number in the pipe."""
_ENDED = "a process ended before its work did; if memory is short, --jobs 1 needs less"


def spread(function: Callable[[A], B], items: Sequence[A], jobs: int) -> Iterator[B]:
    """Apply a function to every item in at most ``jobs`` processes; results come in order.

    This process is one of them. Where processes are forked they have the function and the items
    already; nothing but results is sent. Raises what the function raises of the machine's faults
    (``OSError``, ``MemoryError``), ``ChildProcessError`` if a process ends before its work does,
    and ``ElsewhereError`` if something unforeseen happened in one.
    """
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(function, items)
        return
    chunks = _chunks(items)
    context = _context()
    shares = _shares(len(chunks), min(jobs, len(chunks)), context)
    crew = _Crew(function, chunks, context)
    try:
        for share in shares[1:]:
            crew.hire(share)
        for results in crew.results(shares[0]):
            yield from results
    finally:
        crew.dismiss()


def _chunks(items: Sequence[A]) -> list[Sequence[A]]:
    """Part the items into chunks, smaller ones first; items that take long come first, too."""
    size = max(_CHUNK, len(items) // _MOST_CHUNKS)
    alone, early = (min(each, len(items)) for each in (_ALONE, _EARLY))
    steps = (range(alone), range(alone, early, min(_FEW, size)), range(early, len(items), size))
    starts = [start for step in steps for start in step]
    return [items[at:end] for at, end in zip(starts, [*starts[1:], len(items)], strict=True)]


def _shares(chunks: int, jobs: int, context: BaseContext) -> list[Iterable[int]]:
    """Share the numbers of chunks out: to whoever asks, or evenly where no pipe is inherited."""
    if context.get_start_method() != "fork":
        return [range(first, chunks, jobs) for first in range(jobs)]
    queue = _Queue(chunks)
    return [queue] * jobs


class _Queue:
    """Numbers in a pipe, which the kernel gives to one reader each, even if another one dies."""

    def __init__(self, count: int) -> None:
        self._reading, writing = os.pipe()
        with open(writing, "wb") as stream:  # noqa: PTH123  # a number and no path
            stream.write(b"".join(each.to_bytes(_NUMBER, "big") for each in range(count)))

    def __iter__(self) -> Iterator[int]:
        while data := os.read(self._reading, _NUMBER):
            yield int.from_bytes(data, "big")

    def __del__(self) -> None:
        os.close(self._reading)


def _context() -> BaseContext:
    """Choose how processes start: by a fork where that is safe, as nothing has to be sent then."""
    chosen = multiprocessing.get_start_method(allow_none=True)
    return multiprocessing.get_context(chosen or ("fork" if sys.platform == "linux" else None))


def _work(
    function: Callable[[A], B],
    chunks: Sequence[Sequence[A]],
    share: Iterable[int],
    pipe: Connection,
) -> None:
    """Do a process's share; it is left to the first process to say that it was interrupted."""
    die_at_once()
    until = monotonic() + _TIRING
    # Where a pipe is broken there is nobody any more to work for.
    with closing(pipe), suppress(BrokenPipeError), _Relay(pipe):
        for number in share:
            pipe.send((number, _results(function, chunks[number])))
            if isinstance(share, _Queue) and monotonic() > until:
                pipe.send(_TIRED)
                return
        pipe.send(_DONE)


class _Relay:
    """Sends a fault to the first process, which tells of it; this one ends without a word."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _: type[BaseException] | None, fault: BaseException | None, __: TracebackType | None
    ) -> bool:
        if fault is None or isinstance(fault, BrokenPipeError):
            return False
        foreseen = isinstance(fault, (OSError, MemoryError))
        self._pipe.send(fault if foreseen else ElsewhereError(*told_of(fault)))
        return True


def _results(
    function: Callable[[A], B], chunk: Sequence[A]
) -> tuple[list[B], OSError | MemoryError | None]:
    try:
        return [function(each) for each in chunk], None
    except (OSError, MemoryError) as fault:
        return [], fault


class _Crew(Generic[A, B]):
    """The processes that work beside this one, each with the pipe that its results come by."""

    def __init__(
        self,
        function: Callable[[A], B],
        chunks: Sequence[Sequence[A]],
        context: BaseContext,
    ) -> None:
        self._function, self._chunks, self._context = function, chunks, context
        self._working: dict[Connection, tuple[BaseProcess, Iterable[int]]] = {}
        self._leaving: list[BaseProcess] = []

    def hire(self, share: Iterable[int]) -> None:
        """Start a process on a share of the chunks."""
        ours, theirs = self._context.Pipe(duplex=False)
        widen(theirs.fileno(), _ROOM)
        arguments = (self._function, self._chunks, share, theirs)
        process = self._context.Process(target=_work, args=arguments)  # type: ignore[attr-defined]  # each has one
        with unstoppable():
            process.start()
            self._working[ours] = process, share
        theirs.close()

    def dismiss(self) -> None:
        """End all processes, whatever they are doing."""
        for pipe, (process, _) in self._working.items():
            process.terminate()
            self._leaving.append(process)
            pipe.close()
        for process in self._leaving:
            process.join()

    def results(self, share: Iterable[int]) -> Iterator[list[B]]:
        """Give the results of all chunks, and work on some while others do on theirs."""
        ours = iter(share)
        done: dict[int, Any] = {}
        for wanted in range(len(self._chunks)):
            while wanted not in done:
                number = next(ours, None)
                if number is not None:
                    done[number] = _results(self._function, self._chunks[number])
                done |= self._received(None if number is None else 0.0)
            results, fault = done.pop(wanted)
            if fault:
                raise fault
            yield results

    def _received(self, patience: float | None) -> Mapping[int, Any]:
        """Take all that others have done, and let a fresh process go on where one is tired.

        Raises ``ChildProcessError`` and ``ElsewhereError``.
        """
        found: dict[int, Any] = {}
        while ready := wait(list(self._working), patience):
            for pipe in ready:
                assert isinstance(pipe, Connection)
                message = _message(pipe)
                if isinstance(message, tuple):
                    found[message[0]] = message[1]
                else:
                    self._part(pipe, is_tired=message)
            patience = 0.0
        return found

    def _part(self, pipe: Connection, *, is_tired: bool) -> None:
        """Let a process go, and start another one if it has left something to be done."""
        process, share = self._working.pop(pipe)
        self._leaving.append(process)
        pipe.close()
        if is_tired:
            self.hire(share)


def _message(pipe: Connection) -> Any:  # noqa: ANN401  # what a process has sent
    """Read what a process has to tell; raise what happened to it."""
    try:
        message = pipe.recv()
    except EOFError:
        raise ChildProcessError(_ENDED) from None
    if isinstance(message, Exception):
        raise message
    return message
