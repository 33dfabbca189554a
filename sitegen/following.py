"""Following: where the internal addresses in files lead, each followed once for all its uses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sitegen.destinations import Destination, Directory, find
from sitegen.model import Collection, Item, Resource, Value
from sitegen.settings import Settings
from sitegen.urls import is_external

Find = Callable[[str, str], Destination]


class FieldAddress(Struct, frozen=True):
    """An internal address in a field of a resource, and where it leads."""

    field: str
    written: str
    found: Destination


class Followed(Struct, frozen=True):
    """The internal addresses of files, by the paths of those that have any, in the order of files.

    Those of a body are in the order of its targets.
    """

    bodies: Mapping[str, tuple[Destination, ...]]
    fields: Mapping[str, tuple[FieldAddress, ...]]


def follow(collection: Collection, settings: Settings, where: Directory) -> Followed:
    """Follow the internal addresses of all that is published."""
    seek, added = _finder(where), _added(settings)
    bodies: dict[str, tuple[Destination, ...]] = {}
    fields: dict[str, tuple[FieldAddress, ...]] = {}
    for path, item in collection.items.items():
        if not collection.has(path):
            continue
        if item.prose.links:
            bodies[path] = _in_body(item, seek)
        if isinstance(item.value, Resource):
            found = tuple(_in_fields(item.value, added, seek))
            if found:
                fields[path] = found
    return Followed(bodies, fields)


def follow_again(followed: Followed, item: Item, settings: Settings, where: Directory) -> Followed:
    """Follow the internal addresses of one file anew."""
    seek, path = _finder(where), item.value.path
    value = item.value
    fields = _in_fields(value, _added(settings), seek) if isinstance(value, Resource) else ()
    return Followed(
        {**followed.bodies, path: _in_body(item, seek)},
        {**followed.fields, path: tuple(fields)},
    )


def is_path(license_: str) -> bool:
    """Tell whether a license is meant to lead to a page of the site; mostly it is a name."""
    return license_.startswith(("/", ".")) or license_.endswith(".md")


def _added(settings: Settings) -> AbstractSet[str]:
    """Name the fields of addresses that the site has added."""
    return frozenset(each.name for each in settings.fields if each.kind == "link")


def _in_body(item: Item, seek: Find) -> tuple[Destination, ...]:
    path = item.value.path
    return tuple([seek(each.address, path) for each in item.prose.links])


def _finder(where: Directory) -> Find:
    """Find each target once a folder: names of licenses, and the same few pages, come often."""
    known: dict[tuple[str, str], Destination] = {}

    def seek(target: str, origin: str) -> Destination:
        key = target, origin if target[:1] in "#?" else origin.rpartition("/")[0]
        if key not in known:
            known[key] = find(target, origin, where)
        return known[key]

    return seek


def _in_fields(resource: Resource, added: AbstractSet[str], seek: Find) -> Iterator[FieldAddress]:
    for field, written in _addresses(resource, added):
        if not is_external(written):
            yield FieldAddress(field, written, seek(written, resource.path))


def _addresses(resource: Resource, added: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """List the addresses in a resource's fields, those that the site has ``added`` among them."""
    if resource.link:
        yield "link", resource.link
    if resource.image:
        yield "image", resource.image
    if resource.license:
        yield "license", resource.license
    for name, value in resource.extra:
        if name in added:
            each: Iterable[Value] = value if isinstance(value, tuple) else (value,)
            yield from ((name, str(written)) for written in each)
