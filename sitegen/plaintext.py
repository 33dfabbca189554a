"""The words of a body, for excerpts, search and feeds."""

import re
from html import unescape

_MARKS = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref"[^>]*>.*?</a>'
)
_WITHIN_WORDS = re.compile(
    "</?(?:a|em|strong|code|abbr|b|bdi|bdo|cite|del|dfn|i|img|input|ins|kbd|mark|q|r[pt]|ruby|s"
    "|samp|small|span|sub|sup|time|u|var|wbr)(?: [^>]*)?>"
)
_TAG = re.compile("<[^>]*>")


def text_of(html: str) -> str:
    """Give the text of clean HTML on one line, without footnote marks and alternative texts."""
    text = _without_tags(html) if "<" in html else html
    return _collapsed(unescape(text) if "&" in text else text)


def _without_tags(html: str) -> str:
    if 'class="footnote' in html:
        html = _MARKS.sub("", html)
    pieces = map(str.strip, _TAG.split(_WITHIN_WORDS.sub("", html)))
    return " ".join(filter(None, pieces))


def _collapsed(text: str) -> str:
    """Make line breaks, tabs, no-break spaces and runs of them one space; no others."""
    for space in "\n\t\xa0":
        text = text.replace(space, " ")
    while "  " in text:  # few texts have any, and splitting all into words takes longer
        text = text.replace("  ", " ")
    return text.strip()
