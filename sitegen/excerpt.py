"""The first words of a text."""

import re
import unicodedata

_ELLIPSIS = "…"
_LOOSE = " ,;:–—-、，；：「『（【《"  # noqa: RUF001  # what no excerpt should end with, look-alikes too
_ENOUGH = 2
"""Times the length of an excerpt: so much of a long text has all of it, if spaces are few."""
_BREAKS = " \u200b"
"""A space, and the invisible one that Khmer and Burmese have between words."""
_UNSPACED = re.compile(  # Chinese and Japanese: words without spaces between them
    "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_CLOSING = frozenset("、。，．・：；！？」』）】》〉ー々")  # noqa: RUF001  # what stays with its word
_JOINER = "\u200d"
_SKIN_TONES = frozenset("🏻🏼🏽🏾🏿")


def excerpt(text: str, length: int) -> str:
    """Shorten text to at most ``length`` characters, ended at a word by ``…`` if it was cut.

    ``length`` is 1 or more. A first word that is longer is cut, but no mark parted from its letter.
    """
    words = " ".join(text[: _ENOUGH * length].split())
    if len(words) <= length:
        words = " ".join(text.split())
    if len(words) <= length:
        return words
    ends = range(length - 1, 0, -1)
    end = next((at for at in ends if _ends_word(words, at)), None)
    if end is None:
        end = next((at for at in ends if _ends_character(words, at)), length - 1)
    return words[:end].rstrip(_LOOSE) + _ELLIPSIS


def _ends_word(text: str, at: int) -> bool:
    if text[at] in _BREAKS:
        return True
    unspaced = _UNSPACED.match(text, at) or _UNSPACED.match(text, at - 1)
    return bool(unspaced) and text[at] not in _CLOSING and _ends_character(text, at)


def _ends_character(text: str, at: int) -> bool:
    """Tell whether no mark, skin tone or joined picture follows (UAX 29, but for flags)."""
    after = text[at]
    joined = after == _JOINER or text[at - 1] == _JOINER or after in _SKIN_TONES
    return not joined and unicodedata.category(after)[0] != "M"
