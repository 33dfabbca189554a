"""GitLab's Code Quality report, the part of Code Climate's that merge requests show."""

from msgspec import json

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.findings import Findings, identified
from sitegen.printable import one_line

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(findings: Findings) -> str:
    """Write one list of all faults."""
    issues = [_issue(each, name, findings) for each, name in identified(findings)]
    return json.format(json.encode(issues), indent=2).decode() + "\n"


def _issue(fault: Diagnostic, name: str, findings: Findings) -> dict[str, object]:
    hint = f" ({fault.hint})" if fault.hint else ""
    return {
        "description": one_line(fault.message + hint),
        "check_name": fault.code.value,
        "fingerprint": name,
        "severity": _SEVERITIES[fault.severity],
        "location": {
            "path": findings.place(fault.location.path),
            "lines": {"begin": fault.location.line},
        },
    }
