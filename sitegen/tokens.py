"""Words: what a text is found by, with case, accents and width folded.

The script of the search page folds in the same way, by the same tables. Scripts that are written
without spaces give pairs of neighbouring characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 40
"""Characters of a word; what is longer isn't searched for."""
UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff"  # kana, and marks of repetition
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""The characters of scripts that put no spaces between words."""
OPTIONAL = (
    "\u00ad\u02b9-\u02bf\u0300-\u036f\u0483-\u0487"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks that many leave out: accents, Hebrew and Arabic vowels, stretched lines, soft hyphens.

The vowels of Indic scripts and the marks of voiced kana belong to their words, and stay.
"""
PLAIN = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "\N{GREEK SMALL LETTER FINAL SIGMA}": "\N{GREEK SMALL LETTER SIGMA}",
}
"""Letters that Unicode doesn't take apart, and how those write them who lack them."""
_rough = re.compile("[a-z0-9\u00aa-\u1fff\u200d\u2070-\U0010ffff]+").findall
_optional = re.compile(f"[{OPTIONAL}]+").sub
_pieces = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+").findall
is_unspaced = re.compile(f"[{UNSPACED}]").match
_TABLE = str.maketrans(PLAIN)
_ASCII = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))


def fold(text: str) -> str:
    """Fold case, accents and width: ``Straße`` is ``strasse``, ``Ｃａｆé`` is ``cafe``."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower().upper().lower()
    bare = _optional("", unicodedata.normalize("NFKD", decomposed))
    return unicodedata.normalize("NFC", bare.translate(_TABLE))


def words_of(text: str) -> Iterable[str]:
    """List the words of a text in their order, folded; one may come again."""
    if text.isascii():
        return text.translate(_ASCII).split()
    found: list[str] = []
    for each in _rough(text.lower()):
        if each.isascii():
            found.append(each)
        else:
            found += _folded(each)
    return found


@lru_cache(maxsize=16_384)
def _folded(rough: str) -> tuple[str, ...]:
    return tuple(_terms(fold(rough)))


def _terms(folded: str) -> Iterator[str]:
    spaced = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded)
    for word in spaced.split():
        for piece in _pieces(word):
            if is_unspaced(piece):
                yield from (piece[at : at + 2] for at in range(len(piece)))
            else:
                yield piece
