"""What HTML a body may hold: prose, and nothing that runs, frames, styles or tracks.

Whatever leaves `clean` is nh3's serialisation: lower case, every attribute in double quotes, and
``&``, ``<``, ``>`` and U+00A0 escaped, in text and in attributes. So ``<`` always starts a tag
and ``>`` always ends one, and the modules that refine clean HTML may use regular expressions.
"""

import re
from functools import cache

import nh3

from sitegen.settings import HtmlSetting

_BLOCKS = (
    "h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote pre hr div section address figure figcaption"
    " details summary table caption colgroup col thead tbody tfoot tr th td"
)
_PHRASES = (
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr"
)
_TASK_BOX = "input"
ELEMENTS = frozenset(f"{_BLOCKS} {_PHRASES} {_TASK_BOX}".split())

_EVERYWHERE = frozenset(
    ["id", "class", "title", "lang", "dir", "aria-label", "aria-labelledby", "aria-describedby"]
)
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang", "name"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "td": {"colspan", "rowspan", "headers"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
    "input": {"checked", "disabled"},
}
_SIDES = {"left", "center", "right"}
_CLIP = {"src", "controls", "loop", "muted", "preload"}
MORE: dict[str, dict[str, set[str]]] = {
    "article": {"article": set()},
    "aside": {"aside": set()},
    "audio": {"audio": _CLIP, "source": {"src", "type"}},
    "data": {"data": {"value"}},
    "footer": {"footer": set()},
    "header": {"header": set()},
    "hgroup": {"hgroup": set()},
    "meter": {"meter": {"value", "min", "max", "low", "high", "optimum"}},
    "nav": {"nav": set()},
    "progress": {"progress": {"value", "max"}},
    "video": {
        "video": _CLIP | {"width", "height", "playsinline"},
        "source": {"src", "type"},
        "track": {"src", "kind", "srclang", "label", "default"},
    },
}
"""What settings may allow besides: an element, and what comes with it. None of it can run."""
_FRAME = "iframe"
_FRAMES = {_FRAME: {"src", "width", "height", "allowfullscreen"}}
_FRAMED = (
    'loading="lazy" referrerpolicy="strict-origin-when-cross-origin"'
    ' sandbox="allow-same-origin allow-scripts allow-popups allow-presentation"'
)
"""What each frame has: it may run at home, and can't lead its reader's page elsewhere."""
_HOST = re.compile(r"https://([a-z0-9.-]+)(?=[/?#]|\Z)", re.IGNORECASE)
_EMPTY_SOURCE = re.compile(r"<(?:source|track)(?![^>]* src=)[^>]*>")
_WHOLE_FRAME = re.compile(r"<iframe((?: [^>]*)?)>.*?</iframe>", re.DOTALL)
_VALUES = {
    "input": {"type": {"checkbox"}},
    "th": {"align": _SIDES},
    "td": {"align": _SIDES},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_WITHOUT_CONTENT = {"script", "style", "iframe", "noembed", "noframes", "noscript", "title"}
_OURS = "site-"
_NOTHING_MORE = HtmlSetting()

_VEIL = "site-veiled-"
_ADDRESS = re.compile(
    r"(?<![\w-])((?:href|src|cite|action|formaction|data|poster|background|longdesc|icon|manifest"
    r"|profile|ping|codebase|classid|usemap)\s*=)",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"(?=<([a-zA-Z][^\s/>]*))")
_WORD = re.compile(r"[^\s/>=][^\s/>=]*")
_QUOTE = re.compile("[\"']")
_ENDS = re.compile("(?=[\"'](.+))")
_UNPARSED = re.compile(
    r"<(script|style|xmp|iframe|noembed|noframes|noscript|plaintext)((?: [^>]*)?)>.*?(?:</\1>|\Z)",
    re.DOTALL,
)


def clean(html: str, more: HtmlSetting = _NOTHING_MORE) -> str:
    """Keep the elements, attributes and addresses that prose needs; all else goes.

    A site's settings may allow more; nothing that runs in a page is among that.
    """
    cleaned = _cleaner(more.allow, more.frames).clean(html)
    if more.allow:
        cleaned = _EMPTY_SOURCE.sub("", cleaned)
    return _WHOLE_FRAME.sub(_frame, cleaned) if more.frames else cleaned


def tree(html: str) -> str:
    """Give all elements that an HTML5 parser finds, with all their attributes, as `clean` does.

    What is text to a parser though it looks like tags is left out. The result isn't safe.
    """
    veiled = _ADDRESS.sub(rf"{_VEIL}\1", html)  # addresses would be judged, and some left out
    parser = nh3.Cleaner(
        tags={name.lower() for name in _ELEMENT.findall(veiled)},
        clean_content_tags=set(),
        attributes={"*": _attribute_names(veiled)},
        link_rel=None,
    )
    return _UNPARSED.sub(r"<\1\2>", parser.clean(veiled)).replace(_VEIL, "")


def _attribute_names(html: str) -> set[str]:
    """List all that may be the name of an attribute, which may hold and follow quotes."""
    found = {word.lower() for word in _WORD.findall(html)}
    quoted = [word for word in found if '"' in word or "'" in word]
    return found.union(*(_QUOTE.split(word) + _ENDS.findall(word) for word in quoted))


def _not_ours(_element: str, attribute: str, value: str) -> str | None:
    """Refuse ids and classes that the theme keeps for itself, and ids that have spaces."""
    if attribute == "class":
        return " ".join(name for name in value.split() if not _is_ours(name)) or None
    if attribute == "id":
        return None if _is_ours(value) or value.split() != [value] else value
    return None if attribute == "name" and _is_ours(value) else value


def _is_ours(name: str) -> bool:
    return name.casefold().startswith(_OURS)


def _frame(match: re.Match[str]) -> str:
    """Keep a frame that shows something, without its text, which is none for a parser."""
    return f"<iframe{match[1]} {_FRAMED}></iframe>" if ' src="' in match[1] else ""


@cache
def _cleaner(allow: tuple[str, ...], frames: tuple[str, ...]) -> nh3.Cleaner:
    more = {name: kept for each in allow for name, kept in MORE[each].items()}
    attributes = _ATTRIBUTES | more | (_FRAMES if frames else {})

    def kept(element: str, attribute: str, value: str) -> str | None:
        if element == _FRAME and attribute == "src":
            host = _HOST.match(value)
            return value if host and host[1].lower() in frames else None
        return _not_ours(element, attribute, value)

    return nh3.Cleaner(
        tags=ELEMENTS | attributes.keys() - {"*"},
        clean_content_tags=_WITHOUT_CONTENT - attributes.keys(),
        attributes=attributes,
        tag_attribute_values=_VALUES,
        attribute_filter=kept if frames else _not_ours,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
