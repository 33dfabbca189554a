"""Read: the only module that reads the content folder."""

import os
from collections.abc import Iterator, Mapping
from errno import EAGAIN
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.diagnostics import Diagnostics
from sitegen.file_names import is_text, unnameable
from sitegen.fingerprint import digest_of
from sitegen.model import File
from sitegen.stamps import Stamp, is_settled, stamp_of
from sitegen.urls import file_address

CONTENT = "content/"
_AS_IT_IS = ".well-known"


class Source(Struct, frozen=True):
    """The bytes of a Markdown file and its path from the site's folder, as in all reports."""

    path: str
    data: bytes


class Sighting(Struct, frozen=True, array_like=True):
    """What is known of a file without opening it: the digest of its bytes, by its settled stamp."""

    digest: bytes
    stamp: Stamp | None


Sightings = Mapping[str, Sighting]
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(dict[str, Sighting]).decode


class Found(Struct, frozen=True):
    """A Markdown file and the digest of its bytes; ``data`` if they had to be read for it."""

    path: str
    digest: bytes
    data: bytes | None


class Scan(Struct, frozen=True):
    """What the content folder holds: Markdown to be read, and files to be copied as they are.

    ``faults`` report the files that have a name which no address can be made of; ``sightings``
    are for the next scan.
    """

    sources: tuple[Found, ...]
    files: tuple[File, ...]
    faults: Diagnostics
    sightings: Sightings


def scan(root: Path, before: Sightings, now: int) -> Scan:
    """Look through the content folder, in the order of paths whatever the file system's is.

    A file that has the stamp of a sighting before isn't opened. ``now`` is in nanoseconds.
    """
    around = frozenset((root / CONTENT).resolve().parents)
    walked = sorted(_walk(root / CONTENT, CONTENT, around))
    sightings: dict[str, Sighting] = {}
    sources: list[Found] = []
    files: list[File] = []
    for path, stamp in walked:
        if not is_text(path):
            continue
        known = before.get(path)
        if known and known.stamp == stamp:
            found = Found(path, known.digest, None)
        else:
            found = _look(root, path)
            known = Sighting(found.digest, stamp if is_settled(stamp, now) else None)
        sightings[path] = known
        if _is_markdown(path):
            sources.append(found)
        else:
            files.append(_file(found))
    faults = tuple(unnameable(path) for path, _ in walked if not is_text(path))
    return Scan(tuple(sources), tuple(files), faults, sightings)


def pack_sightings(sightings: Sightings) -> bytes:
    """Write down what a scan has seen."""
    return _encode(sightings)


def unpack_sightings(note: bytes) -> Sightings:
    """Recall what a scan has seen, or nothing."""
    try:
        return _decode(note) if note else {}
    except (DecodeError, UnicodeDecodeError):
        return {}


def fetch(root: Path, found: Found) -> Source:
    """Read a Markdown file, unless that is done.

    Raises ``OSError`` if it has other bytes than it was found with.
    """
    if found.data is not None:
        return Source(found.path, found.data)
    data = (root / found.path).read_bytes()
    if digest_of(data) != found.digest:
        raise OSError(EAGAIN, "it was changed during the build; build once more", found.path)
    return Source(found.path, data)


def read_settings(root: Path) -> bytes | None:
    """Read ``site.yaml``, or say by ``None`` that there is none."""
    path = root / "site.yaml"
    return path.read_bytes() if path.is_file() else None


def _look(root: Path, path: str) -> Found:
    data = (root / path).read_bytes()
    return Found(path, digest_of(data), data)


def _file(found: Found) -> File:
    return File(found.path, file_address(found.path.removeprefix(CONTENT)), found.digest)


def _walk(folder: Path, prefix: str, around: frozenset[Path]) -> Iterator[tuple[str, Stamp]]:
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
                yield prefix + entry.name, stamp_of(entry.stat())


def _is_read(name: str, folder: str) -> bool:
    if name == _AS_IT_IS or f"/{_AS_IT_IS}/" in folder:
        return True
    return not (name.startswith((".", "_")) or name == "README.md")


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") and f"/{_AS_IT_IS}/" not in path
