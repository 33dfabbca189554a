"""Python-Markdown's last tree processors made quick: a tree that they wouldn't change is left.

Profiled, each of them took as long to find nothing in any text as the whole tree takes to write:
all texts together are searched at once, and a tag is looked up in a list only once.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor

from sitegen.markdown_syntax import LIST_START, ListedAttributes


def quick_tree_processor(processor: Treeprocessor) -> Treeprocessor:
    """Give what does the same as a processor of the library's; any other stays what it is."""
    if type(processor) is PrettifyTreeprocessor:
        return _Prettify(processor.md)
    if type(processor) is ListedAttributes:
        return _Attributes(processor.md)
    if type(processor) is UnescapeTreeprocessor:
        return _Unescape(processor.md)
    return processor


class _Attributes(ListedAttributes):
    def run(self, doc: Element) -> None:
        if LIST_START.search("".join(doc.itertext())):
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        values = [value for element in root.iter() for value in element.attrib.values() if value]
        if self.RE.search("".join([*root.itertext(), *values])):
            super().run(root)


class _Levels(dict[object, bool]):
    """Which tags are of block level, for as long as nobody changes the list of those."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__()
        self._markdown = markdown
        self._listed: list[str] = []

    def refresh(self) -> None:
        """Forget all if the list has changed."""
        if self._listed != self._markdown.block_level_elements:
            self._listed = [*self._markdown.block_level_elements]
            self.clear()

    def __missing__(self, tag: object) -> bool:
        self[tag] = self._markdown.is_block_level(tag)
        return self[tag]


class _Prettify(PrettifyTreeprocessor):
    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self._levels = _Levels(markdown)

    def run(self, root: Element) -> None:
        self._levels.refresh()
        super().run(root)

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802  # the library's name
        levels = self._levels
        if levels[elem.tag] and elem.tag not in ("code", "pre"):
            if len(elem) and levels[elem[0].tag] and not _has_words(elem.text):
                elem.text = "\n"
            for child in elem:
                if levels[child.tag]:
                    self._prettifyETree(child)
        if not _has_words(elem.tail):
            elem.tail = "\n"


def _has_words(text: str | None) -> bool:
    return bool(text and not text.isspace())
