"""Goals: what the project's design says that it must reach, held against what was measured."""

from collections.abc import Iterator

from msgspec import Struct

from benchmarks.contestants import BARE, BODY, CLEAN, DEFAULT, GFM, HUGO, TITLE, UNCHANGED
from benchmarks.results import Record, Result

BASE = 10_000
BIG = 100_000
_CASES = (
    (f"clean build, {DEFAULT}", DEFAULT, CLEAN, 0.8),
    (f"clean build, {GFM}", GFM, CLEAN, 0.3),
    ("one body edited, new process", DEFAULT, BODY, 0.08),
    ("one title edited, new process", DEFAULT, TITLE, 0.08),
    ("nothing changed, new process", DEFAULT, UNCHANGED, 0.05),
)
_DIALECTS = (DEFAULT, GFM)
_MEMORY_LIMIT = 0.35
_BIG_TIME, _BIG_MEMORY = 11.0, 6.0
_METADATA_LIMIT = 1.4


class Verdict(Struct, frozen=True):
    """A goal, the ratio that it allows and the one that was reached, if it was measured."""

    work: str
    against: str
    limit: float
    reached: float | None

    @property
    def outcome(self) -> str:
        """Say in a word how it went."""
        if self.reached is None:
            return "not measured"
        return "met" if self.reached <= self.limit else "missed"


def verdicts(record: Record) -> Iterator[Verdict]:
    """Judge every goal."""
    hugo = record.find(HUGO, BASE, CLEAN)
    for work, name, scenario, limit in _CASES:
        ours = record.find(name, BASE, scenario)
        yield Verdict(work, "Hugo's clean build, time", limit, _times(ours, hugo))
    whole, bare = record.find(GFM, BASE, CLEAN), record.find(BARE, BASE, CLEAN)
    yield Verdict(f"clean build, {GFM}", f"{BARE}, time", _METADATA_LIMIT, _times(whole, bare))
    for name in _DIALECTS:
        ours, big = record.find(name, BASE, CLEAN), record.find(name, BIG, CLEAN)
        yield Verdict(
            f"memory of a clean build, {name}", "Hugo's", _MEMORY_LIMIT, _memories(ours, hugo)
        )
        work = f"100,000 resources, {name}"
        yield Verdict(work, "its own 10,000, time", _BIG_TIME, _times(big, ours))
        yield Verdict(work, "its own 10,000, memory", _BIG_MEMORY, _memories(big, ours))


def _times(one: Result | None, other: Result | None) -> float | None:
    return one.wall / other.wall if one and other else None


def _memories(one: Result | None, other: Result | None) -> float | None:
    if one is None or other is None or not one.memory or not other.memory:
        return None
    return one.memory / other.memory
