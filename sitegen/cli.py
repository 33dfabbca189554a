"""The shell: arguments in, text and an exit status out."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

from sitegen.arguments import parser
from sitegen.bugs import Confession
from sitegen.endings import Stopped, stoppable
from sitegen.printable import one_line

BROKEN = 1
MISUSED = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, here: Path = Path()) -> int:
    """Run a command; 0 is success, 1 errors or a broken machine, 2 wrong usage, 130 interrupted.

    Ended by another signal it is 128 and that signal's number, as shells have it. ``here`` is the
    site's folder where no other is named. What nobody foresaw passes through, to the interpreter's
    hook, which tells of it.
    """
    words = sys.argv[1:] if argv is None else argv
    sys.excepthook = Confession(debug="--debug" in words)
    try:
        with stoppable():
            return _answer(words, here)
    except Stopped as ending:
        return ending.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _unheard()


def start() -> NoReturn:
    """Run the command that the process was started for."""
    leave(main())


def leave(status: int) -> NoReturn:
    """End the process at once: to free all that a build has made takes a tenth of an edit's build.

    There is nothing else to be done at an end: files are closed, and other processes have ended.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):  # nobody reads it, of which ``main`` has told
            stream.flush()
    os._exit(status)


def _answer(words: Sequence[str], here: Path) -> int:
    """Run a command, and tell in one line where the machine fails it."""
    try:
        return _printed(words, here)
    except ModuleNotFoundError as missing:
        return _fail(
            f"the library {missing.name} isn't installed for this Python; "
            "in a checkout run 'make', then '.venv/bin/python build.py'"
        )
    except MemoryError:
        return _fail("memory ran out; with --jobs 1 less is needed")
    except BrokenPipeError:
        raise
    except OSError as fault:
        from sitegen.refusals import words_of  # noqa: PLC0415  # as below

        return _fail(words_of(fault))


def _printed(words: Sequence[str], here: Path) -> int:
    """Run a command; what can't be printed is noticed here and not at the interpreter's end."""
    try:
        return _run(words, here)
    finally:
        print(end="", flush=True)


def _run(words: Sequence[str], here: Path) -> int:
    _print_anything()
    top = parser(here)
    options = top.parse_args(words)
    if options.command is None:
        top.print_help(sys.stderr)
        return MISUSED
    from sitegen.commands import run  # noqa: PLC0415  # --version needn't wait for it

    return run(options)


def _print_anything() -> None:
    """Show what the terminal has no letters for as escapes, on standard output as on error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _fail(message: str) -> int:
    print(f"sitegen: {one_line(message)}", file=sys.stderr)
    try:
        print(end="", flush=True)
    except OSError:  # there is no room for it, or nobody reads it; it is enough to say so once
        _mute(sys.stdout)
    return BROKEN


def _unheard() -> int:
    """End without a word where nobody reads what is printed, at the interpreter's end too."""
    for stream in (sys.stdout, sys.stderr):
        _mute(stream)
    return BROKEN


def _mute(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
