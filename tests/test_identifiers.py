"""Registered identifiers of people, organizations and publications."""

import pytest

from sitegen.identifiers import Identifier, doi_address, doi_of, identified, meant

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


_SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://www.doi.org/10.1000/182", "10.1000/182"),
        ("HTTPS://DOI.ORG/10.1000/ABC", "10.1000/ABC"),
        ("https://doi.org/doi:10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000.10/182", "10.1000.10/182"),  # registrants may divide theirs
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        ("https://doi.org/10.1000/182?utm_source=a#page=2", "10.1000/182"),
        (f"https://doi.org/{_SICI}", _SICI),
        (f"https://doi.org/{_SICI.replace('<', '%3C').replace('>', '%3e')}", _SICI),
        ("https://doi.org/10.1000/a%23b%25c", "10.1000/a#b%c"),
        ("https://doi.org/10.1000/", ""),
        ("https://doi.org/10.1000/a%20b", ""),  # no DOI has a space, and BibTeX no lone brace
        ("https://doi.org/10.1000/a%7Bb", ""),
        ("https://doi.org/10.1000/a%FFb", ""),
        ("https://doi.org/abc/10.1000/182", ""),
        ("https://example.org/10.1000/182", ""),
        ("https://notdoi.org/10.1000/182", ""),
        ("", ""),
    ],
)
def test_an_address_resolves_a_doi_if_the_registry_of_dois_does(address: str, doi: str) -> None:
    assert doi_of(address) == doi


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/a_b~c.d-e", "https://doi.org/10.1000/a_b~c.d-e"),
        (_SICI, f"https://doi.org/{_SICI.replace('<', '%3C').replace('>', '%3E')}"),
        ("10.1000/a#b%c?d", "https://doi.org/10.1000/a%23b%25c%3Fd"),
    ],
)
def test_the_address_of_a_doi_leads_back_to_it(doi: str, address: str) -> None:
    assert doi_address(doi) == address
    assert doi_of(address) == doi
