"""JSON (RFC 8259) in lines: one for each member of a document and for each item of its lists.

Values are plain data that has a digest, and so hold no lone surrogate, which UTF-8 cannot write.
"""

from collections.abc import Iterable, Mapping

from msgspec import json

_encode = json.Encoder().encode


def encode(value: object) -> bytes:
    r"""Write a value on one line that may stand in a script, in HTML or in a list of lines.

    ``<``, U+2028 and U+2029 occur in strings alone, where ``\u003c`` and so on mean the same.
    """
    text = _encode(value).replace(b"<", b"\\u003c")
    return text.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")


def array(items: Iterable[bytes]) -> bytes:
    """Join values that are already written, each on a line of its own."""
    return b"[" + b",".join(b"\n" + item for item in items) + b"\n]"


def document(members: Mapping[str, bytes]) -> bytes:
    """Write an object whose values are already written, in their order."""
    lines = (encode(name) + b": " + value for name, value in members.items())
    return b"{\n" + b",\n".join(lines) + b"\n}\n"
