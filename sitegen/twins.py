"""Twins: do two things at once, one of them in a copy of this process, where one can be made."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sitegen.endings import die_at_once, unstoppable

A = TypeVar("A")
_FAILED = 1


def both(here: Callable[[], A], there: Callable[[], bytes], jobs: int) -> tuple[A, bytes]:
    """Do both, in two processes if ``jobs`` allows for it; a copy that fails is done without.

    Raises what the two raise.
    """
    if jobs == 1 or sys.platform != "linux":
        return here(), there()
    pipe, process = _copied(there)
    try:
        done = here()
        with open(pipe, "rb") as stream:  # noqa: PTH123  # a number and no path
            data = stream.read()
    except BaseException:  # nobody waits for what the copy does
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(process, 0)
    return done, data if status == 0 else there()


def _copied(there: Callable[[], bytes]) -> tuple[int, int]:
    """Start a copy that writes what it makes into a pipe, and does nothing else."""
    reading, writing = os.pipe()
    with unstoppable():
        process = os.fork()
        if process == 0:
            die_at_once()
    if process:
        os.close(writing)
        return reading, process
    status = _FAILED
    with suppress(BaseException):  # it is the other process that tells of it
        with open(writing, "wb") as stream:  # noqa: PTH123  # as above
            stream.write(there())
        status = 0
    os._exit(status)
