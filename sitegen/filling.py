"""Filling: read a group of settings by a form, which says for each name how its value is read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Edit, Location
from sitegen.kinds import Faults, is_empty, shown
from sitegen.located import Node, Table, Text
from sitegen.nearest import did_you_mean, is_slip, nearest
from sitegen.parse import SETTINGS_PATH

Form = Mapping[str, Callable[[Node], object]]


class Filled(Struct, frozen=True):
    """The values that were given, the nodes that they are read from, and what is wrong."""

    values: dict[str, Any]
    nodes: dict[str, Node]
    diagnostics: Diagnostics


def fill(table: Table, form: Form) -> Filled:
    """Read all settings of a group; one without a value counts as not given."""
    values: dict[str, object] = {}
    nodes = {key.text: node for key, node in table.entries if not is_empty(node)}
    diagnostics: list[Diagnostic] = []
    for key, node in table.entries:
        if key.text not in form:
            diagnostics.append(_unknown(key, form))
        elif key.text in nodes:
            value = form[key.text](node)
            if isinstance(value, Faults):
                diagnostics += faults(key.text, value)
            else:
                values[key.text] = value
    return Filled(values, nodes, tuple(diagnostics))


def _unknown(key: Text, form: Form) -> Diagnostic:
    message = f"unknown setting {shown(key.text)}{did_you_mean(key.text, form)}"
    found = fault(key, message, f"here can stand {', '.join(form)}", Code.SETTING_UNKNOWN)
    near = nearest(key.text, form)
    if not near or not is_slip(key.text, near):
        return found
    return replace(found, edits=(Edit(found.location, key.text, near),))


def faults(name: str, found: Faults) -> Iterable[Diagnostic]:
    """Report what is wrong with the values of a setting."""
    return (fault(node, f"'{name}' {each.problem}", each.hint) for node, each in found.found)


def fault(node: Node, message: str, hint: str, code: Code = Code.SETTING_INVALID) -> Diagnostic:
    """Report something at its place in ``site.yaml``."""
    return Diagnostic(Location(SETTINGS_PATH, node.line, node.column), code, message, hint)


def as_it_is(node: Node) -> Node:
    """Leave a value to be read later, together with others."""
    return node
