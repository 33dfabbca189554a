"""Names of those who made a thing, as its editors wrote them: ``Family, Given`` or an organization.

A name with a comma is a person's; one without stays whole. An identifier that only people or only
organizations have leaves no doubt.
"""

from functools import lru_cache

from msgspec import Struct

from sitegen.identifiers import Identifier, identified
from sitegen.model import Person
from sitegen.spaces import one_line

_HELD = 4096


class Name(Struct, frozen=True):
    """A name in its parts; one without a given name stays whole, as ``family``."""

    family: str
    given: str = ""
    suffix: str = ""


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
