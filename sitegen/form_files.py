"""Form files: what is put together from the forms of resources.

These are the files beside a resource's page, and those of the whole collection, of lots.
"""

from collections.abc import Callable, Iterator

from sitegen import exports, static_repository
from sitegen.catalog import CatalogSite, Taxonomy
from sitegen.citation_files import bibtex_file, citation_files, csl_file, ris_file
from sitegen.forms import Forms, unpacked
from sitegen.static_repository import Repository


def data_of(resource: Forms) -> tuple[bytes]:
    """Write the file of data beside a resource's page."""
    return (resource.json + b"\n",)


def citations_of(resource: Forms) -> tuple[bytes, ...]:
    """Write the files of citations beside a resource's page, in the order of their formats."""
    return citation_files(resource.cited)


def data_and_citations_of(resource: Forms) -> tuple[bytes, ...]:
    """Write all files beside a resource's page."""
    return data_of(resource) + citations_of(resource)


def catalog_json(site: CatalogSite, taxonomy: Taxonomy, *lots: bytes) -> bytes:
    """Write the whole collection as JSON."""
    return exports.catalog_json(site, taxonomy, _of(lots, lambda each: each.json))


def catalog_csv(added: tuple[str, ...], *lots: bytes) -> bytes:
    """Write the whole collection as CSV, with the fields that the site has added."""
    return exports.catalog_csv(added, _of(lots, lambda each: each.csv))


def catalog_bibtex(*lots: bytes) -> bytes:
    """Write citations of the whole collection as BibTeX."""
    return bibtex_file(_of(lots, lambda each: each.cited.bibtex))


def catalog_ris(*lots: bytes) -> bytes:
    """Write citations of the whole collection as RIS."""
    return ris_file(_of(lots, lambda each: each.cited.ris))


def catalog_csl(*lots: bytes) -> bytes:
    """Write citations of the whole collection as CSL-JSON."""
    return csl_file(_of(lots, lambda each: each.cited.csl_json))


def repository(described: Repository, *lots: bytes) -> bytes:
    """Write what harvesters find of the collection, which is what readers are led to."""
    records = (each for each in _of(lots, lambda each: each.record) if each)
    return static_repository.static_repository(described, records)


def _of(lots: tuple[bytes, ...], form: Callable[[Forms], bytes]) -> Iterator[bytes]:
    """Give one form of all resources of some lots."""
    return (form(each) for lot in lots for each in unpacked(lot))
