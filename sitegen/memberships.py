"""Memberships: the type and the topics of a resource, as its pages, feeds and exports name them."""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.fingerprint import Part, part
from sitegen.model import Collection, Term


class TermName(Struct, frozen=True):
    """What a topic or type is called, and its address."""

    label: str
    title: str
    slug: str
    address: str


class Membership(Struct, frozen=True):
    """The type of a resource, if it has one, with its icon, and its topics."""

    type: TermName | None
    topics: tuple[TermName, ...]
    icon: str


def memberships(collection: Collection, icons: Mapping[str, str]) -> dict[str, Part[Membership]]:
    """Give the membership of each resource, by path; resources of the same terms share one.

    ``icons`` go by the addresses of types.
    """
    known: dict[tuple[str, ...], Part[Membership]] = {}
    found: dict[str, Part[Membership]] = {}
    for path, topics in collection.topics_of.items():
        kind = collection.type_of.get(path)
        key = (kind.address if kind else "", *[term.address for term in topics])
        if key not in known:
            name, icon = (_name(kind), icons[kind.address]) if kind else (None, "")
            known[key] = part(Membership(name, tuple(map(_name, topics)), icon))
        found[path] = known[key]
    return found


def _name(term: Term) -> TermName:
    return TermName(term.label, term.title, term.slug, term.address)
