"""The setting ``types``: a closed list of the types that resources may have."""

from collections.abc import Iterable, Iterator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Outcome
from sitegen.filling import Form, fault, fill
from sitegen.icons import ICONS
from sitegen.kinds import TEXT, choice, is_empty, many, one, read_text, shown
from sitegen.located import Items, Node, Table, Text
from sitegen.nearest import did_you_mean
from sitegen.schema_types import SCHEMA_TYPES
from sitegen.settings import TypeSetting
from sitegen.slugs import key_of, slug_of

TYPE_FORM: Form = {
    "name": one(TEXT),
    "plural": one(TEXT),
    "requires": many(TEXT),
    "icon": one(choice({key_of(name): name for name in ICONS})),
    "schema": one(choice({key_of(name): name for name in SCHEMA_TYPES})),
}
_RESERVED = "page"
_EXAMPLE = "write a name, or {name: Webinar, plural: Webinars}"


def read_types(node: Node, fields: tuple[str, ...]) -> tuple[tuple[TypeSetting, ...], Diagnostics]:
    """Read the list; ``fields`` are the names that ``requires`` may give."""
    if isinstance(node, Table):
        hint = "start each type on a line of its own with '- '"
        return (), (fault(node, "'types' must be a list, not a group of settings", hint),)
    items = node.items if isinstance(node, Items) else (node,)
    outcomes = [(item, *_read_type(item, fields)) for item in items if not is_empty(item)]
    types = [(item, kind) for item, kind, _ in outcomes if kind]
    diagnostics = [each for _, _, found in outcomes for each in found]
    return tuple(kind for _, kind in types), (*diagnostics, *_mistakable(types))


def _read_type(item: Node, fields: tuple[str, ...]) -> Outcome[TypeSetting]:
    if isinstance(item, Text):
        name = read_text(item)
        return TypeSetting(name, name), ()
    if isinstance(item, Items):
        return None, (fault(item, "a type must be a name or a group, not a list", _EXAMPLE),)
    filled = fill(item, TYPE_FORM)
    name = filled.values.get("name", "")
    if not name:
        lacking = fault(item, "a type has no 'name'", _EXAMPLE, Code.SETTING_MISSING)
        return None, (*filled.diagnostics, *((lacking,) if "name" not in filled.nodes else ()))
    unknown = _unknown_fields(filled.nodes.get("requires"), fields)
    kind = TypeSetting(**{"plural": name, **filled.values})
    return kind, (*filled.diagnostics, *unknown)


def _unknown_fields(node: Node | None, fields: tuple[str, ...]) -> Iterator[Diagnostic]:
    items = node.items if isinstance(node, Items) else (node,)
    for item in items:
        if isinstance(item, Text) and not is_empty(item) and read_text(item) not in fields:
            name = shown(item.text)
            message = f"'requires' names an unknown field, {name}{did_you_mean(item.text, fields)}"
            yield fault(item, message, "describe the field under 'fields' first")


def _mistakable(types: Iterable[tuple[Node, TypeSetting]]) -> Iterator[Diagnostic]:
    """Refuse types that one name could mean, or whose pages would have one address."""
    owners: dict[str, TypeSetting] = {}
    for item, kind in types:
        if slug_of(kind.name) == _RESERVED:
            message = f"a type can't be called {shown(kind.name)}"
            yield fault(item, message, "the numbered pages of lists need this word; take another")
        keys = {key_of(kind.name), key_of(kind.plural), slug_of(kind.name)}
        others = [owners[key] for key in sorted(keys) if key in owners]
        if others:
            message = f"the type {shown(kind.name)} can't be told from {shown(others[0].name)}"
            yield fault(item, message, "keep one of them, or give it another name and plural")
        owners |= dict.fromkeys(keys, kind)
