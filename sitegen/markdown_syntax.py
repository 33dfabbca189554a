"""What Python-Markdown lacks, by its own extension interface; see also `markdown_footnotes`."""

import re
from collections.abc import Collection
from typing import ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_BEFORE_INLINE = 25
"""A priority: tree processors above 20 see text that no inline pattern has touched."""

_AFTER_ALL = 8
_BEFORE_ENTITIES = 85
"""A priority: raw HTML is already set aside, ``&amp;`` isn't."""


DELIMITER_RE = r"\*|_|\~"
DELIMITER_MARKS = ("*", "_", "~")


class Strikethrough(Extension):
    """``~~struck~~``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Add a delimiter beside those of emphasis, so that all of them nest."""
        assert md.delimiters is not None
        md.delimiters.add("~", "del", double=True)
        md.ESCAPED_CHARS.append("~")


class TaskLists(Extension):
    """``- [ ] to do`` and ``- [x] done``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Look at items before a box can be taken for a link."""
        md.treeprocessors.register(_Boxes(md), "task-lists", _BEFORE_INLINE)


class _Boxes(Treeprocessor):
    _BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" else item
            box = self._BOX.match(holder.text or "")
            if box:
                self._draw(holder, box)

    @staticmethod
    def _draw(holder: Element, box: re.Match[str]) -> None:
        attributes = {"type": "checkbox", "disabled": ""}
        checkbox = Element("input", attributes if box[1] == " " else attributes | {"checked": ""})
        checkbox.tail = " " + box.string[box.end() :]
        holder.text = ""
        holder.insert(0, checkbox)


_START = r"(?:[#.][^\s{}]|[\w:-]+=)"
_LIST = rf"\{{:?[ ]*({_START}[^\n]*)\}}"
"""A list of attributes, which starts with an id, a class or a key."""

LIST_START = re.compile(rf"\{{:?[ ]*{_START}")


class AttributeLists(AttrListExtension):
    """``{: #id .class key=value }``, which never takes ``{{ … }}`` or ``{% … %}`` for one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Put a stricter processor in the place of the library's."""
        super().extendMarkdown(md)
        md.treeprocessors.register(ListedAttributes(md), "attr_list", _AFTER_ALL)


class ListedAttributes(AttrListTreeprocessor):
    """The library's processor, with stricter expressions."""

    # Their names and groups are the library's, which its stubs call final.
    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc]  # a constant there
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]  # a constant there
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]  # a constant there


_ADDRESS = r"(?<![a-z0-9])https?://[^\W_][^\s<>\x02\x03]*"
_MAIL = r"(?<![\w.+-])[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]*[a-z0-9])+(?![\w-])"
BARE_LINK_RE = f"{_ADDRESS}|(?P<mail>{_MAIL})"
BARE_LINK_MARKS = ("://", "@")


class BareLinks(Extension):
    """Addresses and mail addresses in text become links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Come before emphasis, as addresses may hold ``_``."""
        md.inlinePatterns.register(_BareLink(md), "bare-links", _BEFORE_ENTITIES)


class _BareLink(InlineProcessor):
    """The rules of GitHub's autolinks: what ends a sentence doesn't end its last address."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__("", md)
        self.compiled_re = re.compile(BARE_LINK_RE, re.IGNORECASE)

    def handleMatch(  # type: ignore[override]  # noqa: N802  # both are the library's
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Draw the link; ``data`` is all the text around it."""
        del data
        text = m[0] if m["mail"] else _without_stops(m[0])
        link = Element("a", href=f"mailto:{text}" if m["mail"] else text)
        link.text = AtomicString(text)
        return link, m.start(), m.start() + len(text)


_STOPS = frozenset("?!.,:*_~'\"]")
_ENTITY = re.compile(r"&[a-z0-9]+;", re.IGNORECASE)
_LONGEST_ENTITY = 40


def _without_stops(address: str) -> str:
    """Leave out what ends a sentence, an emphasis or brackets around the address."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while True:
        last = address[end - 1]
        if last in _STOPS:
            end -= 1
        elif last == ";":
            end = _start_of_entity(address, end)
        elif last == ")" and unopened > 0:
            end, unopened = end - 1, unopened - 1
        else:
            return address[:end]


def _start_of_entity(address: str, end: int) -> int:
    start = address.rfind("&", max(0, end - _LONGEST_ENTITY), end)
    is_entity = start >= 0 and _ENTITY.fullmatch(address, start, end)
    return start if is_entity else end - 1
