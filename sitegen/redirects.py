"""Redirects: old addresses in the words of web servers, which then answer with status 301.

The pages at old addresses lead on by themselves. With these files a server does so at once, where
it reads them.
"""

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from sitegen.urls import base_path

LONGEST = 1000
"""Bytes of a rule: what Cloudflare Pages reads; pages at longer addresses lead on alone."""
_SAFE = "/~"
_NGINX_HEAD = b"# For nginx: include this file in a map of $uri.\n"


class Move(Struct, frozen=True):
    """An old address, and the address of the page that it leads to."""

    old: str
    new: str


def redirects_file(base_url: str, moves: tuple[Move, ...]) -> bytes:
    """Write ``_redirects``, which Cloudflare Pages, Netlify and GitLab Pages read: a rule a line.

    All but letters, digits and ``/-_.~`` is percent-encoded (RFC 3986), so that no address has a
    space, which ends it, or a ``*`` or ``:``, which stand for more than themselves.
    """
    rules = (f"{old} {new} 301\n".encode() for old, new in _paths(base_url, moves))
    return b"".join(rule for rule in rules if len(rule) <= LONGEST)


def nginx_map(base_url: str, moves: tuple[Move, ...]) -> bytes:
    """Write what an nginx ``map`` includes: it compares with ``$uri``, which isn't encoded.

    In its quotes only a quote and a backslash mean something (a ``$`` does in values alone, where
    it is encoded).
    """
    root = base_path(base_url)[:-1]
    pairs = zip(moves, _paths(base_url, moves), strict=True)
    rules = (f'"{_escaped(root + move.old)}" "{new}";\n'.encode() for move, (_, new) in pairs)
    return _NGINX_HEAD + b"".join(rule for rule in rules if len(rule) <= LONGEST)


def _paths(base_url: str, moves: tuple[Move, ...]) -> Iterator[tuple[str, str]]:
    """Write both addresses from the server's root on, encoded."""
    root = base_path(base_url)[:-1]
    for move in moves:
        yield root + quote(move.old, safe=_SAFE), root + quote(move.new, safe=_SAFE)


def _escaped(path: str) -> str:
    return path.replace("\\", "\\\\").replace('"', '\\"')
