"""Desk: makes what is stale and writes it into the staging folder, in whatever process."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sitegen.codings import encode
from sitegen.diagnostics import Outcome
from sitegen.fingerprint import digest_of
from sitegen.planned import Bundle, Compressed, Copy, Output, Page, Planned, Stamped
from sitegen.reasons import trace_of
from sitegen.records import Record
from sitegen.source import fetch_copy
from sitegen.staging import write
from sitegen.stamps import stamp_of

_LONG = 100
"""Parts of a page that takes long to draw; lists have fewer."""
Draw = Callable[[Page | Bundle], Outcome[tuple[bytes, ...]]]
"""Makes the bytes of all files of what is planned, but for copies."""
Sheet = tuple[Stamped, ...]
"""What is made at once and its compressed forms, as far as they are stale; these come last."""


class Desk(Struct, frozen=True):
    """Draws output files into the folder ``stage``; a process of its own may do it."""

    draw: Draw
    stage: str
    root: Path

    def __call__(self, sheet: Sheet) -> Outcome[tuple[Record | None, ...]]:
        """Draw a sheet, and tell what to record of each file; of what didn't pay there is nothing.

        It is drawn even if only a compressed form is stale: what is drawn can be relied on.
        """
        planned = sheet[0].original
        made, faults = _made(planned, self.draw, self.root)
        if made is None:
            return None, faults
        files = dict(zip(planned.paths, made, strict=True))
        return tuple([record for each in sheet for record in self._lay(each, files)]), ()

    def _lay(self, each: Stamped, files: Mapping[str, bytes]) -> Iterator[Record | None]:
        """Write what is stale, which is all of the files or a compressed form of one."""
        planned, inputs, trace = each.planned, each.inputs, trace_of(each)
        for path, data in _coded(planned, files):
            if data is None:
                yield None
                continue
            file = f"{self.stage}/{path}"
            write(file, data)
            yield Record(inputs, digest_of(data), stamp_of(os.lstat(file)), trace)


def sheets_of(stale: Iterable[Stamped]) -> list[Sheet]:
    """Lay what is made at once together, in the order in which that is best drawn."""
    sheets: dict[str, Sheet] = {}
    for each in sorted(stale, key=_drawing_turn):
        path = each.original.paths[0]
        sheets[path] = (*sheets.get(path, ()), each)
    return list(sheets.values())


def _drawing_turn(each: Stamped) -> tuple[int, int]:
    """Tell when a file's turn comes: pages that share entries are drawn after one another.

    Before them come those that take long, the longest first, so that no process waits at the end.
    """
    planned = each.original
    if isinstance(planned, Copy):
        return 0, 0
    work = (isinstance(planned, Page) and planned.work) or len(planned.parts)
    return (-work, 0) if work > _LONG else (0, planned.place)


def _made(planned: Planned, draw: Draw, root: Path) -> Outcome[tuple[bytes, ...]]:
    """Make the bytes of what is planned, one for each of its paths."""
    if isinstance(planned, Copy):
        return (fetch_copy(root, planned.source, planned.digest),), ()
    return draw(planned)


def _coded(planned: Output, files: Mapping[str, bytes]) -> Iterable[tuple[str, bytes | None]]:
    """Name what is to be written, with its bytes; a form that doesn't pay has none."""
    if isinstance(planned, Compressed):
        return [(planned.paths[0], encode(files[planned.of], planned.coding))]
    return files.items()
