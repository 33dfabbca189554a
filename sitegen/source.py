"""Read: the only module that reads the content folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.diagnostics import Diagnostics
from sitegen.file_names import is_text, unnameable
from sitegen.fingerprint import digest_of
from sitegen.model import File
from sitegen.urls import file_address

CONTENT = "content/"
_AS_IT_IS = ".well-known"


class Source(Struct, frozen=True):
    """The bytes of a Markdown file and its path from the site's folder, as in all reports."""

    path: str
    data: bytes


class Scan(Struct, frozen=True):
    """What the content folder holds: Markdown to be read, and files to be copied as they are.

    ``faults`` report the files that have a name which no address can be made of.
    """

    sources: tuple[Source, ...]
    files: tuple[File, ...]
    faults: Diagnostics = ()


def scan(root: Path) -> Scan:
    """Read the content folder of a site, in the order of paths whatever the file system's is."""
    around = frozenset((root / CONTENT).resolve().parents)
    found = sorted(_walk(root / CONTENT, CONTENT, around))
    paths = [path for path in found if is_text(path)]
    markdown = [path for path in paths if _is_markdown(path)]
    copied = [path for path in paths if not _is_markdown(path)]
    return Scan(
        tuple(Source(path, (root / path).read_bytes()) for path in markdown),
        tuple(_file(root, path) for path in copied),
        tuple(unnameable(path) for path in found if not is_text(path)),
    )


def read_settings(root: Path) -> bytes | None:
    """Read ``site.yaml``, or say by ``None`` that there is none."""
    path = root / "site.yaml"
    return path.read_bytes() if path.is_file() else None


def _file(root: Path, path: str) -> File:
    return File(
        path, file_address(path.removeprefix(CONTENT)), digest_of((root / path).read_bytes())
    )


def _walk(folder: Path, prefix: str, around: frozenset[Path]) -> Iterator[str]:
    """List the files of a folder; a link back to a folder ``around`` it would never end."""
    real = folder.resolve()
    if real in around or not real.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if not _is_read(entry.name, prefix):
                continue
            if entry.is_dir():
                yield from _walk(folder / entry.name, f"{prefix}{entry.name}/", around | {real})
            elif entry.is_file():
                yield prefix + entry.name


def _is_read(name: str, folder: str) -> bool:
    if name == _AS_IT_IS or f"/{_AS_IT_IS}/" in folder:
        return True
    return not (name.startswith((".", "_")) or name == "README.md")


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") and f"/{_AS_IT_IS}/" not in path
