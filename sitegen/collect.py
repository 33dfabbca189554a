"""Collect: bring the files of a site together, sorted and with their topics and types."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from sitegen.diagnostics import Diagnostics
from sitegen.hierarchy import broader_terms, narrower_terms
from sitegen.editions import is_expired, unpublished_because
from sitegen.model import Article, Collection, Edition, File, Item, Resource, Term, Topic
from sitegen.settings import Settings
from sitegen.slugs import key_of
from sitegen.taxonomy import (
    Naming,
    ambiguous_topics,
    namings_of,
    topic_terms,
    type_terms,
    unknown_topics,
)

V = TypeVar("V", Resource, Topic, Article)


def collect(
    items: Iterable[Item],
    faulty: frozenset[str],
    files: tuple[File, ...],
    settings: Settings,
    edition: Edition,
) -> tuple[Collection, Diagnostics]:
    """Build the collection of an edition, and report the topics that don't fit."""
    by_path = {item.value.path: item for item in items}
    unpublished = _unpublished(by_path, edition)
    published = tuple(item.value for path, item in by_path.items() if path not in unpublished)
    resources = tuple(sorted(_only(Resource, published), key=list_order))
    listed = tuple(each for each in resources if not is_expired(each, edition.today))
    topics = tuple(_only(Topic, published))
    shown = frozenset(each.path for each in listed)
    namings = _namings("topic", resources, shown, by_path)
    terms = topic_terms(topics, namings, by_path)
    types = type_terms(_namings("type", resources, shown, by_path), settings)
    broader, misplaced = broader_terms(terms, by_path)
    in_order = _in_order(terms.values(), _topic_order)
    collection = Collection(
        resources=resources,
        listed=listed,
        articles=tuple(_only(Article, published)),
        files=files,
        topics=in_order,
        types=_in_order(types.values(), _type_order(settings)),
        topics_of={each.path: _terms_of(each, terms) for each in resources},
        type_of={each.path: types[key_of(each.type)] for each in resources if each.type},
        items=by_path,
        unpublished=unpublished,
        today=edition.today,
        broader=broader,
        narrower=narrower_terms(in_order, broader),
        faulty=faulty,
    )
    unknown = unknown_topics(topics, namings, settings)
    return collection, (*unknown, *misplaced, *ambiguous_topics(topics, by_path))


def list_order(resource: Resource) -> tuple[bool, int, str, str]:
    """Sort newest first, then by title, then by path; undated ones come last, by title."""
    day = resource.date.day.toordinal() if resource.date else 0
    return resource.date is None, -day, resource.title.casefold(), resource.path


def _unpublished(items: Mapping[str, Item], edition: Edition) -> dict[str, str]:
    reasons = {path: unpublished_because(item.value, edition) for path, item in items.items()}
    return {path: reason for path, reason in reasons.items() if reason}


def _only(kind: type[V], values: Iterable[Resource | Topic | Article]) -> Iterator[V]:
    return (value for value in values if isinstance(value, kind))


def _namings(
    field: str, collection: tuple[Resource, ...], shown: frozenset[str], items: Mapping[str, Item]
) -> tuple[Naming, ...]:
    """List what resources name in ``topic`` or ``type``, in the order of lists."""
    return tuple(
        naming
        for each in collection
        if (names := _names(getattr(each, field)))
        for naming in namings_of(
            each, names, items[each.path].location(field), listed=each.path in shown
        )
    )


def _names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) * bool(value)


def _terms_of(resource: Resource, terms: Mapping[str, Term]) -> tuple[Term, ...]:
    found = {terms[key].address: terms[key] for key in map(key_of, resource.topic)}
    return tuple(found.values())


def _in_order(
    terms: Iterable[Term], order: Callable[[Term], tuple[object, ...]]
) -> tuple[Term, ...]:
    return tuple(sorted(set(terms), key=order))


def _topic_order(term: Term) -> tuple[bool, float, str, str]:
    order = term.topic.order if term.topic else None
    return order is None, order or 0, term.title.casefold(), term.address


def _type_order(settings: Settings) -> Callable[[Term], tuple[int, str, str]]:
    ranks = {kind.name: rank for rank, kind in enumerate(settings.types)}
    return lambda term: (ranks.get(term.label, len(ranks)), term.title.casefold(), term.address)
