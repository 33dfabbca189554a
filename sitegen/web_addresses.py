"""Web addresses: how a link checker is given one, and which are the same (RFC 3986, 6.2)."""

import re
from collections.abc import Iterator
from urllib.parse import quote

_PARTS = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_BREAKS = str.maketrans("", "", "\t\n\r")
"""What browsers leave out of addresses."""
_UNFIT = re.compile(r"[^A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")
_BRACKETS = re.compile(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}
_LAST = re.compile(r"[!'*,.:;]+$")
"""What ends a sentence rather than an address, so that nobody who finds one in a text takes it."""
_NOTHING = re.compile(r"\?(?=#|$)|#$")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile("[A-Za-z0-9._~-]")
_PORTS = {"http": ":80", "https": ":443"}
_PUNYCODE = "xn--"


def is_web(address: str) -> bool:
    """Tell whether an address is one with http or https."""
    return _PARTS.match(address) is not None


def askable(address: str) -> str:
    """Write an address so that it is taken whole from a list of them, one in a line.

    What stands for the same place everywhere is kept; only what ends addresses in running text,
    such as a last full stop, is written as its escape.
    """
    scheme, host, rest = _parts(address)
    rest = _NOTHING.sub("", _UNFIT.sub(lambda found: quote(found[0]), rest))
    rest = _LAST.sub(_escaped, rest)
    return f"{scheme}://{host}{rest if _is_balanced(rest) else _BRACKETS.sub(_escaped, rest)}"


def key(address: str) -> str:
    """Give addresses that every server takes for one the same key.

    The case of schemes, hosts and escapes makes no difference, nor do escapes that need not be,
    steps up and down, the usual port, and the two ways of writing a host's letters.
    """
    scheme, host, rest = _parts(askable(address))
    path, mark, more = _cut(_ESCAPE.sub(_plain, rest))
    return f"{scheme}://{_host(host, scheme)}{_walked(path)}{mark}{more}"


def _parts(address: str) -> tuple[str, str, str]:
    """Part an address into scheme, host and all that follows, which starts with ``/``."""
    found = _PARTS.fullmatch(address.translate(_BREAKS).strip())
    if not found:
        raise ValueError(address)
    scheme, authority, rest = found.groups()
    user, at, host = authority.rpartition("@")
    return scheme.lower(), f"{user}{at}{host.lower()}", rest if rest[:1] == "/" else f"/{rest}"


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{ord(each):02X}" for each in found[0])


def _is_balanced(text: str) -> bool:
    """Tell whether each bracket has its counterpart."""
    opened: list[str] = []
    for each in _BRACKETS.findall(text):
        if each not in _PAIRS:
            opened.append(each)
        elif not opened or opened.pop() != _PAIRS[each]:
            return False
    return not opened


def _plain(escape: re.Match[str]) -> str:
    """Write a character as itself where that is the same (RFC 3986, 6.2.2.2)."""
    character = chr(int(escape[0][1:], 16))
    return character if _UNRESERVED.match(character) else escape[0].upper()


def _cut(rest: str) -> tuple[str, str, str]:
    """Part a path from the query and the fragment, which no steps are taken in."""
    path, mark, more = re.split(r"([?#]|$)", rest, maxsplit=1)
    return path, mark, more


def _walked(path: str) -> str:
    """Take the steps of a path (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    steps = path.split("/")[1:]
    for number, each in enumerate(steps, 1):
        if each == "..":
            kept = kept[:-1]
        elif each != ".":
            kept.append(each)
        if each in {".", ".."} and number == len(steps):
            kept.append("")
    return "/" + "/".join(kept)


def _host(host: str, scheme: str) -> str:
    return ".".join(_letters(host.removesuffix(_PORTS[scheme])))


def _letters(host: str) -> Iterator[str]:
    """Read the labels that are written in ASCII for letters of other scripts (RFC 3492)."""
    for label in host.split("."):
        if not label.startswith(_PUNYCODE):
            yield label
            continue
        try:
            yield label.removeprefix(_PUNYCODE).encode().decode("punycode")
        except UnicodeError:
            yield label
