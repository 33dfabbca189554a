"""Learning: which files are read, and what is kept of them for the next build."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from sitegen.memory import essence, filled, pack, recollect
from sitegen.orders import Order, Result
from sitegen.publish import Spread
from sitegen.reading import Reading
from sitegen.resume import pack_root, root_key, root_note
from sitegen.settings import Settings
from sitegen.source import Scan, Sightings, pack_sightings
from sitegen.store import NOTHING, SIGHTINGS, Memos, StoreError, recall, remember, store_file


class Learnt(Struct, frozen=True):
    """New memos of files, the keys of those that no file needs, and how the sources were seen.

    ``before`` are the store's notes.
    """

    added: Mapping[bytes, bytes]
    dropped: tuple[bytes, ...]
    sightings: Sightings
    before: Mapping[str, bytes]


def recall_all(order: Order, engine: bytes) -> tuple[Memos, str]:
    """Fetch what earlier builds remember of files, or say what is wrong with the store."""
    if order.clean:
        return NOTHING, ""
    try:
        return recall(store_file(order.root), engine), ""
    except StoreError as fault:
        return NOTHING, str(fault)


def read_all(
    content: Scan, settings: Settings, memos: Memos, root: Path, run: Spread
) -> tuple[tuple[Reading, ...], Learnt]:
    """Read the files that aren't remembered, and say what there is to remember of them."""
    rules = essence(settings)
    found = recollect(content.sources, rules, memos.readings)
    unread = [at for at, each in enumerate(found.readings) if each is None]
    job = partial(pack, root=root, settings=rules)
    packed = tuple(run(job, [content.sources[at] for at in unread]))
    added = dict(zip((found.keys[at] for at in unread), packed, strict=True))
    dropped = tuple(memos.readings.keys() - frozenset(found.keys))
    learnt = Learnt(added, dropped, content.sightings, memos.notes)
    return tuple(filled(found.readings, packed)), learnt


def published(order: Order, seal: bytes, learnt: Learnt, result: Result) -> Mapping[str, bytes]:
    """Note what a build told that was published, so that the next one need not do it again."""
    if result.report is None:
        return {}
    return {root_note(order): pack_root(root_key(seal, learnt.sightings), result)}


def keep(learnt: Learnt, notes: Mapping[str, bytes], root: Path, engine: bytes) -> str:
    """Keep what was learnt for the next build, or say why that can't be done."""
    new = {**notes, SIGHTINGS: pack_sightings(learnt.sightings)}
    try:
        if learnt.added or learnt.dropped or not new.items() <= learnt.before.items():
            remember(store_file(root), engine, Memos(learnt.added, new), learnt.dropped)
    except StoreError as fault:
        return str(fault)
    return ""
