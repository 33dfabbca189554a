"""Walks a published site as readers, browsers and robots do, and tells what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from msgspec import Struct

from sitegen.survey import MARKER

_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_RUNNING = frozenset({"script", "iframe", "object", "embed"})
_WORDED = frozenset(("title", *_HEADINGS))
_NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_LOADED = frozenset({"script", "img", "source", "video", "audio", "iframe", "embed", "object"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_REFRESH = re.compile(r"0; url=(.*)")


class Sheet(Struct, frozen=True):
    """What a page says: the targets of its links, what it loads, its places and its headings."""

    path: str
    targets: tuple[str, ...]
    loaded: tuple[str, ...]
    ids: tuple[str, ...]
    anchors: frozenset[str]
    named: tuple[str, ...]
    headings: tuple[int, ...]
    canonical: str
    robots: str
    text: str
    faults: tuple[str, ...]


class Site(Struct, frozen=True):
    """A site's output: where it will be, the names of its files, and its pages by their path."""

    base_url: str
    files: frozenset[str]
    sheets: dict[str, Sheet]


def visit(output: Path, base_url: str) -> Site:
    """Read all pages of an output folder."""
    files = frozenset(
        path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()
    ) - {MARKER}
    pages = sorted(path for path in files if path.endswith(".html"))
    return Site(
        base_url, files, {path: read_sheet(path, (output / path).read_text()) for path in pages}
    )


def walk(output: Path, base_url: str) -> list[str]:
    """Follow every link of every page, and list what is wrong."""
    site = visit(output, base_url)
    return [f"{path}: {fault}" for path in site.sheets for fault in faults(site, path)]


def read_sheet(path: str, text: str) -> Sheet:
    """Parse a page as browsers do (HTML, by html5lib)."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    for parent in [*root.iter()]:
        for inert in parent.findall("template"):  # is no part of the page before a script takes it
            inert.clear()
    tags = [element for element in root.iter() if isinstance(element.tag, str)]
    metas = {each.get("name"): each.get("content", "") for each in tags if each.tag == "meta"}
    links = {each.get("rel"): each.get("href", "") for each in tags if each.tag == "link"}
    return Sheet(
        path=path,
        targets=tuple(_targets(tags)),
        loaded=tuple(_loaded(tags)),
        ids=tuple(each.get("id", "") for each in tags if "id" in each.keys()),  # noqa: SIM118  # html5lib's
        anchors=frozenset(each.get("name", "") for each in tags if each.tag == "a"),
        named=tuple(name for each in tags for key in _NAMING for name in each.get(key, "").split()),
        headings=tuple(int(each.tag[1]) for each in tags if each.tag in _HEADINGS),
        canonical=links.get("canonical", ""),
        robots=metas.get("robots", ""),
        text=" ".join("".join(root.itertext()).split()),
        faults=(*(f"HTML error {code}" for _, code, _ in parser.errors), *_unfit(tags)),
    )


def faults(site: Site, path: str) -> Iterator[str]:
    """List what is wrong with one page: its HTML, its outline, its links."""
    sheet = site.sheets[path]
    yield from sheet.faults
    yield from (f"id {name!r} is there twice" for name, n in Counter(sheet.ids).items() if n > 1)
    yield from (f"no id {name!r} is there" for name in sheet.named if name not in sheet.ids)
    yield from _outline(sheet.headings)
    for target in dict.fromkeys(sheet.targets):
        yield from target_faults(site, target, url_of(site, path))
    for address in sheet.loaded:
        if not urljoin(url_of(site, path), address).startswith(site.base_url):
            yield f"asks another host for {address!r}"


def target_faults(site: Site, target: str, url: str) -> Iterator[str]:
    """Tell why a target, written in the page at ``url``, leads nowhere."""
    parts = urlsplit(target)
    whole, _, fragment = urljoin(url, target).partition("#")
    if parts.scheme not in _SCHEMES:
        yield f"{target!r} has a scheme that isn't safe"
    elif whole.startswith(site.base_url):
        yield from _missing(site, target, whole, fragment)
    elif not parts.netloc and not parts.scheme:
        yield f"{target!r} leads out of {site.base_url}"


def url_of(site: Site, path: str) -> str:
    """Give the address that a file of the output has."""
    folder, slash, name = path.rpartition("/")
    return site.base_url + quote(folder + slash if name == "index.html" else path, safe="/~")


def file_of(site: Site, url: str) -> str:
    """Name the file that a server answers an address below ``base_url`` with."""
    path = unquote(url.removeprefix(site.base_url).partition("?")[0])
    return path + "index.html" if path.endswith("/") or not path else path


def clicks(site: Site) -> dict[str, int]:
    """Count for each page how many links of pages have to be followed from home to it."""
    found, front = {"index.html": 0}, ["index.html"]
    while front:
        led = {to: found[path] + 1 for path in front for to in _led(site, path) if to not in found}
        found |= led
        front = list(led)
    return found


def _led(site: Site, path: str) -> Iterator[str]:
    url = url_of(site, path)
    for target in site.sheets[path].targets:
        whole = urljoin(url, target).partition("#")[0]
        if whole.startswith(site.base_url) and file_of(site, whole) in site.sheets:
            yield file_of(site, whole)


def _missing(site: Site, target: str, url: str, fragment: str) -> Iterator[str]:
    path = file_of(site, url)
    if path not in site.files:
        yield f"{target!r} leads nowhere"
    elif fragment and path in site.sheets and not _has_place(site.sheets[path], unquote(fragment)):
        yield f"{target!r} names a place that isn't there"


def _has_place(sheet: Sheet, name: str) -> bool:
    return name in sheet.ids or name in sheet.anchors or name.lower() == "top"


def _targets(tags: Iterable[Element]) -> Iterator[str]:
    for tag in tags:
        for name in ("href", "src", "poster", "cite", "action"):
            if name in tag.keys():  # noqa: SIM118  # an element is no mapping
                yield tag.get(name, "")
        if tag.tag == "meta" and tag.get("http-equiv") == "refresh":
            led = _REFRESH.fullmatch(tag.get("content", ""))
            yield led[1] if led else "refresh:"


def _loaded(tags: Iterable[Element]) -> Iterator[str]:
    for tag in tags:
        if tag.tag in _LOADED:
            yield tag.get("src", "")
        if tag.tag == "link" and tag.get("rel") in {"stylesheet", "icon", "manifest", "preload"}:
            yield tag.get("href", "")


def _outline(headings: tuple[int, ...]) -> Iterator[str]:
    if headings.count(1) != 1:
        yield f"has {headings.count(1)} headings h1"
    for above, below in zip((0, *headings), headings, strict=False):
        if below > above + 1:
            yield f"heading h{below} follows h{above}"


def _unfit(tags: Iterable[Element]) -> Iterator[str]:
    """Find what readers of our pages must not meet, and what they need and don't have."""
    for tag in tags:
        if tag.tag in _RUNNING and not _is_module(tag) and not _is_data(tag):
            yield f"holds <{tag.tag}>"
        if any(name.startswith("on") for name in tag.keys()):  # noqa: SIM118  # html5lib's
            yield f"<{tag.tag}> runs a script"
        if tag.tag in _WORDED and not "".join(tag.itertext()).strip():
            yield f"<{tag.tag}> is empty"
        yield from (f"<{tag.tag}> has no {name}" for name in _lacking(tag))


def _is_data(tag: Element) -> bool:
    """Tell a script that no browser runs, as it is linked data."""
    return tag.tag == "script" and tag.get("type") == "application/ld+json"


def _is_module(tag: Element) -> bool:
    """Tell a script that a strict policy for content lets run: a module in a file of its own."""
    return tag.tag == "script" and tag.get("type") == "module" and bool(tag.get("src"))


def _lacking(tag: Element) -> Iterator[str]:
    if tag.tag == "html" and not tag.get("lang"):
        yield "lang"
    if tag.tag == "img" and "alt" not in tag.keys():  # noqa: SIM118  # html5lib's
        yield "alt"
