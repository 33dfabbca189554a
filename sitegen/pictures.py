"""Pictures: how large they are; the only module that knows what their files look like."""

from io import BytesIO

from sitegen.model import Size

_ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def size_of(path: str, data: bytes) -> Size | None:
    """Give the size at which browsers draw a file, photographs turned as their cameras were.

    It is ``None`` if the file is no picture that they know, or doesn't tell.
    """
    if not path.lower().endswith(_ENDINGS):
        return None
    from imagesize import get  # noqa: PLC0415  # many sites have no new picture

    width, height = map(round, get(BytesIO(data)))
    return Size(width, height) if min(width, height) > 0 else None
