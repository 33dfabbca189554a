"""Run the benchmarks, print a table, and write it as Markdown, JSON and a plot.

Usage: python benchmarks/run.py [--quick] [--sizes 1000 10000] [--only Hugo sitegen] …
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGTERM, signal
from typing import NoReturn

import msgspec

from benchmarks.contestants import (
    BARE,
    CLEAN,
    DEFAULT,
    GFM,
    HUGO,
    SCENARIOS,
    Contestant,
    contestants,
    python_version,
)
from benchmarks.goals import BASE, BIG, verdicts
from benchmarks.measure import FailedError
from benchmarks.plot import plot
from benchmarks.results import Record, Result, known, record
from benchmarks.rounds import Measured, Plan, compete
from benchmarks.tables import report

_ROOT = Path(__file__).resolve().parent.parent
_QUICK_SIZE = 300
_WITH_ALL = 10_000
"""Up to this size everybody takes part by default; above it sitegen races itself."""
_SMALL = 1_000
_FILE = "results.json"


def main() -> int:
    """Run what the command line asks for; 1 if a contestant fails, 130 if interrupted."""
    asked = _arguments()
    signal(SIGTERM, _stop)
    try:
        _run(asked)
    except FailedError as failed:
        _say(str(failed))
        return 1
    except KeyboardInterrupt:
        _say("stopped; what a size had not finished is lost")
        return 130
    return 0


def _run(asked: argparse.Namespace) -> None:
    """Run size after size, and write after each what is known by then."""
    everybody = {each.name: each for each in contestants(asked.tools)}
    versions = {name: version for name, each in everybody.items() if (version := each.version())}
    for name in everybody.keys() - versions.keys():
        _say(f"{name} isn't installed and doesn't take part")
    present = {name: each for name, each in everybody.items() if name in versions}
    measured: list[Measured] = []
    before = known(asked.results / _FILE) if asked.add else ()
    others = tuple(each for each in before if each.size not in asked.sizes)
    for size in asked.sizes:
        measured += _compete(size, present, asked)
        _write(_recorded(measured, versions, others), asked.results)
    print(report(_recorded(measured, versions, others)))


def _recorded(
    measured: Sequence[Measured], versions: Mapping[str, str], others: tuple[Result, ...]
) -> Record:
    made = record(measured, _named(versions), datetime.now(UTC).date())
    results = sorted((*others, *made.results), key=lambda each: each.size)
    return msgspec.structs.replace(made, results=tuple(results))


def _stop(number: int, frame: object) -> NoReturn:
    """Stop as at Ctrl-C, so that folders are removed."""
    del number, frame
    raise KeyboardInterrupt


def _compete(
    size: int, present: Mapping[str, Contestant], asked: argparse.Namespace
) -> tuple[Measured, ...]:
    usual = present if size <= _WITH_ALL else {DEFAULT, GFM}
    names = asked.only or usual
    rivals = [each for name, each in present.items() if name in names]
    scenarios = frozenset((CLEAN, *(asked.scenarios or SCENARIOS)))
    plan = Plan(asked.rounds, asked.memory_rounds, scenarios)
    return compete(rivals, size, plan, asked.scratch, _say)


def _write(made: Record, folder: Path) -> None:
    sizes = {each.size for each in made.results}
    folder.mkdir(parents=True, exist_ok=True)
    data = msgspec.to_builtins(made) | {"goals": _judged(made)}
    text = msgspec.json.format(msgspec.json.encode(data), indent=1)
    (folder / _FILE).write_bytes(text + b"\n")
    (folder / "results.md").write_text(report(made), encoding="utf-8")
    (folder / "results.svg").write_text(
        plot(made, BASE if BASE in sizes else max(sizes)), encoding="utf-8"
    )
    _say(f"written to {folder}")


def _judged(made: Record) -> Sequence[Mapping[str, object]]:
    return [msgspec.structs.asdict(each) | {"outcome": each.outcome} for each in verdicts(made)]


def _named(versions: Mapping[str, str]) -> Mapping[str, str]:
    """Shorten what programs say of themselves to the number."""
    numbers = {
        name: next((word for word in text.split() if any(map(str.isdigit, word))), text)
        for name, text in versions.items()
        if name not in {GFM, BARE}
    }
    short = {name: number.lstrip("v").partition("-")[0] for name, number in numbers.items()}
    return short | {"on": python_version()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--add", action="store_true", help="keep the results of sizes that aren't measured now")
    add("--quick", action="store_true", help="only try whether all works: 300 resources, one round")
    add(
        "--sizes",
        type=int,
        nargs="+",
        metavar="N",
        help=f"resources (default: {_SMALL} {BASE} {BIG})",
    )
    add("--only", nargs="+", metavar="NAME", help=f"contestants, such as {HUGO} '{GFM}'")
    add("--scenarios", nargs="+", choices=SCENARIOS, metavar="WORK", help="; ".join(SCENARIOS))
    add("--rounds", type=int, metavar="N", help="timed rounds (default: 5)")
    add("--memory-rounds", type=int, metavar="N", help="rounds that look at memory (default: 1)")
    add("--tools", type=Path, default=_ROOT / ".bench", help="where the others are installed")
    add("--scratch", type=Path, default=_ROOT / ".bench/scratch", help="where sources are written")
    add("--results", type=Path, help="where the results go (default: docs/benchmarks)")
    return _defaults(parser.parse_args())


def _defaults(asked: argparse.Namespace) -> argparse.Namespace:
    if asked.quick:
        asked.sizes = asked.sizes or [_QUICK_SIZE]
        asked.rounds = asked.rounds or 1
    asked.sizes = asked.sizes or [_SMALL, BASE, BIG]
    asked.rounds = asked.rounds or 5
    asked.memory_rounds = 1 if asked.memory_rounds is None else asked.memory_rounds
    kept = ".bench/results" if asked.quick else "docs/benchmarks"
    asked.results = asked.results or _ROOT / kept
    return asked


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
