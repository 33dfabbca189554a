"""Places: where fields stand in a file, packed, as they are asked for only to report something."""

from collections.abc import Mapping

from msgspec import Struct, msgpack

from sitegen.diagnostics import Location


class Place(Struct, frozen=True, array_like=True):
    """Where a field's value starts in its file."""

    line: int
    column: int


_pack = msgpack.Encoder().encode
_unpack = msgpack.Decoder(dict[str, Place]).decode


def item_place(field: str, item: str) -> str:
    """Name the place of a list's item, beside that of the field which holds the list."""
    return f"{field}: {item}"


def pack_places(places: Mapping[str, Place]) -> bytes:
    """Write down where fields stand."""
    return _pack(places)


def locate(path: str, packed: bytes, field: str, *spellings: str) -> Location:
    """Say where a field's value starts, as an item does, by the packed places of its file."""
    names = (*(item_place(field, each) for each in spellings), field)
    places = _unpack(packed)
    found = (places[name] for name in names if name in places)
    place = next(found, Place(1, 1))
    return Location(path, place.line, place.column)
