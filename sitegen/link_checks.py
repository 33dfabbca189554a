"""Check the internal links of all that is published: in bodies, in fields and in the menu."""

from collections.abc import Iterator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.destinations import Destination, Directory, find, is_external
from sitegen.model import Collection, Item, Resource

_FIELDS = ("link", "image", "license")


def broken_links(collection: Collection, where: Directory) -> Iterator[Diagnostic]:
    """Report every internal link that leads nowhere, once for each file that has it."""
    for path, item in collection.items.items():
        if collection.has(path):
            yield from _in_body(item, where)
            if isinstance(item.value, Resource):
                yield from _in_fields(item, item.value, where)


def _in_body(item: Item, where: Directory) -> Iterator[Diagnostic]:
    for target in item.prose.body.links:
        found = find(target, item.value.path, where)
        if found.code:
            yield _warning(found, _location(target, item))


def _in_fields(item: Item, resource: Resource, where: Directory) -> Iterator[Diagnostic]:
    for field in _FIELDS:
        written = getattr(resource, field)
        if written and not is_external(written) and (field != "license" or "/" in written):
            found = find(written, resource.path, where)
            if found.code:
                yield _warning(found, item.location(field))


def _warning(found: Destination, location: Location) -> Diagnostic:
    return Diagnostic(
        location, found.code or Code.LINK_BROKEN, found.message, found.hint, Severity.WARNING
    )


def _location(target: str, item: Item) -> Location:
    """Find where a body has a target, or its first line where the target is spelt otherwise."""
    prose = item.prose
    at = prose.source.find(target)
    if at < 0:
        return Location(item.value.path, prose.line)
    line = prose.line + prose.source.count("\n", 0, at)
    return Location(item.value.path, line, at - prose.source.rfind("\n", 0, at))
