"""Short names for values, which change whenever the value does."""

from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, msgpack

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_encode = msgpack.Encoder(order="deterministic").encode
_HELD = 8_192
"""Values that are held after they were made: as many as pages that are drawn together share."""
SIZE = 16
"""Bytes of a digest: at 2⁶⁴ values two are still unlikely to share one."""


class Part(Protocol[T_co]):
    """A value that pages are made of, and the digest that stands for it in their fingerprints."""

    @property
    def value(self) -> T_co:
        """The value, which may be made only when it is asked for."""

    @property
    def digest(self) -> bytes:
        """Its short name."""


class Given(Struct, Generic[T], frozen=True):
    """A part whose value is there."""

    value: T
    digest: bytes


class Derived(Generic[T_co]):
    """A part that is a function of other parts, made when it is asked for, and held for a while.

    Its digest is that of the function's name and of these parts, so that no value is needed to
    compare two of them.
    """

    __slots__ = ("_digest", "_function", "_parts")

    def __init__(self, function: Callable[..., T_co], parts: "tuple[Part[Any], ...]") -> None:
        """Name the value without making it."""
        self._function, self._parts = function, parts
        self._digest = b""

    @property
    def digest(self) -> bytes:
        """Its short name."""
        if not self._digest:
            self._digest = combine(name_of(self._function), *[each.digest for each in self._parts])
        return self._digest

    @property
    def value(self) -> T_co:
        """The value of the function."""
        found: T_co = _value_of(self)
        return found

    def make(self) -> T_co:
        """Make the value anew."""
        return self._function(*[each.value for each in self._parts])

    def __reduce__(self) -> tuple[type[Given[T_co]], tuple[T_co, bytes]]:
        """Go to another process as the value alone."""
        return Given, (self.value, self.digest)


class Fleeting(Derived[T_co]):
    """A derived part that is made each time that it is asked for: there are many, used once."""

    __slots__ = ()

    @property
    def value(self) -> T_co:
        """The value of the function."""
        return self.make()


class Fragment(Fleeting[bytes]):
    """A share of a large file, as bytes: the other shares stay what they are if this one changes.

    So its bytes are worth keeping from build to build.
    """

    __slots__ = ()


class Shared(Struct, Generic[T], frozen=True):
    """A part that a fragment holds too, so that what is kept of that saves making it alone.

    ``unpack`` gives all parts that the fragment's bytes hold, of which this is the one at ``at``.
    """

    own: Part[T]
    fragment: Fragment
    unpack: Callable[[bytes], tuple[T, ...]]
    at: int

    @property
    def digest(self) -> bytes:
        """Its short name, which is that of the part alone."""
        return self.own.digest

    @property
    def value(self) -> T:
        """The value, made alone."""
        return self.own.value

    def __reduce__(self) -> tuple[type[Given[T]], tuple[T, bytes]]:
        """Go to another process as the value alone."""
        return Given, (self.value, self.digest)


class Fetched(Struct, Generic[T], frozen=True):
    """A part whose value lies elsewhere, to be fetched by name each time that it is asked for."""

    fetch: Callable[[str, bytes], T]
    name: str
    digest: bytes

    @property
    def value(self) -> T:
        """The value, as it lies there."""
        return self.fetch(self.name, self.digest)

    def __reduce__(self) -> tuple[type[Given[T]], tuple[T, bytes]]:
        """Go to another process as the value alone."""
        return Given, (self.value, self.digest)


@lru_cache(maxsize=_HELD)
def _value_of(part: Derived[Any]) -> Any:  # noqa: ANN401  # of any type
    return part.make()


def part(value: T) -> Part[T]:
    """Pair plain data (structs, tuples, text, numbers, dates) with its digest."""
    return Given(value, digest(value))


def derive(function: Callable[..., T], *parts: Part[Any]) -> Part[T]:
    """Make a part of other parts, late; the function may depend on nothing else."""
    return Derived(function, parts)


@cache
def name_of(function: Callable[..., object]) -> bytes:
    """Hash the name of a function, which stands for its code: that is in the engine's digest."""
    return digest(f"{function.__module__}.{function.__qualname__}")


def digest(value: object) -> bytes:
    """Hash plain data; equal structs of different types have different digests."""
    return blake2b(_encode((type(value).__name__, value)), digest_size=SIZE).digest()


def digest_of(data: bytes) -> bytes:
    """Hash the bytes of a file."""
    return blake2b(data, digest_size=SIZE).digest()


def combine(*digests: bytes) -> bytes:
    """Hash digests in their order; all have one length, so no two sequences read the same."""
    return blake2b(b"".join(digests), digest_size=SIZE).digest()
