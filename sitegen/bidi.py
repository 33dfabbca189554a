"""Directions of writing (Unicode, UAX #9): what turns one text must not turn those beside it."""

import re

_EMBEDDING = re.compile("[\u202a\u202b\u202d\u202e]")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Close within a text what it opens; one that needs this is isolated as a whole."""
    kept: list[str] = []
    depth = 0
    for character in text:
        if character == _POP:
            if not depth:
                continue
            depth -= 1
        depth += character in _ISOLATES
        kept.append(character)
    if len(kept) == len(text) and not depth and not _EMBEDDING.search(text):
        return text
    return f"{_FIRST_STRONG}{''.join(kept)}{_POP * depth}{_POP}"
