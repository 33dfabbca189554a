"""What lies below old addresses: pages lead on, feeds and data go on, and others go first."""

from pathlib import Path

import pytest

from sitegen.diagnostics import Severity
from tests.sites import BARE, SETTINGS, Folder, resource, tree
from tests.test_cases import diagnose

_TOPIC = "---\ntitle: Maps\naliases: [/topics/plans/, /plans/]\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path, f"{SETTINGS}page_size: 1\n")
    folder.write("content/topics/maps.md", _TOPIC)
    for name, kind in (("a", "News"), ("b", "Course"), ("c", "News")):
        folder.write(f"content/resources/{name}.md", resource(name, type=kind, topic="maps"))
    folder.write("content/resources/d.md", resource("d", topic="maps", start="2026-05-04"))
    return folder


def built(site: Folder) -> dict[str, bytes]:
    assert site.build().report
    return tree(site.root / "output")


def test_all_below_an_old_address_is_found(site: Folder) -> None:
    found = built(site)
    now = {each.removeprefix("topics/maps/") for each in found if each.startswith("topics/maps/")}
    old = {each.removeprefix("topics/plans/") for each in found if each.startswith("topics/plans/")}
    assert old == now
    assert {"page/1/index.html", "news/index.html", "feed.xml", "rss.xml", "feed.json"} <= old
    assert {"index.jsonld", "index.json", "page/1/index.json", "events.ics"} <= old


def test_pages_lead_on_and_feeds_go_on(site: Folder) -> None:
    found = built(site)
    for page in ("page/2/", "news/", "news/page/1/"):
        text = found[f"topics/plans/{page}index.html"].decode()
        assert f'href="/library/topics/maps/{page}"' in text
    for feed in (
        *("feed.xml", "rss.xml", "feed.json", "index.jsonld", "index.json"),
        *("page/1/index.json", "events.ics"),
    ):
        assert found[f"topics/plans/{feed}"] == found[f"topics/maps/{feed}"]


def test_only_a_topics_own_address_stands_for_what_is_below(site: Folder) -> None:
    assert [each for each in built(site) if each.startswith("plans/")] == ["plans/index.html"]


def test_links_to_these_addresses_are_whole(site: Folder) -> None:
    links = "[n](/topics/plans/news/) [f](/topics/plans/feed.xml) [p](/topics/plans/page/1/)\n"
    site.write("content/about.md", f"---\ntitle: About\n---\n{links}")
    built(site)
    assert not any(each.severity is Severity.WARNING for each in diagnose(site.root))


def test_what_has_such_an_address_for_its_own_keeps_it(site: Folder) -> None:
    site.write("content/topics/plans/feed.xml", "<own/>")
    site.write("content/topics/plans/news.md", "---\ntitle: Own News\n---\n")
    site.write("content/about.md", "---\ntitle: About\naliases: /topics/plans/course/\n---\n")
    found = built(site)
    assert found["topics/plans/feed.xml"] == b"<own/>"
    assert b"Own News" in found["topics/plans/news/index.html"]
    assert b'href="/library/about/"' in found["topics/plans/course/index.html"]
    assert b"/topics/maps/page/1/" in found["topics/plans/page/1/index.html"]


def test_a_topic_that_has_the_address_again_clashes_once(site: Folder) -> None:
    site.write("content/topics/plans.md", "---\ntitle: Plans\n---\n")
    found = [each.message for each in diagnose(site.root) if each.severity is Severity.ERROR]
    alias = "the alias '/topics/plans/' of content/topics/maps.md"
    assert found == [f"{alias} and the topic 'Plans' would both be at /topics/plans/"]


def test_beside_old_addresses_of_a_resource_its_data_and_its_calendar_go_on(site: Folder) -> None:
    aliases = "[/resources/old/, /resources/old.html, /elsewhere/]"
    event = resource("d", topic="maps", start="2026-05-04", aliases=aliases)
    site.write("content/resources/d.md", event)
    site.write("content/resources/a.md", resource("a", topic="maps", aliases="/resources/was/"))
    found = built(site)
    citations = ("index.bib", "index.ris", "index.csl.json")
    for file in ("index.json", "event.ics", *citations):
        assert found[f"resources/old/{file}"] == found[f"resources/d/{file}"]
    assert found["resources/was/index.json"] == found["resources/a/index.json"]
    assert {each for each in found if each.startswith(("resources/was", "elsewhere"))} == {
        *("resources/was/index.html", "resources/was/index.json", "elsewhere/index.html"),
        *(f"resources/was/{file}" for file in citations),
    }
    site.write("content/resources/old/index.json", "{}")
    assert built(site)["resources/old/index.json"] == b"{}"


@pytest.mark.parametrize(
    ("setting", "gone"), [("metadata: {json: false}", "index.json"), ("events: lists", "event.ics")]
)
def test_what_the_site_does_not_have_does_not_go_on(site: Folder, setting: str, gone: str) -> None:
    event = resource("d", topic="maps", start="2026-05-04", aliases="/resources/old/")
    site.write("content/resources/d.md", event)
    assert f"resources/old/{gone}" in built(site)
    site.write("site.yaml", f"{BARE}{setting}\n")
    assert f"resources/old/{gone}" not in built(site)
