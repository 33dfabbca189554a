"""Short names for values, which change whenever the value does."""

from hashlib import blake2b
from typing import Generic, TypeVar

from msgspec import Struct, msgpack

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_encode = msgpack.Encoder(order="deterministic").encode
SIZE = 16
"""Bytes of a digest: at 2⁶⁴ values two are still unlikely to share one."""


class Part(Struct, Generic[T_co], frozen=True):
    """A value that pages are made of, and the digest that stands for it in their fingerprints."""

    value: T_co
    digest: bytes


def part(value: T) -> Part[T]:
    """Pair plain data (structs, tuples, text, numbers, dates) with its digest."""
    return Part(value, digest(value))


def digest(value: object) -> bytes:
    """Hash plain data; equal structs of different types have different digests."""
    return blake2b(_encode((type(value).__name__, value)), digest_size=SIZE).digest()


def digest_of(data: bytes) -> bytes:
    """Hash the bytes of a file."""
    return blake2b(data, digest_size=SIZE).digest()


def combine(*digests: bytes) -> bytes:
    """Hash digests in their order; all have one length, so no two sequences read the same."""
    return blake2b(b"".join(digests), digest_size=SIZE).digest()
