"""Plan the citations: files of each resource, of each topic, and of the whole collection."""

from collections.abc import Iterable, Iterator

from sitegen.citation_files import (
    Written,
    bibtex_joined,
    bibtex_lines,
    csl_file,
    csl_joined,
    ris_joined,
    ris_lines,
    share,
    written,
)
from sitegen.citation_links import file_addresses
from sitegen.fingerprint import Fragment, Part, derive
from sitegen.listings import HOME
from sitegen.material import Material
from sitegen.model import Collection
from sitegen.own_files import own_file
from sitegen.planned import Page, Role
from sitegen.settings import Settings
from sitegen.shares import shares

_FILES = (bibtex_lines, ris_lines, csl_file)
_JOINED = (bibtex_joined, ris_joined, csl_joined)


def citation_addresses(collection: Collection, settings: Settings) -> Iterator[str]:
    """Name the addresses of all these files, as editors may link to them."""
    if settings.metadata.citations:
        for address in (HOME, *(each.address for each in collection.topics)):
            yield from file_addresses(address)
        for each in collection.resources:
            yield from file_addresses(each.address)


def citation_pages(made: Material) -> Iterator[Page]:
    """Plan the citations, unless the settings want none.

    An edit of a resource writes its files, those of its topics, and a share of the whole anew.
    """
    if not made.settings.metadata.citations:
        return
    works = {path: derive(written, work) for path, work in made.works.items()}
    for each in made.collection.resources:
        yield from _files(each.address, (works[each.path],), Role.PAGE, made.places[each.path])
    for term in made.collection.topics:
        yield from _files(term.address, [works[path] for path in term.members], Role.LIST)
    lots = [Fragment(share, lot) for lot in shares(works.items())]
    for address, join in zip(file_addresses(HOME), _JOINED, strict=True):
        yield own_file(address[1:], join, lots)


def _files(
    address: str, works: Iterable[Part[Written]], role: Role, place: int = 0
) -> Iterator[Page]:
    for file, write in zip(file_addresses(address), _FILES, strict=True):
        yield own_file(file[1:], write, works, role, place)
