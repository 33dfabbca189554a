"""The setting ``html``: what a site trusts its own editors with, by name."""

import re
from posixpath import normpath

from sitegen.cleaning import MORE
from sitegen.diagnostics import Diagnostics
from sitegen.filling import Form, fault, fill
from sitegen.kinds import Fault, Kind, choice, many, not_
from sitegen.located import Node, Table, Text
from sitegen.settings import HtmlSetting
from sitegen.source import CONTENT

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_ADDRESS = re.compile(r"(?:https?:)?//([^/?#]+)")
_ELEMENT = choice({name: name for name in MORE})
_RUNS = frozenset(
    {"script", "style", "form", "input", "button", "object", "embed", "svg", "math", "link", "meta"}
)
_FRAME = "iframe"


def read_element(text: Text) -> object:
    """Read the name of an element that bodies may hold besides; what can run is none."""
    written = text.text.strip().strip("<>").lower()
    if written == _FRAME:
        hint = "name the hosts whose frames are shown, html: {frames: [player.vimeo.com]}"
        return Fault("can't have iframe, which may show anything", hint)
    if written in _RUNS:
        hint = "take it out; a page's templates can hold what its texts can't"
        return Fault(f"can't have {written}, as it could run or ask for anything", hint)
    return _ELEMENT.read(Text(written, text.line, text.column))


def read_host(text: Text) -> str | Fault:
    """Read the name of a host."""
    written = text.text.strip().lower()
    if _HOST.fullmatch(written):
        return written
    found = _ADDRESS.match(written)
    host = found[1] if found and _HOST.fullmatch(found[1]) else "player.vimeo.com"
    return Fault(not_("the name of a host", text.text.strip()), f"write {host}")


def read_file(text: Text) -> str | Fault:
    """Read the path of a file that is copied, with the folder content in front or without."""
    written = text.text.strip()
    path = normpath(CONTENT + written.removeprefix("/").removeprefix(CONTENT))
    if path.startswith(CONTENT):
        return path
    return Fault(not_("the path of a file in the folder content", written), "write demo/map.html")


HTML_FORM: Form = {
    "allow": many(Kind("the name of an element", read_element, "video")),
    "frames": many(Kind("the name of a host", read_host, "player.vimeo.com")),
    "files": many(Kind("the path of a file in the folder content", read_file, "demo/map.html")),
    "rel": many(choice({name: name for name in ("nofollow", "ugc", "noreferrer", "sponsored")})),
}


def read_html(node: Node) -> tuple[HtmlSetting, Diagnostics]:
    """Read what a site allows."""
    if not isinstance(node, Table):
        message = "'html' must be a group of settings"
        return HtmlSetting(), (fault(node, message, "write for example: html: {allow: [video]}"),)
    filled = fill(node, HTML_FORM)
    return HtmlSetting(**filled.values), filled.diagnostics
