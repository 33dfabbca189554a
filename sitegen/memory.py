"""Memory: which files need not be read again, as all that reading depends on is as it was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        excerpt_length=1,
        topics="",
    )


def recollect(
    sources: Sequence[Found], settings: Settings, memos: Mapping[bytes, bytes]
) -> Recollection:
    """Look up what is remembered of sources, read by the given essence of the settings."""
    mark = digest(settings)
    keys = tuple(combine(mark, each.digest, each.path.encode()) for each in sources)
    return Recollection(keys, tuple(_recalled(memos.get(key)) for key in keys))


def pack(found: Found, root: Path, settings: Settings) -> bytes:
    """Read a file, and write down what it comes to: bytes are quickly sent and stored."""
    return _encode(take_in(fetch(root, found), settings))


def filled(found: Iterable[Reading | None], packed: Iterable[bytes]) -> Iterator[Reading]:
    """Put what has been read now in the places of what was not remembered."""
    fresh = iter(packed)
    return (each or _decode(next(fresh)) for each in found)


def _recalled(memo: bytes | None) -> Reading | None:
    try:
        return _decode(memo) if memo else None
    except (DecodeError, UnicodeDecodeError):
        return None
