"""Python-Markdown's return of raw HTML made quick.

Profiled, the library's expression is tried at each character of a page, as it starts with either
of two things; ours starts with the one that both have.
"""

import re

from markdown.postprocessors import Postprocessor, RawHtmlPostprocessor
from markdown.util import HTML_PLACEHOLDER

_OPENING, _CLOSING = "<p>", "</p>"
_PLACEHOLDER = re.compile(f"({HTML_PLACEHOLDER % '([0-9]+)'})({_CLOSING})?")


def quick_postprocessor(processor: Postprocessor) -> Postprocessor:
    """Give what does the same as a processor of the library's; any other stays what it is."""
    return _RawHtml(processor.md) if type(processor) is RawHtmlPostprocessor else processor


class _RawHtml(RawHtmlPostprocessor):
    def run(self, text: str) -> str:
        return self._restore(text) if self.md.htmlStash.html_counter else text

    def _restore(self, text: str) -> str:
        """Put what was set aside into its place, and what was set aside within it."""
        parts: list[str] = []
        done = 0
        for match in _PLACEHOLDER.finditer(text):
            number = int(match[2])
            if number < self.md.htmlStash.html_counter:
                html = str(self.md.htmlStash.rawHtmlBlocks[number])
                start, end = self._paragraph(text, match, done)
                if start < match.start() and not self.isblocklevel(html):
                    html = f"{_OPENING}{html}{_CLOSING}"
                parts += text[done:start], self._restore(html)
                done = end
        return "".join([*parts, text[done:]])

    def _paragraph(self, text: str, match: re.Match[str], done: int) -> tuple[int, int]:
        """Give the span of a placeholder, with the paragraph that is around it alone."""
        start = match.start() - len(_OPENING)
        if match[3] and start >= done and text.startswith(_OPENING, start):
            return start, match.end()
        return match.span(1)
