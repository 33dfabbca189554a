"""Lots: the forms of all resources, as the parts that files for machines are made of."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from sitegen.cited_works import Reference
from sitegen.export_data import added_fields
from sitegen.fingerprint import Fleeting, Fragment, Part, Shared, part
from sitegen.forms import Forms, forms_of, lot, unpacked
from sitegen.harvest import is_harvested
from sitegen.material import Material
from sitegen.shares import shares

_UNCITED: Part[Reference | None] = part(None)
_HARVESTED, _NOT_HARVESTED = part(True), part(False)  # noqa: FBT003  # values of parts


class Lots(Struct, frozen=True):
    """Lots of resources, in the order of lists, and the forms of each resource by its path.

    ``added`` are the names of the fields that the site has added to those that sitegen knows.
    """

    every: tuple[Fragment, ...]
    forms: Mapping[str, Part[Forms]]
    added: Part[tuple[str, ...]]


def lots_of(made: Material) -> Lots:
    """Make the parts; an edit of a resource changes its own and one lot."""
    every: list[Fragment] = []
    forms: dict[str, Part[Forms]] = {}
    added = part(added_fields(made.settings))
    for share in shares((each.path, each.path) for each in made.collection.resources):
        own = tuple(_forms(share, added, made))
        every.append(Fragment(lot, own))
        for at, path in enumerate(share):
            forms[path] = Shared(own[at], every[-1], unpacked, at)
    return Lots(tuple(every), forms, added)


def _forms(
    paths: Iterable[str], added: Part[tuple[str, ...]], made: Material
) -> Iterator[Part[Forms]]:
    """Make a part for each resource; one that readers aren't led to any more isn't harvested."""
    is_cited = made.settings.metadata.citations
    harvested = made.listed if is_harvested(made.collection, made.settings) else frozenset[str]()
    for path in paths:
        parts = (
            *(made.cards[path], made.memberships[path], made.ways_of(path), made.wording, added),
            made.works[path] if is_cited else _UNCITED,
            _HARVESTED if path in harvested else _NOT_HARVESTED,
        )
        yield Fleeting(forms_of, parts)
