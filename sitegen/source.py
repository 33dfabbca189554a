"""Read: the only module that reads the content folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.fingerprint import digest_of
from sitegen.model import File
from sitegen.urls import file_address

CONTENT = "content/"
_PUBLISHED_DOTFILES = ".well-known"


class Source(Struct, frozen=True):
    """The bytes of a Markdown file and its path from the site's folder, as in all reports."""

    path: str
    data: bytes


class Scan(Struct, frozen=True):
    """What the content folder holds: Markdown to be read, and files to be copied as they are."""

    sources: tuple[Source, ...]
    files: tuple[File, ...]


def scan(root: Path) -> Scan:
    """Read the content folder of a site, in the order of paths whatever the file system's is."""
    paths = sorted(_walk(root / CONTENT, CONTENT))
    markdown = [path for path in paths if path.endswith(".md")]
    copied = [path for path in paths if not path.endswith(".md")]
    return Scan(
        tuple(Source(path, (root / path).read_bytes()) for path in markdown),
        tuple(_file(root, path) for path in copied),
    )


def read_settings(root: Path) -> bytes | None:
    """Read ``site.yaml``, or say by ``None`` that there is none."""
    path = root / "site.yaml"
    return path.read_bytes() if path.is_file() else None


def _file(root: Path, path: str) -> File:
    return File(
        path, file_address(path.removeprefix(CONTENT)), digest_of((root / path).read_bytes())
    )


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if not _is_read(entry.name):
                continue
            if entry.is_dir():
                yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield prefix + entry.name


def _is_read(name: str) -> bool:
    return name == _PUBLISHED_DOTFILES or not (name.startswith((".", "_")) or name == "README.md")
