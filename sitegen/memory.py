"""Memory: which files need not be read again, as all that reading depends on is as it was."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from sitegen.fingerprint import combine, digest
from sitegen.reading import Reading, take_in
from sitegen.settings import Settings
from sitegen.source import Found, fetch

_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Reading).decode


class Recollection(Struct, frozen=True):
    """For each source, in order, its key and what is remembered of it; ``None`` is to be read."""

    keys: tuple[bytes, ...]
    readings: tuple[Reading | None, ...]


def essence(settings: Settings) -> Settings:
    """Keep of the settings what reading a file may depend on; all else is for pages only."""
    return replace(
        settings,
        title="",
        base_url="",
        description="",
        language="",
        publisher="",
        contact="",
        suggest="",
        license="",
        menu=(),
        page_size=1,
        recent_size=1,
        feed_size=1,
        topics="",
        accent="",
        types=tuple(replace(each, icon="") for each in settings.types),
    )


def recollect(
    sources: Sequence[Found], settings: Settings, memos: Mapping[bytes, bytes]
) -> Recollection:
    """Look up what is remembered of sources, read by the given essence of the settings."""
    mark = digest(settings)
    keys = tuple(combine(mark, each.digest, each.path.encode()) for each in sources)
    return Recollection(keys, tuple(_recalled(memos.get(key)) for key in keys))


class Packed(Struct, frozen=True):
    """A reading and the HTML of its body as bytes, which are quickly sent and stored."""

    reading: bytes
    mark: bytes
    html: bytes

    def unpacked(self) -> Reading:
        """Give the reading."""
        return _decode(self.reading)


def pack(found: Found, root: Path, settings: Settings) -> Packed:
    """Read a file, and write down what it comes to; ``mark`` is the digest of its body."""
    reading, html = take_in(fetch(root, found), settings)
    return Packed(_encode(reading), mark_of(reading), html.encode())


def mark_of(reading: Reading) -> bytes:
    """Give the digest that the HTML of a body is kept by; empty if there is nothing to keep."""
    return reading.item.prose.digest if reading.item and not reading.item.prose.is_empty else b""


def _recalled(memo: bytes | None) -> Reading | None:
    try:
        return _decode(memo) if memo else None
    except (DecodeError, UnicodeDecodeError):
        return None
