"""The summary of a build: what somebody reads who only wants to know whether all went well."""

from collections import Counter
from collections.abc import Iterable

from sitegen.diagnostics import Severity
from sitegen.pipeline import Result


def summarise(result: Result, seconds: float, output: str) -> str:
    """Tell in two or three lines what was drawn, what was left out and why, and what to look at."""
    lines = [_outcome(result, seconds, output), _left_out(result.unpublished.values())]
    return "\n".join([line for line in lines if line] + _faults(result))


def _outcome(result: Result, seconds: float, output: str) -> str:
    report = result.report
    if report is None:
        return ""
    drawn, kept, removed = map(len, (report.drawn, report.kept, report.removed))
    counts = f"{_count(drawn, 'file')} drawn, {kept} kept, {removed} removed"
    return f"{counts} in {output} ({seconds:.1f} s)"


def _left_out(reasons: Iterable[str]) -> str:
    counts = sorted(Counter(reasons).items())
    return "Left out: " + ", ".join(f"{n} {reason}" for reason, n in counts) if counts else ""


def _faults(result: Result) -> list[str]:
    counts = Counter(each.severity for each in set(result.diagnostics))
    named = [_count(counts[kind], kind.value) for kind in Severity if counts[kind]]
    return [", ".join(named)] if named else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
