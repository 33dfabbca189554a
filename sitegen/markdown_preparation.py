"""Python-Markdown's preprocessors made quick: what a text has no need of isn't done to it.

Profiled, they took a tenth of the library's time, on pages most of which none of them changes.
"""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

from sitegen.markdown_effort import Effort, MeteredExtractor

_ODD = (STX, ETX, "\r", "\t")
_BLANK = re.compile(r"\n +\n")
"""The library's own expression looks behind at each character; a literal start is searched for."""

_SPACES, _TABS = " " * 1001, "\t" * 251
"""Many of the library's expressions look at all spaces in a row again for each of them."""
_PER_STEP = 16
"""Characters after a fence that are searched for its end."""
_RAW = re.compile(r"<[a-zA-Z/!?]|&#")
"""Where the library's parser of HTML does more than to hand on the text as it is."""


def quick_preprocessor(processor: Preprocessor, effort: Effort) -> Preprocessor:
    """Give what does the same as a processor of the library's; any other stays what it is."""
    if type(processor) is NormalizeWhitespace:
        return _Whitespace(processor.md, effort)
    if type(processor) is FencedBlockPreprocessor:
        return _Fences(processor.md, processor.config, effort)  # type: ignore[attr-defined]  # its own
    if type(processor) is HtmlBlockPreprocessor:
        return _HtmlBlocks(processor.md, effort)
    return processor


class _Whitespace(NormalizeWhitespace):
    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n\n"
        if _SPACES in text or _TABS in text:
            self._effort.spend(len(text) ** 2)
        if _BLANK.search(text) or any(map(text.__contains__, _ODD)):
            return super().run(lines)
        return text.split("\n")


class _Fences(FencedBlockPreprocessor):
    def __init__(self, md: Markdown, config: dict[str, Any], effort: Effort) -> None:
        super().__init__(md, config)
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        fences = text.count("```") + text.count("~~~")
        if fences:
            self._effort.spend(fences * len(text) // _PER_STEP)
            return super().run(lines)
        return lines


class _HtmlBlocks(HtmlBlockPreprocessor):
    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if ("<" in text or "&#" in text) and _RAW.search(text):
            return self._extracted(text)
        return text.split("\n")

    def _extracted(self, text: str) -> list[str]:
        """Do what the library does, and count it."""
        extractor = MeteredExtractor(self.md, self._effort)
        extractor.feed(text)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")
