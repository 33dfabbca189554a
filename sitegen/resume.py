"""Resume: where all is as the last build left it, there is nothing to do but to say so again.

What a build comes to depends on its order, the code, the settings, the templates and the bytes of
all sources. Their key is noted when a site is published, with what was told then. A build with
the same key and an untouched output opens no source and draws no page, so this module
imports nothing that can.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns

from msgspec import DecodeError, Struct, msgpack

from sitegen.diagnostics import Diagnostics
from sitegen.engine import engine, installed
from sitegen.fingerprint import digest
from sitegen.orders import Order, Result
from sitegen.publish import MARKER, Report, Shelf, claim, is_marked
from sitegen.records import read_records, records_file, write_records
from sitegen.source import Sightings, read_settings, scan, unpack_sightings
from sitegen.store import SIGHTINGS, StoreError, recall_notes, store_file
from sitegen.survey import untouched
from sitegen.themes import template_files, template_folders


class Root(Struct, frozen=True, array_like=True):
    """The key of a build that was published, and what was told."""

    key: bytes
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics


_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Root).decode


def resume(order: Order) -> Result | None:
    """Tell again what the last build told, if nothing has changed since; else ``None``.

    Raises ``NotOursError``, ``MisplacedError`` and, where the machine fails, ``OSError``.
    """
    file = records_file(order.root, order.output)
    claim(Shelf(order.output, order.root, file.is_file()))
    if order.clean or not is_marked(order.output):
        return None
    try:
        notes = recall_notes(store_file(order.root))
    except StoreError:
        return None
    seal = seal_of(order)
    root = _recalled(notes.get(root_note(order), b""))
    content = scan(order.root, unpack_sightings(notes.get(SIGHTINGS, b"")), time_ns())
    if root is None or content.faults or root.key != root_key(seal, content.sightings):
        return None
    before = read_records(file)
    records = untouched(before, order.output, MARKER)
    if records is None:
        return None
    if records != before:
        with suppress(OSError):  # without their stamps the next build only takes longer
            write_records(file, records)
    return Result(Report((), tuple(records), (), records), root.unpublished, root.diagnostics)


def root_note(order: Order) -> str:
    """Name the note of a build; each output folder has its own."""
    return f"root {records_file(order.root, order.output).stem}"


def seal_of(order: Order) -> bytes:
    """Fingerprint all that a build depends on but its sources.

    It is taken before anything is read: what changes meanwhile then counts as changed.
    """
    templates = tuple(_templates(folder) for folder in template_folders(order.root))
    asked = (order.edition, order.base_url, order.strict)
    return digest((asked, engine(), installed(), read_settings(order.root), templates))


def root_key(seal: bytes, sightings: Sightings) -> bytes:
    """Fingerprint all that a build depends on."""
    return digest((seal, tuple((path, each.digest) for path, each in sorted(sightings.items()))))


def pack_root(key: bytes, result: Result) -> bytes:
    """Write down what a build that was published told."""
    return _encode(Root(key, result.unpublished, result.diagnostics))


def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, path.read_bytes()) for name, path in template_files(folder))


def _recalled(note: bytes) -> Root | None:
    try:
        return _decode(note) if note else None
    except (DecodeError, UnicodeDecodeError):
        return None
