"""Plan the sidecars: the files of data and of citations beside the page of each resource."""

from collections.abc import Callable, Iterator

from sitegen.citation_links import FILES as CITATIONS
from sitegen.data_links import FILE as DATA
from sitegen.form_files import citations_of, data_and_citations_of, data_of
from sitegen.lots import Lots
from sitegen.material import Material
from sitegen.model import Collection
from sitegen.own_files import own_bundle
from sitegen.planned import Bundle, Role
from sitegen.settings import MetadataSetting, Settings

_Files = tuple[tuple[str, ...], Callable[..., tuple[bytes, ...]]]


def sidecar_addresses(collection: Collection, settings: Settings) -> Iterator[str]:
    """Name the addresses of all these files, as editors may link to them."""
    names, _ = _files(settings.metadata)
    for each in collection.resources:
        yield from (each.address + name for name in names)


def sidecar_pages(made: Material, lots: Lots) -> Iterator[Bundle]:
    """Plan these files, as far as the settings want them."""
    names, write = _files(made.settings.metadata)
    for each in made.collection.resources if names else ():
        paths = [each.address[1:] + name for name in names]
        forms, place = lots.forms[each.path], made.places[each.path]
        yield own_bundle(paths, write, (forms,), Role.PAGE, place)


def _files(wanted: MetadataSetting) -> _Files:
    """Name the files that are wanted, and what writes all of them."""
    if not wanted.citations:
        return ((DATA,), data_of) if wanted.json else ((), data_of)
    return ((DATA, *CITATIONS), data_and_citations_of) if wanted.json else (CITATIONS, citations_of)
