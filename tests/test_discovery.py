import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.discovery import (
    SITEMAP_LIMIT,
    Icon,
    SearchEngine,
    SitemapUrl,
    WebApp,
    opensearch,
    robots,
    sitemap,
    sitemap_index,
    webmanifest,
)

_SITE = "https://example.org/library/"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ENGINE = SearchEngine(
    title="Library Staff Development",
    url=f"{_SITE}opensearch.xml",
    template=f"{_SITE}search/?q={{searchTerms}}",
    language="en",
)
_APP = WebApp(title="Library", language="en", start_url="/library/", scope="/library/")


def test_a_sitemap_lists_addresses_and_the_days_that_are_known() -> None:
    urls = SitemapUrl(_SITE, "2015-09-23"), SitemapUrl(f"{_SITE}?a&b")
    assert sitemap(urls).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <url>\n"
        "    <loc>https://example.org/library/</loc>\n"
        "    <lastmod>2015-09-23</lastmod>\n"
        "  </url>\n"
        "  <url>\n"
        "    <loc>https://example.org/library/?a&amp;b</loc>\n"
        "  </url>\n"
        "</urlset>\n"
    )


@given(st.lists(st.builds(SitemapUrl, st.text("a&<'\"é"), st.sampled_from(["", "2015-09-23"]))))
def test_a_sitemap_keeps_all_addresses_in_their_order(urls: list[SitemapUrl]) -> None:
    root = ET.fromstring(sitemap(tuple(urls)))
    assert root.tag == f"{_SITEMAP}urlset"
    assert [url.findtext(f"{_SITEMAP}loc") for url in root] == [url.url for url in urls]
    assert [url.findtext(f"{_SITEMAP}lastmod", "") for url in root] == [url.lastmod for url in urls]


def test_an_index_of_sitemaps_lists_them() -> None:
    maps = SitemapUrl(f"{_SITE}sitemap-1.xml", "2015-09-23"), SitemapUrl(f"{_SITE}sitemap-2.xml")
    assert sitemap_index(*maps).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <sitemap>\n"
        "    <loc>https://example.org/library/sitemap-1.xml</loc>\n"
        "    <lastmod>2015-09-23</lastmod>\n"
        "  </sitemap>\n"
        "  <sitemap>\n"
        "    <loc>https://example.org/library/sitemap-2.xml</loc>\n"
        "  </sitemap>\n"
        "</sitemapindex>\n"
    )


def test_a_sitemap_may_list_as_many_addresses_as_sitemaps_org_allows() -> None:
    assert SITEMAP_LIMIT == 50_000


def test_robots_are_welcome_and_shown_the_sitemap() -> None:
    assert robots(f"{_SITE}sitemap.xml").decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/library/sitemap.xml\n"
    )


def test_the_search_is_described_in_full() -> None:
    engine = SearchEngine(
        title="Staff & Skills",
        url=f"{_SITE}opensearch.xml",
        template=f"{_SITE}search/?q={{searchTerms}}",
        language="en",
        description="Courses and guides",
        icon=f"{_SITE}assets/icon.svg",
    )
    assert opensearch(engine).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        "  <ShortName>Staff &amp; Skills</ShortName>\n"
        "  <Description>Courses and guides</Description>\n"
        '  <Url type="text/html" template="https://example.org/library/search/?q={searchTerms}"/>\n'
        '  <Url type="application/opensearchdescription+xml" rel="self"'
        ' template="https://example.org/library/opensearch.xml"/>\n'
        "  <Image>https://example.org/library/assets/icon.svg</Image>\n"
        "  <Language>en</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        "  <OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


@pytest.mark.parametrize(
    ("title", "short", "long"),
    [
        ("Sixteen letters!", "Sixteen letters!", None),
        ("Library Staff Development", "Library Staff…", "Library Staff Development"),
        ("Bibliothekswissenschaft", "Bibliothekswiss…", "Bibliothekswissenschaft"),
        ("x" * 60, "x" * 15 + "…", "x" * 47 + "…"),
        ("A long title " * 4, "A long title A…", "A long title A long title A long title A long…"),
    ],
)
def test_names_of_the_search_are_shortened_to_what_is_allowed(
    title: str, short: str, long: str | None
) -> None:
    root = ET.fromstring(opensearch(_titled(title)))
    assert root.findtext(f"{_SEARCH}ShortName") == short
    assert root.findtext(f"{_SEARCH}LongName") == long


@given(st.text(min_size=1), st.text())
def test_no_text_of_the_search_is_longer_than_allowed(title: str, description: str) -> None:
    root = ET.fromstring(opensearch(_titled(title, description * 200)))
    assert len(root.findtext(f"{_SEARCH}ShortName", "")) <= 16
    assert len(root.findtext(f"{_SEARCH}LongName", "")) <= 48
    assert len(root.findtext(f"{_SEARCH}Description", "")) <= 1024


def test_a_search_without_a_description_is_described_by_its_title() -> None:
    root = ET.fromstring(opensearch(_ENGINE))
    assert root.findtext(f"{_SEARCH}Description") == "Library Staff Development"
    assert root.find(f"{_SEARCH}Image") is None


def _titled(title: str, description: str = "") -> SearchEngine:
    return SearchEngine(
        title=title,
        url=_ENGINE.url,
        template=_ENGINE.template,
        language="en",
        description=description,
    )


def test_a_manifest_names_the_site_and_its_icons() -> None:
    app = WebApp(
        title="Bücher & Cie",
        language="de",
        start_url="/library/",
        scope="/library/",
        description="Kurse",
        icons=(Icon("/library/icon.svg", "image/svg+xml"), Icon("/i.png", "image/png", "192x192")),
    )
    assert webmanifest(app).decode() == (
        "{\n"
        '"name": "Bücher & Cie",\n'
        '"description": "Kurse",\n'
        '"lang": "de",\n'
        '"start_url": "/library/",\n'
        '"scope": "/library/",\n'
        '"display": "browser",\n'
        '"icons": [{"src":"/library/icon.svg","type":"image/svg+xml","sizes":"any"},'
        '{"src":"/i.png","type":"image/png","sizes":"192x192"}]\n'
        "}\n"
    )


def test_a_manifest_leaves_out_what_is_absent() -> None:
    assert json.loads(webmanifest(_APP)) == {
        "name": "Library",
        "lang": "en",
        "start_url": "/library/",
        "scope": "/library/",
        "display": "browser",
    }
