"""Names as keys, to be matched, and as slugs, to be addresses."""

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")
_SEPARATORS = re.compile("[\\s_\u2010-]+")  # U+2010 is a hyphen, and NFKC makes one of U+2011
_KEPT = frozenset("-_.~")
_SPELLED = {"+": "-plus-", "#": "-sharp-", "♯": "-sharp-", "&": "-and-", "@": "-at-"}
_LONGEST = 200
"""Bytes of a slug: file systems allow 255 for a name."""


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Give names that differ in case, accents, ``-``, ``_``, spaces or invisible marks one key."""
    if name.isascii():
        return _SEPARATORS.sub("", name).casefold()
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
    visible = "".join(c for c in decomposed if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", _ACCENTS.sub("", _SEPARATORS.sub("", visible)))


def slug_of(name: str) -> str:
    """Write a name as a path segment: ``C#`` is ``c-sharp``, ``$`` is ``dollar-sign``."""
    folded = unicodedata.normalize("NFC", name).casefold()
    visible = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    spelled = "".join(_SPELLED.get(c, c) for c in unicodedata.normalize("NFC", visible))
    return _tidy("".join(c if is_kept(c) else "-" for c in spelled)) or _by_names(name)


def is_kept(character: str) -> bool:
    """Tell whether an address keeps a character as it is: letters, marks, digits, ``-_.~``."""
    return character in _KEPT or unicodedata.category(character)[0] in "LMN"


def _by_names(name: str) -> str:
    """Spell out a name that has no letter, by the names that Unicode gives its characters."""
    names = (unicodedata.name(c, f"u{ord(c):04x}") for c in name if not c.isspace())
    return _tidy("-".join(names).casefold().replace(" ", "-")) or "untitled"


def _tidy(slug: str) -> str:
    """Take away hyphens that separate nothing, and what is too long for a file's name."""
    single = re.sub("-{2,}", "-", slug).strip("-._")
    return single.encode()[:_LONGEST].decode(errors="ignore").rstrip("-._")
