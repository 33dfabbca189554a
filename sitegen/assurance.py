"""Assurance: what a change of a site's files may not do, whatever it is for."""

from collections import Counter
from collections.abc import Mapping

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Severity, in_order
from sitegen.manuscripts import ImpossibleError
from sitegen.rehearsal import Stage

_GRAVE = frozenset({Code.LINK_BROKEN, Code.FRAGMENT_MISSING, Code.FEATURED_MISSING})
"""Faults that are no errors, and that a file which moves could bring about."""


def assure(before: Stage, after: Stage, moved: Mapping[str, str]) -> None:
    """See that no address is lost, and that there is no error or broken link more than before.

    ``moved`` goes from files that go to those that take their place. Raises ``ImpossibleError``.
    """
    lost = min(before.public - after.public, default="")
    if lost:
        message = f"readers would find nothing at {lost} any more"
        raise ImpossibleError(message, "publish first what is to take its place")
    known = Counter(_mark(each, moved) for each in before.diagnostics)
    for each in in_order(after.diagnostics):
        mark = _mark(each, moved)
        if _is_grave(each) and not known[mark]:
            raise ImpossibleError(
                f"this would be wrong then: {each.message}", each.hint, each.location
            )
        known[mark] -= 1


def _is_grave(fault: Diagnostic) -> bool:
    return fault.severity is Severity.ERROR or fault.code in _GRAVE


def _mark(fault: Diagnostic, moved: Mapping[str, str]) -> tuple[str, Code]:
    path = fault.location.path
    return moved.get(path, path), fault.code
