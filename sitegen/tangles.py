"""Tangles: texts that take more work than anything that somebody writes for readers.

A tangle of HTML is so deep, or a tag so crowded, that parsers lose themselves in it. Those of HTML5
take a time that grows with the depth for each element, and open elements such as ``<b>`` anew in
each paragraph after the one in which they were left open. Browsers give up at a depth of 512.
"""

import re

TOO_DEEP = "Markdown nested too deep"
TOO_MUCH = "Markdown that takes too much work"
TANGLES = frozenset([TOO_DEEP, TOO_MUCH])
DEEPEST = 256
"""Elements within each other."""
_FEW = 500
"""Tags that can't be too deep."""
_SHORT = 10_000
"""Characters of HTML in which no tag can have too many attributes."""
_MOST_ATTRIBUTES = 1000
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"""|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]++|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))*+)""",
    re.DOTALL,
)
_GAP = re.compile(r"[\s/]+")
_VOID = "area base br col embed hr img input link meta param source track wbr"
_ENDED_BY_NEXT = "caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
_WITHOUT_END = frozenset(f"{_VOID} {_ENDED_BY_NEXT}".split())


class TangleError(Exception):
    """A text is a tangle; its argument is ``TOO_DEEP`` or ``TOO_MUCH``."""


def tangle_of(html: str) -> str:
    """Say of HTML, clean or not, whether its elements are ``TOO_DEEP`` or its tags ``TOO_MUCH``."""
    if len(html) < _SHORT and html.count("<") < _FEW:
        return ""
    inside: list[str] = []
    for end, name, attributes in _TAG.findall(html):
        if _depth(inside, end, name.lower()) > DEEPEST:
            return TOO_DEEP
        if _is_crowded(attributes):
            return TOO_MUCH
    return ""


def _depth(inside: list[str], end: str, name: str) -> int:
    """Count the elements that are open after a tag.

    An end that doesn't fit to the innermost one counts for nothing: in a table, for one, it ends
    nothing outside of that.
    """
    if end:
        if inside[-1:] == [name]:
            inside.pop()
    elif name and name not in _WITHOUT_END:
        inside.append(name)
    return len(inside)


def _is_crowded(attributes: str) -> bool:
    return len(attributes) > _MOST_ATTRIBUTES and len(_GAP.findall(attributes)) > _MOST_ATTRIBUTES
