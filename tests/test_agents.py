"""Who is a person, who is an organization, and what identifies them."""

import json

import pytest

from sitegen.agents import agent
from sitegen.model import Person
from tests.schema_org import faults


@pytest.mark.parametrize(
    ("name", "identifier", "expected"),
    [
        (
            "Lee, Ann",
            "",
            {"@type": "Person", "name": "Ann Lee", "givenName": "Ann", "familyName": "Lee"},
        ),
        (
            "King, Martin Luther, Jr.",
            "",
            {
                "@type": "Person",
                "name": "Martin Luther King, Jr.",
                "givenName": "Martin Luther",
                "familyName": "King",
                "honorificSuffix": "Jr.",
            },
        ),
        (
            "王, 小明",
            "",
            {"@type": "Person", "name": "王小明", "givenName": "小明", "familyName": "王"},
        ),
        ("Lee,", "", {"@type": "Person", "name": "Lee"}),
        ("City Library", "", {"@type": "Organization", "name": "City Library"}),
        (
            "City Library",
            "https://library.example.org/",
            {
                "@type": "Organization",
                "name": "City Library",
                "sameAs": "https://library.example.org/",
            },
        ),
        (
            "Sukarno",
            "https://orcid.org/0000-0002-1694-233X",
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1694-233X",
                "name": "Sukarno",
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "ORCID",
                    "value": "0000-0002-1694-233X",
                },
            },
        ),
        (
            "University of California, Berkeley",
            "https://ror.org/01an7q238",
            {
                "@type": "Organization",
                "@id": "https://ror.org/01an7q238",
                "name": "University of California, Berkeley",
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "ROR",
                    "value": "01an7q238",
                },
            },
        ),
        (
            "British Library",
            "https://isni.org/isni/0000000123081542",
            {
                "@type": "Organization",
                "@id": "https://isni.org/isni/0000000123081542",
                "name": "British Library",
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "ISNI",
                    "value": "0000000123081542",
                },
            },
        ),
    ],
)
def test_names_and_identifiers_tell_who_somebody_is(
    name: str, identifier: str, expected: dict[str, object]
) -> None:
    found = json.loads(bytes(agent(Person(name, identifier))))
    assert found == expected
    assert faults({"@context": "https://schema.org", **found}) == []
