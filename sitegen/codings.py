"""Codings: a text's bytes as a server may send them, in gzip (RFC 1952) or Brotli (RFC 7932)."""

import zlib
from enum import StrEnum

TEXTS = (
    *(".bib", ".css", ".csv", ".htm", ".html", ".ics", ".js", ".json", ".jsonld"),
    *(".md", ".mjs", ".ris", ".svg", ".ttl", ".txt", ".vtt", ".webmanifest", ".xml"),
)
"""How the names of texts end; pictures, films and archives are compressed already."""
_SMALLEST = 1000
"""Bytes; what is smaller goes into one packet of the network as it is."""
_WORTHWHILE = 0.9
"""Of the bytes; what keeps more of them isn't worth a file of its own."""
_LARGE = 100_000
"""Bytes; from here on Brotli's best takes seconds, for catalogs that change with every edit."""
_BEST, _QUICK = 10, 9
"""Brotli's levels. For pages 11 saves another 3 % and takes three times as long as 10, and 9 is no
quicker; for what is large, 9 takes a thirtieth of the time of 11."""
_GZIP = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
"""A header without a time, a name or a system, whatever machine writes it."""


class Coding(StrEnum):
    """A content coding (RFC 9110), by the ending of the names of its files."""

    BROTLI = "br"
    GZIP = "gz"


def encode(data: bytes, coding: Coding) -> bytes | None:
    """Compress a text, the same way on every machine; ``None`` if it doesn't pay."""
    if len(data) < _SMALLEST:
        return None
    found = _gzip(data) if coding == Coding.GZIP else _brotli(data)
    return found if len(found) <= _WORTHWHILE * len(data) else None


def _gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    ends = (zlib.crc32(data), len(data) % 2**32)
    trailer = b"".join(each.to_bytes(4, "little") for each in ends)
    return b"".join((_GZIP, packer.compress(data), packer.flush(), trailer))


def _brotli(data: bytes) -> bytes:
    import brotli  # noqa: PLC0415  # few ask for it

    found: bytes = brotli.compress(data, quality=_BEST if len(data) < _LARGE else _QUICK)
    return found
