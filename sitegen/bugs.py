"""Bugs: what is told of a fault in sitegen itself, which no user can help."""

import sys
import traceback
from types import TracebackType

from sitegen.printable import one_line

_PLEA = (
    "nothing is wrong with your files; please report it, as the README says under "
    "'When something goes wrong'"
)


class ElsewhereError(Exception):
    """A bug showed in another process; ``line`` and ``details`` are what is told of it."""

    def __init__(self, line: str, details: str) -> None:
        """Take what the other process has sent."""
        super().__init__(line, details)
        self.line, self.details = line, details


class Confession:
    """Tells of what nobody foresaw, as the hook of an interpreter that ends (status 1)."""

    def __init__(self, *, debug: bool) -> None:
        """Tell the whole, or the line that an editor needs."""
        self._debug = debug

    def __call__(
        self, _: type[BaseException], fault: BaseException, __: TracebackType | None
    ) -> None:
        """Tell of a fault on standard error; an interruption tells itself."""
        if isinstance(fault, KeyboardInterrupt):
            return
        line, details = told_of(fault)
        if self._debug:
            print(details, end="", file=sys.stderr)
        more = "" if self._debug else ", with what --debug shows"
        print(f"sitegen: this is a bug of sitegen: {line}; {_PLEA}{more}", file=sys.stderr)


def told_of(fault: BaseException) -> tuple[str, str]:
    """Give a line that names a fault and its place, and the traceback."""
    if isinstance(fault, ElsewhereError):
        return fault.line, fault.details
    words = traceback.format_exception_only(fault)[-1].strip()
    return one_line(f"{words} ({_place(fault)})"), "".join(traceback.format_exception(fault))


def _place(fault: BaseException) -> str:
    """Name the innermost line of our own code."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [each for each in frames if f"{__package__}/" in each.filename.replace("\\", "/")]
    if not ours:
        return "nowhere in it"
    name = ours[-1].filename.replace("\\", "/").rpartition("/")[2]
    return f"{name}, line {ours[-1].lineno}"
