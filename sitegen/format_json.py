"""JSON Lines (jsonlines.org): an object for each fault, for programs of one's own."""

from msgspec import Struct, json

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.edits import changes_of
from sitegen.findings import Findings
from sitegen.printable import one_line


class Change(Struct, frozen=True):
    """Columns of a line, from 1 and up to one before ``end_column``, and what is to stand there."""

    path: str
    line: int
    column: int
    end_column: int
    text: str


class Finding(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A fault; its path starts at the site's folder, ``fix`` is there if ``sitegen fix`` mends it.

    Lines and columns are counted from 1, columns in characters.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""
    fix: tuple[Change, ...] = ()


def write(findings: Findings) -> str:
    """Write a line for each fault."""
    lines = (json.encode(_finding(each, findings)) for each in findings.diagnostics)
    return "".join(f"{line.decode()}\n" for line in lines)


def _finding(fault: Diagnostic, findings: Findings) -> Finding:
    place = fault.location
    return Finding(
        one_line(place.path),
        place.line,
        place.column,
        fault.severity,
        fault.code,
        one_line(fault.message),
        one_line(fault.hint),
        tuple(
            Change(one_line(each.path), each.line, each.start, each.end, each.text)
            for each in changes_of(fault, findings.lines)
        ),
    )
