"""Taxonomies: the topics and types that resources name, however each editor spells them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.model import Item, Resource, Term, Topic
from sitegen.nearest import did_you_mean
from sitegen.settings import Settings
from sitegen.slugs import key_of, slug_of


class Naming(Struct, frozen=True):
    """A resource's use of a name: the resource is counted as a member if it is listed."""

    key: str
    name: str
    path: str
    listed: bool
    location: Location


class Answer(Struct, frozen=True):
    """A name that a described topic answers to."""

    key: str
    name: str
    field: str
    topic: Topic


def answers(topics: Iterable[Topic]) -> Iterator[Answer]:
    """List all names that the described topics answer to."""
    for topic in topics:
        slug = topic.path.rpartition("/")[2].removesuffix(".md")
        names = (("label", topic.label), ("title", topic.title), ("title", slug))
        for field, name in (*names, *(("synonyms", name) for name in topic.synonyms)):
            yield Answer(key_of(name), name, field, topic)


def topic_terms(
    topics: tuple[Topic, ...], namings: Iterable[Naming], items: Mapping[str, Item]
) -> dict[str, Term]:
    """Map every key in use to its term; keys of one described topic share a term."""
    described = {answer.key: answer.topic for answer in answers(topics)}
    owners: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        topic = described.get(naming.key)
        owners[topic.path if topic else naming.key].append(naming)
    terms = {topic.path: _described(topic, owners[topic.path], items) for topic in topics}
    named = {key: terms[topic.path] for key, topic in described.items()}
    return named | {
        key: _named(group, "/topics/") for key, group in owners.items() if key not in terms
    }


def type_terms(namings: Iterable[Naming], settings: Settings) -> dict[str, Term]:
    """Map every key in use to its type; the settings' types have their plurals as titles."""
    plurals = {kind.name: kind.plural for kind in settings.types}
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        groups[naming.key].append(naming)
    terms = {key: _named(group, "/types/") for key, group in groups.items()}
    return {
        key: replace(term, title=plurals.get(term.label, term.label)) for key, term in terms.items()
    }


def unknown_topics(
    topics: tuple[Topic, ...], namings: Iterable[Naming], settings: Settings
) -> Iterator[Diagnostic]:
    """Report topics without a file: once each as a note, or each use where topics are closed."""
    labels = {answer.key: answer.topic.label for answer in answers(topics)}
    seen: set[str] = set()
    for naming in namings:
        if naming.key in labels or (settings.topics == "open" and naming.key in seen):
            continue
        seen.add(naming.key)
        yield _undescribed(naming) if settings.topics == "open" else _unknown(naming, labels)


def ambiguous_topics(topics: tuple[Topic, ...], items: Mapping[str, Item]) -> Diagnostics:
    """Report names that two topics answer to: a resource that uses one would be in either."""
    first: dict[str, Topic] = {}
    return tuple(
        _ambiguous(answer, other, items)
        for answer in answers(topics)
        if (other := first.setdefault(answer.key, answer.topic)) is not answer.topic
    )


def _described(topic: Topic, namings: list[Naming], items: Mapping[str, Item]) -> Term:
    return Term(
        slug=topic.address.removeprefix("/topics/").strip("/"),
        address=topic.address,
        title=topic.title,
        label=topic.label,
        members=_members(namings),
        location=items[topic.path].location("title"),
        topic=topic,
    )


def _named(namings: list[Naming], folder: str) -> Term:
    name = _commonest(naming.name for naming in namings)
    slug = slug_of(name)
    return Term(
        slug=slug,
        address=f"{folder}{slug}/",
        title=name,
        label=name,
        members=_members(namings),
        location=min(naming.location for naming in namings),
    )


def _members(namings: list[Naming]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(naming.path for naming in namings if naming.listed))


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def _undescribed(naming: Naming) -> Diagnostic:
    return Diagnostic(
        naming.location,
        Code.TOPIC_UNDESCRIBED,
        f"topic '{naming.name}' has no file of its own",
        f"describe it in content/topics/{slug_of(naming.name)}.md, or correct the name",
        Severity.NOTE,
    )


def _unknown(naming: Naming, labels: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        naming.location,
        Code.TOPIC_UNKNOWN,
        f"unknown topic '{naming.name}'{did_you_mean(naming.key, labels)}",
        f"use a topic of content/topics/, or add content/topics/{slug_of(naming.name)}.md",
    )


def _ambiguous(answer: Answer, other: Topic, items: Mapping[str, Item]) -> Diagnostic:
    return Diagnostic(
        items[answer.topic.path].location(answer.field),
        Code.TOPIC_AMBIGUOUS,
        f"'{answer.name}' is also a name of the topic in {other.path}",
        "give each name to one topic only",
    )


def namings_of(
    resource: Resource, names: Iterable[str], location: Location, *, listed: bool
) -> Iterator[Naming]:
    """Turn the names that a resource gives into its uses of them."""
    for name in names:
        yield Naming(key_of(name), name, resource.path, listed, location)
