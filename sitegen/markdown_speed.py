"""Python-Markdown made quick: inline patterns that cannot match a text are not tried on it.

Profiled on 2,900 pages, two thirds of the library's time went to trying each of its sixteen inline
patterns on each text, most of which has no mark-up at all. A pattern is skipped where none of the
marks that its expression requires is there: the outcome is the library's own, byte for byte.
"""

import re

from markdown import Markdown
from markdown import inlinepatterns as library
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from sitegen.markdown_footnotes import NOTE_MARK_MARKS, NOTE_MARK_RE
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
    BARE_LINK_RE: BARE_LINK_MARKS,
    DELIMITER_RE: DELIMITER_MARKS,
    NOTE_MARK_RE: NOTE_MARK_MARKS,
}
"""For an expression the marks of which any text that it matches has at least one."""
_INLINE_PRIORITY = 20


def quicken(markdown: Markdown) -> None:
    """Let a converter skip what cannot match. Expressions that are not known here are all tried."""
    markdown.treeprocessors.register(_Inline(markdown), "inline", _INLINE_PRIORITY)


class _Inline(InlineProcessor):
    """The library's processor, which asks first whether a pattern's marks are in the text."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        patterns = tuple(markdown.inlinePatterns)
        found = [_MARKS.get(each.getCompiledRegExp().pattern, _ANYTHING) for each in patterns]
        self._steps = tuple(zip(range(len(found)), patterns, found, strict=True))
        every = {re.escape(mark) for group in found for mark in group}
        self._any_mark = re.compile("|".join(sorted(every))).search

    def _InlineProcessor__handleInline(  # noqa: N802  # the library calls it by this name
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString) or self._any_mark(data) is None:
            return data
        for index, pattern, marks in self._steps[patternIndex:]:
            for mark in marks:
                if mark in data:
                    data = self._exhaust(pattern, data, index)
                    break
        return data

    def _exhaust(self, pattern: Pattern, data: str, index: int) -> str:
        """Set aside all that a pattern matches."""
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # the library's
        matched, start = True, 0
        while matched:
            data, matched, start = apply(pattern, data, index, start)
        return data
