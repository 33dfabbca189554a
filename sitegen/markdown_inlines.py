"""Python-Markdown's inline processor made quick: what cannot match a text is not tried on it.

Profiled, two thirds of the library's time went to trying each of its sixteen inline patterns on
each text, most of which has no mark-up at all, and to taking texts out of the tree only to put them
back. A pattern is skipped where none of the marks that its expression requires is there, and a
text where no pattern is left: the outcome is the library's own, byte for byte.
"""

from collections import deque
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as NewPattern
from markdown.inlinepatterns import Pattern
from markdown.util import AtomicString

from sitegen.markdown_effort import Effort
from sitegen.markdown_marks import Plans, Step
from sitegen.markdown_placeholders import Placeholders

_Queue = deque[tuple[Element, list[str]]]


class QuickInlines(Placeholders):
    """The library's processor, which leaves alone what has no marks.

    It asks each pattern that is not skipped for the same matches in the same order.
    """

    def __init__(self, markdown: Markdown, effort: Effort) -> None:
        """Take the patterns that the converter has by now, and count what is done."""
        super().__init__(markdown)
        self._effort = effort
        self._plans = Plans(markdown)
        self._last = len(markdown.inlinePatterns) - 1

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Draw what is inline in all elements of a tree, level by level."""
        self.stashed_nodes = {}
        queue: _Queue = deque([(tree, [*(ancestors or ()), tree.tag.lower()])])
        while queue:
            element, self.ancestors = queue.popleft()
            self._effort.descend(len(self.ancestors))
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            self._draw(element, queue)
        return tree

    def _draw(self, element: Element, queue: _Queue) -> None:
        """Draw the texts of the children, among them those that come of a text between them."""
        drawn = []
        for child in element:
            if child.text and not isinstance(child.text, AtomicString):
                drawn.append((child, self._draw_text(child, child.text, queue)))
            if child.tail:
                self._draw_tail(element, child, child.tail)
            if len(child):
                queue.append((child, self.ancestors[:]))
        for child, nodes in drawn:  # only now, as above they would count as children
            child[:0] = nodes

    def _draw_text(self, child: Element, text: str, queue: _Queue) -> list[Element]:
        """Leave the text before the first element that is drawn, and give the elements."""
        steps = self._plans.steps(text)
        if steps is None:
            return []
        self.ancestors.append(child.tag.lower())
        before, nodes = self.resolve(self._apply(text, steps, 0))
        child.text = before or None
        for node in nodes:
            if len(node):
                queue.append((node, self.ancestors[:]))
        self.ancestors.pop()
        return nodes

    def _draw_tail(self, element: Element, child: Element, text: str) -> None:
        steps = self._plans.steps(text)
        if steps is not None:
            self.resolve_tail(element, child, self._apply(text, steps, 0))

    def _apply(self, text: str, steps: Sequence[Step], first: int) -> str:
        """Put aside what the patterns match, from the first one in the order of all."""
        if isinstance(text, AtomicString):
            return text
        for place, pattern, marks in steps:
            if place >= first:
                for mark in marks:
                    if mark in text:
                        text = self._exhaust(pattern, text, place)
                        break
        return text

    def _exhaust(self, pattern: Pattern, text: str, place: int) -> str:
        """Put aside all that a pattern matches."""
        if pattern.ANCESTOR_EXCLUDES and self._is_excluded(pattern):
            return text
        if not isinstance(pattern, NewPattern):
            return self._exhaust_old(pattern, text, place)
        start = 0
        while found := _find(pattern, text, start):
            drawn, begin, start = found
            self._effort.copy(len(text))
            if drawn is not None:
                placeholder = self._put_aside(drawn, place)
                text = f"{text[:begin]}{placeholder}{text[start:]}"
                start = begin + len(placeholder)
        return text

    def _is_excluded(self, pattern: Pattern) -> bool:
        return any(tag.lower() in self.ancestors for tag in pattern.ANCESTOR_EXCLUDES)

    def _exhaust_old(self, pattern: Pattern, text: str, place: int) -> str:
        """Let the library itself apply a pattern of the kind that none of its own is of."""
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # the library's
        matched, start = True, 0
        while matched:
            text, matched, start = apply(pattern, text, place, start)
        return text

    def _put_aside(self, drawn: Element | str, place: int) -> str:
        if not isinstance(drawn, str) and not isinstance(drawn.text, AtomicString):
            self._apply_within(drawn, place)
        return self.put_aside(drawn)

    def _apply_within(self, drawn: Element, place: int) -> None:
        """Apply the later patterns to what one has drawn, which is one element or a nest of two."""
        for element in (drawn, *drawn):
            if element.text and place < self._last:
                self._apply_to_text(element, element.text, place + 1)
            if element.tail:
                steps = self._plans.steps(element.tail) or ()
                element.tail = self._apply(element.tail, steps, place)

    def _apply_to_text(self, element: Element, text: str, first: int) -> None:
        steps = self._plans.steps(text)
        if steps:
            self.ancestors.append(element.tag.lower())
            element.text = self._apply(text, steps, first)
            self.ancestors.pop()


def _find(
    pattern: NewPattern, text: str, start: int
) -> tuple[Element | str | None, int, int] | None:
    """Find the next match that the pattern doesn't reject, and draw it."""
    for match in pattern.getCompiledRegExp().finditer(text, start):
        drawn, begin, end = pattern.handleMatch(match, text)
        if begin is not None and end is not None:
            return drawn, begin, end
    return None
