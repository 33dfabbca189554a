"""What cleaning took away, found by comparing what an HTML5 parser finds before and after."""

import re
from collections import Counter
from collections.abc import Container
from html import unescape

from sitegen.cleaning import tree

_PLACED = "html|head|body|frameset|frame|caption|colgroup|col|thead|tbody|tfoot|tr|th|td"
"""Elements that a parser drops without a word where they have no place."""
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_PLACED_TAG = re.compile(rf"<({_PLACED})(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"<([a-z][^\s/>]*)([^>]*)>")
_ATTRIBUTE = re.compile(r' ([^\s=]+)="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_KNOWN_SCHEMES = frozenset(["http:", "https:", "mailto:", "tel:"])
_ADDRESSES = frozenset(["href", "src"])
_UNSEEN = dict.fromkeys(b"\t\n\r")
_BEFORE = "".join(map(chr, range(0x21)))
"""What browsers pass over in front of an address, as they do over tabs and line ends within it."""

_RAW = re.compile(r"<(?!https?://)[a-zA-Z]")
_LIST = re.compile(r"\{:?[ ]*(?:[#.][^\s{}]|[\w:-]+=)")
_LOST_ADDRESS = re.compile(r"<a(?! href=)[ >]|<img(?![^>]* src=)")


def has_raw_html(source: str) -> bool:
    """Tell, cheaply, whether Markdown may hold HTML or lists of attributes."""
    return ("<" in source and _RAW.search(source) is not None) or (
        "{" in source and _LIST.search(source) is not None
    )


def lost_address(cleaned: str) -> bool:
    """Tell, cheaply, whether a link or a picture may have lost its address."""
    return _LOST_ADDRESS.search(cleaned) is not None


def removals(drawn: str, cleaned: str) -> tuple[str, ...]:
    """Name the elements (``<script>``), attributes (``onclick=``) and addresses that are gone.

    A foreign scheme stands for its addresses (``javascript:``), a malformed address for itself.
    Of elements that are gone as a whole nothing else is named.
    """
    before, after = _tags(tree(drawn)), _tags(cleaned)
    kept = {element for element, _ in after}
    had, has = _names(before - after, kept), _names(after - before, kept)
    gone = {name for name, count in had.items() if count > has[name]}
    found = {element for element, _ in before}
    return tuple(sorted(gone | {f"<{name}>" for name in _misplaced(drawn) if name not in found}))


def _misplaced(drawn: str) -> set[str]:
    """Name the elements that are written, and may be nowhere in the tree."""
    return {name.lower() for name in _PLACED_TAG.findall(_COMMENT.sub("", drawn))}


def _tags(html: str) -> Counter[tuple[str, str]]:
    """Count equal tags, each an element and its attributes as they are written."""
    return Counter(_TAG.findall(html))


def _names(tags: Counter[tuple[str, str]], kept: Container[str]) -> Counter[str]:
    names: Counter[str] = Counter()
    for (element, attributes), count in tags.items():
        names[f"<{element}>"] += count
        if element in kept:
            for attribute, value in _ATTRIBUTE.findall(attributes):
                names[_name(attribute, value)] += count
    names.pop("", None)
    return names


def _name(attribute: str, value: str) -> str:
    """Name an attribute; what isn't the author's or always stays has no name."""
    if attribute in _ADDRESSES:
        address = unescape(value).translate(_UNSEEN).strip(_BEFORE)
        scheme = _SCHEME.match(address)
        if scheme is None:
            return ""
        return address if scheme[0].lower() in _KNOWN_SCHEMES else scheme[0].lower()
    return "" if attribute.startswith("data-footnote") else f"{attribute}="
