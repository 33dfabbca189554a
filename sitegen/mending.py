"""Mending: what the safe remedies of a site's faults come to, before anything is written.

A remedy can bring to light what another mends: a field that was misspelt may name a topic in other
letters. So a copy of the site's texts is mended and read again, until there is nothing left to do.
"""

from collections.abc import Mapping
from errno import EAGAIN
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from sitegen.design import design
from sitegen.diagnostics import Diagnostics
from sitegen.edits import Change, apply, changes_of, lines_of
from sitegen.orders import Order, Watch
from sitegen.outlook import look_at_sources
from sitegen.parse import SETTINGS_PATH
from sitegen.replacing import replace_file
from sitegen.store import store_file

_ROUNDS = 9
"""More than remedies can need that wait for each other; the next run does what is left."""


class Mended(Struct, frozen=True):
    """A file before and after, and the changes that were made, each with what stood there."""

    path: str
    before: bytes
    after: bytes
    changes: tuple[tuple[Change, str], ...]


def mend(order: Order, watch: Watch) -> tuple[Mended, ...]:
    """Find all that can be mended, in the order of paths; nothing is written to the site."""
    seen = look_at_sources(order)
    first = _round(order.root, design(order, watch, seen).diagnostics)
    if not first:
        return ()
    with TemporaryDirectory() as folder:
        copy = replace(order, root=Path(folder), output=Path(folder, "output"))
        paths = [SETTINGS_PATH, *(each.path for each in seen.content.sources)]
        _copy(order.root, copy.root, paths)
        done = _mend_copy(copy, first, watch)
    return tuple(done[path] for path in sorted(done))


def write(root: Path, mended: Mended) -> None:
    """Replace a file at one stroke. Raises ``OSError`` if it has changed since it was read."""
    file = root / mended.path
    if file.read_bytes() != mended.before:
        raise OSError(EAGAIN, "it was changed meanwhile; run 'sitegen fix' once more", mended.path)
    replace_file(file, mended.after, file)


def _mend_copy(copy: Order, found: Mapping[str, Mended], watch: Watch) -> dict[str, Mended]:
    done: dict[str, Mended] = {}
    rounds = 0
    while found and rounds < _ROUNDS:
        rounds += 1
        for path, each in found.items():
            (copy.root / path).write_bytes(each.after)
            done[path] = _joined(done[path], each) if path in done else each
        seen = look_at_sources(replace(copy, clean=True))
        found = _round(copy.root, design(copy, watch, seen).diagnostics)
    return done


def _joined(first: Mended, second: Mended) -> Mended:
    return replace(first, after=second.after, changes=(*first.changes, *second.changes))


def _round(root: Path, diagnostics: Diagnostics) -> dict[str, Mended]:
    """Make all changes that diagnostics ask for."""
    paths = {edit.location.path for each in diagnostics for edit in each.edits}
    before = {path: (root / path).read_bytes() for path in sorted(paths)}
    lines = {path: lines_of(data.decode()) for path, data in before.items()}
    changes = {change for each in diagnostics for change in changes_of(each, lines)}
    mended = (
        _mended(path, data, sorted(each for each in changes if each.path == path), lines[path])
        for path, data in before.items()
    )
    return {each.path: each for each in mended if each.changes}


def _mended(path: str, data: bytes, changes: list[Change], lines: list[str]) -> Mended:
    after = apply(data.decode(), changes).encode()
    told = ((each, lines[each.line - 1][each.start - 1 : each.end - 1]) for each in changes)
    return Mended(path, data, after, tuple(told))


def _copy(root: Path, folder: Path, paths: list[str]) -> None:
    """Copy what is read, and what earlier builds have learnt of it."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copy2(root / path, folder / path)
    store = store_file(root)
    if store.is_file():
        store_file(folder).parent.mkdir()
        copy2(store, store_file(folder))
