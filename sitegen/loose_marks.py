"""Loose marks: ``[^`` that begins no footnote, in a text that has some.

Where what follows such a mark goes on in the next line, cmark writes a part of it alone.
"""

import re
from collections.abc import Callable
from itertools import count

_LOOSE = re.compile(r"(?<!\\)((?:\\\\)*)\[\^(?![^\]\[\s]{0,1000}\])")
_ROUNDS = 2
"""What was held by an escaped mark, such as the text of a link, may then be loose itself."""
_PRIVATE = frozenset(map(chr, range(0xE000, 0xF900)))

Draw = Callable[[str], str]


def escape_loose_marks(source: str, draw: Draw) -> str:
    """Escape the loose marks of a Markdown text; ``draw`` gives its HTML as one without footnotes.

    Those that begin a link stay as they are, and those in code, where a backslash would be seen.
    """
    unused = _PRIVATE.difference(source)
    if not unused or not _LOOSE.search(source):
        return source
    for _ in range(_ROUNDS):
        source = _escaped(source, draw, min(unused))
    return source


def _escaped(source: str, draw: Draw, label: str) -> str:
    loose = _shown(source, draw, label, "[^") & _shown(source, draw, label, "\\[^")
    numbers = count()
    return _LOOSE.sub(lambda mark: f"{mark[1]}{_written(next(numbers), loose)}", source)


def _written(number: int, loose: set[int]) -> str:
    return "\\[^" if number in loose else "[^"


def _shown(source: str, draw: Draw, label: str, written: str) -> set[int]:
    """Write the marks in some way; give the numbers of those that are then read as ``[^``."""
    numbers = count()
    text = _LOOSE.sub(lambda mark: f"{mark[1]}{label}{next(numbers)}{label}{written}", source)
    return set(map(int, re.findall(rf"{label}(\d+){label}\[\^", draw(text))))
