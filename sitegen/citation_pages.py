"""Plan the citations: files of each topic, and of the whole collection."""

from collections.abc import Iterator

from sitegen.citation_files import citation_files, written
from sitegen.citation_links import file_addresses
from sitegen.fingerprint import Fleeting
from sitegen.form_files import catalog_bibtex, catalog_csl, catalog_ris
from sitegen.listings import HOME
from sitegen.lots import Lots
from sitegen.material import Material
from sitegen.model import Collection
from sitegen.own_files import own_bundle, own_file
from sitegen.planned import Bundle, Page, Role
from sitegen.settings import Settings

_CATALOGS = (catalog_bibtex, catalog_ris, catalog_csl)


def citation_addresses(collection: Collection, settings: Settings) -> Iterator[str]:
    """Name the addresses of all these files, as editors may link to them."""
    if settings.metadata.citations:
        for address in (HOME, *(each.address for each in collection.topics)):
            yield from file_addresses(address)


def citation_pages(made: Material, lots: Lots) -> Iterator[Page | Bundle]:
    """Plan the citations, unless the settings want none."""
    if not made.settings.metadata.citations:
        return
    cited = {path: Fleeting(written, (work,)) for path, work in made.works.items()}
    for term in made.collection.topics:
        paths = [address[1:] for address in file_addresses(term.address)]
        works = [cited[path] for path in term.members]
        yield own_bundle(paths, citation_files, works, Role.LIST)
    for address, write in zip(file_addresses(HOME), _CATALOGS, strict=True):
        yield own_file(address[1:], write, lots.every)
