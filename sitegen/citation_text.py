"""Citation text: the sentences of a citation as markup, each ended once."""

import re
from html import escape

from sitegen.citation_terms import Quotes, Terms
from sitegen.cited_works import WEBPAGE, Reference
from sitegen.headline import headline
from sitegen.identifiers import doi_address
from sitegen.person_names import Name, united

ITALIC = Quotes("<i>", "</i>", is_around_stops=False)
PLAIN = Quotes("", "", is_around_stops=False)
BY_GROUP = frozenset({"software", WEBPAGE})
"""What both styles list under its publisher if it has no author."""
_CLOSING = "”’»\"'"  # noqa: RUF001  # quotes are what this is about
_DOUBLE = ("”", '"')
_ends_in_single = re.compile(r"(?:.*[\s(])?(?:‘[^‘]+’|'[^']+')").fullmatch  # noqa: RUF001  # as above
"""What else ends in quotes: a single sign at the end of a word may be an apostrophe, too."""
_ENDS = (".", "?", "!")
_QUOTED = re.compile('“([^“”]*)”|"([^"]*)"')


def sentence(text: str, terms: Terms, around: Quotes = PLAIN) -> str:
    """Write a text, with what is around it, as a sentence: with a stop, if it has no end."""
    text = stopped(text, terms)
    if text.rstrip(_CLOSING).endswith(_ENDS):
        return within(text, around)
    if around.is_around_stops:
        return within(f"{text}.", around)
    return f"{within(text, around)}."


def stopped(text: str, terms: Terms) -> str:
    """End a text that ends in quotes with a stop within these, where the language has it there."""
    bare = text.rstrip(_CLOSING)
    if not terms.quotes.is_around_stops or bare == text or bare.endswith(_ENDS):
        return text
    is_quoted = text.endswith(_DOUBLE) or _ends_in_single(text)
    return f"{bare}.{text[len(bare) :]}" if is_quoted else text


def within(text: str, around: Quotes = PLAIN) -> str:
    """Write a text as markup, with what is around it."""
    return f"{around.opening}{escape(text, quote=False)}{around.closing}"


def law(work: Reference, terms: Terms) -> str:
    """Write what both styles say of a law; they want more of it than a collection knows."""
    title = capitalized(work.title, work)
    return f"{within(title)} ({work.issued[0]})." if work.issued else sentence(title, terms)


def address(work: Reference) -> str:
    """Give the address of a work: that of its DOI, if it has one."""
    return doi_address(work.doi) if work.doi else work.url


def requoted(text: str, terms: Terms) -> str:
    """Write what is quoted in a title that is quoted itself in quotes of the other kind."""
    opening, closing = terms.within.opening, terms.within.closing
    return _QUOTED.sub(lambda found: f"{opening}{found[1] or found[2] or ''}{closing}", text)


def month_and_day(work: Reference, terms: Terms) -> str:
    """Write a month and a day, as far as they are known, in the order of both styles."""
    _, *rest = work.issued or (0,)
    return " ".join([terms.months[rest[0] - 1], *map(str, rest[1:])]) if rest else ""


def capitalized(text: str, work: Reference) -> str:
    """Write a title in headline-style capitals, if it is in English: no other language has them."""
    return headline(text) if work.language.partition("-")[0].lower() == "en" else text


def inverted(name: Name, given: str) -> str:
    """Write a name with the family name first."""
    return united(name) or ", ".join([each for each in (name.family, given, name.suffix) if each])
