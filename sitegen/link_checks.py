"""Check the internal links of all that is published: in bodies, in fields and in the menu."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.destinations import Destination
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.following import FieldAddress, Followed, is_path
from sitegen.model import Collection, Item
from sitegen.nearest import nearest_file


def broken_links(collection: Collection, followed: Followed) -> Iterator[Diagnostic]:
    """Report every internal link that leads nowhere, once for each file that has it."""
    for path, ways in followed.bodies.items():
        yield from _in_body(collection.items[path], ways)
    for path, addresses in followed.fields.items():
        yield from _in_fields(collection.items[path], addresses)


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
        found = nearest_file(path, (each.path for each in collection.articles))
        near = f": did you mean '{found}'?" if found else ""
        message = f"'menu' names {path}, which is not there{near}"
        hint = "write the path of a page, such as about.md, or add the page"
    return Diagnostic(place, Code.LINK_BROKEN, message, hint, Severity.WARNING)


def _untitled(path: str) -> Diagnostic:
    message = "'title' is missing, so the menu has no word for this page"
    hint = "add 'title:' with a title such as Welcome"
    return Diagnostic(Location(path), Code.FIELD_MISSING, message, hint, Severity.WARNING)


def _in_body(item: Item, ways: Iterable[Destination]) -> Iterator[Diagnostic]:
    for target, found in zip(item.prose.links, ways, strict=True):
        if found.code:
            message = found.message.replace(f"'{target.address}'", f"'{target.spelled}'")
            place = Location(item.value.path, target.line, target.column)
            yield _warning(replace(found, message=message), place)


def _in_fields(item: Item, ways: Iterable[FieldAddress]) -> Iterator[Diagnostic]:
    for each in ways:
        if each.found.code and (each.field != "license" or is_path(each.written)):
            yield _warning(each.found, item.location(each.field, each.written))


def _warning(found: Destination, location: Location) -> Diagnostic:
    return Diagnostic(
        location, found.code or Code.LINK_BROKEN, found.message, found.hint, Severity.WARNING
    )
