"""The setting ``fields``: what a site changes in the fields of resources, and adds to them."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from sitegen.diagnostics import Diagnostic, Diagnostics, Outcome
from sitegen.fields import ADDED_KINDS, CHOICES, RESOURCE_FIELDS, Field, kind_of
from sitegen.filling import Filled, Form, fault, fill
from sitegen.kinds import BOOLEAN, TEXT, Fault, choice, is_empty, many, one, shown
from sitegen.located import Node, Table, Text
from sitegen.settings import FieldSetting
from sitegen.slugs import key_of

FIELD_FORM: Form = {
    "kind": one(choice({key_of(kind): kind for kind in ADDED_KINDS})),
    "many": one(BOOLEAN),
    "label": one(TEXT),
    "required": one(BOOLEAN),
    "default": one(TEXT),
    "choices": many(TEXT),
}
KNOWN = {field.name: field for field in RESOURCE_FIELDS}
_NAME = re.compile(r"[^\W\d_][\w-]*")
_TAKEN = frozenset({"path", "url", "topics", "excerpt", "publisher_id"})
"""What the catalogs say of every resource."""
_ELSEWHERE = {"type": "list the types under 'types'", "topic": "set 'topics' to closed instead"}


def field_names(node: Node | None) -> tuple[str, ...]:
    """Name all fields of a site's resources: the known ones and those that it adds."""
    added = [key.text for key, _ in node.entries] if isinstance(node, Table) else []
    return tuple(dict.fromkeys((*KNOWN, *added)))


def read_fields(node: Node) -> tuple[tuple[FieldSetting, ...], Diagnostics]:
    """Read what the site says about each field."""
    if not isinstance(node, Table):
        message = "'fields' must be a group of fields, each with its settings"
        return (), (fault(node, message, "write for example: cost: {label: Cost}"),)
    outcomes = [_read_field(key, value) for key, value in node.entries]
    settings = tuple(setting for setting, _ in outcomes if setting)
    return settings, tuple(each for _, found in outcomes for each in found)


def _read_field(key: Text, node: Node) -> Outcome[FieldSetting]:
    if is_empty(node):
        node = Table((), key.line, key.column)
    if not isinstance(node, Table):
        message = f"the field {shown(key.text)} must have settings, not a value"
        return None, (fault(node, message, f"write {key.text}: {{label: …, required: true}}"),)
    filled = fill(node, FIELD_FORM)
    rules = _changing(key.text, filled) if key.text in KNOWN else _adding(key, filled)
    diagnostics = (*filled.diagnostics, *rules, *_alike(filled))
    if diagnostics:
        return None, diagnostics
    setting = FieldSetting(name=key.text, **filled.values)
    if key.text not in KNOWN and not setting.kind:
        setting = replace(setting, kind=CHOICES if setting.choices else "text")
    wrong = tuple(_wrong_default(setting, filled.nodes.get("default")))
    return (None, wrong) if wrong else (setting, ())


def _changing(name: str, filled: Filled) -> Iterator[Diagnostic]:
    """Keep the known fields as the rest of the program needs them."""
    for each in ("kind", "many"):
        if each in filled.nodes:
            message = f"'{each}' of the field '{name}' can't be changed"
            yield fault(filled.nodes[each], message, "add a field with another name instead")
    if "choices" in filled.nodes and (KNOWN[name].kind != "text" or name in _ELSEWHERE):
        hint = _ELSEWHERE.get(name, "only fields that hold text can have them")
        yield fault(filled.nodes["choices"], f"the field '{name}' can't have 'choices'", hint)
    if name == "title" and filled.values.get("required") is False:
        message = "the field 'title' is always required"
        yield fault(filled.nodes["required"], message, "pages and lists are made of titles")


def _adding(key: Text, filled: Filled) -> Iterator[Diagnostic]:
    """Keep a site's own fields apart from others, and sound in themselves."""
    if not _NAME.fullmatch(key.text):
        hint = "use letters, digits, '_' and '-', and start with a letter"
        yield fault(key, f"a field can't be called {shown(key.text)}", hint)
    if key.text in _TAKEN:
        hint = "the catalogs need this name; take another"
        yield fault(key, f"a field can't be called '{key.text}'", hint)
    kind, choices = filled.values.get("kind"), filled.nodes.get("choices")
    if kind == CHOICES and not choices:
        hint = "add for example choices: [free, paid]"
        yield fault(filled.nodes["kind"], f"the field '{key.text}' has no 'choices'", hint)
    if choices and kind not in {None, CHOICES}:
        hint = f"write kind: {CHOICES}, or leave one of the two out"
        yield fault(choices, f"a field of the kind '{kind}' can't have 'choices'", hint)


def _alike(filled: Filled) -> Iterator[Diagnostic]:
    """Refuse choices that one text could mean."""
    first: dict[str, str] = {}
    for name in filled.values.get("choices", ()):
        other = first.setdefault(key_of(name), name)
        if other != name:
            message = f"the choice {shown(name)} can't be told from {shown(other)}"
            yield fault(filled.nodes["choices"], message, "keep one of them")


def _wrong_default(setting: FieldSetting, node: Node | None) -> Iterator[Diagnostic]:
    """Hold a default to the rules that hold for editors."""
    if isinstance(node, Text):
        known = KNOWN.get(setting.name) or Field(setting.name, kind=setting.kind or "")
        found = kind_of(replace(known, choices=setting.choices)).read(node)
        if isinstance(found, Fault):
            yield fault(node, f"'default' {found.problem}", found.hint)
