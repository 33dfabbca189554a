"""GitHub annotations: workflow commands, which GitHub Actions shows on the lines of a change.

What an editor writes can begin no command, nor end one: line ends are shown as escapes, and the
signs that part a command are encoded as the runner decodes them.
"""

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.findings import Findings
from sitegen.printable import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(findings: Findings) -> str:
    """Write a command for each fault."""
    return "".join(f"{_command(each, findings)}\n" for each in findings.diagnostics)


def _command(fault: Diagnostic, findings: Findings) -> str:
    place = fault.location
    properties = {
        "file": findings.place(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "title": fault.code.value,
    }
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[fault.severity]} {told}::{_text(fault).translate(_DATA)}"


def _text(fault: Diagnostic) -> str:
    """Name the place again, as the log shows nothing but this text."""
    hint = f"\nhint: {one_line(fault.hint)}" if fault.hint else ""
    return one_line(f"{fault.location}: {fault.message}") + hint
