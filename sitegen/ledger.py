"""The ledger: which addresses have failed, since when and how often; a line of JSON for each.

So git merges what two people have noted, and shows what has changed. It is a site's own file, and
may be changed by hand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

from msgspec import DecodeError, Meta, Struct, ValidationError, json
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location
from sitegen.web_addresses import askable, is_web, key

LEDGER = "links.jsonl"
FAILURES, DAYS = 3, 14
"""An address is dead that failed in so many runs on different days, the last so long after the
first."""
_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
_OURS = "<<<<<<<"
_BOTH = f"keep the lines of both; delete those that start with {_OURS}, ======= or >>>>>>>"
_PLACE = re.compile(r" - at `\$\.?(\w*)`")


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """An address that has failed: in how many runs, on which day first and last, and why."""

    address: str
    failures: Annotated[int, Meta(ge=1, le=1_000_000)]
    first: date
    last: date
    why: str = ""

    @property
    def is_dead(self) -> bool:
        """Tell whether this can't be chance any more."""
        return self.failures >= FAILURES and (self.last - self.first).days >= DAYS


Ledger = Mapping[str, Entry]
"""Entries by the keys of their addresses."""
NO_LEDGER: Ledger = {}
_decode = json.Decoder(Entry).decode


class Verdicts(Struct, frozen=True):
    """What a run came to: by their keys, what addresses failed for, and which are to be forgotten.

    Those are the ones that answered, and those that nobody wants to be asked. ``named`` are all
    that the run was about.
    """

    failed: Mapping[str, str]
    forgotten: frozenset[str]
    named: frozenset[str]


def read_ledger(text: str) -> tuple[Ledger, Diagnostics]:
    """Read the entries; two of one address, which a merge may leave, are one."""
    found: dict[str, Entry] = {}
    faults: list[Diagnostic] = []
    marks: list[tuple[int, str]] = []
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if _MARK.match(line):
            marks.append((number, line))
        elif line:
            read = _entry(line, number)
            if isinstance(read, Diagnostic):
                faults.append(read)
            else:
                name = key(read.address)
                found[name] = _joined(found.get(name, read), read)
    return found, (*faults, *_conflicts(marks))


def write_ledger(ledger: Ledger) -> bytes:
    """Write the entries, in the order of their addresses."""
    ordered = sorted(ledger.values(), key=lambda each: each.address)
    return b"".join(json.encode(each) + b"\n" for each in ordered)


def learn(ledger: Ledger, verdicts: Verdicts, addresses: Iterable[str], today: date) -> Ledger:
    """Take in what a run came to.

    ``addresses`` are all that the site has: of others nothing is kept. However often a day's runs
    are taken in, they count once.
    """
    named: dict[str, str] = {}
    for each in sorted(addresses):
        named.setdefault(key(each), askable(each))
    kept: dict[str, Entry] = {}
    for name, address in named.items():
        entry = ledger.get(name)
        if name in verdicts.failed:
            kept[name] = _failed(entry, address, verdicts.failed[name], today)
        elif entry and (name not in verdicts.forgotten or today < entry.last):
            kept[name] = entry
    return kept


def _failed(entry: Entry | None, address: str, why: str, today: date) -> Entry:
    if entry is None:
        return Entry(address, 1, today, today, why)
    if today < entry.last:
        return entry
    count = entry.failures + (today > entry.last)
    return replace(entry, failures=count, last=today, why=why)


def _joined(one: Entry, other: Entry) -> Entry:
    last = max(one, other, key=lambda each: each.last)
    return replace(
        last,
        failures=max(one.failures, other.failures),
        first=min(one.first, other.first),
    )


def _entry(line: str, number: int) -> Entry | Diagnostic:
    try:
        entry = _decode(line)
    except (DecodeError, RecursionError) as fault:
        return _fault(number, *_words(fault))
    if not is_web(entry.address):
        return _fault(number, "'address' must start with http:// or https://")
    if entry.last < entry.first:
        return _fault(number, "'last' is before 'first'")
    return entry


def _words(fault: Exception) -> tuple[str, str]:
    if not isinstance(fault, ValidationError):
        return "this is no line of JSON", _REMEDY
    problem = _PLACE.sub(r" in '\1'", str(fault)).replace("`", "'").removesuffix(" in ''")
    return f"this line isn't as sitegen writes it: {problem}", _REMEDY


_REMEDY = "delete the line, and what it remembers is counted anew; or take back the change with git"


def _fault(number: int, message: str, hint: str = _REMEDY) -> Diagnostic:
    return Diagnostic(Location(LEDGER, number), Code.LEDGER_INVALID, message, hint)


def _conflicts(marks: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Tell of each conflict where it starts."""
    starts = [number for number, line in marks if line.startswith(_OURS)]
    for number in starts or [number for number, _ in marks[:1]]:
        message = "git has left two versions here, and can't tell which is right"
        yield _fault(number, message, _BOTH)
