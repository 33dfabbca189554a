"""Learning: which files are read, and what is kept of them for the next build."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from msgspec import DecodeError, Struct, msgpack

from sitegen.engine import engine
from sitegen.markup import prepare
from sitegen.memory import Packed, Pool, Recollection, mark_of, pack, recollect
from sitegen.orders import Order, Result
from sitegen.publish import Spread
from sitegen.reading import Reading
from sitegen.records import pack_records, records_note
from sitegen.resume import pack_root, root_key, root_note
from sitegen.search_slots import place_of
from sitegen.settings import Settings
from sitegen.sheaves import MOST, bind, unbind
from sitegen.source import Found, Scan, Sightings, pack_sightings
from sitegen.store import (
    BODY,
    READING,
    SIGHTINGS,
    TERMS,
    StoreError,
    Writer,
    recall_readings,
    store_file,
)

REFERENCES = "references"
"""The note of which templates each template refers to."""
_decode = msgpack.Decoder(tuple[tuple[bytes, tuple[str, ...]], ...]).decode
_BATCH = 200
"""Files whose memos are written at once, and whose terms make a sheaf."""
assert _BATCH <= MOST


class Learnt(Struct, frozen=True):
    """How the sources were seen.

    Where the store has memos that no file needs, ``needed`` are, by the names of tables, the keys
    of all files and the digests of all bodies and rows of terms.
    """

    sightings: Sightings
    needed: Mapping[str, frozenset[bytes]] | None = None


def recall_all(order: Order, engine: bytes) -> tuple[Mapping[bytes, bytes], str]:
    """Fetch what earlier builds remember of files, or say what is wrong with the store."""
    try:
        return {} if order.clean else recall_readings(store_file(order.root), engine), ""
    except StoreError as fault:
        return {}, str(fault)


class Keeping(Protocol):
    """Takes memos, by the names of tables, as the store's writer does."""

    def put(self, table: str, memos: Iterable[tuple[bytes, bytes]]) -> None:
        """Take memos, by their keys."""

    def commit(self) -> None:
        """Make what was taken last."""


def read_all(
    content: Scan,
    rules: Settings,
    memos: Mapping[bytes, bytes],
    root: Path,
    writer: Keeping,
    run: Spread,
) -> tuple[tuple[Reading, ...], Learnt]:
    """Read the files that aren't remembered by the essence of the settings, and remember them."""
    found = recollect(content.sources, rules, memos)
    readings = read_rest(content.sources, found, rules, root, writer, run)
    keys = frozenset(found.keys)
    if memos.keys() <= keys:
        return readings, Learnt(content.sightings)
    needed = {
        READING: keys,
        BODY: frozenset(map(mark_of, readings)),
        TERMS: frozenset(each.item.terms for each in readings if each.item),
    }
    return readings, Learnt(content.sightings, needed)


def read_rest(  # as read_all, and what is remembered
    sources: Sequence[Found],
    found: Recollection,
    rules: Settings,
    root: Path,
    writer: Keeping,
    run: Spread,
) -> tuple[Reading, ...]:
    """Read the files that nothing is remembered of, and give what all come to."""
    unread = {
        key: source
        for key, source, reading in zip(found.keys, sources, found.readings, strict=True)
        if reading is None
    }
    unread = dict(sorted(unread.items(), key=lambda each: place_of(each[1].path)))  # as sheaves are
    if unread:
        prepare(rules.markdown, rules.markdown_extensions)
    packed = run(partial(pack, root=root, settings=rules), tuple(unread.values()))
    fresh = _kept(zip(unread, packed, strict=True), writer)
    pairs = zip(found.keys, found.readings, strict=True)
    return tuple(reading or fresh[key] for key, reading in pairs)


def _kept(packed: Iterator[tuple[bytes, Packed]], writer: Keeping) -> dict[bytes, Reading]:
    """Write what files come to as it comes in, so that pages can be drawn from it."""
    fresh: dict[bytes, Reading] = {}
    pool = Pool()
    while batch := tuple(islice(packed, _BATCH)):
        fresh |= {key: each.unpacked(pool) for key, each in batch}
        writer.put(READING, ((key, each.reading) for key, each in batch))
        writer.put(BODY, ((each.mark, each.html) for _, each in batch if each.mark))
        rows = [(each.terms_mark, each.terms) for _, each in batch if each.terms]
        writer.put(TERMS, [bind(rows)] if rows else ())
    writer.commit()
    return fresh


def pack_references(references: Mapping[bytes, tuple[str, ...]]) -> bytes:
    """Write down which templates each template refers to."""
    return msgpack.encode(sorted(references.items()))


def unpack_references(note: bytes) -> Mapping[bytes, tuple[str, ...]]:
    """Recall which templates each template refers to, by the digest of its source."""
    try:
        return dict(_decode(note)) if note else {}
    except (DecodeError, UnicodeDecodeError):
        return {}


def published(
    order: Order, seal: bytes, learnt: Learnt, result: Result, history: bytes
) -> Mapping[str, bytes]:
    """Note what a build told that was published, so that the next one need not do it again.

    ``history`` is the mark of the history that dates were taken from, or empty.
    """
    if result.report is None:
        return {}
    return {
        root_note(order): pack_root(root_key(seal, learnt.sightings), result, history),
        records_note(order.output): pack_records(result.report.records),
    }


def keep(
    learnt: Learnt, notes: Mapping[str, bytes], before: Mapping[str, bytes], writer: Writer
) -> None:
    """Keep what was learnt for the next build, and forget what no file needs any more."""
    new = {**notes, SIGHTINGS: pack_sightings(learnt.sightings, engine())}
    if not new.items() <= before.items():
        writer.note(new)
    if learnt.needed:
        for table in (READING, BODY):
            writer.keep(table, learnt.needed[table])
        marks = learnt.needed[TERMS]
        writer.sift(TERMS, lambda data: not marks.isdisjoint(unbind(data).members))
    writer.commit()
