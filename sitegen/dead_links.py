"""Dead links: what is told of addresses that fail, at each place where they stand."""

from collections.abc import Iterable, Iterator

from sitegen.codes import Code
from sitegen.dates import long_date
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.ledger import DAYS, FAILURES, Entry, Ledger
from sitegen.outward import Outward
from sitegen.web_addresses import key

_ARCHIVE = "https://web.archive.org/web/"
_WAIT = f"open it in a browser; it is called dead after {FAILURES} failures over {DAYS} days"


def failing_links(found: Iterable[Outward], ledger: Ledger) -> Iterator[Diagnostic]:
    """Warn of the addresses that are dead, and note those that fail."""
    for each in found:
        entry = ledger.get(key(each.address))
        if entry:
            yield _dead(each, entry) if entry.is_dead else _failing(each, entry)


def _dead(found: Outward, entry: Entry) -> Diagnostic:
    message = f"'{found.address}' is dead: it failed {_often(entry)}{_why(entry)}"
    old = f"{_ARCHIVE}{entry.first:%Y%m%d}/{entry.address}"
    hint = f"link to where it is now, or to a copy that was kept of it: {old}"
    return Diagnostic(found.location, Code.LINK_DEAD, message, hint, Severity.WARNING)


def _failing(found: Outward, entry: Entry) -> Diagnostic:
    message = f"'{found.address}' failed {_often(entry)}{_why(entry)}"
    return Diagnostic(found.location, Code.LINK_FAILING, message, _WAIT, Severity.NOTE)


def _often(entry: Entry) -> str:
    if entry.failures == 1:
        return f"on {long_date(entry.last)}"
    return f"{entry.failures} times since {long_date(entry.first)}"


def _why(entry: Entry) -> str:
    return f": {entry.why}" if entry.why else ""
