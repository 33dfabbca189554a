"""What a visitor may meet while a site is published, and what must never be out there."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import urljoin

from tests.walking import Site, file_of, read_sheet, url_of

_BASE = "https://example.org/library/"
_IN_DATA = re.compile(rb'https://example\.org/library/[^"<>\s\\]*')
_SERVER = Site(_BASE, frozenset(), {})
Tree = Mapping[str, bytes]


def assert_whole(there: Tree, old: Tree, new: Tree) -> None:
    """Have each file be that of the old site or of the new, and each page of both be there."""
    for path, data in there.items():
        allowed = {old.get(path), new.get(path, new["404.html"])}
        assert data in allowed, f"{path} is neither the old one nor the new one"
    missing = (old.keys() & new.keys()) - there.keys()
    assert not missing, f"pages of both sites are missing: {sorted(missing)}"


def assert_connected(there: Tree, starts: Tree) -> None:
    """Follow links from all that was there before; each leads to something."""
    front = sorted(starts.keys() & there.keys())
    seen = set(front)
    while front:
        path = front.pop()
        for target in _targets(path, there[path]):
            found = _answer(target, there)
            assert found, f"{path} leads to {target}, which isn't there"
            if found not in seen:
                seen.add(found)
                front.append(found)


def _answer(path: str, there: Tree) -> str:
    """Name the file that a server answers with; it leads those who ask for a folder to its page."""
    inside = f"{path}/index.html"
    return path if path in there else inside if inside in there else ""


@lru_cache(maxsize=10_000)
def _targets(path: str, data: bytes) -> tuple[str, ...]:
    """List the files that a page, a feed, a sitemap or an export leads to."""
    return tuple(dict.fromkeys(file_of(_SERVER, url) for url in _urls(path, data)))


def _urls(path: str, data: bytes) -> Iterator[str]:
    if path.endswith(".html"):
        sheet = read_sheet(path, data.decode())
        found = [urljoin(url_of(_SERVER, path), each) for each in (*sheet.targets, *sheet.loaded)]
    else:
        found = [each.decode() for each in _IN_DATA.findall(data)] if _is_data(path) else []
    yield from (url.partition("#")[0] for url in found if url.startswith(_BASE) and "{" not in url)


def _is_data(path: str) -> bool:
    return path.endswith((".xml", ".json", "robots.txt"))
