"""What lies below an old address of a topic: pages lead on, feeds go on, and others go first."""

from pathlib import Path

import pytest

from sitegen.diagnostics import Severity
from tests.sites import SETTINGS, Folder, resource, tree
from tests.test_cases import diagnose

_TOPIC = "---\ntitle: Maps\naliases: [/topics/plans/, /plans/]\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path, f"{SETTINGS}page_size: 1\n")
    folder.write("content/topics/maps.md", _TOPIC)
    for name, kind in (("a", "News"), ("b", "Course"), ("c", "News")):
        folder.write(f"content/resources/{name}.md", resource(name, type=kind, topic="maps"))
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
    assert "index.jsonld" in old


def test_pages_lead_on_and_feeds_go_on(site: Folder) -> None:
    found = built(site)
    for page in ("page/2/", "news/", "news/page/1/"):
        text = found[f"topics/plans/{page}index.html"].decode()
        assert f'href="/library/topics/maps/{page}"' in text
    for feed in ("feed.xml", "rss.xml", "feed.json", "index.jsonld"):
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
