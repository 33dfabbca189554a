"""Footnotes in one form, whichever engine wrote them.

A mark is ``<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>``; a second one
to the same note has the id ``fnref-1-2``. A note is ``<li id="fn-1">`` and ends with a link back
to each of its marks, which tells a screen reader where it leads.
"""

import re
from collections import Counter

from sitegen.labels import label as label_of

_MARK = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-([^"]*)"(?: id="fnref-[^"]*")?>(\d+)</a></sup>'
)
_NOTE = re.compile(
    r'<li id="fn-([^"]*)">'
    r'|\s*<a (?=[^>]*class="footnote-backref")[^>]*>↩(?:<sup[^>]*>\d+</sup>)?</a>'
)


def number_footnotes(html: str) -> str:
    """Name marks and notes by their numbers, and link each note to every one of its marks."""
    if 'class="footnote' not in html:
        return html
    numbers = _Numbers()
    return _NOTE.sub(numbers.note, _MARK.sub(numbers.mark, html))


class _Numbers:
    """What is known of the notes, by the label that the author gave them."""

    def __init__(self) -> None:
        self._number_of: dict[str, str] = {}
        self._marks: Counter[str] = Counter()
        self._current = ""

    def mark(self, match: re.Match[str]) -> str:
        label, number = match.groups()
        self._number_of[label] = number
        self._marks[number] += 1
        place = _place(number, self._marks[number])
        link = f'<a href="#fn-{number}" id="fnref-{place}">{number}</a>'
        return f'<sup class="footnote-ref">{link}</sup>'

    def note(self, match: re.Match[str]) -> str:
        """Name the note that starts here; or write all its links back, in place of the first."""
        label = match[1]
        if label is None:
            number, self._current = self._current, ""
            return "".join(_link_back(number, k + 1) for k in range(self._marks[number]))
        self._current = self._number_of.get(label, "")
        return f'<li id="fn-{self._current or label}">'


def _place(number: str, mark: int) -> str:
    return number if mark == 1 else f"{number}-{mark}"


def _link_back(number: str, mark: int) -> str:
    place = _place(number, mark)
    which = f"<sup>{mark}</sup>" if mark > 1 else ""
    return (
        f'&nbsp;<a href="#fnref-{place}" class="footnote-backref"'
        f" {label_of('back_to_reference', place)}>↩{which}</a>"
    )
