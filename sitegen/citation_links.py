"""Where citations are: the forms beside a page of a resource or topic, and of the whole site."""

from collections.abc import Callable

from msgspec import Struct

from sitegen.views import Alternate


class Form(Struct, frozen=True):
    """A form of citations: how its files' names end, its media type, and what people call it."""

    ending: str
    type: str
    name: str

    @property
    def served(self) -> str:
        """Say as what it is served: JSON needs no charset (RFC 8259), plain text does."""
        return self.type if self.type.endswith("json") else f"{self.type}; charset=utf-8"


BIBTEX = Form(".bib", "application/x-bibtex", "BibTeX")
RIS = Form(".ris", "application/x-research-info-systems", "RIS")
CSL_JSON = Form(".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON")
FORMS = (BIBTEX, RIS, CSL_JSON)
FILES = tuple(f"index{each.ending}" for each in FORMS)
"""The files beside a page."""
_WHOLE = tuple(f"/catalog{each.ending}" for each in FORMS)


def file_addresses(address: str) -> tuple[str, ...]:
    """Name the files of the page at an address; those of the home page are the catalog's."""
    if address == "/":
        return _WHOLE
    return tuple([address + file for file in FILES])


def citations_of(address: str, href: Callable[[str], str]) -> tuple[Alternate, ...]:
    """List the forms of the page at an address."""
    files = zip(FORMS, file_addresses(address), strict=True)
    return tuple([Alternate(each.name, href(file), each.type) for each, file in files])
