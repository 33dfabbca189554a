"""Judges a published site as browsers parse it (HTML, by html5lib): lists what in it isn't safe.

It knows nothing of how bodies are cleaned: it has lists of its own. What stands outside of bodies
is taken for the theme's, as no body may have a class or an id that starts with ``site-``.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib

from sitegen.survey import MARKER

_PROSE = "site-prose"
_BLOCKS = (
    "h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote pre hr div section address figure figcaption"
    " details summary table caption colgroup col thead tbody tfoot tr th td"
)
_PHRASES = (
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr input"
)
_FRAME = (
    "html head meta title link script body header nav main footer aside article form label button"
    " select option fieldset legend noscript template svg path g circle rect line output"
)
_LINKED = (
    "href src action formaction poster cite data background longdesc manifest ping profile srcset"
    " usemap dynsrc lowsrc xlink:href"
)
_IN_PROSE = frozenset(f"{_BLOCKS} {_PHRASES}".split())
_AROUND = frozenset(f"{_BLOCKS} {_PHRASES} {_FRAME}".split())
_ADDRESSES = frozenset(_LINKED.split())
_FORBIDDEN = frozenset({"style", "srcdoc", "srcset", "formaction", "ping", "is", "slot", "part"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_DROPPED = dict.fromkeys(b"\t\n\r")
"""What the URL standard takes out of an address before it reads it."""
_BEFORE = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_RUN = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by."""
_NUMBER = re.compile(r"-?[0-9.]+")


def unsafe(output: Path, base_url: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """List what isn't safe in an output folder; ``allowed`` elements may be in bodies besides."""
    paths = sorted(path for path in output.rglob("*") if path.is_file() and path.name != MARKER)
    return [
        f"{path.relative_to(output).as_posix()}: {fault}"
        for path in paths
        for fault in _faults(path, base_url, allowed)
    ]


def _faults(path: Path, base_url: str, allowed: frozenset[str]) -> Iterator[str]:
    data = path.read_bytes()
    if path.suffix == ".html":
        yield from page_faults(data.decode(), base_url, allowed)
    elif path.suffix == ".xml":
        yield from xml_faults(data)
    elif path.suffix in {".json", ".webmanifest"}:
        yield from json_faults(data)
    elif path.suffix == ".csv":
        yield from csv_faults(data)


def page_faults(text: str, base_url: str, allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    """List what isn't safe in a page."""
    if found := _HIDDEN.search(text):
        yield f"holds the character U+{ord(found[0]):04X}"
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    yield from (f"HTML error {code} at {place}" for place, code, _ in parser.errors)
    yield from _outline(root)
    yield from _tree(root, urlsplit(base_url).path, _AROUND, _IN_PROSE | allowed)


def prose_faults(html: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """List what isn't safe in the HTML of a body."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    known = _IN_PROSE | allowed
    return [fault for each in root for fault in _tree(each, "/", known, known)]


def xml_faults(data: bytes) -> Iterator[str]:
    """List what isn't safe in a feed or a sitemap."""
    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        yield f"isn't well-formed: {error}"
        return
    for each in root.iter():
        name = str(each.tag).rpartition("}")[2]
        if name == "description":  # readers of RSS take it for HTML
            yield from (f"<{name}>: {fault}" for fault in prose_faults(each.text or ""))
        if name in {"link", "guid", "loc", "url", "id", "icon"}:
            yield from _address(name, each.text or "")
        for key in ("href", "src", "template"):
            yield from _address(key, each.get(key, ""))


def json_faults(data: bytes) -> Iterator[str]:
    """List what isn't safe in JSON."""
    try:
        json.loads(data, parse_constant=_no_constant)
    except ValueError as error:
        yield f"is no JSON: {error}"
    if b"<" in data or "\u2028".encode() in data or "\u2029".encode() in data:
        yield "could be broken out of where it stands in a script"


def csv_faults(data: bytes) -> Iterator[str]:
    """List what a spreadsheet would run."""
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in row:
            if cell.startswith(_RUN) and not _NUMBER.fullmatch(cell):
                yield f"has the cell {cell!r}"


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _outline(root: ET.Element) -> Iterator[str]:
    """Make sure that no body has swallowed or closed what is around it."""
    body = root.find("body")
    assert body is not None
    names = [each.tag for each in body]
    if names not in (["main"], ["a", "header", "main", "footer"]):
        yield f"its body has {names}"


def _tree(
    element: ET.Element, base: str, known: frozenset[str], prose: frozenset[str]
) -> Iterator[str]:
    written: object = element.tag
    if not isinstance(written, str):  # comments have a function there
        yield f"holds the comment {element.text!r}"
        return
    tag = _local(written)
    is_prose = known == prose
    if tag not in known:
        yield f"holds <{tag}>"
    yield from _RULES.get(tag, _nothing)(element, base, is_prose)
    for name, value in element.items():
        yield from _attribute(_local(str(name)).lower(), value, is_prose=is_prose)
    inner = prose if _PROSE in element.get("class", "").split() else known
    for child in element:
        yield from _tree(child, base, inner, prose)


def _local(name: str) -> str:
    """Give a name without its namespace; that of SVG is told apart by the element."""
    return name.rpartition("}")[2]


def _nothing(_element: ET.Element, _base: str, _is_prose: object) -> Iterator[str]:
    yield from ()


def _script(script: ET.Element, base: str, is_prose: object) -> Iterator[str]:
    """Let a page have our own modules, and linked data, which is data and no script."""
    if not is_prose and script.get("type") == "application/ld+json" and len(script.keys()) == 1:
        yield from json_faults((script.text or "").encode())
        return
    ours = script.get("src", "").startswith(f"{base}assets/") and script.get("type") == "module"
    if not ours or script.text:
        yield "holds a script"


def _form(form: ET.Element, base: str, _is_prose: object) -> Iterator[str]:
    if not form.get("action", "").startswith(base):
        yield f"sends a form to {form.get('action')!r}"


def _input(element: ET.Element, _base: str, is_prose: object) -> Iterator[str]:
    disabled = "disabled" in element.keys()  # noqa: SIM118  # an element is no mapping
    if is_prose and not (disabled and element.get("type") == "checkbox"):
        yield "holds an <input>"


def _meta(meta: ET.Element, base: str, _is_prose: object) -> Iterator[str]:
    led = meta.get("content", "").removeprefix("0; url=")
    pragma = meta.get("http-equiv")
    if pragma and not (pragma == "refresh" and led.startswith(base)):
        yield f"leads on to {led!r}"


def _link(link: ET.Element, base: str, _is_prose: object) -> Iterator[str]:
    address = link.get("href", "")
    if link.get("rel") in {"stylesheet", "icon", "manifest"} and not address.startswith(base):
        yield f"loads {address!r}"


_RULES: dict[str, Callable[[ET.Element, str, object], Iterator[str]]] = {
    "script": _script,
    "form": _form,
    "input": _input,
    "meta": _meta,
    "link": _link,
}


def _attribute(name: str, value: str, *, is_prose: bool) -> Iterator[str]:
    if name.startswith("on") or name in _FORBIDDEN:
        yield f"holds {name}="
    if name in _ADDRESSES:
        yield from _address(name, value)
    if is_prose and name in {"id", "name", "class", "for", "form"}:
        yield from (
            f"has the theme's {name} {each!r}"
            for each in value.casefold().split()
            if each.startswith("site-")
        )


def _address(name: str, value: str) -> Iterator[str]:
    scheme = _SCHEME.match(value.translate(_DROPPED).lstrip(_BEFORE))
    if scheme and scheme[1].lower() not in _SCHEMES:
        yield f"{name}= leads to {value!r}"
