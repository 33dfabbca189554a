"""Measure whole processes: wall time, CPU time, peak memory.

Times are read from the system when a process has ended. Memory is sampled in runs of its own, so
that looking doesn't slow down what is timed.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from msgspec import Struct

_INTERVAL = 0.01
"""Seconds between two samples of memory."""
_PROC = Path("/proc")


class FailedError(Exception):
    """A contestant ended with an error; the text is what it said."""


class Timing(Struct, frozen=True):
    """Seconds: on the clock, and of CPU in the process and all that it started and waited for."""

    wall: float
    cpu: float


def timed(command: Sequence[str], folder: Path) -> Timing:
    """Run a command in a folder and time it. Raises ``FailedError``."""
    with tempfile.TemporaryFile() as said:
        started = perf_counter()
        with _running(command, folder, said.fileno()) as process:
            _, status, usage = os.wait4(process.pid, 0)
            wall = perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
        _check(process.returncode, command, said.fileno())
    return Timing(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """Run a command in a folder; give the most bytes that its process tree held at any sample.

    A page of memory that processes share counts once: each has its share of it (PSS). Zero where
    the system doesn't tell. Raises ``FailedError``.
    """
    peak = 0
    with tempfile.TemporaryFile() as said:
        with _running(command, folder, said.fileno()) as process:
            while process.poll() is None:
                peak = max(peak, sum(map(_pss, _tree(process.pid))))
                sleep(_INTERVAL)
        _check(process.returncode, command, said.fileno())
    return peak


@contextmanager
def _running(command: Sequence[str], folder: Path, said: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start a command, and end it if we are ended while it runs.

    It gets nothing of what the environment tells Python, such as to keep no bytecode.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            process.wait()


def _check(status: int, command: Sequence[str], said: int) -> None:
    if status:
        size = os.fstat(said).st_size
        words = os.pread(said, 2000, max(0, size - 2000)).decode(errors="replace")
        raise FailedError(f"{' '.join(command)}\nended with status {status} and said\n{words}")


def _tree(pid: int) -> Iterator[int]:
    """List a process and all below it, whichever of its threads started them."""
    yield pid
    for file in _PROC.glob(f"{pid}/task/*/children"):
        for child in _text(file).split():
            yield from _tree(int(child))


def _pss(pid: int) -> int:
    lines = _text(_PROC / f"{pid}/smaps_rollup").splitlines()
    sizes = [line.split()[1] for line in lines if line.startswith("Pss:")]
    return int(sizes[0]) * 1024 if sizes else 0


def _text(file: Path) -> str:
    """Read a file of a process, which may end at any moment."""
    try:
        return file.read_text()
    except OSError:
        return ""
