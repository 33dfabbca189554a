"""What the sample and the golden sites tell machines is read by programs that others wrote."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sitegen.diagnostics import render_text
from tests.judges import feed, package_faults, xml_faults
from tests.sites import TODAY, Folder, tree

pytestmark = pytest.mark.no_cover  # no line is run here alone
_PROJECT = Path(__file__).parents[1]
_ATOM = "{http://www.w3.org/2005/Atom}"
_SITES = {
    "the sample": _PROJECT,
    "every-kind": _PROJECT / "tests/golden/sites/every-kind/site",
    "theme": _PROJECT / "tests/golden/sites/theme/site",
}
_LATER = date(2026, 11, 1)


@pytest.fixture(scope="module", params=_SITES)
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build one of the sites."""
    place, source = tmp_path_factory.mktemp("site"), _SITES[request.param]
    for folder in ("content", "templates"):
        if (source / folder).exists():
            shutil.copytree(source / folder, place / folder)
    site = Folder(place, (source / "site.yaml").read_text(encoding="utf-8"))
    result = site.build(today=_LATER if source is _PROJECT else TODAY)
    assert result.report, render_text(result.diagnostics)
    return place / "output"


@pytest.fixture(scope="module")
def files(output: Path) -> Mapping[str, bytes]:
    return tree(output)


def test_lxml_finds_no_fault_in_what_is_harvested(files: Mapping[str, bytes]) -> None:
    assert xml_faults("static_repository.xsd", files["oai.xml"]) == []
    assert xml_faults("sitemap.xsd", files["sitemap.xml"]) == []


def test_all_pages_of_resources_that_search_engines_get_are_harvested_and_no_other(
    files: Mapping[str, bytes],
) -> None:
    sitemap, repository = (ET.fromstring(files[name]) for name in ("sitemap.xml", "oai.xml"))
    days = {
        each.findtext("{*}loc"): each.findtext("{*}lastmod", "1970-01-01")
        for each in sitemap
        if "/resources/" in (each.findtext("{*}loc") or "")
    }
    records = {
        each.findtext("{*}identifier"): each.findtext("{*}datestamp")
        for each in repository.iter("{http://www.openarchives.org/OAI/2.0/}header")
    }
    assert records
    assert {each: days[each] for each in records} == records
    lists = days.keys() - records.keys()
    assert all(str(each).endswith("/resources/") or "/page/" in str(each) for each in lists)


def test_frictionless_reads_the_table_as_it_is_described(output: Path) -> None:
    assert package_faults(output) == []


def test_feedparser_reads_in_each_feed_what_is_written(files: Mapping[str, bytes]) -> None:
    feeds = [path for path in files if path.endswith(("/feed.xml", "/rss.xml"))]
    assert len(feeds) > 4
    for path in ("feed.xml", "rss.xml", *feeds):
        found, root = feed(files[path]), ET.fromstring(files[path])
        assert found.version == ("atom10" if path.endswith("feed.xml") else "rss20")
        assert found.feed.title
        assert [each.title for each in found.entries] == [
            each.findtext(f"{_ATOM}title") or each.findtext("title")
            for each in (*root.findall(f"{_ATOM}entry"), *root.findall("channel/item"))
        ]


def test_feedparser_reads_the_same_in_both_formats(files: Mapping[str, bytes]) -> None:
    atom, rss = feed(files["feed.xml"]), feed(files["rss.xml"])
    assert atom.entries
    assert atom.feed.title == rss.feed.title
    assert atom.feed.link == rss.feed.link
    read = [
        [
            (each.id, each.link, each.title, each.get("summary", ""), each.published_parsed)
            for each in found.entries
        ]
        for found in (atom, rss)
    ]
    assert read[0] == read[1]
