"""Agents: who made or published a thing, as linked data and for reference managers.

A name with a comma is a person's, ``Family, Given``; one without is an organization's. An
identifier that only people or only organizations have leaves no doubt.
"""

from functools import lru_cache

from msgspec import Raw

from sitegen import jsontext
from sitegen.identifiers import Identifier, identified
from sitegen.linked_data import Node, present
from sitegen.model import Person
from sitegen.person_names import is_person, parted, united
from sitegen.urls import encoded

_HELD = 4096


@lru_cache(maxsize=_HELD)
def agent(person: Person) -> Raw:
    """Tell who somebody is.

    A registered identifier is the node's name, and is told with its scheme; any other address is
    a page that says who they are.
    """
    known = identified(person.identifier)
    node = _person(person.name) if is_person(person, known) else _organization(person.name)
    node["sameAs"] = "" if known else encoded(person.identifier)
    if known:
        node |= {"@id": known.address, "identifier": _identifier(known)}
    return Raw(jsontext.encode(present(node)))


def _person(name: str) -> Node:
    """Take ``Family, Given`` or ``Family, Given, Suffix`` apart; all else is a name as a whole."""
    found = parted(name)
    return {
        "@type": "Person",
        "name": united(found) or f"{found.given} {found.family}, {found.suffix}".strip(", "),
        "givenName": found.given,
        "familyName": found.family if found.given else "",
        "honorificSuffix": found.suffix,
    }


def _organization(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _identifier(known: Identifier) -> Node:
    return {"@type": "PropertyValue", "propertyID": known.scheme, "value": known.value}
