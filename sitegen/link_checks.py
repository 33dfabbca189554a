"""Check the internal links of all that is published: in bodies, in fields and in the menu."""

from collections.abc import Iterable, Iterator

from sitegen.codes import Code
from sitegen.destinations import Destination, Directory, find, is_external
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.model import Collection, Item, Resource
from sitegen.nearest import did_you_mean

_FIELDS = ("link", "image", "license")


def broken_links(collection: Collection, where: Directory) -> Iterator[Diagnostic]:
    """Report every internal link that leads nowhere, once for each file that has it."""
    for path, item in collection.items.items():
        if collection.has(path):
            yield from _in_body(item, where)
            if isinstance(item.value, Resource):
                yield from _in_fields(item, item.value, where)


def broken_menu(
    menu: Iterable[tuple[str, Location]], collection: Collection
) -> Iterator[Diagnostic]:
    """Report what the menu names and can't show; each path comes with its place in the settings."""
    for path, place in menu:
        if collection.has(path):
            if not collection.items[path].value.title:
                yield _untitled(path)
        elif path not in collection.faulty:
            yield _not_shown(path, place, collection)


def _not_shown(path: str, place: Location, collection: Collection) -> Diagnostic:
    reason = collection.unpublished.get(path)
    if reason:
        message = f"'menu' names {path}, which is {reason}"
        hint = "readers don't see it in the menu until it is published"
    else:
        near = did_you_mean(path, (each.path for each in collection.articles))
        message = f"'menu' names {path}, which is not there{near}"
        hint = "write the path of a page, such as about.md, or add the page"
    return Diagnostic(place, Code.LINK_BROKEN, message, hint, Severity.WARNING)


def _untitled(path: str) -> Diagnostic:
    message = "'title' is missing, so the menu has no word for this page"
    hint = "add 'title:' with a title such as Welcome"
    return Diagnostic(Location(path), Code.FIELD_MISSING, message, hint, Severity.WARNING)


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
