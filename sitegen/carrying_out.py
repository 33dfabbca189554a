"""Carrying out: the files of a proposal are written, each at one stroke, and what goes goes last.

So whatever ends this half-way, no text is lost, and to run the same command again completes it.
"""

import os
from errno import EAGAIN, EEXIST
from pathlib import Path

from sitegen.replacing import replace_file
from sitegen.workbench import Proposal

_CHANGED = "it was changed meanwhile; run this again"


def still_to_do(root: Path, proposal: Proposal) -> tuple[str, ...]:
    """List the files that aren't as they are to be. Raises ``OSError`` if one isn't as it was."""
    return tuple(path for path in proposal.after if not _is_done(root, proposal, path))


def carry_out(root: Path, proposal: Proposal) -> None:
    """Write what a proposal says. Raises ``OSError`` before anything is written, if it can."""
    todo = still_to_do(root, proposal)
    sources = {new: old for old, new in proposal.moved.items()}
    for path in sorted(todo, key=lambda each: (each != proposal.first, each)):
        data = proposal.after[path]
        if data is not None:
            is_new = proposal.before[path] is None
            _write(root, path, data, sources.get(path, path) if is_new else path)
    for path in todo:
        if proposal.after[path] is None:
            (root / path).unlink()


def _is_done(root: Path, proposal: Proposal, path: str) -> bool:
    """Tell whether a file is as it is to be, by an earlier run that didn't come to its end."""
    file = root / path
    found = file.read_bytes() if os.path.lexists(file) else None
    if found == proposal.after[path]:
        return True
    if found != proposal.before[path]:
        is_new = proposal.before[path] is None
        raise (
            OSError(EEXIST, "it is there already", path)
            if is_new
            else OSError(EAGAIN, _CHANGED, path)
        )
    return False


def _write(root: Path, path: str, data: bytes, source: str) -> None:
    """Write a file, in a folder that may be new."""
    file = root / path
    file.resolve().parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, data, root / source)
