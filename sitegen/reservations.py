"""Reservations: the addresses and names that are kept for what sitegen makes itself."""

from collections.abc import Iterator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location
from sitegen.model import Collection, pages

RESERVED = frozenset(
    {"assets", "page", "recent", "resources", "search", "topics", "types", "years"}
)
"""The first segments of addresses that are sitegen's own."""
_NEVER_OLD = RESERVED - {"resources", "topics", "types", "years"}
"""Of these, the ones below which nothing was ever at home that an alias could stand for."""
_FOLDERS = ("content/resources/", "content/topics/")


def reserved_addresses(collection: Collection) -> Iterator[Diagnostic]:
    """Keep articles and files away from the addresses of lists."""
    for each in (*pages(collection), *collection.files):
        segment, *others = each.address.casefold().split("/")[1:]
        if not each.path.startswith(_FOLDERS):
            if segment in RESERVED:
                yield _reserved(each.path, f"/{segment}/ is kept for what sitegen makes itself")
        elif "page" in others:
            yield _reserved(each.path, "'page' is kept for the numbered pages of lists")


def reserved_names(collection: Collection) -> Iterator[Diagnostic]:
    """Keep the numbered pages of topics apart from their types, and those of lists from topics."""
    for kind, terms in (("type", collection.types), ("topic", collection.topics)):
        for term in terms:
            if term.slug == "page" and term.topic is None:
                message = f"a {kind} can't be called 'page', which is kept for the pages of lists"
                yield Diagnostic(term.location, Code.ADDRESS_RESERVED, message, "name it otherwise")


def is_reserved(alias: str) -> bool:
    """Tell whether an old address is one that lists and search may need one day."""
    segment, *others = alias.casefold().strip("/").split("/")
    return segment in _NEVER_OLD or "page" in others


def reserved_aliases(collection: Collection) -> Iterator[Diagnostic]:
    """Keep old addresses away from what sitegen makes itself, now or one day."""
    for each in pages(collection):
        for alias in each.aliases:
            if is_reserved(alias):
                yield Diagnostic(
                    collection.items[each.path].location("aliases", alias, alias.rstrip("/")),
                    Code.ADDRESS_RESERVED,
                    f"the alias '{alias}' is an address that is kept for what sitegen makes itself",
                    "remove this alias, or correct it",
                )


def _reserved(path: str, message: str) -> Diagnostic:
    hint = "rename the file or its folder"
    return Diagnostic(Location(path), Code.ADDRESS_RESERVED, message, hint)
