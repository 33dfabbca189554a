"""Python-Markdown's preprocessors made quick: what a text has no need of isn't done to it.

Profiled, they took a tenth of the library's time, on pages most of which none of them changes.
"""

import re

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

_ODD = (STX, ETX, "\r", "\t")
_BLANK = re.compile(r"\n +\n")
"""The library's own expression looks behind at each character; a literal start is searched for."""

_RAW = re.compile(r"<[a-zA-Z/!?]|&#")
"""Where the library's parser of HTML does more than to hand on the text as it is."""


def quick_preprocessor(processor: Preprocessor) -> Preprocessor:
    """Give what does the same as a processor of the library's; any other stays what it is."""
    if type(processor) is NormalizeWhitespace:
        return _Whitespace(processor.md)
    if type(processor) is FencedBlockPreprocessor:
        return _Fences(processor.md, processor.config)  # type: ignore[attr-defined]  # its own
    if type(processor) is HtmlBlockPreprocessor:
        return _HtmlBlocks(processor.md)
    return processor


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n\n"
        if _BLANK.search(text) or any(map(text.__contains__, _ODD)):
            return super().run(lines)
        return text.split("\n")


class _Fences(FencedBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if "```" in text or "~~~" in text else lines


class _HtmlBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if ("<" in text or "&#" in text) and _RAW.search(text):
            return super().run(lines)
        return text.split("\n")
