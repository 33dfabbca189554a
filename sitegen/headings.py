"""The headings of a body: levels that fit below a page's title, and an id for each."""

import re
import unicodedata
from collections.abc import Iterable

from sitegen.plaintext import text_of
from sitegen.slugs import is_kept
from sitegen.tags import attributes_of

_OPENING = re.compile("<h[1-6]")
_HEADING = re.compile(r"<(/?)h([1-6])([^>]*)>")
_NO_LETTERS_ASCII = re.compile(r"[^a-z0-9_\s-]+")
_GAP = re.compile(r"[\s-]+")
_DEEPEST = 6
_UNNAMED = "section"


def fit_headings(html: str, taken: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Let headings start at level 2, skip none, and give those without an id one of their own.

    The new ids are given too; ``taken`` are the ids that they must differ from.
    """
    if _OPENING.search(html) is None:
        return html, ()
    outline = _Outline(html, taken)
    return _HEADING.sub(outline, html), tuple(outline.ids)


def anchor_of(text: str) -> str:
    """Write a heading as an id: lower case, letters, marks, digits and ``_``, joined by ``-``.

    The theme's own ids start with ``site-``, so ours never do.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    if lower.isascii():
        kept = _NO_LETTERS_ASCII.sub("", lower)
    else:
        kept = "".join(c for c in lower if c.isspace() or (is_kept(c) and c not in ".~"))
    anchor = _GAP.sub("-", kept).strip("-")
    if anchor == "site" or anchor.startswith("site-"):
        return f"{_UNNAMED}-{anchor}"
    return anchor or _UNNAMED


class _Outline:
    """Rewrites the tags of headings, one after the other."""

    def __init__(self, html: str, taken: Iterable[str]) -> None:
        self.ids: list[str] = []
        self._html = html
        self._taken = set(taken)
        self._doubles: dict[str, int] = {}
        self._above: list[int] = []
        self._open: list[int] = []

    def __call__(self, match: re.Match[str]) -> str:
        end, written, attributes = match.groups()
        if end:
            return f"</h{self._open.pop()}>"
        level = self._level(int(written))
        self._open.append(level)
        if attributes and "id" in attributes_of(attributes):
            return f"<h{level}{attributes}>"
        content = self._html[match.end() : self._html.index(f"</h{written}>", match.end())]
        return f'<h{level} id="{self._new_id(content)}"{attributes}>'

    def _level(self, written: int) -> int:
        """Count the headings that this one is below."""
        while self._above and self._above[-1] >= written:
            self._above.pop()
        self._above.append(written)
        return min(len(self._above) + 1, _DEEPEST)

    def _new_id(self, content: str) -> str:
        anchor = anchor_of(text_of(content))
        number = self._doubles.get(anchor, 0)  # where to go on, if many headings are equal
        id_ = f"{anchor}-{number}" if number else anchor
        while id_ in self._taken:
            number += 1
            id_ = f"{anchor}-{number}"
        self._doubles[anchor] = number
        self._taken.add(id_)
        self.ids.append(id_)
        return id_
