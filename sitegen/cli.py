"""The shell: arguments in, text and an exit status out."""

import os
import sys
from collections.abc import Sequence

from sitegen.arguments import parser

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 is success, 1 errors or a broken machine, 2 wrong usage, 130 interrupted."""
    options = parser().parse_args(argv)
    try:
        from sitegen.commands import COMMANDS  # noqa: PLC0415  # --version needn't wait for it

        return COMMANDS[options.command](options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _unheard()
    except ModuleNotFoundError as missing:
        return _fail(
            f"the library {missing.name} isn't installed for this Python; "
            "in a checkout run 'make', then '.venv/bin/python build.py'"
        )
    except OSError as fault:
        place = f": {fault.filename}" if fault.filename else ""
        return _fail(f"{fault.strerror or fault}{place}")


def _fail(message: str) -> int:
    print(f"sitegen: {message}", file=sys.stderr)
    return 1


def _unheard() -> int:
    """End without a word where nobody reads what is printed, at the interpreter's end too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
