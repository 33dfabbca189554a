"""Collect: bring the files of a site together, sorted and with their topics and types."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from msgspec.structs import replace

from sitegen.diagnostics import Diagnostics
from sitegen.editions import is_expired, unpublished_because
from sitegen.hierarchy import broader_terms, narrower_terms, with_narrower
from sitegen.model import Article, Collection, Edition, File, Item, Resource, Term, Topic
from sitegen.settings import Settings
from sitegen.slugs import key_of
from sitegen.taxonomy import Naming, namings_of, topic_terms, type_terms
from sitegen.topic_checks import (
    ambiguous_topics,
    missing_topics,
    similar_topics,
    undescribed_topics,
    unknown_topics,
)
from sitegen.topic_spellings import other_spellings

V = TypeVar("V", Resource, Topic, Article)


def collect(
    items: Iterable[Item],
    faulty: Mapping[str, tuple[str, ...]],
    files: tuple[File, ...],
    settings: Settings,
    edition: Edition,
) -> tuple[Collection, Diagnostics]:
    """Build the collection of an edition, and report the topics that don't fit.

    ``faulty`` are the files that couldn't be read, each with the names that a topic may have there.
    """
    by_path = {item.value.path: item for item in items}
    unpublished = _unpublished(by_path, edition)
    published = tuple(item.value for path, item in by_path.items() if path not in unpublished)
    resources = tuple(sorted(_only(Resource, published), key=list_order))
    listed = tuple(each for each in resources if not is_expired(each, edition.today))
    topics = tuple(_only(Topic, published))
    shown = frozenset(each.path for each in listed)
    namings = tuple(_namings("topic", resources, shown, by_path))
    terms: Mapping[str, Term] = topic_terms(topics, namings, by_path)
    types = type_terms(_namings("type", resources, shown, by_path), settings)
    kept_back = tuple(by_path[path].value for path in unpublished)
    missing = missing_topics(
        _only(Topic, kept_back),
        chain.from_iterable(faulty.values()),
        chain.from_iterable(each.topic for each in _only(Resource, kept_back)),
    )
    broader, misplaced = broader_terms(terms, missing, by_path)
    if settings.narrower == "include":
        terms, broader = with_narrower(terms, broader, (each.path for each in listed))
    in_order = _in_order(terms.values(), _topic_order)
    collection = Collection(
        resources=resources,
        listed=listed,
        articles=tuple(_only(Article, published)),
        files=_trusted(files, settings.html.files),
        topics=in_order,
        types=_in_order(types.values(), _type_order(settings)),
        topics_of={each.path: _terms_of(each, terms) for each in resources},
        type_of={each.path: types[key_of(each.type)] for each in resources if each.type},
        items=by_path,
        unpublished=unpublished,
        today=edition.today,
        broader=broader,
        narrower=narrower_terms(in_order, broader),
        faulty=frozenset(faulty),
    )
    misnamed = tuple(ambiguous_topics(topics, by_path))
    if not misnamed:  # else it would be left to chance which topic is meant
        misnamed = tuple(other_spellings(terms, namings, missing))
    if settings.topics == "closed":
        every = (*resources, *_only(Resource, kept_back))
        unknown = unknown_topics(topics, _namings("topic", every, shown, by_path), missing)
        return collection, (*misnamed, *misplaced, *unknown)
    undescribed = undescribed_topics(in_order, missing)
    return collection, (*misnamed, *misplaced, *undescribed, *similar_topics(in_order, missing))


def list_order(resource: Resource) -> tuple[int, str, str]:
    """Sort newest first, then by title, then by path; undated ones come last, by title."""
    day = resource.date.day.toordinal() if resource.date else 0  # the first there is has 1
    return -day, resource.title.casefold(), resource.path


def _unpublished(items: Mapping[str, Item], edition: Edition) -> dict[str, str]:
    reasons = {path: unpublished_because(item.value, edition) for path, item in items.items()}
    return {path: reason for path, reason in reasons.items() if reason}


def _only(kind: type[V], values: Iterable[Resource | Topic | Article]) -> Iterator[V]:
    return (value for value in values if isinstance(value, kind))


def _namings(
    field: str, resources: Iterable[Resource], shown: frozenset[str], items: Mapping[str, Item]
) -> Iterator[Naming]:
    """List what resources name in ``topic`` or ``type``, in their order."""
    for each in resources:
        yield from namings_of(items[each.path], field, listed=each.path in shown)


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


def _trusted(files: tuple[File, ...], named: tuple[str, ...]) -> tuple[File, ...]:
    """Take the site's word for the files that it names."""
    if not named:
        return files
    return tuple(replace(each, danger=None) if each.path in named else each for each in files)


def _type_order(settings: Settings) -> Callable[[Term], tuple[int, str, str]]:
    ranks = {kind.name: rank for rank, kind in enumerate(settings.types)}
    return lambda term: (ranks.get(term.label, len(ranks)), term.title.casefold(), term.address)
