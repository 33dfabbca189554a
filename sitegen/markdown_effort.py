"""Effort: how much work Python-Markdown has had with a text, counted and not timed.

Most texts take a time that grows with their length, but some take one that grows with its square:
brackets that are never closed, each of which is followed to the end of the text. What a text costs
is counted where the library does such work, so that the verdict is the same on any machine.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor

from sitegen.tangles import DEEPEST, TOO_DEEP, TOO_MUCH, TangleError

BUDGET = 40_000_000
"""Steps of about 50 ns. The most laborious of honest pages take a hundredth of it."""
_DEEPEST = 60
"""Quotations and lists within each other."""
_FIRST = 1000
_PER_STEP = 4
"""Characters of a block that is looked at by all block processors."""
_PER_COPY = 64
"""Characters of a text that is copied."""
_Parse = Callable[[Element, list[str]], None]
_PER_TAIL = 1000
"""Characters of the rest of a text, which is copied for some tags."""
_PER_SHIFT = 400
"""Blocks of a list that move up, as the first is taken away."""
_CELL = 40
"""Steps that the cell of a table takes."""


class Effort(Extension):
    """Counts the steps of a conversion; the converter sets it to nothing before each."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._spent = self._depth = 0

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Be told when a conversion starts, and of each block."""
        md.registerExtension(self)
        md.parser.blockprocessors.register(_Meter(md, self), "effort", _FIRST)
        md.parser.parseBlocks = self._diving(md.parser.parseBlocks)  # type: ignore[assignment,method-assign]  # each level comes by it

    def reset(self) -> None:
        """Forget the text before."""
        self._spent = self._depth = 0

    def descend(self, depth: int) -> None:
        """Note how many elements the one at hand is in. Raises ``TangleError``."""
        if depth > DEEPEST:
            raise TangleError(TOO_DEEP)

    def spend(self, steps: int) -> None:
        """Count steps. Raises ``TangleError`` where it has been too many."""
        self._spent += steps
        if self._spent > BUDGET:
            raise TangleError(TOO_MUCH)

    def copy(self, length: int) -> None:
        """Count the making of a text of so many characters."""
        self.spend(length // _PER_COPY + 1)

    def _diving(self, parse: _Parse) -> _Parse:
        """Count the blocks that the ones at hand are in. The system's own limit is elsewhere."""

        def dive(parent: Element, blocks: list[str]) -> None:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise TangleError(TOO_DEEP)
            self.spend(len(blocks) ** 2 // _PER_SHIFT)
            parse(parent, blocks)
            self._depth -= 1

        return dive


class _Meter(BlockProcessor):
    """Counts each block, whose lines may come back one by one, and leaves it to the others."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md.parser)
        self._effort = effort

    def test(self, parent: Element, block: str) -> bool:
        del parent
        self._effort.spend(len(block) // _PER_STEP)
        return False


class MeteredExtractor(HTMLExtractor):
    """The library's parser of raw HTML, which may seek the end of each tag in vain."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        """Count what is done for a converter."""
        super().__init__(md)
        self._effort = effort

    def parse_starttag(self, i: int) -> int:
        """Parse a tag from a place on; ``-1`` means that it has no end."""
        return self._counted(i, super().parse_starttag(i))

    def parse_html_declaration(self, i: int) -> int:
        """Parse a declaration or a comment, as above."""
        return self._counted(i, super().parse_html_declaration(i))

    def parse_pi(self, i: int) -> int:
        """Parse an instruction for XML, as above."""
        return self._counted(i, super().parse_pi(i))

    def parse_endtag(self, i: int) -> int:
        """Parse a closing tag, as above."""
        return self._counted(i, super().parse_endtag(i))

    def inline_close_follows(self, text: str) -> bool:
        """Tell of a comment whether it stands within an element that ends in its paragraph."""
        rest = len(self.rawdata) - self.line_offset - self.offset
        self._effort.spend(len(self.inline_stack) * rest // _PER_STEP)
        return super().inline_close_follows(text)

    def _counted(self, start: int, end: int) -> int:
        """Count what was looked at: all, if no end was found; some tags have the rest copied."""
        length = len(self.rawdata)
        seen = (end if end > start + 1 else length) - start
        self._effort.spend(seen + length // _PER_TAIL)
        return end


def steps_of_table(block: str) -> int:
    """Count what a table takes: each row has as many cells as the first, and its code is sought."""
    first, *rows = block.split("\n")
    columns = first.count("|") + 1
    return sum(_CELL * columns + row.count("`") * row.count("|") for row in rows)
