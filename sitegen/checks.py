"""Check: the rules that need the whole collection; each is a function of it, in ``CHECKS``."""

from collections.abc import Callable, Iterator

from sitegen.codes import Code
from sitegen.dates import long_date
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.model import Collection, Resource, Term
from sitegen.similar import similar
from sitegen.slugs import is_kept, key_of
from sitegen.urls import link_key

RESERVED = frozenset(
    {"assets", "page", "recent", "resources", "search", "topics", "types", "years"}
)
"""The first segments of addresses that are sitegen's own."""
_FOLDERS = ("content/resources/", "content/topics/")


def reserved_addresses(collection: Collection) -> Iterator[Diagnostic]:
    """Keep articles and files away from the addresses of lists."""
    for each in (*collection.articles, *collection.files):
        segment = each.address.split("/")[1].casefold()
        if segment in RESERVED and not each.path.startswith(_FOLDERS):
            yield _reserved(each.path, f"/{segment}/ is an address of sitegen's own")
    for each in (*collection.resources, *(t.topic for t in collection.topics if t.topic)):
        if "page" in each.address.casefold().split("/")[2:]:
            yield _reserved(each.path, "'page' is kept for the numbered pages of lists")


def reserved_types(collection: Collection) -> Iterator[Diagnostic]:
    """Keep the numbered pages of a topic apart from its types."""
    for term in collection.types:
        if term.slug == "page":
            message = "a type can't be called 'page', which is kept for the numbered pages of lists"
            yield Diagnostic(term.location, Code.ADDRESS_RESERVED, message, "name it otherwise")


def awkward_addresses(collection: Collection) -> Iterator[Diagnostic]:
    """Name better file names where an address is hard to type or to read out."""
    topics = (term.topic for term in collection.topics if term.topic)
    for each in (*collection.resources, *collection.articles, *topics):
        name = each.path.removeprefix("content/").removesuffix(".md")
        if any(c.isupper() or c.isspace() for c in name):
            better = "-".join(each.path.casefold().split())
            yield _note(
                Location(each.path),
                Code.ADDRESS_SPELLING,
                "the file's name, and so its address, has a space or a capital letter",
                f"rename it to {better}",
            )


def repeated_links(collection: Collection) -> Iterator[Diagnostic]:
    """Find resources that point to the same address."""
    first: dict[str, Resource] = {}
    for each in sorted(collection.resources, key=lambda resource: resource.path):
        if each.link:
            other = first.setdefault(link_key(each.link), each)
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
        if not (each.link or each.summary or collection.items[each.path].prose.body.html):
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
    """Find topics that start with a resource which isn't there."""
    shown = frozenset(each.path for each in collection.resources) | collection.faulty
    for topic in (term.topic for term in collection.topics if term.topic):
        for path in topic.featured:
            if path not in shown:
                reason = collection.unpublished.get(path)
                yield _warning(
                    collection.items[topic.path].location("featured"),
                    Code.FEATURED_MISSING,
                    f"'featured' names {path}, which is {reason or 'not there'}",
                    "write the path of a resource, such as resources/accents.md",
                )


def removed_html(collection: Collection) -> Iterator[Diagnostic]:
    """Tell what was taken out of bodies because it isn't safe or isn't known."""
    for path, item in collection.items.items():
        if collection.has(path) and item.prose.body.removed:
            names = ", ".join(item.prose.body.removed)
            yield _warning(
                Location(path, item.prose.line),
                Code.HTML_REMOVED,
                f"left out of the page: {names}",
                "write it in Markdown, or put code between backquotes to show it as it is",
            )


CHECKS: tuple[Callable[[Collection], Iterator[Diagnostic]], ...] = (
    reserved_addresses,
    reserved_types,
    awkward_addresses,
    repeated_links,
    bare_resources,
    overdue_reviews,
    missing_featured,
    removed_html,
)


def check(collection: Collection) -> Diagnostics:
    """Hold the collection to every rule."""
    return tuple(diagnostic for rule in CHECKS for diagnostic in rule(collection))


def _reserved(path: str, message: str) -> Diagnostic:
    hint = "rename the file or its folder"
    return Diagnostic(Location(path), Code.ADDRESS_RESERVED, message, hint)


def _warning(location: Location, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, code, message, hint, Severity.WARNING)


def _note(location: Location, code: Code, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, code, message, hint, Severity.NOTE)
