"""What cleaning took away, found by comparing the tags before and after."""

import re
from collections import Counter
from html import unescape

from sitegen.cleaning import ELEMENTS

_UNREAD = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|((?i:script|style)\b[^>]*>).*?(?:</(?i:script|style)|\Z))", re.DOTALL
)
_TAG = re.compile(
    r"""<([a-zA-Z][^\s/>]*)([^"'>]*+(?:(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))[^"'>]*+)*+)"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:(\s*=\s*)(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+)))?""")
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_KNOWN_SCHEMES = frozenset(["http:", "https:", "mailto:", "tel:"])
_ADDRESSES = frozenset(["href", "src"])
_WITHOUT_VALUE = frozenset(["hidden", "inert"])
"""What matters without a value; other bare words in a tag are mostly slips of the quotes."""

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
    """
    before, after = _tags(_UNREAD.sub(_opening, drawn)), _tags(cleaned)
    had, has = _names(before - after), _names(after - before)
    return tuple(sorted(name for name, count in had.items() if count > has[name]))


def _tags(html: str) -> Counter[tuple[str, str]]:
    """Count equal tags, each an element and its attributes as they are written."""
    return Counter((element.lower(), attributes) for element, attributes in _TAG.findall(html))


def _opening(match: re.Match[str]) -> str:
    """Leave the opening tag of a script, and nothing of a comment."""
    return f"<{match[1]}" if match[1] else ""


def _names(tags: Counter[tuple[str, str]]) -> Counter[str]:
    names: Counter[str] = Counter()
    for (element, attributes), count in tags.items():
        names[f"<{element}>"] += count
        if element in ELEMENTS:  # what an element has that went as a whole is of no interest
            for parts in _ATTRIBUTE.findall(attributes):
                names[_name(*parts)] += count
    names.pop("", None)
    return names


def _name(written: str, equals: str, *values: str) -> str:
    """Name an attribute; what isn't the author's, always stays or does nothing has no name."""
    attribute = written.lower()
    if attribute in _ADDRESSES:
        address = unescape("".join(values))
        scheme = _SCHEME.match(address)
        if scheme is None:
            return ""
        return address if scheme[1].lower() in _KNOWN_SCHEMES else scheme[1].lower()
    if attribute.startswith("data-footnote") or not (equals or attribute in _WITHOUT_VALUE):
        return ""
    return f"{attribute}="
