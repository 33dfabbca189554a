"""Check the pictures that pages show: a heavy one keeps readers with a slow line waiting."""

from collections.abc import Iterator

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.following import Followed
from sitegen.model import Collection

_HEAVY = 300_000
"""Bytes; a photograph as wide as a page, well compressed, has fewer."""
_KILOBYTE = 1000
_HINT = "save it as wide as it is shown, 1200 pixels at most, or as WebP or JPEG"


class _Shown(Struct, frozen=True):
    """A picture that a page shows: as it is named there, and where."""

    name: str
    address: str | None
    place: Location


def heavy_images(collection: Collection, followed: Followed) -> Iterator[Diagnostic]:
    """Note each picture that a page shows and that is heavy, where it is named."""
    heavy = {each.address: each.length for each in collection.files if each.length > _HEAVY}
    if not heavy:
        return
    for shown in (*_in_bodies(collection, followed), *_in_fields(collection, followed)):
        if shown.address in heavy:
            yield _heavy(shown, heavy[shown.address])


def _in_bodies(collection: Collection, followed: Followed) -> Iterator[_Shown]:
    for path, ways in followed.bodies.items():
        for target, found in zip(collection.items[path].prose.links, ways, strict=True):
            if target.is_picture:
                place = Location(path, target.line, target.column)
                yield _Shown(target.spelled, found.address, place)


def _in_fields(collection: Collection, followed: Followed) -> Iterator[_Shown]:
    for path, addresses in followed.fields.items():
        for each in addresses:
            if each.field == "image":
                place = collection.items[path].location("image", each.written)
                yield _Shown(each.written, each.found.address, place)


def _heavy(shown: _Shown, length: int) -> Diagnostic:
    message = f"the picture '{shown.name}' has {length // _KILOBYTE} kB, which takes long to load"
    return Diagnostic(shown.place, Code.IMAGE_HEAVY, message, _HINT, Severity.NOTE)
