"""Addresses: where a file of the content folder is found on the site, and how that is written.

An *address* is a path from the site's root with a leading ``/``, in characters, unquoted:
``/topics/customer-service/`` for a page, ``/handouts/map.pdf`` for a file.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from sitegen.slugs import is_kept

_SCHEME = re.compile("^(?:https?:)?//", re.IGNORECASE)
_HOST = re.compile("(?:https?:)?//(?:[^/?#]*@)?([^/?#]*)", re.IGNORECASE)
_is_plain = re.compile("[A-Za-z0-9/._~-]*").fullmatch  # mostly; quoting takes twenty times as long
_is_encoded = re.compile(r"[A-Za-z0-9!#$%&'()*+,./:;=?@\[\]_~-]*").fullmatch
_EXTERNAL = ("http:", "https:", "mailto:", "tel:", "//")
_TRACKING = re.compile(
    "(?:utm_|mc_[ce]id|fbclid|gclid|msclkid|igshid|_hs)[^=]*(?:=|$)", re.IGNORECASE
)


def address_of(content_path: str) -> str:
    """Give the address of a Markdown file: ``resources/a.md`` is ``/resources/a/``."""
    path = unicodedata.normalize("NFC", content_path.removesuffix(".md"))
    folder, _, name = path.rpartition("/")
    stem = folder if name == "index" else path
    return f"/{stem}/" if stem else "/"


def file_address(content_path: str) -> str:
    """Give the address of a file that is copied as it is."""
    return "/" + unicodedata.normalize("NFC", content_path)


def is_external(target: str) -> bool:
    """Tell whether an address in a field leads out of the site and is no path of it."""
    return target.lower().startswith(_EXTERNAL)


def output_path(address: str) -> str:
    """Name the output file that a web server answers an address with."""
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def collation_key(address: str) -> str:
    """Give addresses that some file system takes for one the same key."""
    if address.isascii():
        return address.lower()
    folded = unicodedata.normalize("NFD", address).casefold()
    return unicodedata.normalize("NFC", folded)


def quoted(address: str) -> str:
    """Percent-encode what may not stand in a path, letters of all scripts aside (RFC 3987)."""
    if _is_plain(address):
        return address
    if address.isascii():
        return quote(address, safe="/~")
    return "".join(c if is_kept(c) or c == "/" else quote(c) for c in address)


def href(base: str, address: str) -> str:
    """Write an address for a page of a site whose root is the path ``base`` (``/library/``)."""
    return base[:-1] + quoted(address)


def absolute(base_url: str, address: str) -> str:
    """Write an address in full, in ASCII (RFC 3986), for feeds, sitemaps and exports."""
    written = address if _is_plain(address) else quote(address, safe="/~")
    return base_url.rstrip("/") + written


def concept_iri(base_url: str, address: str) -> str:
    """Name the concept that the page of a topic is about; the page itself is another thing."""
    return f"{absolute(base_url, address)}#concept"


def scheme_iri(base_url: str) -> str:
    """Name the vocabulary that all topics make up."""
    return f"{absolute(base_url, '/topics/')}#scheme"


def encoded(address: str) -> str:
    """Percent-encode what may not stand in an address (RFC 3986), and nothing twice."""
    return address if _is_encoded(address) else quote(address, safe="!#$%&'()*+,-./:;=?@[]_~")


@lru_cache(maxsize=16)
def base_path(base_url: str) -> str:
    """Give the path of a site's root, with a slash at either end."""
    return urlsplit(base_url).path.rstrip("/") + "/"


def host_of(link: str) -> str:
    """Name the host of a link for readers, ``www.`` aside; empty for what leads to no host."""
    found = _HOST.match(link)
    return found[1].lower().removeprefix("www.") if found else ""


def link_key(link: str) -> str:
    """Give links that lead to one page the same key.

    Scheme, ``www.``, tracking parameters, the host's case and a last slash make no difference.
    """
    address, hash_, fragment = link.partition("#")
    path, _, query = address.partition("?")
    host, slash, rest = _SCHEME.sub("", path).partition("/")
    kept = "&".join(each for each in query.split("&") if not _TRACKING.match(each))
    host = host.lower().removeprefix("www.")
    return f"{(host + slash + rest).rstrip('/')}?{kept}{hash_}{fragment}"
