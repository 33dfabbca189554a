"""Read: the only module that reads the content folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.dangers import danger_of
from sitegen.diagnostics import Diagnostic, Diagnostics, in_order
from sitegen.file_names import odd_names
from sitegen.files import TEXT_LIMIT, changed, read_as_seen, read_file
from sitegen.fingerprint import digest_of
from sitegen.folders import inventory
from sitegen.model import Danger, File, Size
from sitegen.pictures import size_of
from sitegen.stamps import Stamp, is_settled
from sitegen.texts import oversize, unreadable
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
Seen = tuple[str, Stamp]
Run = Callable[[Callable[[Seen], Look | None], Sequence[Seen]], Iterable[Look | None]]
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(tuple[bytes, dict[str, Sighting]]).decode


class Found(Struct, frozen=True):
    """A Markdown file and the digest of its bytes."""

    path: str
    digest: bytes


class Scan(Struct, frozen=True):
    """What the content folder holds: Markdown to be read, and files to be copied as they are.

    ``faults`` report what can't be read or have an address; ``sightings`` are for the next scan.
    """

    sources: tuple[Found, ...]
    files: tuple[File, ...]
    faults: Diagnostics
    sightings: Sightings


def scan(root: Path, before: Sightings, now: int, run: Run = map) -> Scan:
    """Look through the content folder, in the order of paths whatever the file system's is.

    A file that has the stamp of a sighting before isn't opened. ``now`` is in nanoseconds; ``run``
    applies a function to each of many things. Raises ``OSError`` if a file changes meanwhile.
    """
    found = inventory(root, CONTENT, is_read)
    odd = odd_names([path for path, _ in found.files if path not in before])
    named = {path: stamp for path, stamp in found.files if path not in odd}
    sightings, refused = _sightings(root, named, before, now, run)
    read = {path: each.digest for path, each in sightings.items() if is_markdown(path)}
    return Scan(
        tuple([Found(path, digest) for path, digest in read.items()]),
        tuple(
            [
                _file(path, each, named[path].size)
                for path, each in sightings.items()
                if path not in read
            ]
        ),
        in_order((*found.faults, *odd.values(), *refused)),
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
    source = fetch_again(root, found.path)
    if digest_of(source.data) != found.digest:
        raise changed(found.path)
    return source


def fetch_again(root: Path, path: str) -> Source:
    """Read a Markdown file whatever its bytes are by now. Raises ``OSError``."""
    return Source(path, read_file(root / path, TEXT_LIMIT))


def fetch_copy(root: Path, path: str, digest: bytes) -> bytes:
    """Read a file that is copied.

    Raises ``OSError`` if it has other bytes than it was found with.
    """
    data = read_file(root / path)
    if digest_of(data) != digest:
        raise changed(path)
    return data


def _sightings(
    root: Path, named: Mapping[str, Stamp], before: Sightings, now: int, run: Run
) -> tuple[dict[str, Sighting], Iterable[Diagnostic]]:
    """Keep what was seen of files whose stamps are as they were, and hash the others."""
    known = {path: before.get(path) for path in named}
    new = [path for path, each in known.items() if each is None or each.stamp != named[path]]
    sizes = ((path, oversize(path, named[path].size, is_written=is_markdown(path))) for path in new)
    faults = {path: fault for path, fault in sizes if fault}
    for path in faults:
        del known[path]
    seen = [(path, named[path]) for path in new if path not in faults]
    for (path, stamp), found in zip(seen, run(partial(_look, root), seen), strict=True):
        if found is None:
            del known[path]
            faults[path] = unreadable(path)
        else:
            lasting = stamp if is_settled(stamp, now) else None
            known[path] = Sighting(found.digest, lasting, found.size, found.danger)
    return {path: each for path, each in known.items() if each}, faults.values()


def _look(root: Path, seen: Seen) -> Look | None:
    """Look into a file, unless whoever builds may not."""
    path, stamp = seen
    try:
        data = read_as_seen(f"{root}/{path}", stamp)
    except PermissionError:
        return None
    return Look(digest_of(data), size_of(path, data), danger_of(path, data))


def _file(path: str, seen: Sighting, length: int) -> File:
    address = file_address(path.removeprefix(CONTENT))
    return File(path, address, seen.digest, length, seen.size, seen.danger)


def is_read(name: str, folder: str) -> bool:
    """Tell whether something in a folder, whose path ends with ``/``, is part of the site."""
    if name == _AS_IT_IS or f"/{_AS_IT_IS}/" in folder:
        return True
    return not (name.startswith((".", "_")) or name == "README.md")


def is_markdown(path: str) -> bool:
    """Tell whether a file becomes a page."""
    return path.endswith(".md") and f"/{_AS_IT_IS}/" not in path
