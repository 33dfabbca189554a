"""The parts that pages share."""

from pathlib import Path

import pytest

from sitegen.destinations import directory
from sitegen.fingerprint import Fetched, Part, derive
from sitegen.following import follow
from sitegen.labels import spoken
from sitegen.material import NO_BODY, NO_WAYS, Material, body_parts, introduction, material
from sitegen.page_heads import Forms, head
from sitegen.views import Feed, Head, Link, TermLink
from sitegen.wording import Ways, Wording, full_address, led
from tests.planning import ENGLISH, collection_of, lookups_of, titles
from tests.sites import SETTINGS, Folder, resource

_MENU = "menu: [about.md, index.md, draft.md, gone.md, topics/service.md]\n"
_ASSETS = {"style.css": "/assets/style.1.css", "é.svg": "/assets/é.2.svg"}


@pytest.fixture
def made(tmp_path: Path) -> Material:
    site = Folder(tmp_path, f"{SETTINGS}publisher: We\ncontact: c\nsuggest: s\nlicense: l\n{_MENU}")
    body = "[b](b.md#part), [c](c.md), [here](#top), [gone](gone.md)\n"
    site.write("content/resources/a.md", resource("A", body=body))
    site.write("content/resources/b.md", resource("B", body="# Part\n\nText.\n", date="2014-01-01"))
    site.write("content/resources/c.md", resource("C", body="", expires="2020-01-01"))
    site.write("content/about.md", "---\ntitle: About\n---\n")
    site.write("content/draft.md", "---\ntitle: Draft\ndraft: yes\n---\n")
    site.write("content/index.md", "---\nsummary: s\n---\n[A](resources/a.md)\n")
    site.write("content/resources/index.md", "---\ndraft: yes\n---\nNot yet.\n")
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    collection, settings = collection_of(site)
    followed = follow(collection, settings, directory(collection, ["/", "/feed.xml"]))
    return material(collection, settings, followed, _ASSETS, lookups_of(site, settings), ENGLISH)


def test_every_page_has_the_settings_the_menu_and_the_assets(made: Material) -> None:
    site = made.site.value
    assert (site.title, site.home, site.language) == (
        "Library Staff Development",
        "/library/",
        "en",
    )
    assert (site.publisher, site.contact, site.suggest, site.license) == ("We", "c", "s", "l")
    assert site.menu == (
        Link("About", "/library/about/"),
        Link("Library Staff Development", "/library/"),
        Link("Service", "/library/topics/service/"),
    )
    assert site.assets == {
        "style.css": "/library/assets/style.1.css",
        "é.svg": "/library/assets/é.2.svg",
    }


def test_addresses_are_written_for_pages_and_in_full(made: Material) -> None:
    assert made.href("/a b/é/") == "/library/a%20b/é/"
    assert made.absolute("/a b/é/") == "https://example.org/library/a%20b/%C3%A9/"
    assert made.crumbs([Link("Home", "/")]) == (Link("Home", "/library/"),)


def test_entries_are_there_for_all_resources_and_the_listed_are_known(made: Material) -> None:
    paths = [f"content/resources/{name}.md" for name in "bca"]
    assert titles(part.value for part in made.entries_of(paths)) == ["B", "C", "A"]
    assert made.listed == {"content/resources/a.md", "content/resources/b.md"}


def test_a_term_is_linked_with_the_number_of_its_listed_members(made: Material) -> None:
    (service,) = made.collection.topics
    assert made.term_link(service) == TermLink("Service", "/library/topics/service/", 2)


def _parts(made: Material, path: str) -> tuple[Part[str], Part[Ways]]:
    return body_parts(made.collection.items[f"content/{path}"], made)


def test_a_body_has_a_table_of_where_its_links_lead(made: Material) -> None:
    body, links = _parts(made, "resources/a.md")
    item = made.collection.items["content/resources/a.md"]
    bare = Fetched(made.lookups.bodies, item.value.path, item.prose.digest)
    assert body.digest == derive(spoken, bare, made.said).digest
    assert body.value.startswith('<p><a href="b.md#part">b</a>')
    assert links.value == (
        ("b.md#part", "/resources/b/", "#part", None),
        ("c.md", "/resources/c/", "", None),
        ("#top", "", "#top", None),
        ("gone.md", None, "", None),
    )


def test_a_body_without_links_and_no_body_at_all_need_no_table(made: Material) -> None:
    assert _parts(made, "resources/b.md")[1] is NO_WAYS
    assert _parts(made, "resources/c.md") == (NO_BODY, NO_WAYS)


def test_pages_are_introduced_where_a_file_does_so_and_is_published(made: Material) -> None:
    assert introduction("/", made)[1].value == (("resources/a.md", "/resources/a/", "", None),)
    for address in ("/resources/", "/topics/", "/recent/"):
        assert introduction(address, made) == (NO_BODY, NO_WAYS)


def test_a_head_is_canonical(made: Material) -> None:
    feeds = (Feed("Atom", "/feed.xml", "application/atom+xml"),)
    found = head(made, "A", "/é/", description="d", forms=Forms(feeds=feeds)).value
    assert found == Head(
        title="A",
        description="d",
        url="https://example.org/library/%C3%A9/",
        feeds=feeds,
    )


@pytest.mark.parametrize(
    ("written", "address", "full"),
    [
        ("", None, ""),
        ("https://example.com/", None, "https://example.com/"),
        ("b.md#part", "/resources/b/", "https://example.org/library/resources/b/#part"),
        ("/feed.xml", "/feed.xml", "https://example.org/library/feed.xml"),
        ("#top", "/resources/a/", "https://example.org/library/resources/a/#top"),
    ],
)
def test_an_address_in_a_field_leads_to_a_page(
    tmp_path: Path, written: str, address: str | None, full: str
) -> None:
    ways = _ways(tmp_path, written)
    found = led(written, ways)
    assert (found and found.address) == address
    assert full_address(written, ways, Wording("https://example.org/library/", ENGLISH)) == full


def test_an_address_in_a_field_that_leads_nowhere_is_left_out(tmp_path: Path) -> None:
    ways = _ways(tmp_path, "gone.md")
    assert ways == (("gone.md", None, "", None),)
    assert full_address("gone.md", ways, Wording("https://example.org/library/", ENGLISH)) == ""


@pytest.mark.parametrize("license_", ["CC BY 4.0", "gone.md"])
def test_a_license_that_leads_nowhere_is_words(tmp_path: Path, license_: str) -> None:
    assert _ways(tmp_path, "", license=license_) == ()


def _ways(root: Path, link: str, **fields: str) -> Ways:
    """Give the ways of a resource's fields."""
    site = Folder(root)
    site.write("content/resources/a.md", resource("A", link=f"'{link}'", **fields))
    site.write("content/resources/b.md", resource("B", body="# Part\n"))
    collection, settings = collection_of(site)
    followed = follow(collection, settings, directory(collection, ["/feed.xml"]))
    made = material(collection, settings, followed, {}, lookups_of(site, settings), ENGLISH)
    return made.ways_of("content/resources/a.md").value
