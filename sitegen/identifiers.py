"""Identifiers: ORCID, ROR and ISNI of people and organizations, and DOIs, as registered."""

import re
from urllib.parse import quote, unquote

from msgspec import Struct


class Identifier(Struct, frozen=True):
    """A registered identifier: its scheme, its number, and the address that stands for it.

    ``is_person`` is ``None`` where the scheme has both people and organizations.
    """

    scheme: str
    value: str
    address: str
    is_person: bool | None


_ORCID = re.compile(
    r"https?://(?:www\.)?orcid\.org/([0-9]{4}(?:-[0-9]{4}){2}-[0-9]{3}[0-9X])/?", re.IGNORECASE
)
_ROR = re.compile(r"https?://(?:www\.)?ror\.org/(0[a-z0-9]{6}[0-9]{2})/?", re.IGNORECASE)
_ISNI = re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?([0-9]{15}[0-9X])/?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:https?://)?(?:www\.)?(?:(?:orcid|ror|isni)(?:\.org/(?:isni/)?|(?: id)?:? ?))?"
    r"(?:(?P<orcid>[0-9]{4}(?:-[0-9]{4}){2}-[0-9]{3}[0-9X])|(?P<ror>0[a-z0-9]{6}[0-9]{2})"
    r"|(?P<isni>[0-9]{4}(?: ?[0-9]{4}){2} ?[0-9]{3}[0-9X]))/?",
    re.IGNORECASE,
)
"""An identifier as people write it: with its registry's name, as it is printed, or alone."""
_RESOLVED = re.compile(r"https?://(?:www\.|dx\.)?doi\.org/(?:doi:)?([^?#]+)", re.IGNORECASE)
_is_doi = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f{}\\\ufffd]+").fullmatch
"""A DOI, without signs that no form of citations could hold."""
_IN_PATHS = "/:;()!$&'*+,=@"


def doi_of(address: str) -> str:
    """Read the DOI that an address resolves, as it is registered; empty if it is any other.

    An address may encode signs of it; what follows a ``?`` or a ``#`` is no part of it.
    """
    found = _RESOLVED.match(address)
    if not found:
        return ""
    doi = unquote(found[1])
    return doi if _is_doi(doi) else ""


def doi_address(doi: str) -> str:
    """Give the address that resolves a DOI, with those signs encoded that no address may hold."""
    return f"https://doi.org/{quote(doi, safe=_IN_PATHS)}"


def identified(address: str) -> Identifier | None:
    """Read an address as a registered identifier; ``None`` if it is any other."""
    if found := _ORCID.fullmatch(address):
        number = found[1].upper()
        return Identifier("ORCID", number, f"https://orcid.org/{number}", is_person=True)
    if found := _ROR.fullmatch(address):
        number = found[1].lower()
        return Identifier("ROR", number, f"https://ror.org/{number}", is_person=False)
    if found := _ISNI.fullmatch(address):
        number = found[1].upper()
        return Identifier("ISNI", number, f"https://isni.org/isni/{number}", is_person=None)
    return None


def meant(written: str) -> Identifier | None:
    """Read an identifier that people know and no browser does, such as ``ISNI 0000 0001 …``."""
    found = _NUMBER.fullmatch(written)
    if found is None:
        return None
    scheme, number = next((name, text) for name, text in found.groupdict().items() if text)
    return identified(f"https://{scheme}.org/{number.replace(' ', '')}")
