"""Addresses as editors write them: of the web, of this site's files, and old ones of a page."""

import re
from posixpath import normpath
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from sitegen.codes import Code
from sitegen.kinds import Fault, Kind, not_
from sitegen.located import Text
from sitegen.source import CONTENT

_ADDRESS = "an address"
_ALIAS = "an old address of this page"
_PICTURE = "the path of a picture of this site"
_FEATURED = "the path of a resource"
_TOPICS = f"{CONTENT}topics/"
_RESOURCES = f"{CONTENT}resources/"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+")
_HOST = re.compile(r"www\.|[\w.-]+\.(?:com|edu|gov|int|mil|net|org)(?:[:/?#]|$)", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:[/?#]|$)")
_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_PAGES = (".html", ".htm")
_NO_UTF_8 = "write the letters themselves; what the percent signs in it stand for is no UTF-8"
_LONGEST_NAME = 255
"""Bytes: what file systems allow."""


def read_address(text: Text) -> str | Fault:
    """Read an address with http, https or mailto (RFC 3986), or the path of a file of this site."""
    written = text.text.strip().replace("&amp;", "&")
    if not written.isprintable() or " " in written or "\\" in written:
        return _odd_character(written)
    scheme = _SCHEME.match(written)
    if scheme and not _DOI.fullmatch(written):
        return _with_scheme(written, scheme[1].lower())
    hint = missing_scheme(written)
    return Fault(not_(_ADDRESS, written), hint) if hint else written


def read_picture(text: Text) -> str | Fault:
    """Read the path of a picture; those of other sites could vanish, and would watch readers."""
    written = text.text.strip()
    if _SCHEME.match(written) or missing_scheme(written):
        hint = "save the picture beside this file and write its name"
        return Fault(not_(_PICTURE, written), hint)
    path = read_address(text)
    if isinstance(path, Fault):
        return Fault(not_(_PICTURE, written), path.hint)
    if not path.lower().endswith(_SUFFIXES):
        return Fault(not_(_PICTURE, written), f"its name must end with {', '.join(_SUFFIXES)}")
    return path


def read_alias(text: Text) -> str | Fault:
    """Read an old address of a page, without percent signs: from ``/``, or from its folder.

    What doesn't end with ``.html`` is a folder's address and gets a slash at its end.
    """
    try:
        written = unquote(text.text.strip(), errors="strict")
        reason = _no_alias(written)
    except UnicodeDecodeError:
        written, reason = "", _NO_UTF_8
    if reason:
        return Fault(not_(_ALIAS, text.text), reason, Code.ALIAS_INVALID)
    path = normalize("NFC", written)
    return path if path.endswith(("/", *_PAGES)) else f"{path}/"


def read_featured(text: Text) -> str | Fault:
    """Read the path of a resource: from the content folder, the site's, or the topics' folder."""
    written = text.text.strip()
    base = _TOPICS if written.startswith(("./", "../")) else CONTENT
    path = normpath(base + written.removeprefix("/").removeprefix(CONTENT))
    if not path.startswith(_RESOURCES):
        hint = "write its path from content/ on, such as resources/accents.md"
        return Fault(not_(_FEATURED, written), hint)
    if not path.endswith(".md"):
        return Fault(not_(_FEATURED, written), f"write {path.removeprefix(CONTENT)}.md")
    return path


ADDRESS = Kind(_ADDRESS, read_address, "https://example.org/page")
PICTURE = Kind(_PICTURE, read_picture, "map.png")
ALIAS = Kind(_ALIAS, read_alias, "/old/page/")
FEATURED = Kind(_FEATURED, read_featured, "resources/accents.md")


def _odd_character(written: str) -> Fault:
    problem = not_(_ADDRESS, written)
    if "\\" in written:
        return Fault(problem, "write / instead of \\")
    if not written.isprintable():
        return Fault(problem, "it holds an invisible character; copy the address once more")
    if doi := _DOI.fullmatch(written):
        return Fault(problem, f"write https://doi.org/{doi[1]}")
    return Fault(problem, "an address has no spaces; write each as %20")


def _with_scheme(written: str, scheme: str) -> str | Fault:
    if scheme == "mailto":
        hint = "write the mail address after the colon: mailto:ann@example.org"
        return written if "@" in written else Fault(not_(_ADDRESS, written), hint)
    if scheme not in {"http", "https"}:
        problem = f"must be {_ADDRESS} with https:, http: or mailto:, not with '{scheme}:'"
        return Fault(problem, "write another address, or the path of a file of this site")
    if not _has_host(written):
        return Fault(not_(_ADDRESS, written), f"write {scheme}://, then the name of the server")
    return written


def _has_host(written: str) -> bool:
    if _PLAIN_HOST.match(written):  # as most are, and taking an address apart takes time
        return True
    try:
        parts = urlsplit(written)
        return parts.port != 0 and bool(parts.hostname)
    except ValueError:  # brackets that hold no IPv6 address, a port that is no number
        return False


def missing_scheme(written: str) -> str:
    """Show how an address that lacks its beginning would be written in full."""
    if written.startswith("//"):
        return f"write https:{written}"
    if _MAIL.fullmatch(written):
        return f"write mailto:{written}"
    if doi := _DOI.fullmatch(written):
        return f"write https://doi.org/{doi[1]}"
    return f"write https://{written}" if _HOST.match(written) else ""


def _no_alias(written: str) -> str:
    """Say why a text is no path of this site; empty if it is one."""
    segments = written.removeprefix("/").removesuffix("/").split("/")
    if _SCHEME.match(written) or written.startswith("//") or "\\" in written:
        return "write only the part after the server's name, from its '/' on"
    if ".." in segments or "." in segments or "" in segments:
        return "write the whole path, without '..', '.' or '//'"
    if not written.isprintable() or "?" in written or "#" in written:
        return "leave out '?' and '#' and what follows them, and invisible characters"
    too_long = any(len(segment.encode()) > _LONGEST_NAME for segment in segments)
    return "shorten it: no part may be longer than 255 characters" if too_long else ""
