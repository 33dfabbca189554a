"""Taxonomies: the topics and types that resources name, however each editor spells them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.diagnostics import Location
from sitegen.model import Item, Resource, Term, Topic
from sitegen.settings import Settings
from sitegen.slugs import key_of, slug_of


class Naming(Struct, frozen=True):
    """A resource's use of a name: the resource is counted as a member if it is listed."""

    key: str
    name: str
    field: str
    item: Item
    listed: bool = False

    @property
    def location(self) -> Location:
        """Where it stands."""
        return self.item.location(self.field, self.name)


class Answer(Struct, frozen=True):
    """A name that a described topic answers to; it stands in a field or, without, is the file's."""

    key: str
    name: str
    field: str
    topic: Topic


def answers(topics: Iterable[Topic]) -> Iterator[Answer]:
    """List all names that the described topics answer to."""
    for topic in topics:
        slug = topic.path.rpartition("/")[2].removesuffix(".md")
        label = "title" if topic.label == topic.title else "label"
        names = ((label, topic.label), ("title", topic.title), ("", slug))
        for field, name in (*names, *(("synonyms", name) for name in topic.synonyms)):
            yield Answer(key_of(name), name, field, topic)


def topic_terms(
    topics: tuple[Topic, ...], namings: Iterable[Naming], items: Mapping[str, Item]
) -> dict[str, Term]:
    """Map every key in use to its term; keys of one described topic share a term."""
    described = {answer.key: answer.topic.path for answer in answers(topics)}
    members: dict[str, list[Naming]] = defaultdict(list)
    others: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        path = described.get(naming.key)
        group = others[naming.key] if path is None else members[path]
        group.append(naming)
    terms = {topic.path: _described(topic, members[topic.path], items) for topic in topics}
    named = {key: terms[path] for key, path in described.items()}
    return named | {key: _named(group, "/topics/") for key, group in others.items()}


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
        location=min((each for each in namings if each.name == name), key=_path).location,
    )


def _path(naming: Naming) -> str:
    return naming.item.value.path


def _members(namings: list[Naming]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(naming.item.value.path for naming in namings if naming.listed))


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def namings_of(item: Item, field: str, *, listed: bool) -> Iterator[Naming]:
    """Turn the names in a resource's ``topic`` or ``type`` into its uses of them."""
    value = item.value
    assert isinstance(value, Resource)
    found = getattr(value, field)
    for name in found if isinstance(found, tuple) else (found,) * bool(found):
        yield Naming(key_of(name), name, field, item, listed)
