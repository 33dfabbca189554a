"""Configure: from the located text of ``site.yaml`` to settings, or to all its faults at once."""

from collections.abc import Iterator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Outcome, has_errors
from sitegen.field_settings import field_names, read_fields
from sitegen.filling import Filled, Form, as_it_is, fault, fill
from sitegen.kinds import LANGUAGE, TEXT, Kind, choice, many, one
from sitegen.located import Table
from sitegen.parse import SETTINGS_PATH
from sitegen.setting_kinds import BASE_URL, EXTENSION, MENU, SIZE
from sitegen.settings import Settings
from sitegen.slugs import key_of
from sitegen.type_settings import read_types

REQUIRED = {"title": "Library Staff Development", "base_url": BASE_URL.example}
_EXAMPLE = " and ".join(f"'{name}: {example}'" for name, example in REQUIRED.items())


def _one_of(*names: str) -> Kind:
    return choice({key_of(name): name for name in names})


SETTINGS_FORM: Form = {
    "title": one(TEXT),
    "base_url": one(BASE_URL),
    "description": one(TEXT),
    "language": one(LANGUAGE),
    "publisher": one(TEXT),
    "contact": one(TEXT),
    "suggest": one(TEXT),
    "license": one(TEXT),
    "menu": many(MENU),
    "page_size": one(SIZE),
    "recent_size": one(SIZE),
    "feed_size": one(SIZE),
    "excerpt_length": one(SIZE),
    "markdown": one(_one_of("python-markdown", "gfm")),
    "markdown_extensions": many(EXTENSION),
    "topics": one(_one_of("open", "closed")),
    "unknown_fields": one(_one_of("error", "warn", "allow")),
    "types": as_it_is,
    "fields": as_it_is,
}


def configure(table: Table) -> Outcome[Settings]:
    """Give the settings their types; report all faults, in the order of the file."""
    filled = fill(table, SETTINGS_FORM)
    values, nodes = filled.values, filled.nodes
    diagnostics = [*filled.diagnostics, *_missing(table, filled)]
    if "fields" in nodes:
        values["fields"], found = read_fields(nodes["fields"])
        diagnostics += found
    if "types" in nodes:
        values["types"], found = read_types(nodes["types"], field_names(nodes.get("fields")))
        diagnostics += found
    in_file_order = tuple(sorted(diagnostics, key=lambda each: each.location))
    return None if has_errors(in_file_order) else Settings(**values), in_file_order


def settings_missing() -> Diagnostic:
    """Report that there is no ``site.yaml``, with one to start from."""
    message = "the site has no settings"
    hint = f"write a file {SETTINGS_PATH} with two lines, {_EXAMPLE}"
    return Diagnostic(Location(SETTINGS_PATH), Code.SETTINGS_MISSING, message, hint)


def _missing(table: Table, filled: Filled) -> Iterator[Diagnostic]:
    keys = {key.text: key for key, _ in table.entries}
    for name, example in REQUIRED.items():
        if name not in filled.nodes:
            message = f"the setting '{name}' is {'empty' if name in keys else 'missing'}"
            place = keys.get(name, Table((), 1, 1))
            yield fault(place, message, f"write {name}: {example}", Code.SETTING_MISSING)
