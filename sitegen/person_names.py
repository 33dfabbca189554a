"""Names of those who made a thing, as its editors wrote them: ``Family, Given`` or an organization.

A name with a comma is a person's; one without stays whole. An identifier that only people or only
organizations have leaves no doubt.
"""

import re
from functools import lru_cache

from msgspec import Struct

from sitegen.identifiers import Identifier, identified
from sitegen.model import Person
from sitegen.spaces import one_line

_HELD = 4096
_is_east_asian = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff ]+"
).fullmatch
"""Chinese characters, Japanese kana and Korean hangul."""


class Name(Struct, frozen=True):
    """A name in its parts; one without a given name stays whole, as ``family``."""

    family: str
    given: str = ""
    suffix: str = ""


def united(name: Name) -> str:
    """Write the name of a person from East Asia, in its own script; empty if it is any other.

    The family name comes first there, wherever a name stands, and nothing parts the two: that is
    what the specification of CSL says of these scripts as well.
    """
    if name.family.isascii():  # as most are
        return ""
    whole = name.family + name.given
    return whole if name.given and _is_east_asian(whole) else ""


def is_person(person: Person, known: Identifier | None) -> bool:
    """Tell a person from an organization; ``known`` is the identifier, if it is registered."""
    if known and known.is_person is not None:
        return known.is_person
    return "," in person.name


@lru_cache(maxsize=_HELD)
def name_of(person: Person) -> Name:
    """Take a person's name apart; an organization's is whole, with a comma or without."""
    known = identified(person.identifier) if person.identifier else None
    name = one_line(person.name)
    return parted(name) if is_person(person, known) else Name(name)


def parted(name: str) -> Name:
    """Take ``Family, Given`` or ``Family, Given, Suffix`` apart."""
    family, _, rest = (part.strip() for part in name.partition(","))
    given, _, suffix = (part.strip() for part in rest.partition(","))
    return Name(family, given, suffix) if family and given else Name(family or given)
