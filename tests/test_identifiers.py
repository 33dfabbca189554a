"""Registered identifiers of people and organizations."""

import pytest

from sitegen.identifiers import Identifier, identified, meant

_ORCID = Identifier(
    "ORCID", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X", is_person=True
)
_ROR = Identifier("ROR", "05dxps055", "https://ror.org/05dxps055", is_person=False)
_ISNI = Identifier(
    "ISNI", "000000012146438X", "https://isni.org/isni/000000012146438X", is_person=None
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://orcid.org/0000-0002-1694-233X", _ORCID),
        ("http://www.orcid.org/0000-0002-1694-233x/", _ORCID),
        ("https://ror.org/05dxps055", _ROR),
        ("https://ROR.org/05DXPS055/", _ROR),
        ("https://isni.org/isni/000000012146438X", _ISNI),
        ("http://www.isni.org/000000012146438x", _ISNI),
        ("https://orcid.org/0000-0002-1694", None),
        ("https://orcid.org/", None),
        ("https://ror.org/5dxps055", None),
        ("https://isni.org/isni/0000", None),
        ("https://example.org/0000-0002-1694-233X", None),
        ("", None),
    ],
)
def test_an_address_is_an_identifier_if_its_registry_writes_it_so(
    address: str, expected: Identifier | None
) -> None:
    assert identified(address) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0000-0002-1694-233x", _ORCID),
        ("orcid:0000-0002-1694-233X", _ORCID),
        ("ORCID iD: 0000-0002-1694-233X", _ORCID),
        ("www.orcid.org/0000-0002-1694-233X/", _ORCID),
        ("05dxps055", _ROR),
        ("ror.org/05dxps055", _ROR),
        ("000000012146438X", _ISNI),
        ("ISNI 0000 0001 2146 438X", _ISNI),
        ("https://isni.org/isni/0000 0001 2146 438X", _ISNI),
        ("0000-0002-1694", None),
        ("ORCID", None),
        ("", None),
    ],
)
def test_an_identifier_is_known_as_people_write_it(
    written: str, expected: Identifier | None
) -> None:
    assert meant(written) == expected
