"""The shell: arguments in, text and an exit status out."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sitegen.arguments import parser
from sitegen.printable import one_line

BROKEN = 1
MISUSED = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, here: Path = Path()) -> int:
    """Run a command; 0 is success, 1 errors or a broken machine, 2 wrong usage, 130 interrupted.

    ``here`` is the site's folder where no other is named.
    """
    try:
        return _answer(argv, here)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _unheard()


def _answer(argv: Sequence[str] | None, here: Path) -> int:
    """Run a command, and tell in one line where the machine fails it."""
    try:
        return _run(argv, here)
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
    finally:
        print(end="", flush=True)  # what can't be printed is noticed here and not at the end


def _run(argv: Sequence[str] | None, here: Path) -> int:
    _print_anything()
    words = parser(here)
    options = words.parse_args(argv)
    if options.command is None:
        words.print_help(sys.stderr)
        return MISUSED
    from sitegen.commands import run  # noqa: PLC0415  # --version needn't wait for it

    return run(options)


def _print_anything() -> None:
    """Show what the terminal has no letters for as escapes, on standard output as on error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _fail(message: str) -> int:
    print(f"sitegen: {one_line(message)}", file=sys.stderr)
    return BROKEN


def _unheard() -> int:
    """End without a word where nobody reads what is printed, at the interpreter's end too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return BROKEN
