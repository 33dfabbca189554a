"""Places: where fields stand in a file, packed, as they are asked for only to report something."""

from collections.abc import Container, Mapping

from msgspec import Struct, msgpack

from sitegen.diagnostics import Location


class Place(Struct, frozen=True, array_like=True):
    """Where a field's value starts in its file."""

    line: int
    column: int


_AGAIN = "\n"
_pack = msgpack.Encoder().encode
_unpack = msgpack.Decoder(dict[str, Place]).decode


def item_place(field: str, item: str) -> str:
    """Name the place of a list's item, beside that of the field which holds the list."""
    return f"{field}: {item}"


def free_name(name: str, taken: Container[str]) -> str:
    """Name the place of an item that the list has already: no text in one line ends like that."""
    while name in taken:
        name += _AGAIN
    return name


def pack_places(places: Mapping[str, Place]) -> bytes:
    """Write down where fields stand."""
    return _pack(places)


def locate_all(path: str, packed: bytes, field: str, spelling: str) -> tuple[Location, ...]:
    """Say where all items of a list start that are written in a way, or where the value does."""
    places = _unpack(packed)
    found: list[Place] = []
    name = item_place(field, spelling)
    while name in places:
        found.append(places[name])
        name += _AGAIN
    if not found and field in places:
        found.append(places[field])
    return tuple(Location(path, each.line, each.column) for each in found)


def locate(path: str, packed: bytes, field: str, *spellings: str) -> Location:
    """Say where a field's value starts, as an item does, by the packed places of its file."""
    names = (*(item_place(field, each) for each in spellings), field)
    places = _unpack(packed)
    found = (places[name] for name in names if name in places)
    place = next(found, Place(1, 1))
    return Location(path, place.line, place.column)
