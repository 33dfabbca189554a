"""Check the internal links of all that is published: in bodies, in fields and in the menu."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from html import escape
from urllib.parse import unquote

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.destinations import Destination, Directory, find, is_external
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.model import Collection, Item, Resource, Value
from sitegen.nearest import nearest_file
from sitegen.settings import Settings

_BEFORE = ("(", "<", '"', "'", "=", "]:")
_AFTER = frozenset(["", ")", ">", '"', "'", " ", "\n"])
"""What stands around an address in Markdown and HTML."""


def broken_links(
    collection: Collection, settings: Settings, where: Directory
) -> Iterator[Diagnostic]:
    """Report every internal link that leads nowhere, once for each file that has it."""
    added = frozenset(each.name for each in settings.fields if each.kind == "link")
    for path, item in collection.items.items():
        if collection.has(path):
            yield from _in_body(item, where)
            if isinstance(item.value, Resource):
                yield from _in_fields(item, item.value, added, where)


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


def _in_body(item: Item, where: Directory) -> Iterator[Diagnostic]:
    for target in item.prose.body.links:
        found = find(target, item.value.path, where)
        if found.code:
            written, place = _written(target, item)
            message = found.message.replace(f"'{target}'", f"'{written}'")
            yield _warning(replace(found, message=message), place)


def _in_fields(
    item: Item, resource: Resource, added: AbstractSet[str], where: Directory
) -> Iterator[Diagnostic]:
    for field, written in _addresses(resource, added):
        if not is_external(written):
            found = find(written, resource.path, where)
            if found.code:
                yield _warning(found, item.location(field, written))


def _addresses(resource: Resource, added: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """List the addresses in a resource's fields, those that the site has ``added`` among them."""
    if resource.link:
        yield "link", resource.link
    if resource.image:
        yield "image", resource.image
    if resource.license.startswith(("/", ".")) or resource.license.endswith(".md"):
        yield "license", resource.license  # anything else is words
    for name, value in resource.extra:
        if name in added:
            each: Iterable[Value] = value if isinstance(value, tuple) else (value,)
            yield from ((name, str(written)) for written in each)


def _warning(found: Destination, location: Location) -> Diagnostic:
    return Diagnostic(
        location, found.code or Code.LINK_BROKEN, found.message, found.hint, Severity.WARNING
    )


def _written(target: str, item: Item) -> tuple[str, Location]:
    """Find a target in a body as the editor spelled it, or else the body's first line."""
    prose = item.prose
    spellings = dict.fromkeys((target, unquote(target), escape(target)))
    found = [(each, *place) for each in spellings for place in _places(each, prose.source)]
    if not found:
        return target, Location(item.value.path, prose.line)
    written, at, _ = next((each for each in found if each[2]), found[0])
    line = prose.line + prose.source.count("\n", 0, at)
    column = at - prose.source.rfind("\n", 0, at)
    return written, Location(item.value.path, line, column)


def _places(text: str, source: str) -> Iterator[tuple[int, bool]]:
    """List where a text stands, and whether each is a place for an address."""
    at = source.find(text)
    while at >= 0:
        end = at + len(text)
        before, after = source[max(at - 3, 0) : at].rstrip(), source[end : end + 1]
        yield at, before.endswith(_BEFORE) and after in _AFTER
        at = source.find(text, at + 1)
