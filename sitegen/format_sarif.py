"""SARIF 2.1.0, which code scanning and editors read (OASIS Standard, errata 01)."""

import re
from itertools import groupby
from urllib.parse import quote

from msgspec import json

from sitegen import __version__
from sitegen.diagnostics import Diagnostic
from sitegen.edits import Change, changes_of
from sitegen.findings import Findings, identified
from sitegen.printable import one_line

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_PART = re.compile(r"\*\*\w+:\*\* (.+?)(?:\n\n|\Z)", re.DOTALL)
Json = dict[str, object]


def write(findings: Findings) -> str:
    """Write a log of one run, with what the manual says of each code that occurs."""
    codes = sorted({each.code.value for each in findings.diagnostics})
    driver = {
        "name": "sitegen",
        "semanticVersion": __version__,
        "rules": [_rule(code, findings.manual[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, name, codes.index(each.code), findings)
            for each, name in identified(findings)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.format(json.encode(log), indent=2).decode() + "\n"


def _rule(code: str, section: str) -> Json:
    what, why = (" ".join(part.split()) for part in _PART.findall(section)[:2])
    return {
        "id": code,
        "shortDescription": {"text": what},
        "fullDescription": {"text": f"{what} {why}"},
        "help": {"text": section, "markdown": section.partition("\n\n")[2]},
    }


def _result(fault: Diagnostic, name: str, rule: int, findings: Findings) -> Json:
    place = fault.location
    hint = f"\nhint: {one_line(fault.hint)}" if fault.hint else ""
    region = {"startLine": place.line, "startColumn": place.column}
    file = _file(place.path, findings)
    result: Json = {
        "ruleId": fault.code.value,
        "ruleIndex": rule,
        "level": fault.severity.value,
        "message": {"text": one_line(fault.message) + hint},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"sitegen/v1": name},
    }
    changes = changes_of(fault, findings.lines)
    if changes:
        result["fixes"] = [_fix(fault, changes, findings)]
    return result


def _fix(fault: Diagnostic, changes: tuple[Change, ...], findings: Findings) -> Json:
    by_path = groupby(sorted(changes), key=lambda change: change.path)
    return {
        "description": {"text": one_line(fault.hint or fault.message)},
        "artifactChanges": [
            {
                "artifactLocation": _file(path, findings),
                "replacements": [_replacement(each) for each in found],
            }
            for path, found in by_path
        ],
    }


def _replacement(change: Change) -> Json:
    return {
        "deletedRegion": {
            "startLine": change.line,
            "startColumn": change.start,
            "endLine": change.line,
            "endColumn": change.end,
        },
        "insertedContent": {"text": change.text},
    }


def _file(path: str, findings: Findings) -> Json:
    """Name a file by a relative reference (RFC 3986), of bytes where a name is no text."""
    name = (findings.folder + path).encode(errors="surrogateescape")
    return {"uri": quote(name), "uriBaseId": "%SRCROOT%"}
