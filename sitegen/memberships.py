"""Memberships: the type and the topics of a resource, as its pages, feeds and exports name them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen.fingerprint import Part, part
from sitegen.model import Collection, Term
from sitegen.schema_types import given_schema
from sitegen.settings import TypeSetting


class TermName(Struct, frozen=True):
    """What a topic or type is called, and its address."""

    label: str
    title: str
    slug: str
    address: str


class Membership(Struct, frozen=True):
    """The type of a resource, if it has one, with its icon, and its topics.

    ``schema`` is what the settings say that schema.org calls the type, if they do.
    """

    type: TermName | None
    topics: tuple[TermName, ...]
    icon: str
    schema: str = ""


def memberships(
    collection: Collection, icons: Mapping[str, str], types: Iterable[TypeSetting]
) -> dict[str, Part[Membership]]:
    """Give the membership of each resource, by path; resources of the same terms share one.

    ``icons`` go by the addresses of types.
    """
    schemas = {term.address: given_schema(term.label, types) for term in collection.types}
    known: dict[tuple[str, ...], Part[Membership]] = {}
    found: dict[str, Part[Membership]] = {}
    for path, topics in collection.topics_of.items():
        kind = collection.type_of.get(path)
        key = (kind.address if kind else "", *[term.address for term in topics])
        if key not in known:
            known[key] = part(_membership(kind, topics, icons, schemas))
        found[path] = known[key]
    return found


def _membership(
    kind: Term | None,
    topics: Iterable[Term],
    icons: Mapping[str, str],
    schemas: Mapping[str, str],
) -> Membership:
    names = tuple(map(_name, topics))
    if kind is None:
        return Membership(None, names, "")
    return Membership(_name(kind), names, icons[kind.address], schemas[kind.address])


def _name(term: Term) -> TermName:
    return TermName(term.label, term.title, term.slug, term.address)
