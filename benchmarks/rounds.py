"""Rounds: all contestants by turns, so that a machine's good and bad minutes are shared."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from benchmarks.contestants import CLEAN, SCENARIOS, Contestant
from benchmarks.corpus import Corpus
from benchmarks.measure import Timing, peak_memory, timed

T = TypeVar("T")
_MEMORY_DISK = Path("/dev/shm")


class Case(Struct, frozen=True):
    """Who builds what: a contestant, a number of resources and a scenario."""

    contestant: str
    size: int
    scenario: str


class Measured(Struct, frozen=True):
    """What the rounds gave for a case: each round's timing, and peaks of memory in bytes."""

    case: Case
    timings: tuple[Timing, ...]
    peaks: tuple[int, ...]


class Plan(Struct, frozen=True):
    """How often: timed rounds, after one that only warms up, and rounds that look at memory."""

    timed: int
    memory: int
    scenarios: frozenset[str]


class _Stand(Struct, frozen=True):
    """A contestant with its sources, and the folder that it builds into."""

    contestant: Contestant
    corpus: Corpus
    root: Path
    output: Path


def compete(
    rivals: Sequence[Contestant], size: int, plan: Plan, scratch: Path, say: Callable[[str], None]
) -> tuple[Measured, ...]:
    """Let contestants build the same corpus by turns; sources are below ``scratch``.

    Output goes to memory where there is a disk in memory. Raises ``FailedError``.
    """
    with _output_folder(scratch) as outputs, _folder(scratch) as sources:
        say(f"{size:,} resources: writing the sources")
        stands = [_stand(rival, Corpus(size), sources, outputs) for rival in rivals]
        os.sync()
        say(f"{size:,} resources: a round to warm up")
        _round(stands, plan, 0, timed)
        timings = _repeat(stands, plan, range(1, 1 + plan.timed), timed, say)
        later = range(1 + plan.timed, 1 + plan.timed + plan.memory)
        peaks = _repeat(stands, plan, later, peak_memory, say)
    return tuple(
        Measured(case, tuple(each[case] for each in timings), tuple(each[case] for each in peaks))
        for case in timings[0]
    )


def _stand(rival: Contestant, corpus: Corpus, sources: Path, outputs: Path) -> _Stand:
    name = rival.name.replace(", ", "-").lower()
    root = sources / name
    rival.write(corpus, root)
    return _Stand(rival, corpus, root, outputs / name)


def _repeat(
    stands: Iterable[_Stand],
    plan: Plan,
    numbers: range,
    measure: Callable[[Sequence[str], Path], T],
    say: Callable[[str], None],
) -> list[dict[Case, T]]:
    results = []
    for number in numbers:
        say(f"round {number}: {measure.__name__}")
        results.append(_round(stands, plan, number, measure))
    return results


def _round(
    stands: Iterable[_Stand],
    plan: Plan,
    number: int,
    measure: Callable[[Sequence[str], Path], T],
) -> dict[Case, T]:
    """Let everybody do one scenario, then everybody the next."""
    results = {}
    for scenario, edit in SCENARIOS.items():
        for stand in stands:
            if scenario in plan.scenarios and scenario in stand.contestant.scenarios:
                _prepare(stand, scenario)
                edit(stand.corpus, stand.contestant.layout, stand.root, number)
                case = Case(stand.contestant.name, stand.corpus.size, scenario)
                results[case] = measure(stand.contestant.command(stand.output), stand.root)
    return results


def _prepare(stand: _Stand, scenario: str) -> None:
    if scenario == CLEAN:
        shutil.rmtree(stand.output, ignore_errors=True)
        for name in stand.contestant.leftovers:
            _remove(stand.root / name)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _folder(place: Path) -> Iterator[Path]:
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sitegen-benchmark-", dir=place) as name:
        yield Path(name)


def _output_folder(fallback: Path) -> AbstractContextManager[Path]:
    return _folder(_MEMORY_DISK if os.access(_MEMORY_DISK, os.W_OK) else fallback)
