"""Python-Markdown's most frequent inline patterns made quick: the usual link, code and emphasis.

Profiled, the library's expressions look behind at every character of a text, and its own code walks
through links and emphasis character by character, as brackets may nest and emphasis overlap. Where
neither does, one search for the end gives what the walk gives.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    DelimiterProcessor,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    Pattern,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import STX

from sitegen.markdown_effort import Effort

_Match = tuple[Element | str | None, int | None, int | None]

# They say what the library's say, but start with what they look for, which is found much faster.
CODE_RE = r"`(?<!\\`)|\\(?<!\\\\)\\(?:\\\\)*(?=`)()"
LINK_RE = r"\[(?<!!\[)"

_ADDRESS = re.compile(r"""\(\s*+(?!<)([^()'"]*)\)""")
_TITLED = re.compile(r"""\(\s*+(?!<)([^()'"]*)(["'])([^()'"\x02]*)\2[ ]*\)""")
_QUOTING = re.compile(r"""\(\s*+(?!<)([^()'"]*(["'])[^()'"]*\2[^()'"]*[^()'" ])\)""")
_END_OF_TITLE = re.compile(r"""["'] *\)""")
_PER_CHARACTER = 4
"""Steps to look at one in an address."""
_EMPHASIS = re.compile(
    r"(\*\*?)(?!\s)([^*_~]*[^\s*_~])\1(?!\*)"
    r"|(?<!\w)(__?)(?!\s)([^*_~]*[^\s*_~])\3(?!\w)"
)
_DELIMITERS = {
    "*": (("strong", "em"), False, False),
    "_": (("strong", "em"), True, False),
    "~": (("del", "del"), False, True),
}


def quick_pattern(pattern: Pattern, effort: Effort) -> Pattern:
    """Give what does the same as a pattern of the library's; any other stays what it is."""
    if type(pattern) is BacktickInlineProcessor:
        return _Code(CODE_RE)
    if twin := _LINKS.get(type(pattern)):
        return twin(LINK_RE if twin is _Link else pattern.pattern, pattern.md, effort)
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
    def __init__(self, pattern: str, md: Markdown, effort: Effort) -> None:
        super().__init__(pattern, md)
        self._effort = effort

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802  # the library's
        end = data.find("]", index)
        if end >= 0 and data.find("[", index, end) < 0:
            return data[index:end], end + 1, True
        if end < 0:
            self._effort.copy(len(data) - index)
            return "", len(data), False
        text, end, closed = super().getText(data, index)
        self._effort.spend(end - index)
        return text, end, closed

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802  # the library's
        if not data.startswith("(", index):
            return "", None, index, False
        usual = _ADDRESS.match(data, index) or _TITLED.match(data, index) or _quoting(data, index)
        if usual is None:
            self._effort.spend(_PER_CHARACTER * (len(data) - index))
            return super().getLink(data, index)
        href = self.unescape(usual[1]) if STX in usual[1] else usual[1]
        title = self.RE_TITLE_CLEAN.sub(" ", usual[3].strip()) if usual.re is _TITLED else None
        return href.strip(), title, usual.end(), True


class _Image(_Link, ImageInlineProcessor):
    pass


class _Reference(_Link, ReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802  # the library's
        self._effort.spend(len(href) + len(title or ""))
        return super().makeTag(href, title, text)


class _ShortReference(_Reference, ShortReferenceInlineProcessor):
    pass


class _ImageReference(_Reference, ImageReferenceInlineProcessor):
    pass


class _ShortImageReference(_ImageReference, ShortImageReferenceInlineProcessor):
    pass


_LINKS: dict[type[Pattern], type[_Link]] = {
    LinkInlineProcessor: _Link,
    ImageInlineProcessor: _Image,
    ReferenceInlineProcessor: _Reference,
    ShortReferenceInlineProcessor: _ShortReference,
    ImageReferenceInlineProcessor: _ImageReference,
    ShortImageReferenceInlineProcessor: _ShortImageReference,
}


def is_by_reference(pattern: Pattern) -> bool:
    """Tell whether a pattern draws nothing in a document that defines no addresses."""
    return isinstance(pattern, _Reference)


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
