"""Template faults: what is wrong with a template, where, and in whose words."""

import traceback
from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.utils import missing
from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location
from sitegen.nearest import did_you_mean
from sitegen.template_loader import Loader

_GIVEN = ("page", "site")
"""The names that every template is given."""


class Unknown(StrictUndefined):
    """What a template uses and isn't there; the fault names what may be meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint:
            return super()._undefined_message
        if isinstance(owner, Struct):
            near = did_you_mean(str(name), owner.__struct_fields__)
            return f"{type(owner).__name__} has no '{name}'{near}"
        if isinstance(owner, Mapping):
            return f"there is no '{name}' in it{did_you_mean(str(name), map(str, owner))}"
        if owner is missing:
            return f"'{name}' is not known here{did_you_mean(str(name), _GIVEN)}"
        return super()._undefined_message


def undecodable(fault: UnicodeDecodeError, name: str, loader: Loader) -> Diagnostic:
    """Report a template whose bytes are no text."""
    before = fault.object[: fault.start].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    place = Location(loader.location(name).path, line, column)
    message = f"the byte 0x{fault.object[fault.start]:02x} is no text in UTF-8"
    hint = "save the file with the encoding UTF-8"
    return Diagnostic(place, Code.ENCODING_INVALID, message, hint)


def dynamic_name(name: str, line: int, loader: Loader) -> Diagnostic:
    """Report the name of a template that is computed."""
    place = loader.location(name, line)
    message = "the name of a template must be written out, as nothing else shows what changes"
    hint = "write the name in quotes; use {% if %} to choose between names"
    return Diagnostic(place, Code.TEMPLATE_DYNAMIC, message, hint)


def report(fault: Exception, name: str, loader: Loader) -> Diagnostic:
    """Report what went wrong while a template was read or filled in."""
    if isinstance(fault, TemplateSyntaxError):
        known = loader.place(fault.filename or "", fault.lineno)  # the lexer mistakes it for a name
        place = known or loader.location(name, fault.lineno)
        hint = "the slip is in this line, or above it in something that isn't closed"
        return Diagnostic(place, Code.TEMPLATE_INVALID, str(fault.message), hint)
    place = _place_of(fault, name, loader)
    if isinstance(fault, TemplateNotFound):
        wanted = str(fault.name)
        message = f"there is no template '{wanted}'"
        near = did_you_mean(wanted, loader.names())
        hint = "add it to templates/, or correct the name"
        return Diagnostic(place, Code.TEMPLATE_MISSING, message + near, hint)
    hint = "docs/templates.md lists what each template may use"
    return Diagnostic(place, Code.TEMPLATE_FAILED, _words(fault), hint)


def _place_of(fault: Exception, name: str, loader: Loader) -> Location:
    """Find the innermost line of a template that led to a fault."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = (loader.place(frame.filename, frame.lineno or 1) for frame in frames)
    found = [place for place in places if place]
    return found[-1] if found else loader.location(name)


def _words(fault: Exception) -> str:
    """Say what went wrong, where Python's own words are for programmers."""
    if isinstance(fault, RecursionError):
        return "the template includes itself, or is nested too deeply"
    if isinstance(fault, UnicodeEncodeError):
        half = f"U+{ord(fault.object[fault.start]):04X}"
        return f"the page holds {half}, which is the half of a character and can't be written"
    if isinstance(fault, ArithmeticError):
        return str(fault.args[-1]).lower()
    return str(fault).partition("; use sys.")[0]
