"""Site settings: what ``site.yaml`` says, and the names of topics, for those who build no site."""

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.configuration import (
    configure,
    lenient,
    menu_places,
    place_of,
    settings_missing,
)
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Outcome, has_errors
from sitegen.makers import TOPIC, sort_of
from sitegen.model import Edition, Topic
from sitegen.parse import SETTINGS_PATH, parse_settings
from sitegen.reading import Read, read
from sitegen.remedies import tried
from sitegen.settings import Settings
from sitegen.source import fetch, scan
from sitegen.taxonomy import answers
from sitegen.texts import read_settings
from sitegen.vocabulary import TopicNames, Vocabulary

_NOWHERE = Location(SETTINGS_PATH)


class Configuration(Struct, frozen=True):
    """The settings, as far as they can be read, with all faults.

    With them, the places of the pages that the menu names, and of three settings.
    """

    settings: Settings
    menu: tuple[tuple[str, Location], ...]
    language: Location
    updated: Location
    contact: Location
    diagnostics: Diagnostics


def configuration(root: Path) -> Configuration | Diagnostic:
    """Read the settings as far as that can be done; there may be none at all."""
    data = read_settings(root)
    if data is None:
        return settings_missing()
    if isinstance(data, Diagnostic):
        return data
    found = configured(data)
    if not any(each.edits for each in found.diagnostics):
        return found
    remedies = tried(data.decode(), SETTINGS_PATH, found.diagnostics, _faults_of)
    return replace(found, diagnostics=remedies)


def _faults_of(text: str) -> Diagnostics:
    return configured(text.encode()).diagnostics


def configured(data: bytes) -> Configuration:
    """Read the bytes of ``site.yaml``, as far as that can be done."""
    table, faults = parse_settings(data)
    if table is None:
        return Configuration(lenient(None), (), _NOWHERE, _NOWHERE, _NOWHERE, faults)
    settings, more = configure(table)
    if has_errors(faults):
        return Configuration(lenient(None), (), _NOWHERE, _NOWHERE, _NOWHERE, (*faults, *more))
    made = settings or lenient(table)
    return Configuration(
        made,
        menu_places(table),
        place_of("language", table),
        place_of("updated", table),
        place_of("contact", table),
        (*faults, *more),
    )


def read_configuration(root: Path) -> Outcome[Settings]:
    """Read the settings of a site."""
    found = configuration(root)
    if isinstance(found, Diagnostic):
        return None, (found,)
    return None if has_errors(found.diagnostics) else found.settings, found.diagnostics


def read_vocabulary(root: Path, settings: Settings) -> Vocabulary:
    """Gather the topics that have a file, in the order of the list of topics."""
    found = (each for each in scan(root, {}, 0).sources if sort_of(each.path) is TOPIC)
    topics = [_topic(read(fetch(root, each), settings, Edition(date.max))) for each in found]
    ordered = sorted(topics, key=lambda each: _place(each[0]))
    return Vocabulary(settings, tuple(_names(topic, others) for topic, others in ordered))


def _topic(found: Read) -> tuple[Topic, tuple[str, ...]]:
    """Give a topic, and the names that it may have been meant to have if it is faulty."""
    if found.item and isinstance(found.item.value, Topic) and found.item.value.label:
        return found.item.value, found.names
    name = found.path.rpartition("/")[2].removesuffix(".md")
    return Topic(path=found.path, address="", title=name, label=name), found.names


def _names(topic: Topic, others: tuple[str, ...]) -> TopicNames:
    names = (each.name for each in answers((topic,)))
    return TopicNames(topic.label, tuple(filter(None, (*names, *others))), topic.draft)


def _place(topic: Topic) -> tuple[bool, float, str, str]:
    return topic.order is None, topic.order or 0, topic.title.casefold(), topic.path
