"""Outbound: all addresses of the web that a site leads to, gathered from its files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sitegen.body_links import addresses_in
from sitegen.material import Bodies
from sitegen.model import Collection, Item
from sitegen.outward import Outward, in_body, in_fields, in_settings
from sitegen.parse import parse, parse_settings
from sitegen.settings import Settings
from sitegen.source import fetch_again
from sitegen.texts import read_settings
from sitegen.web_addresses import is_web

Wanted = Callable[[str], bool]


def outbound(
    root: Path, collection: Collection, settings: Settings, bodies: Bodies, wanted: Wanted
) -> Iterator[tuple[Outward, bool]]:
    """Find the addresses that are wanted with all their places; tell whether readers see each.

    Raises ``OSError`` if a file changes meanwhile.
    """
    for each in _in_settings(root):
        if wanted(each.address):
            yield each, True
    added = frozenset(each.name for each in settings.fields if each.kind == "link")
    scheme = urlsplit(settings.base_url).scheme
    for path, item in collection.items.items():
        for each in (*in_fields(item, added), *_in_body(root, item, bodies, scheme, wanted)):
            if wanted(each.address):
                yield each, collection.has(path)


def any_address(_: str) -> bool:
    """Want all addresses."""
    return True


def _in_settings(root: Path) -> Iterator[Outward]:
    data = read_settings(root)
    table = parse_settings(data)[0] if isinstance(data, bytes) else None
    return in_settings(table) if table else iter(())


def _in_body(
    root: Path, item: Item, bodies: Bodies, scheme: str, wanted: Wanted
) -> Iterator[Outward]:
    """Look into a body's HTML first, as few have any address that is wanted."""
    if item.prose.is_empty:
        return
    path = item.value.path
    html = bodies(path, item.prose.digest)
    if not any(wanted(each) for each in _outward(html, scheme)):
        return
    document, _ = parse(fetch_again(root, path))
    assert document  # as it has a body
    yield from in_body(html, document, scheme)


def _outward(html: str, scheme: str) -> Iterator[str]:
    for each in addresses_in(html):
        address = f"{scheme}:{each}" if each.startswith("//") else each
        if is_web(address):
            yield address
