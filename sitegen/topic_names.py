"""Names of topics: which topic somebody means, and under what else it is known."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from sitegen.manuscripts import ImpossibleError
from sitegen.model import Collection, Term, Topic
from sitegen.nearest import did_you_mean
from sitegen.slugs import key_of
from sitegen.taxonomy import answers

HINT = "sitegen topics lists all topics"


class Known(Struct, frozen=True):
    """A topic, and the keys of all names that it answers to."""

    term: Term
    keys: frozenset[str]


def known_as(collection: Collection, name: str) -> Known | None:
    """Find the topic that a name means; its own names go before another's synonyms."""
    key = key_of(name)
    for is_own in (partial(_is_own, key), partial(_is_any, key)):
        found = next(filter(is_own, _terms(collection)), None)
        if found:
            return Known(found, frozenset(_keys(found)))
    return None


def find_topic(collection: Collection, name: str) -> Known:
    """Find the topic that a name means. Raises ``ImpossibleError``, with the nearest name."""
    found = known_as(collection, name)
    if found is None:
        names = (each for term in collection.topics for each in (term.label, term.title))
        raise ImpossibleError(f"there is no topic '{name}'{did_you_mean(name, names)}", HINT)
    return found


def _terms(collection: Collection) -> Iterator[Term]:
    """List all topics, those too whose names are all another's: a merge may have been interrupted.

    Of these it isn't known here what names them.
    """
    yield from collection.topics
    known = {term.topic for term in collection.topics}
    for item in collection.items.values():
        value = item.value
        if isinstance(value, Topic) and value not in known:
            yield Term(
                slug="",
                address=value.address,
                title=value.title,
                label=value.label,
                members=(),
                location=item.location("title"),
                topic=value,
            )


def _is_own(key: str, term: Term) -> bool:
    stem = term.topic.path.rpartition("/")[2].removesuffix(".md") if term.topic else ""
    return key in {key_of(each) for each in (term.label, term.title, stem) if each}


def _is_any(key: str, term: Term) -> bool:
    return key in _keys(term)


def _keys(term: Term) -> Iterator[str]:
    if term.topic is None:
        yield key_of(term.label)
    else:
        yield from (answer.key for answer in answers((term.topic,)))


def wanted_name(written: str) -> str:
    """Read the name that a topic is to get. Raises ``ImpossibleError`` if it is none."""
    name = " ".join(written.split())
    if not key_of(name) or not name.isprintable():
        raise ImpossibleError(f"'{written}' is no name for a topic", "write at least a letter")
    return name
