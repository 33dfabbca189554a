"""Texts: files of a site that are found by their names, and what keeps a file from being read."""

import os
from pathlib import Path

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location
from sitegen.files import FILE_LIMIT, TEXT_LIMIT, read_file
from sitegen.folders import COPY, PERMIT, REMOVE, refusal

SETTINGS = "site.yaml"


def read_settings(root: Path) -> bytes | Diagnostic | None:
    """Read ``site.yaml``, or say why it can't be read, or by ``None`` that there is none."""
    return read_text_file(root, SETTINGS) if os.path.lexists(root / SETTINGS) else None


def read_text_file(root: Path, path: str) -> bytes | Diagnostic:
    """Read a text of the site that is found by its name, or say why it can't be read.

    Raises ``OSError``.
    """
    file = root / path
    if reason := refusal(root, path):
        return Diagnostic(Location(path), Code.FILE_LINK, reason, COPY)
    if not file.is_file():
        return Diagnostic(Location(path), Code.FILE_KIND, "this is no file", REMOVE)
    if fault := oversize(path, file.stat().st_size, is_written=True):
        return fault
    try:
        return read_file(file, TEXT_LIMIT)
    except PermissionError:
        return unreadable(path)


def oversize(path: str, size: int, *, is_written: bool) -> Diagnostic | None:
    """Report a file that is too large: for a text that somebody writes, or for any file."""
    limit = TEXT_LIMIT if is_written else FILE_LIMIT
    if size <= limit:
        return None
    message = f"the file has {size:,} bytes, and may have {limit:,}"
    hint = "publish it elsewhere, and link to it"
    if is_written:
        hint = "make several files of it; pictures belong in files of their own"
    return Diagnostic(Location(path), Code.FILE_LIMIT, message, hint)


def unreadable(path: str) -> Diagnostic:
    """Report a file that whoever builds may not open."""
    return Diagnostic(Location(path), Code.FILE_UNREADABLE, "the file can't be opened", PERMIT)
