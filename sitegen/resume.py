"""Resume: where all is as the last build left it, there is nothing to do but to say so again.

What a build comes to depends on its order, the code, the settings, the templates and the bytes of
all sources. Their key is noted when a site is published, with what was told then. A build with
the same key and an untouched output opens no source and draws no page, so this module
imports nothing that can.
"""

from collections.abc import Mapping

from msgspec import DecodeError, Struct, msgpack

from sitegen.diagnostics import Diagnostics
from sitegen.fingerprint import digest
from sitegen.heads import mark_at
from sitegen.orders import Order, Result
from sitegen.outlook import Outlook
from sitegen.publish import Report
from sitegen.records import output_mark, pack_records, records_note
from sitegen.shelf import is_marked
from sitegen.source import Sightings
from sitegen.store import Writer, store_file
from sitegen.survey import untouched


class Root(Struct, frozen=True, array_like=True):
    """The key of a build that was published, and what was told.

    ``history`` is the mark of the history that dates were taken from, if any were.
    """

    key: bytes
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics
    history: bytes = b""


_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Root).decode


def resume(order: Order, seen: Outlook) -> Result | None:
    """Tell again what the last build told, if nothing has changed since; else ``None``."""
    content, notes = seen.sources.content, seen.sources.notes
    root = _recalled(notes.get(root_note(order), b""))
    if order.clean or root is None or content.faults or not is_marked(order.output):
        return None
    if root.key != root_key(seen.seal, content.sightings):
        return None
    if root.history and root.history != mark_at(order.root):
        return None
    records = untouched(seen.records, order.output, seen.found)
    if records is None:
        return None
    if records != seen.records:
        writer = Writer(store_file(order.root), None)
        writer.note({records_note(order.output): pack_records(records)})
        writer.commit()  # where that fails the next build only takes longer
    report = Report((), tuple(records.files), (), records)
    return Result(report, root.unpublished, root.diagnostics)


def root_note(order: Order) -> str:
    """Name the note of a build; each output folder has its own."""
    return f"root {output_mark(order.output)}"


def root_key(seal: bytes, sightings: Sightings) -> bytes:
    """Fingerprint all that a build depends on; sightings come in the order of paths."""
    return digest((seal, tuple([(path, each.digest) for path, each in sightings.items()])))


def pack_root(key: bytes, result: Result, history: bytes) -> bytes:
    """Write down what a build that was published told."""
    return _encode(Root(key, result.unpublished, result.diagnostics, history))


def _recalled(note: bytes) -> Root | None:
    try:
        return _decode(note) if note else None
    except (DecodeError, UnicodeDecodeError):
        return None
