"""Results: medians of what was measured, as they are written to a file."""

import os
import platform
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct

from benchmarks.contestants import CLEAN, HUGO
from benchmarks.rounds import Measured


class Result(Struct, frozen=True, kw_only=True):
    """Medians for a case: seconds, and bytes of memory at the peak (zero if not looked at).

    ``ratio`` is the wall time as a share of Hugo's clean build of as many resources.
    """

    contestant: str
    size: int
    scenario: str
    wall: float
    cpu: float
    memory: int
    ratio: float | None
    walls: tuple[float, ...]


class Machine(Struct, frozen=True):
    """Where it ran; figures of two machines are not to be compared, ratios with care."""

    cores: int
    processor: str
    system: str


class Record(Struct, frozen=True, kw_only=True):
    """All that one run of the benchmarks gave."""

    date: str
    machine: Machine
    versions: Mapping[str, str]
    results: tuple[Result, ...]

    def find(self, contestant: str, size: int, scenario: str) -> Result | None:
        """Look a result up."""
        wanted = (contestant, size, scenario)
        return next(
            (
                each
                for each in self.results
                if (each.contestant, each.size, each.scenario) == wanted
            ),
            None,
        )


def record(measured: Iterable[Measured], versions: Mapping[str, str], day: date) -> Record:
    """Take the medians of what was measured."""
    all_measured = tuple(measured)
    yardsticks = {
        each.case.size: _wall(each)
        for each in all_measured
        if (each.case.contestant, each.case.scenario) == (HUGO, CLEAN)
    }
    return Record(
        date=day.isoformat(),
        machine=machine(),
        versions=versions,
        results=tuple(_result(each, yardsticks.get(each.case.size)) for each in all_measured),
    )


def known(file: Path) -> tuple[Result, ...]:
    """Read what an earlier run has written; where there is none, nothing is known."""
    if not file.is_file():
        return ()
    return msgspec.json.decode(file.read_bytes(), type=Record).results


def machine() -> Machine:
    """Describe this machine, without its name."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Machine(usable or 1, _processor(), platform.system())


def _result(measured: Measured, yardstick: float | None) -> Result:
    wall = _wall(measured)
    return Result(
        contestant=measured.case.contestant,
        size=measured.case.size,
        scenario=measured.case.scenario,
        wall=wall,
        cpu=median(each.cpu for each in measured.timings),
        memory=round(median(measured.peaks)) if measured.peaks else 0,
        ratio=wall / yardstick if yardstick else None,
        walls=tuple(each.wall for each in measured.timings),
    )


def _wall(measured: Measured) -> float:
    return median(each.wall for each in measured.timings)


def _processor() -> str:
    """Name the processor, where Linux does."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
