"""Remedies: edits are offered only where they are seen to take their fault away and bring no other.

Whether they do is tried on the text of the file itself, however that is written.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from sitegen.diagnostics import Diagnostic, Diagnostics
from sitegen.edits import Change, apply, changes_of, lines_of

_MANY = 20
"""Remedies of one file; each is tried, and a file full of mistakes would take long."""
Read = Callable[[str], Diagnostics]
Told = frozenset[tuple[int, str, str]]


def tried(text: str, path: str, found: Diagnostics, read: Read) -> Diagnostics:
    """Keep of the faults' edits those that, made together, leave fewer faults and no new one.

    ``found`` is all that is told of the text of a file, and ``read`` tells it of another text.
    """
    lines, kept, told = {path: lines_of(text)}, list[Change](), _told(found)
    sound: set[Diagnostic] = set()
    for each in [each for each in found if each.edits][:_MANY]:
        changes = changes_of(each, lines)
        left = _told(read(apply(text, (*kept, *changes)))) if changes else told
        if left <= told - _told((each,)):
            kept += changes
            told = left
            sound.add(each)
    return tuple(each if each in sound else replace(each, edits=()) for each in found)


def _told(found: Iterable[Diagnostic]) -> Told:
    """Tell faults apart by their lines: what is changed may move others within a line."""
    return frozenset((each.location.line, each.code, each.message) for each in found)
