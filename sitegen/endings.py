"""Endings: what asks a run to stop, how it stops, and how copies of its process do."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGHUP", "SIGINT", "SIGTERM")
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""What a closed terminal, a pressed Ctrl-C and a polite ``kill`` send, where the system has it."""
_SIGNALLED = 128
"""Shells add this to the number of a signal that ended a command."""


class Stopped(KeyboardInterrupt):
    """The run was asked to stop; ``status`` is what a shell expects then (130 for Ctrl-C)."""

    def __init__(self, number: int) -> None:
        """Stop for a signal."""
        super().__init__()
        self.status = _SIGNALLED + number


@contextmanager
def stoppable() -> Iterator[None]:
    """Let the first signal that asks for an end raise ``Stopped``, and no further one.

    So what is begun is cleared away, however often somebody presses Ctrl-C. A signal that was
    ignored before, as ``nohup`` asks for, still is. Only the main thread hears signals.
    """
    before = _handlers() if threading.current_thread() is threading.main_thread() else {}
    for each in before:
        signal.signal(each, _stop)
    try:
        yield
    except Stopped:
        raise  # to ignore signals up to the end
    except BaseException:  # whatever else ends it, the handlers are as they were
        _restore(before)
        raise
    _restore(before)


@contextmanager
def unstoppable() -> Iterator[None]:
    """Put signals off, while a copy of this process is made and noted."""
    _mask("SIG_BLOCK")
    try:
        yield
    finally:
        _mask("SIG_UNBLOCK")


def die_at_once() -> None:
    """Let signals end this process, a copy, without a word: it is for the first one to tell."""
    for each in _handlers():
        signal.signal(each, signal.SIG_DFL)
    _mask("SIG_UNBLOCK")


def _handlers() -> dict[int, object]:
    """Give what is done at each signal that isn't ignored."""
    found = {each: signal.getsignal(each) for each in SIGNALS}
    return {each: handler for each, handler in found.items() if handler is not signal.SIG_IGN}


def _restore(handlers: dict[int, object]) -> None:
    for each, handler in handlers.items():
        signal.signal(each, handler)  # type: ignore[arg-type]  # as getsignal gave it


def _stop(number: int, _: FrameType | None) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)


def _mask(how: str) -> None:
    if hasattr(signal, "pthread_sigmask"):  # pragma: no branch  # no test runs on Windows
        signal.pthread_sigmask(getattr(signal, how), SIGNALS)
