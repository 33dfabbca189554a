"""What settings hold that front matter doesn't: the site's address, sizes, pages of the menu."""

import re
from posixpath import normpath
from urllib.parse import SplitResult, quote, urlsplit

from sitegen.accents import LIGHT
from sitegen.colors import is_readable, read_color, readable_shade
from sitegen.kinds import Fault, Kind, not_
from sitegen.located import Text
from sitegen.source import CONTENT
from sitegen.time_notations import zone_hint
from sitegen.zones import zone_name

_BASE_URL = "the full address of the site"
_GATEWAY = "the full address of a gateway"
_SIZE = "a whole number from 1 on"
_EXTENSION = "an installed extension of Python-Markdown"
_COLOR = "a color of CSS"
_READABLE = "a color that can be read on the light background of the pages"
_TIMEZONE = "the name of a time zone"
_MENU = "the path of a page in the folder content"
_NUMBER = re.compile(r"0*[1-9][0-9]{0,8}")
_KEPT = "/%:@!$&'()*+,;=~"
"""What stands for itself in a path (RFC 3986), and the sign of what is encoded already."""


def read_base_url(text: Text) -> str | Fault:
    """Read the address that a site has, and give it in ASCII with a ``/`` at its end."""
    return _read_root(text, BASE_URL)


def read_gateway(text: Text) -> str | Fault:
    """Read the address that a gateway has, and give it as that of a site is given."""
    return _read_root(text, GATEWAY)


def _read_root(text: Text, kind: Kind) -> str | Fault:
    written = text.text.strip()
    parts = _split(written)
    hint = _remedy(written, parts, kind.example)
    if parts is None or hint:
        return Fault(not_(kind.expected, written), hint)
    path = quote(parts.path, safe=_KEPT).rstrip("/")
    return f"{parts.scheme}://{parts.netloc.lower()}{path}/"


def read_size(text: Text) -> int | Fault:
    """Read a number of things, of which there must be one at least."""
    written = text.text.strip()
    if _NUMBER.fullmatch(written):
        return int(written)
    return Fault(not_(_SIZE, written), "write a number such as 25, in digits")


def read_menu_path(text: Text) -> str | Fault:
    """Read the path of a Markdown file, with the folder content in front or without."""
    written = text.text.strip()
    path = normpath(CONTENT + written.removeprefix("/").removeprefix(CONTENT))
    if ":" in written or not path.startswith(CONTENT):
        return Fault(not_(_MENU, written), "write a path such as about.md")
    if not path.endswith(".md"):
        return Fault(not_(_MENU, written), f"write {path.removeprefix(CONTENT)}.md")
    return path


def read_extension(text: Text) -> str | Fault:
    """Read the name of an extension that Python-Markdown can load."""
    from sitegen.markup import unknown_extensions  # noqa: PLC0415  # most sites name none

    written = text.text.strip()
    hint = "write its name as its documentation does, and install the package that it comes with"
    return Fault(not_(_EXTENSION, written), hint) if unknown_extensions((written,)) else written


def read_accent(text: Text) -> str | Fault:
    """Read a color that can be read on the light backgrounds of the theme, as ``#rrggbb``."""
    color = read_color(text.text)
    if color is None:
        return Fault(
            not_(_COLOR, text.text.strip()), 'write a color such as "#14595b" or darkgreen'
        )
    if not is_readable(color, LIGHT):
        shade = readable_shade(color, LIGHT)
        hint = f'write "{shade}", the nearest shade that can; the dark one is found by itself'
        return Fault(not_(_READABLE, text.text.strip()), hint)
    return color


def read_timezone(text: Text) -> str | Fault:
    """Read the name of a time zone, and give it as the zone database spells it."""
    written = text.text.strip()
    return zone_name(written) or Fault(not_(_TIMEZONE, written), zone_hint(written))


BASE_URL = Kind(_BASE_URL, read_base_url, "https://example.org/library/")
GATEWAY = Kind(_GATEWAY, read_gateway, "https://gateway.example.org/oai/")
SIZE = Kind(_SIZE, read_size, "25")
TIMEZONE = Kind(_TIMEZONE, read_timezone, "Europe/Berlin")
MENU = Kind(_MENU, read_menu_path, "about.md")
ACCENT = Kind(_COLOR, read_accent, "darkgreen")
EXTENSION = Kind(_EXTENSION, read_extension, "abbr")


def _split(written: str) -> SplitResult | None:
    """Take an address apart, if it is one with http or https and a host."""
    try:
        parts = urlsplit(written)
        sound = parts.port != 0 and bool(parts.hostname)
    except ValueError:  # brackets that hold no IPv6 address, a port that is no number
        return None
    clean = written.isprintable() and " " not in written and "\\" not in written
    return parts if sound and clean and parts.scheme in {"http", "https"} else None


def _remedy(written: str, parts: SplitResult | None, example: str) -> str:
    """Say what to change in an address; empty if nothing has to be."""
    if parts is None:
        host = re.match(r"[\w-]+\.[\w.-]+(?:/\S*)?$", written)
        return f"write https://{written if host else example.removeprefix('https://')}"
    if not parts.netloc.isascii():
        return "write the server's name in its ASCII form, which has parts that start with xn--"
    if "?" in written or "#" in written:
        return "leave out '?' and '#' and what follows them"
    return "leave out the name and the password" if "@" in parts.netloc else ""
