"""Which of Python-Markdown's inline patterns can match a text, by the marks that are in it."""

from typing import NamedTuple

from markdown import Markdown
from markdown import inlinepatterns as library
from markdown.inlinepatterns import Pattern

from sitegen.markdown_footnotes import NOTE_MARK_MARKS, NOTE_MARK_RE
from sitegen.markdown_patterns import CODE_RE, LINK_RE, is_by_reference
from sitegen.markdown_placeholders import PREFIX
from sitegen.markdown_syntax import (
    BARE_LINK_MARKS,
    BARE_LINK_RE,
    DELIMITER_MARKS,
    DELIMITER_RE,
)

_ANYTHING = ("",)
_BRACKET, _PICTURE, _TAG = ("[",), ("![",), ("<",)
_MARKS: dict[str, tuple[str, ...]] = {
    library.BACKTICK_RE: ("`",),
    library.ESCAPE_RE: ("\\",),
    library.REFERENCE_RE: _BRACKET,
    library.IMAGE_LINK_RE: _PICTURE,
    library.AUTOLINK_RE: _TAG,
    library.AUTOMAIL_RE: _TAG,
    library.LINE_BREAK_RE: ("  \n",),
    library.HTML_RE: _TAG,
    library.ENTITY_RE: ("&",),
    CODE_RE: ("`",),
    LINK_RE: _BRACKET,
    BARE_LINK_RE: BARE_LINK_MARKS,
    DELIMITER_RE: DELIMITER_MARKS,
    NOTE_MARK_RE: NOTE_MARK_MARKS,
}
"""For an expression the marks of which any text that it matches has at least one."""


class Step(NamedTuple):
    """A pattern to try on a text: its place in the order of all, and its marks."""

    place: int
    pattern: Pattern
    marks: tuple[str, ...]


class Plans:
    """The steps for each set of marks, found once."""

    def __init__(self, markdown: Markdown) -> None:
        """Take the patterns that the converter has by now."""
        self._markdown = markdown
        self._steps = [
            Step(place, pattern, _MARKS.get(pattern.getCompiledRegExp().pattern, _ANYTHING))
            for place, pattern in enumerate(markdown.inlinePatterns)
        ]
        self._marks = (PREFIX, *dict.fromkeys(mark for step in self._steps for mark in step.marks))
        self._with_references: dict[tuple[str, ...], list[Step]] = {}
        self._without_references: dict[tuple[str, ...], list[Step]] = {}

    def steps(self, text: str) -> list[Step] | None:
        """List the patterns that may match; nothing where there is no placeholder either."""
        found = tuple([mark for mark in self._marks if mark in text])
        if not found:
            return None
        plans = self._with_references if self._markdown.references else self._without_references
        if found not in plans:
            plans[found] = self._plan(found)
        return plans[found]

    def _plan(self, found: tuple[str, ...]) -> list[Step]:
        return [
            step
            for step in self._steps
            if not set(found).isdisjoint(step.marks)
            and (self._markdown.references or not is_by_reference(step.pattern))
        ]
