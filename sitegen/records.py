"""Records: what the last build of an output folder made each file from, and what it came to."""

from collections.abc import Mapping
from os import fsencode
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.fingerprint import digest_of
from sitegen.stamps import Stamp


class Record(Struct, frozen=True, array_like=True):
    """The fingerprint of an output file's inputs, the digest of its bytes, its settled stamp.

    The ``trace`` tells inputs apart that have changed: it serves to say why a file was drawn.
    """

    inputs: bytes
    output: bytes
    stamp: Stamp | None = None
    trace: bytes = b""


class Records(Struct, frozen=True, array_like=True):
    """The record of each output file, and the settled stamp of each folder; the first is ``""``.

    ``spared`` are files that weren't written, as it didn't pay, each with its inputs' fingerprint.
    """

    files: Mapping[str, Record]
    folders: Mapping[str, Stamp | None]
    spared: Mapping[str, bytes] = {}


NO_RECORDS = Records({}, {})
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Records).decode


def records_note(output: Path) -> str:
    """Name the note of an output folder's records; each folder has its own in a site's store."""
    return f"records {output_mark(output)}"


def output_mark(output: Path) -> str:
    """Name an output folder in short."""
    return digest_of(fsencode(output.resolve())).hex()[:12]


def pack_records(records: Records) -> bytes:
    """Write records down."""
    return _encode(records)


def unpack_records(note: bytes) -> Records:
    """Recall records; missing or damaged ones cost time, as all is drawn afresh, and no more."""
    try:
        return _decode(note) if note else NO_RECORDS
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return NO_RECORDS
