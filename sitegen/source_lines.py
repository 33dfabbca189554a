"""Source lines: the lines of a file around a fault, for editors who see it outside their editor."""

from pathlib import Path

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Severity, in_order
from sitegen.files import TEXT_LIMIT, read_file
from sitegen.printable import one_line
from sitegen.texts import read_text_file
from sitegen.themes import theme_folder

_AROUND = 2
_LONGEST = 400
"""Characters of a line that are shown; the rest of a very long one helps nobody."""
_THEME = "theme/"


class Line(Struct, frozen=True):
    """A line of a file, by its number from 1."""

    number: int
    text: str


class Fault(Struct, frozen=True):
    """A fault as it is shown: in the words of all reports, with the lines around its place."""

    path: str
    line: int
    column: int
    severity: Severity
    code: Code
    message: str
    hint: str
    lines: tuple[Line, ...]


def faults_shown(diagnostics: Diagnostics, root: Path) -> tuple[Fault, ...]:
    """Show faults, errors before warnings before notes."""
    ranks = list(Severity)
    ordered = sorted(in_order(diagnostics), key=lambda each: ranks.index(each.severity))
    return tuple([_shown(each, root) for each in ordered])


def _shown(fault: Diagnostic, root: Path) -> Fault:
    place = fault.location
    return Fault(
        one_line(place.path),
        place.line,
        place.column,
        fault.severity,
        fault.code,
        one_line(fault.message),
        one_line(fault.hint),
        _lines(place.path, root, place.line),
    )


def _lines(path: str, root: Path, line: int) -> tuple[Line, ...]:
    """Read the lines around one; of what is gone, or no text of the site's, there are none."""
    try:
        text = _data(path, root).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    if not text:
        return ()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = max(line - _AROUND, 1)
    around = lines[first - 1 : line + _AROUND]
    return tuple(Line(number, each[:_LONGEST]) for number, each in enumerate(around, first))


def _data(path: str, root: Path) -> bytes:
    """Read a file that a fault is in; those of the theme are named by its folder.

    Raises ``OSError``. A pipe isn't waited for, and no link leads out of the site.
    """
    if path.startswith(_THEME) and not (root / path).exists():
        return read_file(theme_folder() / path.removeprefix(_THEME), TEXT_LIMIT)
    found = read_text_file(root, path)
    return b"" if isinstance(found, Diagnostic) else found
