"""The files that machines ask for."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sitegen import machine_files
from sitegen.citation_pages import citation_addresses
from sitegen.concept_links import concept_addresses
from sitegen.data_pages import data_addresses
from sitegen.destinations import directory
from sitegen.discovery import SitemapPage
from sitegen.following import follow
from sitegen.harvest_pages import harvest_addresses
from sitegen.listings import listings
from sitegen.machine_files import sitemap_pages
from sitegen.material import Material, material
from sitegen.planned import Page
from sitegen.sidecar_pages import sidecar_addresses
from tests.judges import xml_faults
from tests.planning import ENGLISH, Plans, collection_of, lookups_of
from tests.sites import SETTINGS, Folder, resource

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_SITE = "https://example.org/library/"
_FULL = """\
description: Good words.
publisher: The Library
license: CC BY 4.0
feed_size: 2
fields: {date: {required: false}, type: {required: false}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path, SETTINGS + _FULL)
    for at in range(1, 4):
        title, day = f"R{at}", f"2015-0{at}-02"
        site.write(f"content/resources/{at}.md", resource(title, date=day, summary=f"S{at}."))
    site.write("content/resources/never.md", resource("Never", date="~"))
    site.write("content/resources/gone.md", resource("Gone", expires="2016-01-01"))
    site.write("content/topics/empty.md", "---\ntitle: Empty\n---\n")
    return site


def _items(plans: Plans, path: str) -> list[str]:
    items: list[dict[str, str]] = json.loads(plans.text(path))["items"]
    return [item["title"] for item in items]


def test_the_site_its_topics_and_its_types_have_feeds_and_other_lists_have_none(
    site: Folder,
) -> None:
    site.write("content/resources/web.md", resource("Web", type="Webinar", topic="C#"))
    folders = ["", "types/news/", "types/webinar/", "topics/c-sharp/", "topics/empty/"]
    feeds = {
        path for path in Plans(site).made if path.endswith(("feed.xml", "rss.xml", "feed.json"))
    }
    assert feeds == {
        folder + name
        for folder in (*folders, "topics/service/")
        for name in ("feed.xml", "rss.xml", "feed.json")
    }


@pytest.mark.parametrize("path", ["feed.json", "topics/service/feed.json", "types/news/feed.json"])
def test_a_feed_holds_the_newest_dated_resources(site: Folder, path: str) -> None:
    assert _items(Plans(site), path) == ["R3", "R2"]


def test_a_short_feed_holds_all_dated_resources(site: Folder) -> None:
    site.write("site.yaml", SETTINGS + _FULL.replace("feed_size: 2", "feed_size: 9"))
    assert _items(Plans(site), "feed.json") == ["R3", "R2", "R1"]


def test_a_feed_says_whose_it_is_and_where(site: Folder) -> None:
    site.write("templates/assets/icon.svg", "<svg/>")
    plans = Plans(site)
    feed = json.loads(plans.text("topics/service/feed.json"))
    assert {key: value for key, value in feed.items() if key != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Service",
        "home_page_url": f"{_SITE}topics/service/",
        "feed_url": f"{_SITE}topics/service/feed.json",
        "description": "Good words.",
        "icon": f"{_SITE}{next(path for path in plans.made if path.startswith('assets/'))}",
        "authors": [{"name": "The Library"}],
        "language": "en",
        "_sitegen": {"license": "CC BY 4.0"},
    }
    atom = ET.fromstring(plans.text("topics/service/feed.xml"))
    assert [link.get("href") for link in atom.findall(f"{_ATOM}link")] == [
        f"{_SITE}topics/service/feed.xml",
        f"{_SITE}topics/service/",
    ]
    rss = ET.fromstring(plans.text("rss.xml"))
    link = rss.find(f"channel/{_ATOM}link")
    assert link is not None
    assert link.get("href") == f"{_SITE}rss.xml"
    assert rss.findtext("channel/copyright") == "CC BY 4.0"


@pytest.mark.parametrize(
    ("fields", "updated"),
    [
        ({}, "2015-09-23T00:00:00Z"),
        ({"date": "2015-09-23 9:24:00 -0500"}, "2015-09-23T09:24:00-05:00"),
        ({"updated": "2015-09-22"}, "2015-09-23T00:00:00Z"),
        ({"updated": "2016-01-02"}, "2016-01-02T00:00:00Z"),
    ],
)
def test_a_feed_was_updated_when_its_newest_entry_was(
    tmp_path: Path, fields: dict[str, str], updated: str
) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(**fields))
    site.write("content/resources/b.md", resource("Older", date="2015-09-01"))
    root = ET.fromstring(Plans(site).text("feed.xml"))
    assert root.findtext(f"{_ATOM}updated") == updated
    assert root.findtext(f"{_ATOM}entry/{_ATOM}updated") == updated


def test_an_empty_feed_was_never_updated(site: Folder) -> None:
    root = ET.fromstring(Plans(site).text("topics/empty/feed.xml"))
    assert root.findtext(f"{_ATOM}updated") == "1970-01-01T00:00:00Z"
    assert root.find(f"{_ATOM}entry") is None


def test_a_feeds_entry_holds_what_a_list_shows(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    fields = {"topic": "[Service, C#]", "author": "'Lee, Ann <https://orcid.org/1>'"}
    text = resource(link="map.pdf#page=2", language="fr", updated="2016-01-02", **fields)
    site.write("content/resources/a.md", text)
    site.write("content/resources/map.pdf", "map")
    assert json.loads(Plans(site).text("feed.json"))["items"] == [
        {
            "id": f"{_SITE}resources/a/",
            "url": f"{_SITE}resources/a/",
            "external_url": f"{_SITE}resources/map.pdf#page=2",
            "title": "Accents",
            "content_text": "Some text.",
            "date_published": "2015-09-23T00:00:00Z",
            "date_modified": "2016-01-02T00:00:00Z",
            "authors": [{"name": "Lee, Ann"}],
            "tags": ["News", "Service", "C#"],
            "language": "fr",
        }
    ]


def test_an_entry_needs_no_type(site: Folder) -> None:
    site.write("content/resources/a.md", resource(type="~"))
    assert json.loads(Plans(site).text("feed.json"))["items"][0]["tags"] == ["Service"]


# Sitemaps


def _urls(text: str) -> dict[str, str | None]:
    root = ET.fromstring(text)
    return {
        (each.findtext(f"{_SITEMAP}loc") or "").removeprefix(_SITE): each.findtext(
            f"{_SITEMAP}lastmod"
        )
        for each in root
    }


def test_the_sitemap_lists_all_that_readers_are_led_to(site: Folder) -> None:
    site.write("content/index.md", "---\nupdated: 2020-01-01\naliases: [/old/]\n---\n")
    site.write("content/about.md", "---\ntitle: About\nupdated: 2026-02-03\n---\n")
    site.write("content/us.md", "---\ntitle: Us\n---\n")
    site.write("content/resources/3.md", resource("R3", date="2015-03-02", updated="2016-01-02"))
    site.write("content/resources/2.md", resource("R2", date="2015-02-02", updated="2014-01-02"))
    text = Plans(site).text("sitemap.xml")
    assert xml_faults("sitemap.xsd", text.encode()) == []
    assert _urls(text) == {
        "": "2020-01-01",
        **dict.fromkeys(["topics/", "types/", "years/", "recent/", "resources/"], "2016-01-02"),
        **dict.fromkeys(["types/news/", "years/2015/", "topics/service/"], "2016-01-02"),
        **dict.fromkeys(["search/", "topics/empty/", "us/"]),
        "about/": "2026-02-03",
        "resources/3/": "2016-01-02",
        "resources/2/": "2015-02-02",
        "resources/1/": "2015-01-02",
        "resources/never/": None,
    }


def test_a_page_of_a_list_changed_when_the_latest_of_its_resources_did(tmp_path: Path) -> None:
    site = Folder(tmp_path, f"{SETTINGS}page_size: 1\n")
    site.write("content/resources/3.md", resource("R3", date="2015-03-02", start="2015-03-02"))
    site.write("content/resources/2.md", resource("R2", date="2015-02-02", start="2015-02-02"))
    site.write("content/resources/1.md", resource("R1", date="2015-01-02", updated="2015-02-09"))
    found = _urls(Plans(site).text("sitemap.xml"))
    assert {
        path: day for path, day in found.items() if path.startswith(("recent/", "events/"))
    } == {
        "recent/": "2015-03-02",
        "recent/page/1/": "2015-02-09",
        "recent/page/2/": "2015-02-02",
        "events/": "2015-03-02",
        "events/page/1/": "2015-02-02",
    }


@pytest.mark.parametrize(
    ("updated", "day"), [("2015-01-01", "2015-03-02"), ("2015-04-01", "2015-04-01")]
)
def test_a_page_with_an_introduction_changed_when_either_did(
    site: Folder, updated: str, day: str
) -> None:
    for folder in ("", "topics/", "resources/"):
        site.write(f"content/{folder}index.md", f"---\nupdated: {updated}\n---\n")
    found = _urls(Plans(site).text("sitemap.xml"))
    assert (found[""], found["topics/"], found["resources/"]) == (day, day, day)


def test_a_site_without_resources_has_a_sitemap_without_days(tmp_path: Path) -> None:
    text = Plans(Folder(tmp_path)).text("sitemap.xml")
    assert set(_urls(text).values()) == {None}


def test_a_long_sitemap_is_divided(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _urls(Plans(site).text("sitemap.xml"))
    monkeypatch.setattr(machine_files, "_SITEMAP_SIZE", len(whole) // 2 + 1)
    plans = Plans(site)
    assert list(_urls(plans.text("sitemap.xml"))) == ["sitemap-1.xml", "sitemap-2.xml"]
    parts = (_urls(plans.text(f"sitemap-{number}.xml")) for number in (1, 2))
    assert [address for part in parts for address in part] == list(whole)


def test_a_sitemap_has_50000_addresses_and_the_index_says_when_each_changed(
    site: Folder,
) -> None:
    made: list[SitemapPage] = [
        (f"/{number}/", date(2015, 1, 1 + number % 28)) for number in range(49_999)
    ]
    made += [("/last/", date(2016, 1, 1)), ("/next/", None)]
    pages = list(sitemap_pages(_material(site), tuple(made)))
    text = dict(map(_written, pages))
    assert list(text) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [xml_faults("sitemap.xsd", data) for data in text.values()] == [[], [], []]
    assert len(_urls(text["sitemap-1.xml"].decode())) == 50_000
    assert _urls(text["sitemap-2.xml"].decode()) == {"next/": None}
    assert _urls(text["sitemap.xml"].decode()) == {
        "sitemap-1.xml": "2016-01-01",
        "sitemap-2.xml": None,
    }


def test_fifty_thousand_addresses_are_one_sitemap(site: Folder) -> None:
    pages = sitemap_pages(_material(site), tuple((f"/{at}/", None) for at in range(50_000)))
    assert [page.path for page in pages] == ["sitemap.xml"]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("<lastmod>2015-01-02<", "<lastmod>2 January 2015<"),
        ("<lastmod>2015-01-02<", "<lastmod>2015-02-30<"),
        ("<loc>https://example.org/library/about/<", "<loc>/library/about/<"),
        ("https://example.org/library/about/", "https://example.org/library/topics/"),
        ("https://example.org/library/about/", "https://example.org/library/übe r/"),
        ("</loc>", "</loc><priority>1</priority>"),
        ("sitemap/0.9", "sitemap/0.84"),
    ],
)
def test_the_schema_of_sitemaps_refuses_what_the_protocol_does(
    site: Folder, written: str, instead: str
) -> None:
    site.write("content/about.md", "---\ntitle: About\n---\n")
    text = Plans(site).text("sitemap.xml")
    assert written in text
    assert xml_faults("sitemap.xsd", text.replace(written, instead).encode())


def _written(page: Page) -> tuple[str, bytes]:
    data = page.present(*(each.value for each in page.parts))
    assert isinstance(data, bytes)
    return page.path, data


def _material(site: Folder) -> Material:
    collection, settings = collection_of(site)
    where, lookups = directory(collection, ()), lookups_of(site, settings)
    return material(collection, settings, follow(collection, settings, where), {}, lookups, ENGLISH)


# What announces the site


def test_robots_are_welcome_and_find_the_sitemap(site: Folder) -> None:
    assert Plans(site).text("robots.txt").endswith(f"\n\nSitemap: {_SITE}sitemap.xml\n")


def test_browsers_find_the_search(site: Folder) -> None:
    text = Plans(site).text("opensearch.xml")
    assert f'template="{_SITE}search/?q={{searchTerms}}"' in text
    assert f'template="{_SITE}opensearch.xml"' in text
    assert "<Image>" not in text


def test_the_manifest_names_the_themes_icon(site: Folder) -> None:
    assert "icons" not in json.loads(Plans(site).text("site.webmanifest"))
    site.write("templates/assets/icon.svg", "<svg/>")
    plans = Plans(site)
    icon = next(path for path in plans.made if path.startswith("assets/icon."))
    manifest = json.loads(plans.text("site.webmanifest"))
    assert [each["src"] for each in manifest["icons"]] == [f"/library/{icon}"]
    assert (manifest["start_url"], manifest["scope"]) == ("/library/", "/library/")
    assert f"<Image>{_SITE}{icon}</Image>" in plans.text("opensearch.xml")


def test_editors_can_link_to_every_such_file(site: Folder) -> None:
    collection, settings = collection_of(site)
    lists = listings(collection, ENGLISH)
    named = {
        *machine_files.machine_addresses(lists),
        *concept_addresses(lists, settings),
        *data_addresses(lists, settings),
        *sidecar_addresses(collection, settings),
        *harvest_addresses(collection, settings),
        *citation_addresses(collection, settings),
    }
    made = (path for path in Plans(site).made if not path.startswith(("search/", "_")))
    files = {f"/{path}" for path in made if not path.endswith(".html")}
    assert named == files
