"""JSON (RFC 8259) in lines: one for each member of a document and for each item of its lists.

Values are plain data that has a digest, and so hold no lone surrogate, which UTF-8 cannot write.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import json

_encode = json.Encoder().encode


def encode(value: object) -> bytes:
    r"""Write a value on one line that may stand in a script, in HTML or in a list of lines.

    ``<``, U+2028 and U+2029 occur in strings alone, where ``\u003c`` and so on mean the same.
    """
    text = _encode(value).replace(b"<", b"\\u003c")
    return text.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")


def array(items: Iterable[bytes]) -> Iterator[bytes]:
    """Give the pieces of a list of values that are already written, each on a line of its own."""
    yield b"["
    for number, item in enumerate(items):
        yield b",\n" if number else b"\n"
        yield item
    yield b"\n]"


def document(members: Mapping[str, Iterable[bytes]]) -> bytes:
    """Write an object whose values are already written, in pieces; all are joined just once."""
    return b"".join(_pieces(members))


def _pieces(members: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    for number, (name, value) in enumerate(members.items()):
        yield b",\n" if number else b"{\n"
        yield encode(name) + b": "
        yield from value
    yield b"\n}\n"
