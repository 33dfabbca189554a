"""Site settings: what ``site.yaml`` says, and the names of topics, for those who build no site."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from sitegen.configuration import (
    configure,
    language_place,
    lenient,
    menu_places,
    settings_missing,
)
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Outcome, has_errors
from sitegen.makers import TOPIC, sort_of
from sitegen.model import Edition, Topic
from sitegen.parse import SETTINGS_PATH, parse_settings
from sitegen.reading import read
from sitegen.settings import Settings
from sitegen.slugs import key_of
from sitegen.source import fetch, scan
from sitegen.taxonomy import answers
from sitegen.texts import read_settings

_NOWHERE = Location(SETTINGS_PATH)


class Configuration(Struct, frozen=True):
    """The settings, as far as they can be read, with all faults.

    With them, the places of the pages that the menu names, and of the language.
    """

    settings: Settings
    menu: tuple[tuple[str, Location], ...]
    language: Location
    diagnostics: Diagnostics


def configuration(root: Path) -> Configuration | Diagnostic:
    """Read the settings as far as that can be done; there may be none at all."""
    data = read_settings(root)
    if data is None:
        return settings_missing()
    if isinstance(data, Diagnostic):
        return data
    table, faults = parse_settings(data)
    if table is None:
        return Configuration(lenient(None), (), _NOWHERE, faults)
    settings, more = configure(table)
    if has_errors(faults):
        return Configuration(lenient(None), (), _NOWHERE, (*faults, *more))
    made = settings or lenient(table)
    return Configuration(made, menu_places(table), language_place(table), (*faults, *more))


def read_configuration(root: Path) -> Outcome[Settings]:
    """Read the settings of a site."""
    found = configuration(root)
    if isinstance(found, Diagnostic):
        return None, (found,)
    return None if has_errors(found.diagnostics) else found.settings, found.diagnostics


def read_topic_names(root: Path, settings: Settings) -> dict[str, str]:
    """Map the keys of all names that topics with a file answer to, to the topics' labels."""
    found = (each for each in scan(root, {}, 0).sources if sort_of(each.path) is TOPIC)
    sources = [fetch(root, each) for each in found]
    names = [each.path.rpartition("/")[2].removesuffix(".md") for each in sources]
    reads = (read(each, settings, Edition(date.max)) for each in sources)
    topics = [each.item.value for each in reads if each.item and isinstance(each.item.value, Topic)]
    labels = {key_of(name): name for name in names}  # a faulty file answers to its name at least
    return labels | {each.key: each.topic.label for each in answers(topics)}
