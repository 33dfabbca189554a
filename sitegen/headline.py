"""Headline-style capitals, which Chicago gives to titles in English, by the rules of CSL.

CSL 1.0.2 has the first letter of each word a capital, but for a few short ones that stand neither
first nor last. A word that has a capital already keeps the case that it has: ``iPhone``, ``NASA``.
"""

import re
from functools import lru_cache

_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor"),
        *("of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with", "yet"),
        *("v", "v.", "vs", "vs."),
    )
)
_is_address = re.compile(r".*\w(?:\.|://|@)\w").match
_HELD = 16_384
"""Words that are held: as many as a collection has in its titles."""
_STARTS = (":", "?", "!")
"""What the next word is a first one after."""
_NO_BREAK = "\xa0"
_AROUND = "“”‘’\"'()[]«»,;:?!…"  # noqa: RUF001  # quotes are among it
_opened = re.compile(rf"[{re.escape(_AROUND)}]*([^\W\d_])").match


def headline(title: str) -> str:
    """Write a title in headline-style capitals."""
    words = title.replace(_NO_BREAK, " ").split(" ")
    last = len(words) - 1
    written, is_edge = [], True
    for at, word in enumerate(words):
        written.append(_worded(word, is_edge=is_edge or at == last))
        is_edge = word.endswith(_STARTS)
    return " ".join(written)


@lru_cache(maxsize=_HELD)
def _worded(word: str, *, is_edge: bool) -> str:
    """Write a word, and the parts of one with hyphens."""
    if not word.islower() or _is_address(word):
        return word
    if "-" not in word:
        return word if word.strip(_AROUND) in _SMALL and not is_edge else _capital(word)
    pieces = word.split("-")
    edges = {0, len(pieces) - 1} if is_edge else {0}
    return "-".join(
        [
            each if each.strip(_AROUND) in _SMALL and at not in edges else _capital(each)
            for at, each in enumerate(pieces)
        ]
    )


def _capital(word: str) -> str:
    """Give a word a capital, unless a digit or a sign starts it: ``3d``, ``#books``, ``.org``."""
    found = _opened(word)
    return word[: found.start(1)] + found[1].upper() + word[found.end() :] if found else word
