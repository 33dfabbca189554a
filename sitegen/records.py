"""Records: what the last build of an output folder made each file from, and what it came to."""

from collections.abc import Mapping
from os import fsencode
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.fingerprint import digest_of
from sitegen.stamps import Stamp


class Record(Struct, frozen=True, array_like=True):
    """The fingerprint of an output file's inputs, the digest of its bytes, its settled stamp."""

    inputs: bytes
    output: bytes
    stamp: Stamp | None = None


_decoder = msgpack.Decoder(dict[str, Record])


def records_file(root: Path, output: Path) -> Path:
    """Name the file that records an output folder; each has its own, below the site's folder."""
    mark = digest_of(fsencode(output.resolve())).hex()[:12]
    return root / ".sitegen" / f"{mark}.records"


def read_records(file: Path) -> Mapping[str, Record]:
    """Read the records; missing or damaged ones cost time, as all is drawn afresh, and no more."""
    try:
        return _decoder.decode(file.read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def write_records(file: Path, records: Mapping[str, Record]) -> None:
    """Write the records at once, and keep them out of the site's git."""
    hide(file.parent)
    partial = file.with_suffix(".partial")
    partial.write_bytes(msgpack.encode(records))
    partial.replace(file)


def hide(folder: Path) -> None:
    """Make the folder of what sitegen keeps for itself, out of the sight of the site's git."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_bytes(b"*\n")
