"""What the head of a page tells libraries, reference managers and social networks."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.schema_org import dublin_core, open_graph
from tests.sites import BARE, Folder, resource

_PAGE = "https://example.org/library/resources/a/"
_RICH = {
    "title": "'Say \"a & b\"'",
    "link": "https://doi.org/10.1000/182",
    "author": "['Lee, Ann <https://orcid.org/0000-0002-1825-0097>', Institute]",
    "publisher": "Press",
    "published": "2015-08",
    "language": "fr",
    "license": "MIT",
    "topic": "[Service, Access]",
    "summary": "What <b> is.",
}


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def _built(site: Folder, settings: str = "", **fields: str) -> str:
    site.write("site.yaml", BARE + settings)
    site.write("content/resources/a.md", resource(**{"title": "A", **fields}))
    site.build()
    return site.page("resources/a/index.html")


def _named(html: str, prefix: str) -> list[tuple[str, str]]:
    found = re.findall(r'<meta name="([^"]*)" content="([^"]*)">', html)
    return [(name, unescape(value)) for name, value in found if name.startswith(prefix)]


def test_libraries_read_dublin_core(site: Folder) -> None:
    html = _built(site, **_RICH)
    assert '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">' in html
    assert dublin_core(html) == [
        ("DC.title", 'Say "a & b"'),
        ("DC.creator", "Lee, Ann"),
        ("DC.creator", "Institute"),
        ("DC.subject", "Service"),
        ("DC.subject", "Access"),
        ("DC.description", "What <b> is."),
        ("DC.publisher", "Press"),
        ("DC.date", "2015-08"),
        ("DC.type", "Text"),
        ("DC.type", "News"),
        ("DC.identifier", "https://doi.org/10.1000/182"),
        ("DC.language", "fr"),
        ("DC.rights", "MIT"),
    ]


def test_a_type_is_said_once_where_dublin_core_calls_it_the_same(site: Folder) -> None:
    html = _built(site, type="Event", start="2026-05-04")
    assert [value for name, value in dublin_core(html) if name == "DC.type"] == ["Event"]


def test_reference_managers_read_the_tags_of_highwire(site: Folder) -> None:
    assert _named(_built(site, **_RICH), "citation_") == [
        ("citation_title", 'Say "a & b"'),
        ("citation_author", "Lee, Ann"),
        ("citation_author", "Institute"),
        ("citation_publication_date", "2015/08"),
        ("citation_publisher", "Press"),
        ("citation_language", "fr"),
        ("citation_doi", "10.1000/182"),
        ("citation_public_url", "https://doi.org/10.1000/182"),
        ("citation_abstract_html_url", _PAGE),
    ]
    assert _named(site.page("resources/a/index.html"), "z:") == [("z:itemType", "newspaperArticle")]


def test_what_is_not_known_has_no_tag(site: Folder) -> None:
    html = _built(site, "fields:\n  type: {required: false}\n", type="~", topic="Service")
    assert [name for name, _ in dublin_core(html)] == [
        *("DC.title", "DC.subject", "DC.description", "DC.date", "DC.identifier", "DC.language"),
    ]
    assert _named(html, "citation_") == [
        ("citation_title", "A"),
        ("citation_publication_date", "2015/09/23"),
        ("citation_language", "en"),
        ("citation_public_url", _PAGE),
    ]
    assert _named(html, "z:") == [("z:itemType", "webpage")]


def test_social_networks_read_open_graph(site: Folder) -> None:
    site.write("content/resources/a.gif", b"GIF89a\x03\x00\x02\x00\x00\x00\x00;")
    html = _built(
        site,
        "description: All.\nlanguage: pt-BR\n",
        image="a.gif",
        image_alt='An "A"',
        summary="S.",
    )
    assert open_graph(html) == [
        ("og:title", "A"),
        ("og:type", "article"),
        ("og:url", _PAGE),
        ("og:site_name", "Library Staff Development"),
        ("og:description", "S."),
        ("og:locale", "pt_BR"),
        ("og:image", "https://example.org/library/resources/a.gif"),
        ("og:image:alt", 'An "A"'),
        ("og:image:width", "3"),
        ("og:image:height", "2"),
    ]
    assert open_graph(site.page("index.html")) == [
        ("og:title", "Library Staff Development"),
        ("og:type", "website"),
        ("og:url", "https://example.org/library/"),
        ("og:site_name", "Library Staff Development"),
        ("og:description", "All."),
        ("og:locale", "pt_BR"),
    ]


def test_a_picture_of_unknown_size_is_shown_without_it(site: Folder) -> None:
    site.write("content/resources/a.gif", b"no picture")
    found = open_graph(_built(site, image="a.gif", image_alt="A"))
    assert [name for name, _ in found if "image" in name] == ["og:image", "og:image:alt"]


def test_lists_and_articles_say_nothing_of_a_resource(site: Folder) -> None:
    site.write("content/about.md", "---\ntitle: About\n---\nText\n")
    _built(site, **_RICH)
    for path in ("index.html", "about/index.html", "types/news/index.html", "search/index.html"):
        assert "schema.DC" not in site.page(path)
        assert _named(site.page(path), "citation_") == []
    assert ("og:type", "article") in open_graph(site.page("about/index.html"))


def test_the_list_of_events_is_a_part_of_the_site(site: Folder) -> None:
    _built(site, start="2026-05-04")
    assert open_graph(site.page("events/index.html")) == [
        ("og:title", "Events"),
        ("og:type", "website"),
        ("og:url", "https://example.org/library/events/"),
        ("og:site_name", "Library Staff Development"),
    ]


@pytest.mark.parametrize(
    ("switch", "gone"),
    [
        ("dublin_core", ("DC.", "schema.DC")),
        ("highwire", ("citation_", "z:itemType")),
        ("open_graph", ("og:",)),
        ("coins", ("Z3988",)),
        ("json", ('type="application/json"',)),
        ("json_ld", ("ld+json",)),
    ],
)
def test_each_kind_has_a_switch(site: Folder, switch: str, gone: tuple[str, ...]) -> None:
    html = _built(site, **_RICH) + site.page("types/news/index.html")
    assert all(each in html for each in gone)
    off = _built(site, f"metadata: {{{switch}: false}}\n", **_RICH)
    off += site.page("types/news/index.html")
    assert not any(each in off for each in gone)
    assert off.count("ld+json") == (0 if switch == "json_ld" else 2)
