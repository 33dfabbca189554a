"""Weighs pages as a reader's browser loads them: with their assets, as Brotli compresses them.

Every browser takes Brotli, most hosts send it, and ``--compress`` writes it for the others.
"""

from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from msgspec import Struct

from sitegen.codings import Coding, encode
from tests.walking import Site, file_of, url_of

LIMIT = 14_000
"""Bytes that a list page, or the middle one of resource pages, may have: DESIGN.md's 14 kB."""
REQUESTS = 4
SEARCH = "search/index.html"
"""The page that has a script; what it loads for a query is measured in the benchmarks."""


class Weight(Struct, frozen=True, order=True):
    """A page's bytes, those of all that it loads among them, and the number of requests."""

    size: int
    requests: int
    path: str


def weights(output: Path, site: Site) -> list[Weight]:
    """Weigh the pages of a site, pictures in their texts apart."""

    @cache
    def size(path: str) -> int:
        data = (output / path).read_bytes()
        return len(encode(data, Coding.BROTLI) or data)

    found = []
    for path, sheet in site.sheets.items():
        urls = {urljoin(url_of(site, path), each) for each in sheet.loaded}
        own = {file_of(site, url) for url in urls if url.startswith(site.base_url)}
        loaded = {path, *(each for each in own if each in site.files and not _is_content(each))}
        found.append(Weight(sum(map(size, loaded)), len(loaded), path))
    return found


def is_resource(path: str) -> bool:
    """Tell whether a page is a resource's, and no list of them."""
    return path.startswith("resources/") and "resources/page/" not in path and path.count("/") > 1


def heavy(found: list[Weight]) -> list[Weight]:
    """Name the list pages that are too heavy, and the middle one of resource pages if it is."""
    resources = sorted(each for each in found if is_resource(each.path))
    lists = [each for each in found if not is_resource(each.path) and each.path != SEARCH]
    middle = resources[len(resources) // 2]
    return [each for each in (*lists, middle) if each.size > LIMIT or each.requests > REQUESTS]


def _is_content(path: str) -> bool:
    """Tell whether a picture is an editor's; those of the theme are among its assets."""
    return not path.startswith("assets/") and not path.endswith(".webmanifest")
