"""What Python-Markdown's inline patterns have drawn, put into the place of its placeholders.

Profiled, the library took a text apart and put it together again for each of its placeholders, and
for each text within what was drawn; one split does, and only where there is a placeholder.
"""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    ETX,
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    AtomicString,
)

PREFIX = INLINE_PLACEHOLDER_PREFIX


class Placeholders(InlineProcessor):
    """The library's processor, as far as placeholders go."""

    def put_aside(self, drawn: Element | str) -> str:
        """Give the placeholder for what a pattern has drawn."""
        number = f"{len(self.stashed_nodes):04}"
        self.stashed_nodes[number] = drawn
        return f"{PREFIX}{number}{ETX}"

    def resolve(self, text: str) -> tuple[str, list[Element]]:
        """Give the text before the first element, and the elements with the text after each."""
        pieces = INLINE_PLACEHOLDER_RE.split(text)
        if isinstance(text, AtomicString) or len(pieces) != 2 * text.count(PREFIX) + 1:
            return self._resolve_oddities(text)
        nodes: list[Element] = []
        before = pieces[0]
        for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
            drawn = self.stashed_nodes.get(number, INLINE_PLACEHOLDER % number)
            if isinstance(drawn, str):
                before = _add(before, nodes, drawn)
            else:
                self._fill(drawn)
                nodes.append(drawn)
            before = _add(before, nodes, after)
        return before, nodes

    def resolve_tail(self, parent: Element, element: Element, text: str) -> None:
        """Put a text, and what its placeholders stand for, after an element within its parent."""
        before, nodes = self.resolve(text)
        element.tail = before or None
        place = 0 if element is parent else list(parent).index(element) + 1
        parent[place:place] = nodes

    def _fill(self, drawn: Element) -> None:
        """Resolve the placeholders in what was drawn, which may be one element within another."""
        for element in (drawn, *drawn):
            if element.tail and PREFIX in element.tail:
                self.resolve_tail(drawn, element, element.tail)
            if element.text and PREFIX in element.text:
                before, element[:0] = self.resolve(element.text)
                element.text = before or None

    def _resolve_oddities(self, text: str) -> tuple[str, list[Element]]:
        """Let the library itself do what only texts of other extensions need."""
        holder = Element("holder")
        resolve = self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]  # the library's
        nodes = [node for node, _ in resolve(text, holder)]
        return holder.text or "", nodes


def _add(before: str, nodes: list[Element], text: str) -> str:
    """Add text after the last element, or else to the text before the first."""
    if not nodes:
        return before + text if before else text
    if text:
        nodes[-1].tail = nodes[-1].tail + text if nodes[-1].tail else text
    return before
