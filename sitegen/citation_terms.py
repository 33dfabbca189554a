"""Citation terms: what citations say besides the works that they name, in a site's language."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from msgspec import Struct

from sitegen.cldr import month_names
from sitegen.words import Words

_KINDS = {
    "dataset": "dataset",
    "graphic": "graphic",
    "map": "map",
    "motion_picture": "video",
    "post": "post",
    "software": "software",
    "song": "audio",
}
"""The types of CSL that APA names, and the messages that name them."""
_TITLE = "\0"


class Quotes(Struct, frozen=True):
    """Markup around a text; ``is_around_stops`` tells whether a full stop goes within it."""

    opening: str
    closing: str
    is_around_stops: bool


class Terms(Struct, frozen=True):
    """The terms of a language; months from January on, kinds by the types of CSL."""

    and_: str
    et_al: str
    no_date: str
    released: str
    quotes: Quotes
    within: Quotes
    months: tuple[str, ...]
    kinds: Mapping[str, str]


@lru_cache(maxsize=4)
def terms_of(words: Words) -> Terms:
    """Gather the terms that a site's language has."""
    say = words.say
    return Terms(
        and_=say("citation_and"),
        et_al=say("citation_et_al"),
        no_date=say("citation_no_date"),
        released=say("citation_released"),
        quotes=_quotes("quoted", words),
        within=_quotes("quoted_within", words),
        months=month_names(words.language),
        kinds={kind: say(f"citation_{name}") for kind, name in _KINDS.items()},
    )


def _quotes(name: str, words: Words) -> Quotes:
    """Read off a message how a title is quoted, and where the stop that ends it goes."""
    pieces = words.form(f"citation_{name}", None)
    text = "".join([each.text or _TITLE for each in pieces])
    opening, _, closing = escape(text, quote=False).partition(_TITLE)
    return Quotes(opening, closing.strip("."), closing.startswith("."))
