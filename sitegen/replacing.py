"""Replacing: a file that somebody writes by hand is changed at one stroke, or not at all."""

from pathlib import Path
from shutil import copymode


def replace_file(file: Path, data: bytes, like: Path) -> None:
    """Write a file beside its place and put it there; a link to it stays one.

    What may be done with it is as with the file ``like``, if that is there. Raises ``OSError``.
    """
    place = file.resolve()
    new = place.with_name(f".{place.name}.new")
    try:
        new.write_bytes(data)
        if like.exists():
            copymode(like, new)
        new.replace(place)
    finally:
        new.unlink(missing_ok=True)
