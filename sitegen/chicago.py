"""Chicago: the reference list of the Chicago Manual of Style (18th edition), author and date.

What CSL's style for it says; it writes titles in English with headline-style capitals.
"""

import re
from functools import lru_cache

from sitegen.citation_terms import Terms
from sitegen.citation_text import (
    BY_GROUP,
    ITALIC,
    PLAIN,
    address,
    capitalized,
    inverted,
    law,
    month_and_day,
    requoted,
    sentence,
    stopped,
    within,
)
from sitegen.cited_works import SERIAL, WEBPAGE, Reference
from sitegen.person_names import Name, united

_QUOTED = SERIAL | {
    *("dataset", "document", "manuscript", "post", "speech", "thesis", WEBPAGE),
}
"""Works whose titles are in quotes; those of all others are in italics."""
_BY_YEAR = frozenset({"book", "chapter", "legislation", "motion_picture", "report", "thesis"})
"""What has a date to the year; all else has it to the day."""
_BY_CONTAINER = frozenset({"article-magazine", "article-newspaper", WEBPAGE})
"""What is listed under what it appears in, if nobody else is named."""
_INITIALS = re.compile(r"(?<!\S)[^\W\d_](?:\.[^\W\d_])*\.?(?!\S)")
_HELD = 4096
_MOST, _FIRST = 6, 3
"""So many authors are named; of more, so many."""


def chicago(work: Reference, terms: Terms) -> str:
    """Write a work as markup."""
    sentences = (law(work, terms),) if work.type == "legislation" else _sentences(work, terms)
    return " ".join([each for each in (*sentences, sentence(address(work), terms)) if each])


def _sentences(work: Reference, terms: Terms) -> tuple[str, ...]:
    """Write who, when, what and where; what comes first in place of an author comes only once."""
    year = sentence(str(work.issued[0]), terms) if work.issued else sentence(terms.no_date, terms)
    title, container, publisher = _title(work, terms), work.container, work.publisher
    if work.authors:
        who = sentence(_names(work.authors, terms), terms)
    elif publisher and work.type in BY_GROUP:
        who, publisher = sentence(publisher, terms), ""
    elif container and work.type in _BY_CONTAINER:
        who, container = _alone(work, terms), ""
    else:
        who, title = title, ""
    return who, year, title, _where(work, container, publisher, terms)


def _title(work: Reference, terms: Terms) -> str:
    title = work.title if work.type == "post" else capitalized(work.title, work)
    if work.type not in _QUOTED:
        return sentence(title, terms, ITALIC)
    return sentence(requoted(stopped(title, terms), terms), terms, terms.quotes)


def _alone(work: Reference, terms: Terms) -> str:
    """Name what a work appears in as a sentence of its own."""
    look = ITALIC if work.type in SERIAL else PLAIN
    return sentence(capitalized(work.container, work), terms, look)


def _where(work: Reference, container: str, publisher: str, terms: Terms) -> str:
    """Write what a work appears in, who published it, and when exactly, as one sentence."""
    day = "" if work.type in _BY_YEAR else month_and_day(work, terms)
    if day and work.type == "software":
        released = terms.released if publisher else terms.released.capitalize()
        day = f"{released} {day}"
    after = [each for each in (publisher, day) if each]
    if not container:
        return sentence(", ".join(after), terms) if after else ""
    if work.type not in SERIAL:
        return sentence(", ".join([capitalized(container, work), *after]), terms)
    if not after:
        return _alone(work, terms)
    return f"{within(capitalized(container, work), ITALIC)}, {sentence(', '.join(after), terms)}"


def _names(names: tuple[Name, ...], terms: Terms) -> str:
    """Write names, the first one the other way round."""
    first, *others = [inverted(names[0], spaced(names[0].given)), *map(_natural, names[1:])]
    if len(names) > _MOST:
        return f"{', '.join([first, *others[: _FIRST - 1]])}, {terms.et_al}"
    if not others:
        return first
    *between, last = others
    return f"{', '.join([first, *between])}, {terms.and_} {last}"


@lru_cache(maxsize=_HELD)
def spaced(given: str) -> str:
    """Write initials among given names with stops and spaces: ``J.R.R.`` is ``J. R. R.``."""
    return _INITIALS.sub(_spaced, given)


def _spaced(found: re.Match[str]) -> str:
    letters = found[0].replace(".", "")
    return " ".join([f"{each}." for each in letters]) if letters.isupper() else found[0]


def _natural(name: Name) -> str:
    parts = (spaced(name.given), name.family, name.suffix)
    return united(name) or " ".join([each for each in parts if each])
