"""Configure: from the located text of ``site.yaml`` to settings, or to all its faults at once."""

from collections.abc import Iterable, Iterator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Outcome, has_errors
from sitegen.field_settings import field_names, read_fields
from sitegen.fields import RESOURCE_FIELDS
from sitegen.filling import Filled, Form, as_it_is, fault, fill
from sitegen.html_settings import read_html
from sitegen.kinds import LANGUAGE, TEXT, Kind, choice, many, one
from sitegen.located import Items, Node, Table, Text
from sitegen.metadata_settings import read_metadata
from sitegen.nearest import nearest
from sitegen.parse import SETTINGS_PATH
from sitegen.setting_kinds import (
    ACCENT,
    BASE_URL,
    EXTENSION,
    GATEWAY,
    MENU,
    SIZE,
    TIMEZONE,
)
from sitegen.settings import FieldSetting, Settings
from sitegen.slugs import key_of
from sitegen.type_settings import read_types

REQUIRED = {"title": "Library Staff Development", "base_url": BASE_URL.example}
_EXAMPLE = " and ".join(f"'{name}: {example}'" for name, example in REQUIRED.items())
_NOTHING = Items((), 1, 1)


def _one_of(*names: str) -> Kind:
    return choice({key_of(name): name for name in names})


_YES, _NO = ("on", "yes", "true"), ("off", "no", "false")
ON_OR_OFF = choice(dict.fromkeys(_YES, "on") | dict.fromkeys(_NO, "off"))
_EVENTS = choice(
    {"calendars": "calendars", "lists": "lists"}
    | dict.fromkeys(_NO, "off")
    | dict.fromkeys(_YES, "calendars")
)
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
    "accent": one(ACCENT),
    "page_size": one(SIZE),
    "recent_size": one(SIZE),
    "feed_size": one(SIZE),
    "timezone": one(TIMEZONE),
    "events": one(_EVENTS),
    "upcoming_size": one(SIZE),
    "excerpt_length": one(SIZE),
    "markdown": one(_one_of("python-markdown", "gfm")),
    "markdown_extensions": many(EXTENSION),
    "html": as_it_is,
    "metadata": as_it_is,
    "oai_gateway": one(GATEWAY),
    "topics": one(_one_of("open", "closed")),
    "narrower": one(_one_of("link", "include")),
    "vocabulary": one(ON_OR_OFF),
    "unknown_fields": one(_one_of("error", "warn", "allow")),
    "updated": one(_one_of("written", "git")),
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
    if "html" in nodes:
        values["html"], found = read_html(nodes["html"])
        diagnostics += found
    if "metadata" in nodes:
        values["metadata"], found = read_metadata(nodes["metadata"])
        diagnostics += found
    in_file_order = tuple(sorted(diagnostics, key=lambda each: each.location))
    return None if has_errors(in_file_order) else Settings(**values), in_file_order


def lenient(table: Table | None) -> Settings:
    """Take what can be read of faulty settings, so that files are checked in the same run.

    Files aren't held to types and fields that may be other than they seem: without a table, to
    none.
    """
    filled = fill(table or Table((), 1, 1), SETTINGS_FORM)
    nodes, values = filled.nodes, {"title": "", "base_url": BASE_URL.example, **filled.values}
    types, doubts = read_types(nodes.get("types", _NOTHING), field_names(nodes.get("fields")))
    values["types"] = () if doubts else types
    values["html"], _ = read_html(nodes.get("html", Table((), 1, 1)))
    values["metadata"], _ = read_metadata(nodes.get("metadata", Table((), 1, 1)))
    values["fields"], doubts = read_fields(nodes.get("fields", Table((), 1, 1)))
    misread = "unknown_fields" in nodes.keys() - values.keys()
    if table is None or doubts or misread or any(map(_may_be_of_fields, table.entries)):
        values["unknown_fields"] = "allow"
        values["fields"] += _nothing_required(values["fields"])
    return Settings(**values)


def _may_be_of_fields(entry: tuple[Text, Node]) -> bool:
    """Tell whether something unknown may be what the site says about its fields, misspelt."""
    key, node = entry
    if key.text in SETTINGS_FORM:
        return False
    return isinstance(node, Table) or nearest(key.text, SETTINGS_FORM) == "unknown_fields"


def menu_places(table: Table) -> tuple[tuple[str, Location], ...]:
    """Tell where the menu names each of its pages."""
    node = {key.text: node for key, node in table.entries}.get("menu", _NOTHING)
    items = node.items if isinstance(node, Items) else (node,)
    read = ((item, many(MENU)(item)) for item in items)
    return tuple(
        (path, Location(SETTINGS_PATH, item.line, item.column))
        for item, paths in read
        if isinstance(paths, tuple)
        for path in paths
    )


def place_of(name: str, table: Table) -> Location:
    """Tell where a setting has its value; one that isn't there is at the start."""
    node = {key.text: node for key, node in table.entries}.get(name, table)
    return Location(SETTINGS_PATH, node.line, node.column)


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


def _nothing_required(settings: Iterable[FieldSetting]) -> tuple[FieldSetting, ...]:
    """Require nothing but the title, where the settings may say so too."""
    told = {"title", *(each.name for each in settings)}
    names = (field.name for field in RESOURCE_FIELDS if field.required)
    return tuple(FieldSetting(name=name, required=False) for name in names if name not in told)
