"""Python-Markdown's footnotes, numbered in the order of their marks as cmark numbers them.

The library finds the definitions; how marks and notes are drawn is `sitegen.footnotes`' form.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

NOTE_MARK_RE = r"\[\^([^\[\]]*)\]"
NOTE_MARK_MARKS = ("[^",)
_MARK_PRIORITY = 175
_AFTER_INLINE = 19
_LABEL = "label"


class Footnotes(FootnoteExtension):
    """Marks ``[^label]`` and notes ``[^label]: …``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Put our processors in the place of the library's."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(_Mark(NOTE_MARK_RE, self), "footnote", _MARK_PRIORITY)
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.register(_Numbers(self), "footnote-reorder", _AFTER_INLINE)

    def reset(self) -> None:
        """Forget the document before."""
        super().reset()
        self.notes: dict[str, Element] = {}
        self.list = Element("ol")

    def makeFootnotesDiv(  # noqa: N802  # the library's name
        self, root: Element
    ) -> Element | None:
        """Draw the notes, in the order of their definitions; a note may define further ones."""
        del root
        while len(self.notes) < len(self.footnotes):
            for label in [label for label in self.footnotes if label not in self.notes]:
                self.notes[label] = self._note(self.footnotes[label])
        if not self.notes:
            return None
        self.list.extend(self.notes.values())
        section = Element("div", {"class": "footnotes"})
        section.append(self.list)
        return section

    def _note(self, text: str) -> Element:
        holder = Element("div")  # the block parser has rules of its own for an item of a list
        self.parser.parseChunk(holder, text)
        note = Element("li")
        note.extend(list(holder))
        return note


class _Mark(InlineProcessor):
    def __init__(self, pattern: str, footnotes: Footnotes) -> None:
        super().__init__(pattern)
        self._footnotes = footnotes

    def handleMatch(  # type: ignore[override]  # noqa: N802  # both are the library's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Draw the mark of a note that there is; its number is known only once all marks are."""
        del data
        if m[1] not in self._footnotes.footnotes:
            return None, None, None
        mark = Element("sup", {"class": "footnote-ref"})
        SubElement(mark, "a", {_LABEL: m[1]})
        return mark, m.start(), m.end()


class _Numbers(Treeprocessor):
    """Numbers the notes by their first marks; those without one come last."""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__()
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        numbers: dict[str, str] = {}
        for link in root.iter("a"):
            label = link.attrib.pop(_LABEL, None)
            if label is not None:
                link.text = numbers.setdefault(label, str(len(numbers) + 1))
                link.set("href", f"#fn-{link.text}")
        notes = self._footnotes.notes
        for label, number in numbers.items():
            _finish(notes[label], number)
        unmarked = [note for label, note in notes.items() if label not in numbers]
        self._footnotes.list[:] = [notes[label] for label in numbers] + unmarked


def _finish(note: Element, number: str) -> None:
    note.set("id", f"fn-{number}")
    last = note[-1] if len(note) and note[-1].tag == "p" else note
    SubElement(last, "a", {"href": f"#fnref-{number}", "class": "footnote-backref"}).text = "↩"
