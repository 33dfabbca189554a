"""Related resources: older neighbours in a resource's first topic."""

from collections.abc import Mapping, Sequence

from sitegen.model import Collection

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


def _choose(kind: str | None, older: Sequence[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    others = [path for path in older if kinds.get(path) != kind][:_SHOWN]
    same = [path for path in older if kinds.get(path) == kind][: _SHOWN - len(others)]
    return tuple([path for path in older if path in others or path in same])
