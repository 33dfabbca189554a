"""Memory: which files need not be read again, as all that reading depends on is as it was."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import force_setattr, replace

from sitegen.fingerprint import combine, digest
from sitegen.model import Resource
from sitegen.reading import Reading, take_in
from sitegen.settings import MetadataSetting, Settings
from sitegen.source import Found, fetch

_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Reading).decode


Pool = dict[object, Any]
"""Values that many files have, each held once."""
_POOLED = (
    "type",
    "date",
    "topic",
    "author",
    "publisher",
    "language",
    "license",
    "audience",
    "level",
)


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
        events="",
        upcoming_size=1,
        topics="",
        narrower="",
        vocabulary="",
        updated="",
        accent="",
        types=tuple(replace(each, icon="", schema="") for each in settings.types),
        html=replace(settings.html, files=(), rel=()),
        metadata=MetadataSetting(),
        oai_gateway="",
    )


def recollect(
    sources: Sequence[Found], settings: Settings, memos: Mapping[bytes, bytes]
) -> Recollection:
    """Look up what is remembered of sources, read by the given essence of the settings."""
    keys, pool = keys_of(sources, settings), Pool()
    return Recollection(keys, tuple(_recalled(memos.get(key), pool) for key in keys))


def keys_of(sources: Iterable[Found], settings: Settings) -> tuple[bytes, ...]:
    """Give what sources are remembered by, each with the given essence of the settings."""
    mark = digest(settings)
    return tuple(combine(mark, each.digest, each.path.encode()) for each in sources)


def recall_known(memos: Mapping[bytes, bytes]) -> dict[bytes, Reading]:
    """Recall all that is remembered, by its keys."""
    pool = Pool()
    found = ((key, _recalled(memo, pool)) for key, memo in memos.items())
    return {key: reading for key, reading in found if reading}


class Packed(Struct, frozen=True):
    """A reading and the HTML of its body as bytes, which are quickly sent and stored."""

    reading: bytes
    mark: bytes
    html: bytes
    terms_mark: bytes
    terms: bytes

    def unpacked(self, pool: Pool) -> Reading:
        """Give the reading."""
        return _pooled(_decode(self.reading), pool)


def pack(found: Found, root: Path, settings: Settings) -> Packed:
    """Read a file, and write down what it comes to, the body and terms under their marks."""
    taken = take_in(fetch(root, found), settings)
    reading, item = taken.reading, taken.reading.item
    mark = item.terms if item else b""
    return Packed(_encode(reading), mark_of(reading), taken.html.encode(), mark, taken.terms)


def mark_of(reading: Reading) -> bytes:
    """Give the digest that the HTML of a body is kept by; empty if there is nothing to keep."""
    return reading.item.prose.digest if reading.item and not reading.item.prose.is_empty else b""


def _pooled(reading: Reading, pool: Pool) -> Reading:
    """Take values that are equal to another file's from the pool: of 100,000 files few differ."""
    if reading.item and isinstance(reading.item.value, Resource):
        value = reading.item.value
        for name in _POOLED:
            found = getattr(value, name)
            if found:
                force_setattr(value, name, pool.setdefault(found, found))
    return reading


def _recalled(memo: bytes | None, pool: Pool) -> Reading | None:
    try:
        return _pooled(_decode(memo), pool) if memo else None
    except (DecodeError, UnicodeDecodeError):
        return None
