"""Python-Markdown's serializer made quick, for the elements that Markdown makes.

Profiled, the library's spends most on what is rare in any tree, such as namespaces and comments:
an element that may need its care is left to it, with all that is within.
"""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown.serializers import RE_AMP, to_html_string

_VOID = ("br", "hr", "img", "input")
_TAGS = (
    *("a", "blockquote", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "li", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td"),
    *("th", "thead", "tr", "ul"),
)
_ENDS: dict[object, str] = {**{tag: f"</{tag}>" for tag in _TAGS}, **dict.fromkeys(_VOID, "")}


def to_html(root: Element) -> str:
    """Write a tree as HTML, as the library does."""
    parts: list[str] = []
    try:
        _write(root, parts.append)
    except RecursionError:  # the library doesn't recur, and so has no limit
        return to_html_string(root)
    return "".join(parts)


def _write(element: Element, write: Callable[[str], None]) -> None:
    """Write an element, and the text after it."""
    end = _ENDS.get(element.tag)
    attributes = _attributes(element) if element.attrib else ""
    if end is None or attributes is None:
        write(to_html_string(element))
        return
    text, tail = element.text, element.tail
    write(f"<{element.tag}{attributes}>")
    if text:
        write(_escaped(text) if "&" in text or "<" in text or ">" in text else text)
    for child in element:
        _write(child, write)
    write(end)
    if tail:
        write(_escaped(tail) if "&" in tail or "<" in tail or ">" in tail else tail)


def _attributes(element: Element) -> str | None:
    """Write attributes, but not those with a namespace or whose value goes without saying."""
    written = ""
    pairs: Iterable[tuple[object, object]] = sorted(element.items())
    for name, value in pairs:
        if not isinstance(value, str) or name == value:
            return None
        quoted = _escaped(value).replace('"', "&quot;")
        written += f' {name}="{quoted}"'
    return written


def _escaped(text: str) -> str:
    return RE_AMP.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
