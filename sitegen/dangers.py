"""Dangers: what browsers would run of a file that is copied, or fetch from elsewhere for it.

Files of HTML can always run something. Drawings (SVG) and other XML are read as browsers read them,
so that entities, character references and namespaces hide nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

from sitegen.model import Danger

_HTML = frozenset(["htm", "html", "xht", "xhtm", "xhtml", "shtm", "shtml", "mht", "mhtml"])
_PROGRAMS = frozenset(["asp", "aspx", "cgi", "config", "jsp", "phar", "php", "php5", "phps"])
"""What servers may run or obey (``web.config``) wherever it lies."""
_XML = frozenset(["svg", "xml", "xsl", "xslt", "rdf", "rss", "atom", "mml", "svgz"])
_INERT = frozenset(["bz2", "csv", "doc", "docx", "epub", "gif", "jpeg", "jpg", "json", "ods"])
_INERT |= frozenset(["odt", "pdf", "png", "txt", "webp", "xlsx", "zip"])
"""Endings that servers know; before one that they don't know, ``.html`` counts for Apache."""
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset([_SVG, _XHTML, ""])
"""Namespaces of elements that browsers do something about; SVG is often written without."""
_ELEMENTS = frozenset(["script", "handler", "listener", "iframe", "frame", "object", "embed"])
_ELEMENTS |= frozenset(["applet", "audio", "base", "form", "link", "meta", "portal", "video"])
_FETCHING = frozenset(["href", "src", "base", "action", "formaction", "data", "poster", "srcset"])
_ANIMATED = frozenset(["attributename"])
_HARMLESS = re.compile(r"#|data:image/(?:png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)
_LINK = re.compile(r"(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
"""Where a link may lead: out, or to another file of this site."""
_SCRIPTED = re.compile(r"(?:java|vb|live)script:|data:(?!image/)", re.IGNORECASE)
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^\s\"')]*)|@import|image-set\s*\(", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_UNSEEN = dict.fromkeys(range(0x21))
"""What browsers pass over in an address; spaces within one make no other of it here."""
_UNREADABLE = "this can't be read as XML, and browsers may run what they can read of it"
_LONGEST = 40


def danger_of(path: str, data: bytes) -> Danger | None:
    """Say what makes a file one that only a site's own editors should publish, and where."""
    endings = path.rpartition("/")[2].lower().split(".")[1:]
    if not endings or endings[-1] in _INERT:
        return None
    if not _HTML.isdisjoint(endings):
        return Danger("this is HTML, which can run anything in a reader's browser")
    if not _PROGRAMS.isdisjoint(endings):
        return Danger("this is a program or a rule for servers, and many would follow it")
    if endings[-1] == "svgz" or data[:2] == b"\x1f\x8b":
        return (
            Danger("this is packed, so that nobody sees what it holds")
            if not _XML.isdisjoint(endings)
            else None
        )
    return None if _XML.isdisjoint(endings) else _in_xml(data, is_drawing="svg" in endings)


class _FoundError(Exception):
    """Something was found, and nothing more is sought."""


def _in_xml(data: bytes, *, is_drawing: bool) -> Danger | None:
    from xml.parsers import expat  # noqa: PLC0415  # few sites have drawings, and fewer new ones

    reader = _Reader(expat.ParserCreate(namespace_separator=" "), is_drawing=is_drawing)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003  # it takes no keywords
    except _FoundError:
        return reader.found
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        return Danger(_UNREADABLE, line, getattr(error, "offset", 0) + 1)
    return None


class _Reader:
    """Reads XML up to the first thing that isn't safe."""

    def __init__(self, parser: Any, *, is_drawing: bool) -> None:  # noqa: ANN401  # expat's
        self.parser = parser
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.EntityDeclHandler = self._entity
        self.found: Danger | None = None
        self._is_drawing = is_drawing
        self._styles: list[str] | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if not self._is_drawing and space not in _ACTIVE - {""}:
            return
        self._tell(_of_element(space, element.lower()))
        for key, value in attributes.items():
            self._tell(_of_attribute(element.lower(), key.rpartition(" ")[2].lower(), value))
        if element.lower() == "style":
            self._styles = []

    def _end(self, _name: str) -> None:
        if self._styles is not None:
            self._tell(_of_style("".join(self._styles)))
            self._styles = None

    def _text(self, text: str) -> None:
        if self._styles is not None:
            self._styles.append(text)

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower().startswith("xml-"):
            self._tell(iter([f"<?{target}?>"]))

    def _entity(self, name: str, _is_parameter: object, value: str | None, *_rest: object) -> None:
        """Notice an entity that lies in another file; others are read where they are used."""
        if value is None:
            self._tell(iter([f"the entity {_short(name)} of another file"]))

    def _tell(self, found: Iterator[str]) -> None:
        what = next(found, None)
        if what is not None:
            place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            self.found = Danger(f"this holds {what}, which browsers may run or fetch", *place)
            raise _FoundError


def _of_element(space: str, element: str) -> Iterator[str]:
    if element in _ELEMENTS or (space == _XHTML and element in {"img", "input", "style", "svg"}):
        yield f"<{element}>"


def _of_attribute(element: str, name: str, value: str) -> Iterator[str]:
    address = value.translate(_UNSEEN)
    if name.startswith("on"):
        yield f"'{name}='"
    elif name in _FETCHING:
        leads = _LINK if element == "a" and name == "href" else _HARMLESS
        if address and not leads.match(address):
            yield f"the address '{_short(address)}'"
    elif name in _ANIMATED and address.lower().rpartition(":")[2].startswith(("on", "href")):
        yield f"an animation of '{_short(address)}'"
    elif _SCRIPTED.match(address):
        yield f"the address '{_short(address)}'"
    else:
        yield from _of_style(value)


def _of_style(text: str) -> Iterator[str]:
    """Find what a style would fetch, also where it is spelled with escapes and comments."""
    plain = _COMMENT.sub("", _ESCAPED.sub(_unescaped, text))
    for found in _URL.finditer(plain):
        if found[1] is None:
            yield f"'{found[0].rstrip('( ')}' in a style"
        elif not _HARMLESS.match(found[1]):
            yield f"the address '{_short(found[1])}' in a style"


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or "0", 16)
    return match[2] or (chr(code) if 0 < code < 0x110000 else "\ufffd")  # noqa: PLR2004  # Unicode's end


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
