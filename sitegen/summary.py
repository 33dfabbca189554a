"""The summary of a run: what somebody reads who only wants to know whether all went well."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostics, Severity, has_errors
from sitegen.editions import DRAFT, FUTURE
from sitegen.orders import Result
from sitegen.publish import Report
from sitegen.releases import CURRENT, Release

_REASONS = {DRAFT: ("draft", "drafts"), FUTURE: ("dated in the future", "dated in the future")}


def summarise(result: Result, seconds: float, output: str) -> str:
    """Tell in two or three lines what was drawn, what was left out and why, and what to look at."""
    faults = _faults(result.diagnostics)
    if result.report is None:
        return f"Nothing was published; {output} is as it was{_time(seconds)}\n{faults}"
    return _lines(_published(result.report, output) + _time(seconds), result, faults)


def summarise_check(result: Result, seconds: float) -> str:
    """Tell what a check found, and what it means for a build."""
    faults = _faults(result.diagnostics)
    if has_errors(result.diagnostics):
        return f"Until the errors are put right, nothing is published{_time(seconds)}\n{faults}"
    return _lines(f"No errors{_time(seconds)}", result, faults)


def summarise_comparison(addresses: int, lost: int, revision: str) -> str:
    """Tell how many of the addresses that there were lead nowhere any more."""
    held = f"{_count(addresses, 'address', 'addresses')} at '{revision}'"
    if not lost:
        return f"Of {held}, each still leads somewhere"
    return f"Of {held}, {lost} {'leads' if lost == 1 else 'lead'} nowhere any more"


def summarise_fix(changes: int, files: int) -> str:
    """Tell how much was changed."""
    if not changes:
        return "Nothing was changed: no mistake here has a remedy that leaves no doubt"
    return f"{_count(changes, 'change', 'changes')} made in {_count(files, 'file', 'files')}"


def summarise_links(number: int, failing: int, dead: int) -> str:
    """Tell how many addresses fail, and of which it isn't chance any more."""
    return f"{failing} of {_count(number, 'address', 'addresses')} failing, {dead} of them dead"


def summarise_move(files: int, *, is_done: bool) -> str:
    """Tell how many files were changed, or would be."""
    if not files:
        return "There is nothing to change"
    number = _count(files, "file", "files")
    return f"{number} changed" if is_done else f"{number} would be changed; nothing was written"


def summarise_proof(result: Result, seconds: float, output: str) -> str:
    """Tell whether the output is what a clean build makes."""
    if result.report is None:
        return f"Nothing can be compared until the errors are put right{_time(seconds)}"
    number = _count(len(result.report.drawn), "file", "files")
    if any(each.code is Code.OUTPUT_DIFFERS for each in result.diagnostics):
        return f"{output} is not what a clean build makes, which is {number}{_time(seconds)}"
    return f"{output} is what a clean build makes, byte for byte: {number}{_time(seconds)}"


def summarise_release(place: Path, made: Release) -> str:
    """Tell which release visitors see, and where that is."""
    link = place / CURRENT
    if not made.is_new:
        return f"{link} is release {made.name} already, in which nothing has changed"
    number = _count(made.files, "file", "files")
    return f"{link} is release {made.name} now: {number}, {made.changed} of them new or changed"


def summarise_rollback(place: Path, name: str) -> str:
    """Tell which release visitors see again."""
    return f"{place / CURRENT} is release {name} again"


def _lines(outcome: str, result: Result, faults: str) -> str:
    return "\n".join(filter(None, (outcome, _left_out(result.unpublished.values()), faults)))


def _published(report: Report, output: str) -> str:
    drawn, kept, removed = map(len, (report.drawn, report.kept, report.removed))
    return f"{_count(drawn, 'file', 'files')} drawn, {kept} kept, {removed} removed in {output}"


def _left_out(reasons: Iterable[str]) -> str:
    counts = sorted(Counter(reasons).items())
    parts = (_count(number, *_REASONS[reason]) for reason, number in counts)
    return f"Left out: {', '.join(parts)}" if counts else ""


def _faults(diagnostics: Diagnostics) -> str:
    counts = Counter(each.severity for each in set(diagnostics))
    kinds = (kind for kind in Severity if counts[kind])
    return ", ".join(_count(counts[kind], kind.value, f"{kind.value}s") for kind in kinds)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _time(seconds: float) -> str:
    return f" ({seconds:.1f} s)"
