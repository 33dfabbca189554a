"""APA: the reference list of the American Psychological Association (Publication Manual, 7th ed.).

What CSL's style for it says, with one thing left out: ``Retrieved``, which belongs before a day.
"""

from sitegen.citation_terms import Quotes, Terms
from sitegen.citation_text import (
    BY_GROUP,
    ITALIC,
    PLAIN,
    address,
    capitalized,
    inverted,
    law,
    month_and_day,
    sentence,
    within,
)
from sitegen.cited_works import SERIAL, WEBPAGE, Reference
from sitegen.person_names import Name

_BY_YEAR = frozenset(
    (
        *("article-journal", "book", "chapter", "dataset", "graphic", "legislation"),
        *("manuscript", "map", "report", "software", "thesis"),
    )
)
"""What has a date to the year; all else has it to the day."""
_MOST, _FIRST = 20, 19
"""So many authors are named; of more, so many and the last one."""


def apa(work: Reference, terms: Terms) -> str:
    """Write a work as markup."""
    sentences = (law(work, terms),) if work.type == "legislation" else _sentences(work, terms)
    return " ".join([each for each in (*sentences, within(address(work))) if each])


def _sentences(work: Reference, terms: Terms) -> tuple[str, ...]:
    """Write who, when, what and where; what comes first in place of an author comes only once."""
    date, look = f"({_date(work, terms)}).", PLAIN if work.type in SERIAL else ITALIC
    kind, publisher = _kind(work, terms), _publisher(work)
    if work.authors:
        who, what = sentence(_names(work.authors), terms), _titled(work, look, kind, terms)
    elif work.type in BY_GROUP and publisher:
        who, what = sentence(publisher, terms), _titled(work, look, kind, terms)
        publisher = ""
    else:
        who, what = sentence(work.title, terms, look), f"{kind}." if kind else ""
    published = sentence(publisher, terms) if publisher else ""
    return who, date, what, published, _container(work, terms)


def _titled(work: Reference, look: Quotes, kind: str, terms: Terms) -> str:
    return f"{within(work.title, look)} {kind}." if kind else sentence(work.title, terms, look)


def _date(work: Reference, terms: Terms) -> str:
    if not work.issued:
        return terms.no_date
    rest = "" if work.type in _BY_YEAR else month_and_day(work, terms)
    return f"{work.issued[0]}, {rest}" if rest else str(work.issued[0])


def _kind(work: Reference, terms: Terms) -> str:
    """Say what a work is, where that isn't to be expected; of a thesis, where it was written."""
    if work.type == "thesis":
        return f"[{within(work.publisher)}]" if work.publisher else ""
    kind = terms.kinds.get(work.type, "")
    return f"[{within(kind)}]" if kind else ""


def _publisher(work: Reference) -> str:
    """Name a publisher that isn't named yet: one that is the author isn't named again."""
    return "" if work.type == "thesis" or _is_author(work.publisher, work) else work.publisher


def _is_author(name: str, work: Reference) -> bool:
    return work.authors == (Name(name),)


def _container(work: Reference, terms: Terms) -> str:
    """Name what a work appears in; a site that is the author of its page isn't named again."""
    if not work.container or (work.type == WEBPAGE and _is_author(work.container, work)):
        return ""
    look = ITALIC if work.type in SERIAL else PLAIN
    return sentence(capitalized(work.container, work), terms, look)


def _names(names: tuple[Name, ...]) -> str:
    written = [inverted(each, initials(each.given)) for each in names]
    if len(names) > _MOST:
        return f"{', '.join(written[:_FIRST])}, … {written[-1]}"
    *first, last = written
    return f"{', '.join(first)}, & {last}" if first else last


def initials(given: str) -> str:
    """Shorten given names to their initials: ``Jean-Paul M.`` is ``J.-P. M.``."""
    return " ".join([_initial(each) for each in given.split()])


def _initial(word: str) -> str:
    """Shorten a name; one without a capital, or of a script without them, stays whole."""
    if word.endswith("."):
        return word.replace(".", ". ").rstrip().replace(". -", ".-")
    first, *more = word.split("-")
    if not first[:1].isupper():
        return word
    return "-".join([f"{each[0]}." for each in (first, *more) if each[:1].isupper()])
