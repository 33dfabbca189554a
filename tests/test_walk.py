"""Every link of a published site leads somewhere, and every page is sound HTML."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from msgspec import Struct

from sitegen.diagnostics import has_errors, render_text
from tests.harvesting import harvest, sitemap_urls
from tests.sites import SETTINGS, Folder, resource
from tests.walking import Site, faults, file_of, url_of, visit, walk

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

_PROJECT = Path(__file__).parent.parent
_SITES = {
    "the project's own": _PROJECT,
    "one of each kind": _PROJECT / "tests" / "golden" / "sites" / "every-kind" / "site",
}
_BASES = ("https://example.org/", "https://example.org/a/b/", "http://localhost:8000/")
_EXPIRED = "This resource has expired."


class Visited(Struct, frozen=True):
    """Where a site has been built, and what a visit to it sees."""

    output: Path
    site: Site


@pytest.fixture(scope="module", params=[(name, base) for name in _SITES for base in _BASES])
def visited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """Build a site for an address, by the theme's templates."""
    name, base_url = request.param
    root = tmp_path_factory.mktemp("walk")
    shutil.copytree(_SITES[name] / "content", root / "content")
    result = Folder(root, (_SITES[name] / "site.yaml").read_text()).build(base_url=base_url)
    assert not has_errors(result.diagnostics), render_text(result.diagnostics)
    return Visited(root / "output", visit(root / "output", base_url))


def test_every_page_is_sound_and_every_link_of_it_leads_somewhere(visited: Visited) -> None:
    site = visited.site
    assert [f"{path}: {fault}" for path in site.sheets for fault in faults(site, path)] == []


def test_every_address_for_machines_is_absolute_and_leads_somewhere(visited: Visited) -> None:
    assert harvest(visited.output, visited.site) == []


def test_the_sitemap_holds_each_page_that_readers_are_led_to(visited: Visited) -> None:
    urls = sitemap_urls(visited.output)
    assert sorted(urls) == sorted(_shown(visited.site))


def _shown(site: Site) -> Iterator[str]:
    """Name the pages for search engines, which those with ``noindex`` are not, nor the expired."""
    for sheet in site.sheets.values():
        if "noindex" not in sheet.robots and _EXPIRED not in sheet.text:
            yield sheet.canonical


def test_every_page_for_search_engines_is_its_own_canonical_address(visited: Visited) -> None:
    for path, sheet in visited.site.sheets.items():
        if "noindex" not in sheet.robots:
            assert sheet.canonical == url_of(visited.site, path)


def test_every_page_for_search_engines_can_be_reached_from_home(visited: Visited) -> None:
    site = visited.site
    found, pending = {"index.html"}, ["index.html"]
    while pending:
        led = set(_led_to(site, pending.pop())) - found
        found |= led
        pending += led
    shown = {url_of(site, path) for path in found}
    assert set(_shown(site)) <= shown


def _led_to(site: Site, path: str) -> Iterator[str]:
    """Name the pages that a page links to."""
    for target in site.sheets[path].targets:
        url = urljoin(url_of(site, path), target).partition("#")[0]
        if url.startswith(site.base_url) and file_of(site, url) in site.sheets:
            yield file_of(site, url)


# What the walk finds


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="/library/gone/">x</a>', "'/library/gone/' leads nowhere"),
        ('<a href="gone.html">x</a>', "'gone.html' leads nowhere"),
        ('<a href="/library/about">x</a>', "'/library/about' leads nowhere"),
        ('<img src="gone.png" alt="">', "'gone.png' leads nowhere"),
        ('<a href="/about/">x</a>', "'/about/' leads out of https://example.org/library/"),
        (
            '<a href="../../about/">x</a>',
            "'../../about/' leads out of https://example.org/library/",
        ),
        (
            '<a href="/library/about/#gone">x</a>',
            "'/library/about/#gone' names a place that isn't there",
        ),
        ('<a href="#gone">x</a>', "'#gone' names a place that isn't there"),
        (
            '<a href="https://example.org/library/gone/">x</a>',
            "'https://example.org/library/gone/' leads nowhere",
        ),
        ('<a href="javascript:x">x</a>', "'javascript:x' has a scheme that isn't safe"),
        (
            '<img src="https://example.com/a.png" alt="">',
            "asks another host for 'https://example.com/a.png'",
        ),
        ('<img src="/library/a.png">', "<img> has no alt"),
        ('<p id="a">x</p><p id="a">y</p>', "id 'a' is there twice"),
        ('<section aria-labelledby="b">x</section>', "no id 'b' is there"),
        ("<h1>Two</h1>", "has 2 headings h1"),
        ("<h3>Three</h3>", "heading h3 follows h1"),
        ("<h2> </h2>", "<h2> is empty"),
        ("<p onclick='x()'>x</p>", "<p> runs a script"),
        ("<script>x()</script>", "holds <script>"),
        ("<b><p>x</b>", "HTML error adoption-agency-1.3"),
        ("<p>x</div>", "HTML error end-tag-too-early"),
        (
            '<meta http-equiv="refresh" content="0; url=/library/gone/">',
            "'/library/gone/' leads nowhere",
        ),
    ],
)
def test_the_walk_finds_faults(tmp_path: Path, body: str, fault: str) -> None:
    _write(tmp_path, "index.html", body)
    _write(tmp_path, "about/index.html", "")
    (tmp_path / "a.png").touch()
    assert walk(tmp_path, "https://example.org/library/")[0] == f"index.html: {fault}"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/library/about/?a=b#part">x</a>',
        '<a href="about/#old">x</a> <a href="#top">x</a> <a href="">x</a>',
        '<a href="https://example.com/">x</a> <a href="mailto:a@b.example">x</a>',
        '<img src="/library/%C3%A9%20b.png" alt="">',
        "<h2>Two</h2><h3>Three</h3><h2>Two</h2>",
    ],
)
def test_the_walk_finds_nothing_wrong_with_what_is_right(tmp_path: Path, body: str) -> None:
    _write(tmp_path, "index.html", body)
    _write(tmp_path, "about/index.html", '<p id="part"><a name="old">x</a></p>')
    (tmp_path / "é b.png").touch()
    assert walk(tmp_path, "https://example.org/library/") == []


def test_the_harvest_finds_faults(tmp_path: Path) -> None:
    site = Folder(tmp_path / "site", SETTINGS)
    site.write("content/resources/a.md", resource())
    site.build()
    output = site.root / "output"
    (output / "resources" / "a" / "index.html").unlink()
    found = harvest(output, visit(output, "https://example.org/library/"))
    files = {"feed.xml", "rss.xml", "feed.json", "sitemap.xml", "catalog.json", "catalog.csv"}
    assert files <= {fault.partition(":")[0] for fault in found}
    elsewhere = harvest(output, visit(output, "https://example.com/"))
    assert files | {"robots.txt", "opensearch.xml"} <= {
        fault.partition(":")[0] for fault in elsewhere if "is not an address of the site" in fault
    }


def _write(folder: Path, path: str, body: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    html = f'<!doctype html><html lang="en"><title>T</title><h1>One</h1>{body}'
    (folder / path).write_text(html)
