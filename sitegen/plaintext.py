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
    if 'class="footnote' in html:
        html = _MARKS.sub("", html)
    text = _TAG.sub("\n", _WITHIN_WORDS.sub("", html)) if "<" in html else html
    return _on_one_line(unescape(text) if "&" in text else text)


def _on_one_line(text: str) -> str:
    """Join lines; splitting into words takes longer, and few texts need it."""
    line = " ".join(filter(None, map(str.strip, text.split("\n"))))
    spaced = "  " in line or "\t" in line or "\xa0" in line
    return " ".join(line.split()) if spaced else line
