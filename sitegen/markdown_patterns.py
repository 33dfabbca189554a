"""Python-Markdown's most frequent inline patterns made quick: the usual link, code and emphasis.

Profiled, the library's expressions look behind at every character of a text, and its own code walks
through links and emphasis character by character, as brackets may nest and emphasis overlap. Where
neither does, one search for the end gives what the walk gives.
"""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    Pattern,
)
from markdown.util import STX

_Match = tuple[Element | str | None, int | None, int | None]

# They say what the library's say, but start with what they look for, which is found much faster.
CODE_RE = r"`(?<!\\`)|\\(?<!\\\\)\\(?:\\\\)*(?=`)()"
LINK_RE = r"\[(?<!!\[)"

_ADDRESS = re.compile(r"""\(\s*+(?!<)([^()'"]*)\)""")
_TITLED = re.compile(r"""\(\s*+(?!<)([^()'"]*)(["'])([^()'"\x02]*)\2[ ]*\)""")
_QUOTING = re.compile(r"""\(\s*+(?!<)([^()'"]*(["'])[^()'"]*\2[^()'"]*[^()'" ])\)""")
_END_OF_TITLE = re.compile(r"""["'] *\)""")
_EMPHASIS = re.compile(
    r"(\*\*?)(?!\s)([^*_~]*[^\s*_~])\1(?!\*)"
    r"|(?<!\w)(__?)(?!\s)([^*_~]*[^\s*_~])\3(?!\w)"
)
_DELIMITERS = {
    "*": (("strong", "em"), False, False),
    "_": (("strong", "em"), True, False),
    "~": (("del", "del"), False, True),
}


def quick_pattern(pattern: Pattern) -> Pattern:
    """Give what does the same as a pattern of the library's; any other stays what it is."""
    if type(pattern) is BacktickInlineProcessor:
        return _Code(CODE_RE)
    if type(pattern) is LinkInlineProcessor:
        return _Link(LINK_RE, pattern.md)
    if type(pattern) is ImageInlineProcessor:
        return _Image(pattern.pattern, pattern.md)
    if type(pattern) is DelimiterProcessor and _rules(pattern) == _DELIMITERS:
        return _emphasis(pattern)
    return pattern


class _Code(BacktickInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802  # the library's
        if m[0] != "`":
            return m[0].replace("\\\\", self.ESCAPED_BSLASH), m.start(), m.end()
        return super().handleMatch(m, data)

    def find_code_spans(self, start: int, text: str) -> tuple[int, int] | None:
        end = text.find("`", start + 1)
        if end > start + 1 and not text.startswith("`", end + 1):
            return start + 1, end
        return super().find_code_spans(start, text)


class _Link(LinkInlineProcessor):
    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802  # the library's
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802  # the library's
        if not data.startswith("(", index):
            return "", None, index, False
        usual = _ADDRESS.match(data, index) or _TITLED.match(data, index) or _quoting(data, index)
        if usual is None:
            return super().getLink(data, index)
        href = self.unescape(usual[1]) if STX in usual[1] else usual[1]
        title = self.RE_TITLE_CLEAN.sub(" ", usual[3].strip()) if usual.re is _TITLED else None
        return href.strip(), title, usual.end(), True


class _Image(_Link, ImageInlineProcessor):
    pass


class _Emphasis(DelimiterProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802  # the library's
        """Draw a pair between which there is no further delimiter.

        ``regions`` are the rest of a nest, to be given back one by one.
        """
        pair = None if self.regions else _EMPHASIS.match(data, m.start())
        if pair is None:
            return super().handleMatch(m, data)
        drawn = Element("strong" if len(pair[1] or pair[3]) == len("**") else "em")
        drawn.text = pair[2] or pair[4]
        return drawn, pair.start(), pair.end()


def _quoting(data: str, index: int) -> re.Match[str] | None:
    """Find such an address as ``{{< ref "a.md" >}}``; its quotes may be of a longer title."""
    address = _QUOTING.match(data, index)
    return None if address and _END_OF_TITLE.search(data, address.end()) else address


def _rules(pattern: DelimiterProcessor) -> dict[str, tuple[tuple[str, str], bool, bool]]:
    return {token: (it.tags, it.smart, it.double) for token, it in pattern.delimiters.items()}


def _emphasis(pattern: DelimiterProcessor) -> _Emphasis:
    twin = _Emphasis("*", "strong,em", pattern.md)  # which the converter now knows as its own
    twin.add("_", "strong,em", smart=True)
    twin.add("~", "del", double=True)
    return twin
