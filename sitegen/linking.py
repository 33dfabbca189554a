"""Linking: the command ``links``, which lists addresses of the web, or hears how they are."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.console import FAILED, say
from sitegen.dead_links import failing_links
from sitegen.design import Design, arrangement
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity, has_errors, strict
from sitegen.files import read_file
from sitegen.ledger import LEDGER, Ledger, Verdicts, learn
from sitegen.ledger_file import recall, remember
from sitegen.link_reports import COMMAND, Misreport, read_report
from sitegen.options import no_site, order_of
from sitegen.orders import Order, Watch
from sitegen.outbound import any_address, outbound
from sitegen.outlook import look_at_sources
from sitegen.outward import Outward
from sitegen.printable import one_line
from sitegen.progress import unwatched, watched
from sitegen.summary import summarise_links
from sitegen.telling import inform, report
from sitegen.web_addresses import askable, key

REPORT_LIMIT = 50_000_000
"""Bytes of a report: that on a hundred thousand addresses has so many."""
_STDIN = Path("-")


class Gathered(Struct, frozen=True):
    """The addresses that readers see, those of all files, and the errors of the site."""

    seen: tuple[Outward, ...]
    named: frozenset[str]
    errors: Diagnostics

    @property
    def keys(self) -> frozenset[str]:
        """Give the keys of all addresses."""
        return frozenset(map(key, self.named))


class Heard(Struct, frozen=True):
    """What a report came to: all that is to be told, and what is remembered, unless it failed."""

    diagnostics: Diagnostics
    ledger: Ledger | None = None


def links(options: Namespace) -> int:
    """List the addresses of a site, or take in a report on them."""
    order = order_of(options)
    if not (order.root / "content").is_dir():
        return no_site(order.root, options.format)
    found = gather(order, unwatched if options.quiet else watched)
    if options.report:
        return _hear(options, order, found)
    for line in asked(found.seen) if options.plain else listed(found.seen):
        print(one_line(line))
    if found.errors:
        return say("the site has errors, so addresses may be missing; see sitegen check", FAILED)
    return 0


def listed(found: Iterable[Outward]) -> list[str]:
    """Write the addresses, each with all its places, in the order of these."""
    return [f"{each.location}: {each.address}" for each in sorted(set(found))]


def asked(found: Iterable[Outward]) -> list[str]:
    """Write each address once, so that a link checker takes it whole from a line."""
    return sorted({key(each.address): askable(each.address) for each in found}.values())


def gather(order: Order, watch: Watch) -> Gathered:
    """Find all addresses of the web that a site leads to; its warnings are no errors here."""
    made = arrangement(replace(order, strict=False), watch, look_at_sources(order))
    if isinstance(made, Design):
        return Gathered((), frozenset(), made.diagnostics)
    errors = tuple(each for each in made.design.diagnostics if each.severity is Severity.ERROR)
    on = made.plan.made
    found = tuple(outbound(order.root, on.collection, on.settings, on.lookups.bodies, any_address))
    seen = tuple(each for each, is_seen in found if is_seen)
    return Gathered(seen, frozenset(each.address for each, _ in found), errors)


def _hear(options: Namespace, order: Order, found: Gathered) -> int:
    heard = hear(order, found, options.report)
    diagnostics = strict(heard.diagnostics) if order.strict else heard.diagnostics
    report(diagnostics, order.root, options.format)
    if heard.ledger is None:
        return say(f"{LEDGER} is as it was", FAILED)
    if not options.quiet:
        inform(_summary(found, heard.ledger), options.format)
    return FAILED if has_errors(diagnostics) else 0


def _summary(found: Gathered, ledger: Ledger) -> str:
    dead = sum(each.is_dead for each in ledger.values())
    return summarise_links(len(found.keys), len(ledger), dead)


def hear(order: Order, found: Gathered, file: Path) -> Heard:
    """Take in a report, and remember what came of it; on any error nothing is remembered.

    Of a site with errors not all addresses are known, and those that aren't would be forgotten.
    """
    before = recall(order.root)
    if found.errors or before.faults:
        return Heard((*found.errors, *before.faults))
    read = _verdicts(file, found)
    if isinstance(read, Misreport):
        return Heard((_located(read, file, order.root),))
    ledger = learn(before.ledger, read, found.named, order.edition.today)
    fault = remember(order.root, ledger, before)
    if fault:
        return Heard((fault,))
    return Heard(tuple(failing_links(found.seen, ledger)), ledger)


def _verdicts(file: Path, found: Gathered) -> Verdicts | Misreport:
    data = _read(file)
    read = read_report(data) if isinstance(data, bytes) else data
    if isinstance(read, Verdicts) and found.named and read.named.isdisjoint(found.keys):
        hint = "take in the report that lychee wrote of the addresses of this site"
        return Misreport("the report names none of the site's addresses", hint)
    return read


def _read(file: Path) -> bytes | Misreport:
    if file == _STDIN:
        data = sys.stdin.buffer.read(REPORT_LIMIT + 1)
        return _oversize() if len(data) > REPORT_LIMIT else data
    if not file.exists():
        return Misreport("there is no such report", f"let lychee write it: {COMMAND} -")
    if not file.is_file():
        return Misreport("this is no file", "name the file that lychee has written")
    if file.stat().st_size > REPORT_LIMIT:
        return _oversize()
    return read_file(file, REPORT_LIMIT)


def _oversize() -> Misreport:
    hint = "run lychee on parts of the list, and take in the report on each"
    return Misreport(f"the report has more than {REPORT_LIMIT:,} bytes", hint)


def _located(fault: Misreport, file: Path, root: Path) -> Diagnostic:
    """Tell of a report where it lies; one that is elsewhere keeps the name that it was given."""
    site, whole = root.resolve(), file.resolve()
    path = whole.relative_to(site).as_posix() if whole.is_relative_to(site) else str(file)
    place = Location("standard input" if file == _STDIN else path, fault.line, fault.column)
    return Diagnostic(place, Code.REPORT_INVALID, fault.message, fault.hint)
