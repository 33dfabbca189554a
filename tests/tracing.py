"""Runs something in a process of its own and meddles with one of its system calls that write.

This is ptrace(2) with a filter of seccomp(2), as strace uses them: it needs nothing to be
installed, sees what SQLite does as well as what Python does, and starts from this process, in which
all is imported already.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct

_TRACE_ME, _CONTINUE, _GET_REGISTERS, _SET_REGISTERS, _SET_OPTIONS = 0, 7, 12, 13, 0x4200
_STOP_AT_FILTERED, _KILL_ORPHANS = 1 << 7, 1 << 20
_FILTERED = 7
_NONE = (1 << 64) - 1
_RESULT, _ARGUMENTS, _NUMBER = 10, (14, 13, 12, 7), 15
"""Where ``struct user_regs_struct`` of x86-64 holds these."""
_PATHS = dict(
    zip(
        (76, 82, 83, 84, 85, 86, 87, 88, 90),
        ("truncate", "rename", "mkdir", "rmdir", "creat", "link", "unlink", "symlink", "chmod"),
        strict=True,
    )
)
_FILES = dict(
    zip(
        (1, 18, 20, 40, 74, 75, 77, 91, 285, 296, 306),
        (
            *("write", "pwrite", "writev", "sendfile", "fsync", "fdatasync", "ftruncate"),
            *("fchmod", "fallocate", "pwritev", "syncfs"),
        ),
        strict=True,
    )
)
_PATHS_AT = dict(
    zip(
        (257, 258, 263, 264, 265, 266, 268, 280, 316),
        (
            *("open", "mkdir", "unlink", "rename", "link", "symlink", "chmod", "utimens"),
            "exchange",
        ),
        strict=True,
    )
)
"""Calls by their numbers: of a path, of an open file, and of a path that counts from a folder."""
_OPEN, _COPY_RANGE = 257, 326
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_Registers = ctypes.c_ulonglong * 27

traceable = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64",
    reason="system calls are traced on Linux, on x86-64",
)


class Call(Struct, frozen=True):
    """A system call that writes below a folder: how many came before it, its name, the file."""

    number: int
    name: str
    path: str


class End(Struct, frozen=True):
    """How a process ended: the status, negative for a signal, and the calls that it made."""

    status: int
    calls: tuple[Call, ...]


Meddle = Callable[[Call], int | None]
"""Lets a call be made (``None``), fails it with an error's number, or ends the process (0)."""


def kill_at(number: int) -> Meddle:
    """End the process before the call of a number."""
    return lambda call: 0 if call.number == number else None


def fail_at(number: int, error: int) -> Meddle:
    """Fail the call of a number."""
    return lambda call: error if call.number == number else None


def let_be(_: Call) -> None:
    """Only look on."""


def trace(work: Callable[[], int], below: Path, meddle: Meddle = let_be) -> End:
    """Do the work in a copy of this process, and meddle with what it writes below a folder."""

    def traced() -> int:
        _ptrace(_TRACE_ME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        _stop_at_calls()
        return work()

    process = fork(traced)
    os.waitpid(process, 0)
    _ptrace(_SET_OPTIONS, process, 0, _STOP_AT_FILTERED | _KILL_ORPHANS)
    return _watched(process, str(below), meddle)


def both(*works: Callable[[], int]) -> tuple[int, ...]:
    """Do all at once, each in a copy of this process, and give the statuses."""
    processes = [fork(work) for work in works]
    return tuple(os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in processes)


def fork(work: Callable[[], int]) -> int:
    """Start to do something in a copy of this process, which never comes back, and name it."""
    process = os.fork()
    if process:
        return process
    try:
        os._exit(work())
    finally:  # there was an exception
        traceback.print_exc()
        os._exit(99)


def _watched(process: int, below: str, meddle: Meddle) -> End:
    calls: list[Call] = []
    passed = 0
    while True:
        with suppress(ProcessLookupError):  # it has been ended
            _ptrace(_CONTINUE, process, 0, passed)
        _, status = os.waitpid(process, 0)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            return End(os.waitstatus_to_exitcode(status), tuple(calls))
        is_call = status >> 8 == signal.SIGTRAP | _FILTERED << 8
        passed = 0 if is_call else os.WSTOPSIG(status)
        call = _call(process, len(calls), below) if is_call else None
        if call:
            calls.append(call)
            _meddle(process, meddle(call))


def _meddle(process: int, fate: int | None) -> None:
    if fate == 0:
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    elif fate:
        registers = _registers(process)
        registers[_NUMBER], registers[_RESULT] = _NONE, -fate
        _ptrace(_SET_REGISTERS, process, 0, ctypes.addressof(registers))


def _stop_at_calls() -> None:
    """Have this process stop before calls that may write, and at no other (seccomp(2))."""
    codes = sorted({*_FILES, *_PATHS, *_PATHS_AT, _COPY_RANGE})
    steps = [(0x20, 0, 0, 0)]  # take the call's number
    steps += [(0x15, len(codes) - at, 0, code) for at, code in enumerate(codes)]  # stop if it is
    steps += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x7FF00000)]  # go on; stop
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    whole = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(program))
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    if kernel.prctl(22, 2, whole, 0, 0):  # PR_SET_SECCOMP
        raise OSError(ctypes.get_errno(), "a filter of system calls was refused")


def _call(process: int, number: int, below: str) -> Call | None:
    """Tell which call is about to be made, if it writes below a folder."""
    registers = _registers(process)
    code, given = registers[_NUMBER], [registers[at] for at in _ARGUMENTS]
    if code in _FILES:
        name, path = _FILES[code], _file(process, given[0])
    elif code == _COPY_RANGE:
        name, path = "copy", _file(process, given[2])
    elif code in _PATHS:
        name, path = _PATHS[code], _text(process, given[0])
    elif code in _PATHS_AT and (code != _OPEN or given[2] & _WRITING):
        name, path = _PATHS_AT[code], _at(process, given)
    else:
        return None
    inside = path.startswith(below)
    return Call(number, name, path.removeprefix(below).lstrip("/")) if inside else None


def _at(process: int, given: list[int]) -> str:
    path = _text(process, given[1])
    return path if path.startswith("/") else f"{_file(process, given[0])}/{path}"


def _file(process: int, number: int) -> str:
    with suppress(OSError):
        return str(Path(f"/proc/{process}/fd/{number}").readlink())
    return ""


def _text(process: int, address: int) -> str:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        with suppress(OSError):
            return os.fsdecode(memory.read(4096).partition(b"\0")[0])
        memory.seek(address)  # so much isn't there
        return os.fsdecode(memory.read(4096 - address % 4096).partition(b"\0")[0])


def _registers(process: int) -> "ctypes.Array[ctypes.c_ulonglong]":
    registers = _Registers()
    _ptrace(_GET_REGISTERS, process, 0, ctypes.addressof(registers))
    return registers


@cache
def _kernel() -> Callable[..., int]:
    call = ctypes.CDLL(None, use_errno=True).ptrace
    call.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    call.restype = ctypes.c_long
    return call


def _ptrace(request: int, process: int, address: int, data: int) -> None:
    if _kernel()(request, process, address, data) == -1:
        fault = ctypes.get_errno()
        raise OSError(fault, os.strerror(fault))
