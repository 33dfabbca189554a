"""Read: the only module that reads the content folder."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from errno import EAGAIN
from functools import partial
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.dangers import danger_of
from sitegen.diagnostics import Diagnostics
from sitegen.file_names import is_text, unnameable
from sitegen.fingerprint import digest_of
from sitegen.model import Danger, File, Size
from sitegen.pictures import size_of
from sitegen.stamps import Stamp, is_settled, stamp_of
from sitegen.urls import file_address

CONTENT = "content/"
_AS_IT_IS = ".well-known"


class Source(Struct, frozen=True):
    """The bytes of a Markdown file and its path from the site's folder, as in all reports."""

    path: str
    data: bytes


class Sighting(Struct, frozen=True, array_like=True):
    """What is known of a file without opening it, by its settled stamp.

    That is the digest of its bytes, the size of a picture, and what isn't safe about it.
    """

    digest: bytes
    stamp: Stamp | None
    size: Size | None
    danger: Danger | None = None


class Look(Struct, frozen=True, array_like=True):
    """What a file's bytes say: their digest, the size of a picture, and what isn't safe."""

    digest: bytes
    size: Size | None
    danger: Danger | None = None


Sightings = Mapping[str, Sighting]
Run = Callable[[Callable[[str], Look], Sequence[str]], Iterable[Look]]
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(tuple[bytes, dict[str, Sighting]]).decode


class Found(Struct, frozen=True):
    """A Markdown file and the digest of its bytes."""

    path: str
    digest: bytes


class Scan(Struct, frozen=True):
    """What the content folder holds: Markdown to be read, and files to be copied as they are.

    ``faults`` report the files that have a name which no address can be made of; ``sightings``
    are for the next scan.
    """

    sources: tuple[Found, ...]
    files: tuple[File, ...]
    faults: Diagnostics
    sightings: Sightings


def scan(root: Path, before: Sightings, now: int, run: Run = map) -> Scan:
    """Look through the content folder, in the order of paths whatever the file system's is.

    A file that has the stamp of a sighting before isn't opened. ``now`` is in nanoseconds; ``run``
    applies a function to each of many things.
    """
    around = frozenset((root / CONTENT).resolve().parents)
    walked = sorted(_walk(root / CONTENT, CONTENT, around))
    named = {path: stamp for path, stamp in walked if is_text(path)}
    sightings = _sightings(root, named, before, now, run)
    read = {path: each.digest for path, each in sightings.items() if _is_markdown(path)}
    return Scan(
        tuple([Found(path, digest) for path, digest in read.items()]),
        tuple(
            [
                _file(path, each, named[path].size)
                for path, each in sightings.items()
                if path not in read
            ]
        ),
        tuple(unnameable(path) for path, _ in walked if path not in named),
        sightings,
    )


def pack_sightings(sightings: Sightings, code: bytes) -> bytes:
    """Write down what a scan has seen, by the code of this fingerprint."""
    return _encode((code, sightings))


def unpack_sightings(note: bytes, code: bytes) -> Sightings:
    """Recall what a scan has seen, or nothing: other code may see other sizes of pictures."""
    try:
        seen_by, sightings = _decode(note) if note else (b"", {})
    except (DecodeError, UnicodeDecodeError):
        return {}
    return sightings if seen_by == code else {}


def fetch(root: Path, found: Found) -> Source:
    """Read a Markdown file.

    Raises ``OSError`` if it has other bytes than it was found with.
    """
    data = (root / found.path).read_bytes()
    if digest_of(data) != found.digest:
        raise OSError(EAGAIN, "it was changed during the build; build once more", found.path)
    return Source(found.path, data)


def read_settings(root: Path) -> bytes | None:
    """Read ``site.yaml``, or say by ``None`` that there is none."""
    path = root / "site.yaml"
    return path.read_bytes() if path.is_file() else None


def _sightings(
    root: Path, named: Mapping[str, Stamp], before: Sightings, now: int, run: Run
) -> dict[str, Sighting]:
    """Keep what was seen of files whose stamps are as they were, and hash the others."""
    known = {path: before.get(path) for path in named}
    new = [path for path, each in known.items() if each is None or each.stamp != named[path]]
    for path, found in zip(new, run(partial(_look, root), new), strict=True):
        stamp = named[path] if is_settled(named[path], now) else None
        known[path] = Sighting(found.digest, stamp, found.size, found.danger)
    return {path: each for path, each in known.items() if each}


def _look(root: Path, path: str) -> Look:
    data = (root / path).read_bytes()
    return Look(digest_of(data), size_of(path, data), danger_of(path, data))


def _file(path: str, seen: Sighting, length: int) -> File:
    address = file_address(path.removeprefix(CONTENT))
    return File(path, address, seen.digest, length, seen.size, seen.danger)


def _walk(folder: Path, prefix: str, around: frozenset[Path]) -> list[tuple[str, Stamp]]:
    """List the files of a folder; a link back to a folder ``around`` it would never end."""
    real = folder.resolve()
    if real in around or not real.is_dir():
        return []
    with os.scandir(folder) as entries:
        read = [entry for entry in entries if _is_read(entry.name, prefix)]
        found = [(prefix + each.name, stamp_of(each.stat())) for each in read if each.is_file()]
        for each in read:
            if each.is_dir():
                found += _walk(folder / each.name, f"{prefix}{each.name}/", around | {real})
    return found


def _is_read(name: str, folder: str) -> bool:
    if name == _AS_IT_IS or f"/{_AS_IT_IS}/" in folder:
        return True
    return not (name.startswith((".", "_")) or name == "README.md")


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") and f"/{_AS_IT_IS}/" not in path
