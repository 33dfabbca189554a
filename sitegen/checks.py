"""Check: the rules that need the whole collection; each is a function of it, in ``CHECKS``."""

import re
from collections.abc import Callable, Iterator
from posixpath import normpath

from sitegen.body_links import is_external
from sitegen.codes import Code
from sitegen.dates import long_date
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.editions import FUTURE
from sitegen.model import Collection, Resource, Topic, pages
from sitegen.nearest import nearest_file
from sitegen.reservations import reserved_addresses, reserved_aliases, reserved_names
from sitegen.source import CONTENT
from sitegen.urls import link_key

_NEARLY_MARKDOWN = re.compile(
    r"(.*?)\.(?:md|mdown|mdwn|mkd|mkdn|markdown|md\.txt)", re.IGNORECASE | re.DOTALL
)
_is_easy = re.compile("[a-z0-9/._-]*").fullmatch


def awkward_addresses(collection: Collection) -> Iterator[Diagnostic]:
    """Name better file names where an address is hard to type or to read out."""
    for each in pages(collection):
        name = each.path.removeprefix("content/").removesuffix(".md")
        if not _is_easy(name) and any(c.isupper() or c.isspace() for c in name):
            better = "-".join(name.lower().split())
            yield _note(
                Location(each.path),
                Code.ADDRESS_SPELLING,
                "the file's name, and so its address, has a space or a capital letter",
                f"rename it to {CONTENT}{better}.md",
            )


def unread_files(collection: Collection) -> Iterator[Diagnostic]:
    """Find files that were probably meant to be pages, and are copied as they are."""
    for each in collection.files:
        found = _NEARLY_MARKDOWN.fullmatch(each.path)
        if found and "/.well-known/" not in each.path:
            yield _warning(
                Location(each.path),
                Code.FILE_ENDING,
                "readers get this file as it is, fields and all, as its name doesn't end with .md",
                f"rename it to {found[1]}.md",
            )


def unsafe_files(collection: Collection) -> Iterator[Diagnostic]:
    """Find copied files that browsers or servers would run, and that the settings don't name."""
    for each in collection.files:
        if each.danger:
            place = Location(each.path, each.danger.line, each.danger.column)
            name = each.path.removeprefix(CONTENT)
            hint = f"take it out; if you trust it, write in site.yaml: html: {{files: [{name}]}}"
            yield Diagnostic(place, Code.FILE_UNSAFE, each.danger.what, hint)


def repeated_links(collection: Collection) -> Iterator[Diagnostic]:
    """Find resources that point to the same address."""
    first: dict[str, Resource] = {}
    for each in sorted(collection.resources, key=lambda resource: resource.path):
        if each.link:
            other = first.setdefault(_link_key(each), each)
            if other is not each:
                yield _warning(
                    collection.items[each.path].location("link"),
                    Code.LINK_REPEATED,
                    f"{other.path} has the same link",
                    "keep one of the two resources, or point them to different pages",
                )


def bare_resources(collection: Collection) -> Iterator[Diagnostic]:
    """Find resources that say nothing but their title."""
    for each in collection.resources:
        if each.path in collection.faulty:
            continue  # its link or summary may be what is at fault
        if not (each.link or each.summary or not collection.items[each.path].prose.is_empty):
            yield _warning(
                Location(each.path),
                Code.RESOURCE_BARE,
                "this resource has neither a link nor a summary nor a text",
                "add at least one of them",
            )


def overdue_reviews(collection: Collection) -> Iterator[Diagnostic]:
    """Remind of resources that somebody meant to look at again."""
    for each in collection.resources:
        if each.review_by and each.review_by.day < collection.today:
            yield _note(
                collection.items[each.path].location("review_by"),
                Code.REVIEW_OVERDUE,
                f"a review was due by {long_date(each.review_by.day)}",
                "look at the resource, then set 'reviewed' to today and 'review_by' to a later day",
            )


def missing_featured(collection: Collection) -> Iterator[Diagnostic]:
    """Find topics that start with a resource which isn't shown there."""
    listed = frozenset(each.path for each in collection.listed) | collection.faulty
    for topic in _topics(collection):
        for path in topic.featured:
            if path not in listed:
                short = path.removeprefix(CONTENT)
                place = collection.items[topic.path].location(
                    "featured", short, f"/{short}", path, f"../{short}"
                )
                yield _not_featured(path, place, collection)


def reduced_bodies(collection: Collection) -> Iterator[Diagnostic]:
    """Tell what was taken out of bodies."""
    for path, item in collection.items.items():
        if collection.has(path):
            yield from item.prose.removed


CHECKS: tuple[Callable[[Collection], Iterator[Diagnostic]], ...] = (
    reserved_addresses,
    reserved_names,
    reserved_aliases,
    awkward_addresses,
    unread_files,
    unsafe_files,
    repeated_links,
    bare_resources,
    overdue_reviews,
    missing_featured,
    reduced_bodies,
)


def check(collection: Collection) -> Diagnostics:
    """Hold the collection to every rule."""
    return tuple(diagnostic for rule in CHECKS for diagnostic in rule(collection))


def _topics(collection: Collection) -> Iterator[Topic]:
    return (term.topic for term in collection.topics if term.topic)


def _not_featured(path: str, place: Location, collection: Collection) -> Diagnostic:
    code, hint = Code.FEATURED_MISSING, "name another resource, or take it out of the list"
    item = collection.items.get(path)
    if item and not isinstance(item.value, Resource):
        return _warning(place, code, f"'featured' names {path}, which is no resource", hint)
    if collection.has(path):
        return _note(place, code, f"'featured' names {path}, which has expired", hint)
    reason = collection.unpublished.get(path)
    if reason:
        hint = "readers don't see it there until it is published"
        told = _note if reason == FUTURE else _warning
        return told(place, code, f"'featured' names {path}, which is {reason}", hint)
    found = nearest_file(path, (each.path for each in collection.resources))
    near = f": did you mean '{found}'?" if found else ""
    hint = "write the path of a resource, such as resources/accents.md"
    return _warning(place, code, f"'featured' names {path}, which is not there{near}", hint)


def _warning(location: Location, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, code, message, hint, Severity.WARNING)


def _link_key(resource: Resource) -> str:
    """Give what leads to one place one key; a path leads from its file's folder."""
    link = resource.link
    if is_external(link):
        return link_key(link)
    folder = CONTENT if link.startswith("/") else resource.path.rpartition("/")[0] + "/"
    return normpath(folder + link)


def _note(location: Location, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, code, message, hint, Severity.NOTE)
