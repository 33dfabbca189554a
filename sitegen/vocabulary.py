"""Vocabulary: the words that a site's editors can choose from, for all who are told of them."""

from collections.abc import Iterable

from msgspec import Struct

from sitegen.fields import Field
from sitegen.settings import Settings
from sitegen.slugs import key_of


class TopicNames(Struct, frozen=True):
    """A topic that has a file: its label, and all names that it answers to, this one among them."""

    label: str
    names: tuple[str, ...]
    draft: bool = False


class Vocabulary(Struct, frozen=True):
    """The settings of a site and the topics that have a file, in the order of the site's list."""

    settings: Settings
    topics: tuple[TopicNames, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Name each published topic once."""
        return tuple(topic.label for topic in self.topics if not topic.draft)

    @property
    def closed(self) -> bool:
        """Tell whether only these topics may be named; without any there is nothing to choose."""
        return self.settings.topics == "closed" and bool(self.topics)


def named_keys(topics: Iterable[TopicNames]) -> tuple[str, ...]:
    """List the keys of all names, each once."""
    return tuple(dict.fromkeys(key_of(name) for topic in topics for name in topic.names))


def labels_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Map the keys of all names of topics to the labels of these."""
    return {key_of(name): topic.label for topic in vocabulary.topics for name in topic.names}


def type_keys(settings: Settings, *only: str) -> tuple[str, ...]:
    """List the keys that a site's types, or only some of them, answer to."""
    types = [each for each in settings.types if not only or each.name in only]
    return tuple(dict.fromkeys(key_of(name) for each in types for name in (each.name, each.plural)))


def label_of(field: Field) -> str:
    """Name a field for people: as the site does, or else by its own name."""
    return field.label or field.name.replace("_", " ").replace("-", " ").capitalize()


def sentence(words: str) -> str:
    """Make a sentence of some words."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
