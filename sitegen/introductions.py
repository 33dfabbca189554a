"""Introductions: the texts of two topics, one after the other when they become one."""

import re

from sitegen.diagnostics import Location
from sitegen.manuscripts import ImpossibleError, Manuscript, manuscript
from sitegen.workbench import Workbench

_END = re.compile(r"\r\n|\r|\n")


def join_introductions(bench: Workbench, first: Manuscript, second: Manuscript) -> Manuscript:
    """Put the text of one file below that of another, unless it is there already.

    Raises ``ImpossibleError`` if together they don't say what they say alone: two notes may have
    one name.
    """
    text = second.text[second.body_start :].strip("\r\n")
    end = first.line_end
    text = _END.sub(end, text)
    if not text.strip() or first.text[first.body_start :].rstrip().endswith(text.rstrip()):
        return first
    above = first.text if first.text.endswith(end) else first.text + end
    gap = end if first.document.body.strip() else ""
    made = manuscript(first.path, f"{above}{gap}{text}{end}".encode())
    if made is None or _words(bench, first, second) != _words(bench, made):
        place = Location(second.path, second.document.body_line)
        message = f"this introduction and that of {first.path} can't become one by themselves"
        raise ImpossibleError(message, "move what is to stay there by hand, then try again", place)
    line = len(_END.findall(above + gap)) + 1
    bench.remark(f"{first.path}:{line}: the introduction of {second.path} follows; read it over")
    return made


def _words(bench: Workbench, *files: Manuscript) -> list[str]:
    """List all words, in whatever order: notes stand at the end of all."""
    return sorted(word for each in files for word in bench.draw(each.document.body).text.split())
