"""Outlook: what can be seen of a site before any of its files is read.

This is the way to tell that there is nothing to do, so nothing here is slow to import.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from sitegen.clock import file_time
from sitegen.engine import engine, installed
from sitegen.files import read_file
from sitegen.fingerprint import digest
from sitegen.orders import Order
from sitegen.records import NO_RECORDS, Records, records_note, unpack_records
from sitegen.shelf import Shelf, claim
from sitegen.source import Look, Scan, Seen, scan, unpack_sightings
from sitegen.store import SIGHTINGS, StoreError, recall_notes, store_file
from sitegen.survey import Survey, deviations, pack_deviations, survey, unpack_deviations
from sitegen.texts import read_settings
from sitegen.themes import Templates, template_folders, templates_in
from sitegen.twins import both

_MANY = 1000
"""Files; to look at fewer takes no longer than to copy a process."""


class Sources(Struct, frozen=True):
    """The files of a site, the store's notes, and what is wrong with these."""

    content: Scan
    notes: Mapping[str, bytes]
    trouble: str


class Outlook(Struct, frozen=True):
    """The files of a site and its output, with the records of what that was made from.

    The ``seal`` is the fingerprint of all that a build depends on but its sources.
    """

    seal: bytes
    sources: Sources
    shelf: Shelf
    records: Records
    found: Survey


def look_out(order: Order) -> Outlook:
    """Look at a site and its output folder, which must be ours.

    Raises ``NotOursError``, ``MisplacedError`` and, where the machine fails, ``OSError``.
    """
    notes, trouble = _notes(order)
    note = notes.get(records_note(order.output), b"")
    shelf = Shelf(order.output, order.root, bool(note))
    claim(shelf)
    records = NO_RECORDS if order.clean else unpack_records(note)
    begun = file_time(order.root)
    (seal, content), packed = both(
        lambda: (seal_of(order), _scan(order, notes)),
        lambda: pack_deviations(deviations(order.output, records)),
        order.jobs if len(records.files) > _MANY else 1,
    )
    found = survey(order.output, records, unpack_deviations(packed), begun)
    return Outlook(seal, Sources(content, notes, trouble), shelf, records, found)


def look_at_sources(order: Order) -> Sources:
    """Look at the files of a site, and at how earlier builds saw them."""
    notes, trouble = _notes(order)
    return Sources(_scan(order, notes), notes, trouble)


def _scan(order: Order, notes: Mapping[str, bytes]) -> Scan:
    before = {} if order.clean else unpack_sightings(notes.get(SIGHTINGS, b""), engine())
    return scan(order.root, before, file_time(order.root), partial(_spread, order.jobs))


def _spread(
    jobs: int, function: Callable[[Seen], Look | None], items: Sequence[Seen]
) -> Iterable[Look | None]:
    """Do the same to each; where there is little to do, no processes have to be imported."""
    if jobs == 1 or len(items) < _MANY:
        return map(function, items)
    from sitegen.workers import spread  # noqa: PLC0415  # is slow to import

    return spread(function, items, jobs)


def seal_of(order: Order) -> bytes:
    """Fingerprint all that a build depends on but its sources.

    It is taken before anything is read: what changes meanwhile then counts as changed.
    """
    templates = tuple(_templates(templates_in(each)) for each in template_folders(order.root))
    asked = (order.edition, order.base_url, order.strict, order.codings)
    return digest((asked, engine(), installed(), read_settings(order.root), templates))


def _templates(found: Templates) -> tuple[object, ...]:
    return (tuple((name, read_file(path)) for name, path in found.files), found.faults)


def _notes(order: Order) -> tuple[Mapping[str, bytes], str]:
    try:
        return recall_notes(store_file(order.root)), ""
    except StoreError as fault:
        return {}, str(fault)
