"""Python-Markdown's block processors made quick: a plain paragraph is seen to be one at once.

Profiled, a third of the library's time went to asking fifteen block processors in turn whether a
block is theirs, most of them by expressions that look at every character. Most blocks are plain
paragraphs, and what starts a line of any other block is found by one quick search.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown import blockprocessors as library
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import Registry

from sitegen.markdown_effort import Effort, steps_of_table

_KNOWN = {
    library.EmptyBlockProcessor,
    library.ListIndentProcessor,
    library.CodeBlockProcessor,
    library.HashHeaderProcessor,
    library.SetextHeaderProcessor,
    library.HRProcessor,
    library.BlockQuoteProcessor,
    library.ReferenceProcessor,
    library.ParagraphProcessor,
    DefListIndentProcessor,
    DefListProcessor,
    FootnoteBlockProcessor,
    SaneOListProcessor,
    SaneUListProcessor,
    TableProcessor,
}
_RULE = r" *[-*_][-*_ ]*(?:\n|\Z)"
_STARTS = re.compile(rf"\n(?:[\n#=]| {{4}}| *(?:[>:]|[*+-] |\d+\.)|{_RULE})")
"""All starts of a line by which a block may be more than a paragraph.

A literal newline comes first, as that is searched for much faster than the start of a line.
"""
_RULES = re.compile(rf"\n{_RULE}")
_ABOVE_ALL = 101
_TAB_LENGTH = 4


def quicken_blocks(markdown: Markdown) -> None:
    """Let plain paragraphs pass all other processors, unless some of those aren't known here."""
    processors = markdown.parser.blockprocessors
    if markdown.tab_length == _TAB_LENGTH and _KNOWN.issuperset(map(type, processors)):
        plain = _Plain(markdown.parser, processors["paragraph"])
        processors.register(plain, "plain-paragraph", _ABOVE_ALL)


def quick_block_processor(processor: BlockProcessor, effort: Effort) -> BlockProcessor:
    """Give what does the same as a processor of the library's; any other stays what it is."""
    if type(processor) is TableProcessor:
        return _Table(processor.parser, processor.config, effort)  # type: ignore[attr-defined]  # its own
    if type(processor) is library.HashHeaderProcessor:
        return _HashHeader(processor.parser)
    if type(processor) is library.HRProcessor:
        return _Rule(processor.parser)
    return processor


class Steady(Registry[BlockProcessor]):
    """A registry that doesn't list its items anew for each block of each list."""

    def __init__(self, registry: Registry[BlockProcessor]) -> None:
        """Take over the items of another."""
        super().__init__()
        vars(self).update(vars(registry))
        self._items = tuple(registry)

    def __iter__(self) -> Iterator[BlockProcessor]:
        return iter(self._items)

    def register(self, item: BlockProcessor, name: str, priority: float) -> None:
        """Add an item, or put it into the place of the one with its name."""
        super().register(item, name, priority)
        self._items = tuple(super().__iter__())

    def deregister(self, name: str, strict: bool = True) -> None:  # noqa: FBT001, FBT002  # the library's
        """Take an item away."""
        super().deregister(name, strict)
        self._items = tuple(super().__iter__())


def _is_plain(block: str) -> bool:
    """Tell of a block that only the processor of paragraphs may take it."""
    return (
        block != ""
        and "|" not in block
        and "]:" not in block
        and _STARTS.search("\n" + block) is None
    )


class _Plain(BlockProcessor):
    """Hands plain paragraphs to the processor of paragraphs."""

    def __init__(self, parser: BlockParser, paragraphs: BlockProcessor) -> None:
        super().__init__(parser)
        self._paragraphs = paragraphs

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return _is_plain(block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        self._paragraphs.run(parent, blocks)
        while blocks and _is_plain(blocks[0]):
            self._paragraphs.run(parent, blocks)


class _Table(TableProcessor):
    def __init__(self, parser: BlockParser, config: dict[str, Any], effort: Effort) -> None:
        super().__init__(parser, config)
        self._effort = effort

    def run(self, parent: Element, blocks: list[str]) -> None:
        self._effort.spend(steps_of_table(blocks[0]))
        super().run(parent, blocks)

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and super().test(parent, block)


class _HashHeader(library.HashHeaderProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return (block.startswith("#") or "\n#" in block) and super().test(parent, block)


class _Rule(library.HRProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return _RULES.search("\n" + block) is not None and super().test(parent, block)
