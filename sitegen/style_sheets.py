"""Style sheets: the same rules in fewer bytes, as every page waits for them."""

import re

_GAP = rb"(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"
_TOKEN = re.compile(
    rb"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\))"""
    rb"""|(?P<last>%(gap)s*;%(gap)s*(?=\}))"""
    rb"""|%(gap)s*(?P<sign>[{};,])%(gap)s*"""
    rb"""|(?P<colon>:)%(gap)s+"""
    rb"""|(?P<gap>%(gap)s+)""" % {b"gap": _GAP},
    re.DOTALL | re.IGNORECASE,
)
"""Texts and addresses; a last semicolon; a sign that needs no space around it; one that
needs none after it; all other space."""
_NOTHING = b"/**/"
"""What parts two words, as a comment does, without a space between them."""


def compact(sheet: bytes) -> bytes:
    """Leave out comments, and space that means nothing (CSS Syntax Module Level 3)."""
    return _TOKEN.sub(_shorter, sheet).strip()


def _shorter(match: re.Match[bytes]) -> bytes:
    if match["gap"]:
        return _NOTHING if match["gap"].startswith(b"/*") and match["gap"].endswith(b"*/") else b" "
    return match["kept"] or match["sign"] or match["colon"] or b""
