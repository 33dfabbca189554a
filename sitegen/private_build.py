"""Private builds: the preview's own output folder, made by a process beside it."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, set_start_method
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from sitegen.diagnostics import Diagnostics
from sitegen.endings import Stopped, stoppable
from sitegen.lock import BusyError, locked
from sitegen.orders import Order
from sitegen.outlook import look_out
from sitegen.pipeline import build
from sitegen.progress import unwatched
from sitegen.resume import resume


class PrivateBuild:
    """A build that runs in a process of its own, and can be ended at any moment.

    It draws all pages, so it finds what is wrong with those that nobody looks at.
    """

    def __init__(self, order: Order) -> None:
        """Start building."""
        context = get_context("spawn")
        self._reading, writing = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(target=_build, args=(order, writing))
        self._process.daemon = False
        with _undisturbed():
            self._process.start()
        writing.close()

    def wait(self) -> Diagnostics | None:
        """Wait for what the build finds; ``None`` if it was ended, or couldn't be done."""
        with suppress(EOFError, OSError):
            found: Diagnostics | None = self._reading.recv()
            return found
        return None

    def stop(self) -> None:
        """Have it end, which it does after its own processes; nobody need wait for that."""
        self._process.terminate()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C reach this process alone: the one that is started meanwhile never hears of it."""
    if sys.platform == "win32":  # pragma: no cover  # no test runs there
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _build(order: Order, pipe: Connection) -> None:
    set_start_method(None, force=True)  # its own workers start as those of any build
    with suppress(BusyError, OSError, Stopped), stoppable():
        with locked(order.root):
            seen = look_out(order)
            result = resume(order, seen) or build(order, unwatched, seen)
        pipe.send(result.diagnostics)
