"""Tables: results and verdicts in Markdown, for a terminal and for a page alike."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.goals import verdicts
from benchmarks.results import Record, Result

_RESULT_HEAD = ("resources", "work", "by", "wall", "CPU", "memory", "of Hugo's time")
_GOAL_HEAD = ("work", "against", "goal", "reached", "")
_MEGABYTE = 1_000_000
_TIMES = "\N{MULTIPLICATION SIGN}"
_NONE = "\N{EN DASH}"


def report(record: Record) -> str:
    """Write a whole report: the circumstances, the goals, the figures."""
    machine = record.machine
    cores = f"{machine.cores} core" + ("" if machine.cores == 1 else "s")
    versions = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    return (
        f"Measured {record.date} on {cores} ({machine.processor}, {machine.system}): "
        f"{versions}.\n\n{goal_table(record)}\n{result_table(record)}"
    )


def goal_table(record: Record) -> str:
    """Set the goals beside what was reached."""
    rows = (
        (
            each.work,
            each.against,
            f"≤ {each.limit:g} {_TIMES}",
            _ratio(each.reached),
            each.outcome,
        )
        for each in verdicts(record)
    )
    return _table(_GOAL_HEAD, rows, "lllrl")


def result_table(record: Record) -> str:
    """List all figures."""
    return _table(_RESULT_HEAD, map(_row, record.results), "rllrrrr")


def _row(result: Result) -> Sequence[str]:
    return (
        f"{result.size:,}",
        result.scenario,
        result.contestant,
        seconds(result.wall),
        seconds(result.cpu),
        f"{result.memory / _MEGABYTE:.0f} MB" if result.memory else _NONE,
        _ratio(result.ratio),
    )


def _ratio(ratio: float | None) -> str:
    return _NONE if ratio is None else f"{ratio:.3f} {_TIMES}"


def seconds(time: float) -> str:
    """Write a time with three digits that count, or in milliseconds where it is short."""
    if time < 1:
        return f"{time * 1000:.0f} ms"
    return f"{time:.2f} s" if time < 10 else f"{time:.1f} s"  # noqa: PLR2004  # a digit more


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], sides: str) -> str:
    """Write a table of Markdown whose columns also line up as plain text; ``sides`` are l or r."""
    cells = [head, *rows]
    widths = [max(3, *(len(row[at]) for row in cells)) for at in range(len(head))]
    lines = ["| " + " | ".join(_fitted(row, widths, sides)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join(_rules(widths, sides)) + "|")
    return "\n".join(lines) + "\n"


def _fitted(row: Sequence[str], widths: Sequence[int], sides: str) -> Iterator[str]:
    for text, width, side in zip(row, widths, sides, strict=True):
        yield text.rjust(width) if side == "r" else text.ljust(width)


def _rules(widths: Sequence[int], sides: str) -> Iterator[str]:
    for width, side in zip(widths, sides, strict=True):
        yield "-" * (width + 1) + (":" if side == "r" else "-")
