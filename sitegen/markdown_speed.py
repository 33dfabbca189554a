"""Python-Markdown made quick by its own extension interface: the outcome is the library's own.

Each part of the library that takes time to find nothing has a twin, which finds that out at once
and else leaves the work to the library. What other extensions have put in has none.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from markdown import Markdown
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import Registry

from sitegen.markdown_blocks import Steady, quick_block_processor, quicken_blocks
from sitegen.markdown_effort import Effort
from sitegen.markdown_inlines import QuickInlines
from sitegen.markdown_patterns import quick_pattern
from sitegen.markdown_preparation import quick_preprocessor
from sitegen.markdown_restoring import quick_postprocessor
from sitegen.markdown_serializer import to_html
from sitegen.markdown_tidying import quick_tree_processor

_T = TypeVar("_T")


def quicken(markdown: Markdown) -> None:
    """Let a converter, with all its extensions in place, skip what cannot come to anything.

    From then on it raises ``TangleError`` for texts that take too much work.
    """
    effort = Effort()
    quicken_blocks(markdown)
    _exchange(markdown.preprocessors, partial(quick_preprocessor, effort=effort))
    _exchange(markdown.parser.blockprocessors, partial(quick_block_processor, effort=effort))
    effort.extendMarkdown(markdown)
    markdown.parser.blockprocessors = Steady(markdown.parser.blockprocessors)
    _exchange(markdown.inlinePatterns, partial(quick_pattern, effort=effort))
    _exchange(markdown.treeprocessors, partial(_quick_inlines, effort=effort))
    _exchange(markdown.treeprocessors, quick_tree_processor)
    _exchange(markdown.postprocessors, quick_postprocessor)
    if markdown.serializer is to_html_string:
        markdown.serializer = to_html


def _quick_inlines(processor: Treeprocessor, effort: Effort) -> Treeprocessor:
    if type(processor) is InlineProcessor and _has_all_patterns(processor):
        return QuickInlines(processor.md, effort)
    return processor


def _has_all_patterns(processor: InlineProcessor) -> bool:
    """Tell the library's own processor from those that extensions give patterns of their own."""
    return processor.inlinePatterns is processor.md.inlinePatterns  # type: ignore[comparison-overlap]  # stubs differ


def _exchange(registry: Registry[_T], quick: Callable[[_T], _T]) -> None:
    """Put twins into the places of what they stand for: to register them anew might move them."""
    items = registry._data  # type: ignore[attr-defined]  # noqa: SLF001  # moves nothing
    for name, item in items.items():
        items[name] = quick(item)
