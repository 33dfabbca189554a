"""Related resources: older neighbours in a resource's first topic."""

from collections.abc import Mapping, Sequence

from sitegen.collect import list_order
from sitegen.model import Collection, Resource

_WINDOW = 8
_SHOWN = 4


def related(collection: Collection) -> Mapping[str, tuple[str, ...]]:
    """Choose for each listed resource four of the next eight older ones, other types preferred.

    Only older ones: so a resource that is added changes no page of those that were there.
    """
    kinds = {path: term.address for path, term in collection.type_of.items()}
    return {
        path: _choose(kinds.get(path), term.members[at + 1 : at + 1 + _WINDOW], kinds)
        for term in collection.topics
        for at, path in enumerate(term.members)
        if collection.topics_of[path][0] is term
    }


def related_to(path: str, collection: Collection) -> tuple[str, ...]:
    """Choose for one resource, by its topic's members as their files say that they are now."""
    terms = collection.topics_of[path]
    if not terms or path not in terms[0].members:
        return ()
    values = (collection.items[each].value for each in terms[0].members)
    members = sorted((each for each in values if isinstance(each, Resource)), key=list_order)
    paths = [each.path for each in members]
    at = paths.index(path)
    older = paths[at + 1 : at + 1 + _WINDOW]
    types = ((each, collection.type_of.get(each)) for each in (path, *older))
    kinds = {each: term.address for each, term in types if term}
    return _choose(kinds.get(path), older, kinds)


def _choose(kind: str | None, older: Sequence[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    others = [path for path in older if kinds.get(path) != kind][:_SHOWN]
    same = [path for path in older if kinds.get(path) == kind][: _SHOWN - len(others)]
    return tuple([path for path in older if path in others or path in same])
