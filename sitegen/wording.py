"""Wording: what resources are worded by, wherever they are shown."""

from collections.abc import Mapping

from msgspec import Struct

from sitegen.model import Size
from sitegen.settings import FieldSetting
from sitegen.urls import absolute, base_path, href
from sitegen.views import Link
from sitegen.words import Words

_WEB = ("https:", "http:", "//")

Ways = tuple[tuple[str, str | None, str, Size | None], ...]
"""Internal addresses as they are written in fields or in a body, each with the address that it
leads to (``None``: nowhere), its query and fragment, and the size of a picture in a body."""


class Wording(Struct, frozen=True):
    """The address of the site, its words, and the fields that it has changed or added.

    ``rel`` is what links to other sites say of them, ``calendars`` tells whether events are offered
    to calendar programs, ``coins`` whether lists hold COinS.
    """

    base_url: str
    words: Words
    fields: tuple[FieldSetting, ...] = ()
    rel: str = ""
    calendars: bool = False
    coins: bool = False

    def foreign(self, language: str) -> str:
        """Give a language if it isn't the site's."""
        return "" if language == self.words.language else language

    def href(self, address: str, tail: str = "") -> str:
        """Write an address for an attribute of a page."""
        return href(base_path(self.base_url), address) + tail

    def absolute(self, address: str, tail: str = "") -> str:
        """Write an address in full."""
        return absolute(self.base_url, address) + tail

    def link(self, label: str, address: str) -> Link:
        """Lead out of the site, or to a mail address."""
        return Link(label, address, self.rel if address.lower().startswith(_WEB) else "")


class Led(Struct, frozen=True):
    """Where an internal address leads: to an address of the site, or nowhere (``None``)."""

    address: str | None
    tail: str


def led(written: str, ways: Ways) -> Led | None:
    """Follow an address in a field; ``None`` if it isn't an internal one."""
    for each, address, tail, _ in ways:
        if each == written:
            return Led(address, tail)
    return None


def full_address(written: str, ways: Ways, wording: Wording) -> str:
    """Write an address in a field in full, for data; empty if it leads nowhere."""
    found = led(written, ways)
    if found is None:
        return written
    return "" if found.address is None else wording.absolute(found.address, found.tail)


def full_license(written: str, ways: Ways, wording: Wording) -> str:
    """Write a license that is a page of this site in full; mostly it is a name."""
    found = led(written, ways)
    if found is None or found.address is None:
        return written
    return wording.absolute(found.address, found.tail)


def fields_by_name(wording: Wording) -> Mapping[str, FieldSetting]:
    """Map the names of the fields that the site has changed or added to what it says of them."""
    return {field.name: field for field in wording.fields}
