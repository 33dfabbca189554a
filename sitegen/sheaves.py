"""Sheaves: the terms of some resources, turned round, so that a bucket of all is put together soon.

Resources that are read one after another are bound into one sheaf, which the store keeps for as
long as somebody needs a resource of it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import DecodeError, Struct, msgpack

from sitegen.fingerprint import SIZE, digest_of
from sitegen.search_terms import BUCKETS, bucket_of

MOST = 256
"""Resources of a sheaf: a byte tells them apart."""
_MANY = 200_000


class Sheaf(Struct, frozen=True, array_like=True):
    """The marks of its resources, one after another, and its terms, bucket by bucket.

    A column is packed: terms, each with the places of its resources among the marks.
    """

    marks: bytes
    columns: tuple[bytes, ...]

    @property
    def members(self) -> Iterable[bytes]:
        """List the marks of its resources."""
        return [self.marks[at : at + SIZE] for at in range(0, len(self.marks), SIZE)]


class _Buckets(dict[str, int]):
    """The bucket of each term; a memo of a pure function."""

    def __missing__(self, term: str) -> int:
        if len(self) > _MANY:
            self.clear()
        found = self[term] = bucket_of(term[1:])
        return found


_buckets = _Buckets()
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(Sheaf).decode
column_of: Callable[[bytes], tuple[tuple[str, bytes], ...]]
"""Read the terms of a bucket from a column."""
column_of = msgpack.Decoder(tuple[tuple[str, bytes], ...]).decode


def bind(rows: Sequence[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """Pack the rows of resources, given with their marks, into a sheaf; give its own mark too."""
    places: defaultdict[str, bytearray] = defaultdict(bytearray)
    for place, (_, row) in enumerate(rows):
        for term in row.decode().split():
            places[term].append(place)
    columns: list[list[tuple[str, bytearray]]] = [[] for _ in range(BUCKETS)]
    for term, found in places.items():
        columns[_buckets[term]].append((term, found))
    marks = b"".join([mark for mark, _ in rows])
    return digest_of(marks), _encode(Sheaf(marks, tuple(map(_encode, columns))))


def unbind(data: bytes) -> Sheaf:
    """Read a sheaf; one that is none has nothing."""
    try:
        return _decode(data)
    except DecodeError:
        return Sheaf(b"", ())
