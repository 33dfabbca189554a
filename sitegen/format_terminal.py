"""Text for a terminal: each message with the line that it is about, and a sign below the place."""

from unicodedata import category, east_asian_width

from sitegen.diagnostics import Diagnostic, Location, Severity, text_of
from sitegen.findings import Findings
from sitegen.printable import one_line

_WHOLE_FILE = (1, 1)
_WIDEST = 100
"""Columns of a line that are shown, around the place."""
_BEFORE = 60
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def write(findings: Findings) -> str:
    """Write all messages in black and white."""
    return "".join(
        f"{text_of(each)}\n{_excerpt(each, findings, '')}" for each in findings.diagnostics
    )


def write_colored(findings: Findings) -> str:
    """Write all messages, their severities and places in color (ECMA-48)."""
    return "".join(_colored(each, findings) for each in findings.diagnostics)


def _colored(fault: Diagnostic, findings: Findings) -> str:
    color = _COLORS[fault.severity]
    name = f"{fault.severity}[{fault.code}]"
    head, _, rest = text_of(fault).partition(f": {name} ")
    told = f"{head}: {_bold(name, color)} {rest}"
    return f"{told}\n{_excerpt(fault, findings, color)}"


def _bold(text: str, color: str) -> str:
    return f"\x1b[1;{color}m{text}\x1b[0m" if color else text


def _excerpt(fault: Diagnostic, findings: Findings, color: str) -> str:
    """Show the line; a fault of the file as a whole has none."""
    place = fault.location
    lines = findings.lines.get(place.path, ())
    if (place.line, place.column) == _WHOLE_FILE or place.line > len(lines):
        return ""
    before, after = _parts(lines[place.line - 1], place)
    gutter = " " * len(str(place.line))
    sign = _bold("^", color)
    return (
        f"  {gutter} |\n"
        f"  {place.line} | {before}{after}\n"
        f"  {gutter} | {' ' * _width(before)}{sign}\n"
    )


def _parts(line: str, place: Location) -> tuple[str, str]:
    """Part a line at the place, both shortened so that the place is seen."""
    before, after = _shown(line[: place.column - 1]), _shown(line[place.column - 1 :])
    if len(before) > _BEFORE:
        before = "…" + before[1 - _BEFORE :]
    rest = _WIDEST - len(before)
    return before, after if len(after) <= rest else after[: rest - 1] + "…"


def _shown(text: str) -> str:
    return one_line(text.replace("\t", " "))


def _width(text: str) -> int:
    """Count the columns that a text takes: two for each wide letter, none for a mark on one."""
    return sum(
        0 if category(c) in {"Mn", "Me"} else 1 + (east_asian_width(c) in "WF") for c in text
    )
