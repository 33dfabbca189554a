"""Reads what a published site offers to machines, and tells which of its addresses lead nowhere."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.walking import Site, target_faults, url_of

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ELEMENTS = frozenset(
    {
        *(f"{_ATOM}{name}" for name in ("id", "icon", "logo")),
        *("link", "guid", "url"),  # RSS
        f"{_SITEMAP}loc",
        *(f"{_OAI}{name}" for name in ("baseURL", "identifier")),
        f"{_OPENSEARCH}Image",
    }
)
_MEMBERS = frozenset(
    {"url", "id", "home_page_url", "feed_url", "homepage", "icon", "start_url", "scope", "src"}
)
_ELSEWHERE = frozenset({"link", "external_url", "image"})
"""What may lead out of the site, and must not lead to nowhere within it."""


def harvest(output: Path, site: Site) -> list[str]:
    """Follow every address in the site's data, and list those that lead nowhere."""
    paths = sorted(path for path in site.files if not path.startswith("search/"))  # is a script's
    found = ((path, target) for path in paths for target in addresses(output, path))
    return [
        f"{path}: {fault}"
        for path, target in found
        for fault in _faults(site, target, url_of(site, path))
    ]


def addresses(output: Path, path: str) -> Iterator[str]:
    """List the addresses in a file for machines; those that may lead elsewhere start with ``+``."""
    data = (output / path).read_bytes()
    if path.endswith(".xml"):
        yield from _of_xml(ET.fromstring(data))
    elif path.endswith((".json", ".webmanifest")):
        yield from _of_works(data) if path.endswith(".csl.json") else _of_json(json.loads(data))
    elif path == "catalog.csv":
        for row in csv.DictReader(io.StringIO(data.decode(), newline="")):
            yield from _of_json(row)
    elif path == "robots.txt":
        lines = data.decode().splitlines()
        yield from (line.split()[1] for line in lines if line.startswith("Sitemap:"))


def _of_works(data: bytes) -> Iterator[str]:
    """List where works are; their ids are keys, and no addresses."""
    return (f"+{each['URL']}" for each in json.loads(data))


def sitemap_urls(output: Path) -> list[str]:
    """List the pages that the sitemap shows to search engines."""
    tree = ET.parse(output / "sitemap.xml")
    return [loc.text or "" for loc in tree.iter(f"{_SITEMAP}loc")]


def _faults(site: Site, target: str, url: str) -> Iterator[str]:
    address = target.removeprefix("+")
    if target == address and not address.startswith((site.base_url, "/")):
        yield f"{address!r} is not an address of the site"
    else:
        yield from target_faults(site, address, url)


def _of_xml(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in _ELEMENTS and element.text:
            yield element.text
        if element.tag == f"{_DUBLIN_CORE}identifier":
            yield f"+{element.text}"
        if element.tag == f"{_ATOM}link":
            free = "+" if element.get("rel") == "related" else ""
            yield free + element.get("href", "")
        if element.tag == f"{_OPENSEARCH}Url" and element.get("rel") == "self":
            yield element.get("template", "")


def _of_json(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _of_json(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _of_member(name, each)


def _of_member(name: str, value: object) -> Iterator[str]:
    if isinstance(value, str) and value and name in _MEMBERS | _ELSEWHERE:
        yield value if name in _MEMBERS else f"+{value}"
    elif name == "authors":
        yield from (f"+{address}" for address in _of_json(value))
    else:
        yield from _of_json(value)
