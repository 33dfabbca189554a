"""A summary in Markdown, for a pull request or the page of a CI's job.

What an editor writes stands in code spans, so that it is shown as it is: no link, no name of a
person who would get mail, no table of its own.
"""

import re
from collections.abc import Iterator

from sitegen.diagnostics import Diagnostic, Severity
from sitegen.findings import Findings
from sitegen.printable import one_line

_TICKS = re.compile("`+")
_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTE: ("note", "notes"),
}
_MANY = 50
"""Faults of a severity that are shown: hosts refuse what is much longer."""


def write(findings: Findings) -> str:
    """Write a table for each severity; notes, which can wait, are folded."""
    if not findings.diagnostics:
        return "### sitegen found no mistakes\n"
    return "\n".join(part for severity in Severity for part in _part(severity, findings))


def _part(severity: Severity, findings: Findings) -> Iterator[str]:
    found = [each for each in findings.diagnostics if each.severity is severity]
    if not found:
        return
    heading = f"{len(found)} {_NAMES[severity][len(found) != 1]}"
    is_folded = severity is Severity.NOTE
    yield f"<details><summary>{heading}</summary>\n" if is_folded else f"### {heading}\n"
    yield "| where | what |\n|---|---|"
    yield from (_row(each, findings) for each in found[:_MANY])
    if len(found) > _MANY:
        yield f"\n… and {len(found) - _MANY} more; `sitegen check` lists them all"
    yield "\n</details>\n" if is_folded else ""


def _row(fault: Diagnostic, findings: Findings) -> str:
    place = fault.location
    where = _code(f"{findings.place(place.path)}:{place.line}:{place.column}")
    hint = f"<br>hint: {_code(one_line(fault.hint))}" if fault.hint else ""
    return f"| {where} | {_code(one_line(fault.message))} ({fault.code}){hint} |"


def _code(text: str) -> str:
    """Write a code span (CommonMark 6.1) that may stand in a table of GitHub's dialect."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] in {"`", " "} or text[-1:] in {"`", " "} else ""
    return fence + pad + text.replace("|", "\\|") + pad + fence
