"""What editors are told about their files: one value per fault, never an exception."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.printable import one_line


class Severity(StrEnum):
    """How much a fault matters: an error keeps the site from being published."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(Struct, frozen=True, order=True):
    """A place in a source file: its path from the site's folder, line and column from 1.

    Columns are counted in characters.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Edit(Struct, frozen=True, order=True):
    """One change of a safe remedy: at a place, where a text ``was`` written, another is to stand.

    The texts are as they are read: quotes are the business of whoever makes the change.
    """

    location: Location
    was: str
    text: str


class Diagnostic(Struct, frozen=True):
    """One fault: where it is, its name, what is wrong and what to do about it.

    ``edits`` are there if they take the fault away, and leave no doubt what was meant.
    """

    location: Location
    code: Code
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    edits: tuple[Edit, ...] = ()


Diagnostics = tuple[Diagnostic, ...]
T = TypeVar("T")
HINT = "\n  hint: "
Outcome = tuple[T | None, Diagnostics]
"""A stage's result, absent where the faults beside it forbid one."""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any fault forbids publishing."""
    return any(each.severity is Severity.ERROR for each in diagnostics)


def strict(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Turn warnings into errors; notes stay notes, as the calendar alone can bring them about."""
    return tuple(
        replace(each, severity=Severity.ERROR) if each.severity is Severity.WARNING else each
        for each in diagnostics
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Sort by place, then by code, message, severity, hint and edits, each fault once."""
    return tuple(sorted(set(diagnostics), key=_place))


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Write the report that a terminal and a log show, each fault with its hint below it."""
    return "\n".join(map(text_of, in_order(diagnostics)))


def _place(diagnostic: Diagnostic) -> tuple[Location, str, str, str, str, tuple[Edit, ...]]:
    """Tell all faults apart, so that no order is left to chance."""
    told = (diagnostic.message, diagnostic.severity, diagnostic.hint, diagnostic.edits)
    return diagnostic.location, diagnostic.code, *told


def text_of(diagnostic: Diagnostic) -> str:
    """Write one fault on a line, with its hint on the next."""
    head = f"{diagnostic.location}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}"
    tail = f"{HINT}{one_line(diagnostic.hint)}" if diagnostic.hint else ""
    return one_line(head) + tail
