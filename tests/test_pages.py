"""The whole plan: every output file, and the faults that only the whole shows."""

from pathlib import Path

import pytest

from sitegen.views import ArticleView
from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource

_ALWAYS = {
    *("index.html", "404.html", "topics/index.html", "types/index.html", "years/index.html"),
    *("recent/index.html", "resources/index.html", "search/index.html"),
    *("search/index.json", "search/order.json", "search/words/0.json"),
    *("feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt"),
    *(
        "opensearch.xml",
        "site.webmanifest",
        "catalog.json",
        "catalog.csv",
        "datapackage.json",
        "_headers",
    ),
    *("topics/index.ttl", "topics/index.jsonld"),
    *("catalog.bib", "catalog.ris", "catalog.csl.json"),
}


def test_an_empty_site_has_all_that_readers_and_machines_ask_for(tmp_path: Path) -> None:
    assert set(Plans(Folder(tmp_path)).made) == _ALWAYS


def test_each_file_adds_its_pages(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a/b.md", resource(aliases="[/old/, older.html]"))
    site.write("content/resources/web.md", resource("Web", type="Webinar", draft="yes"))
    site.write("content/about.md", "---\ntitle: About\n---\n")
    for folder in ("", "topics/", "resources/"):
        site.write(f"content/{folder}index.md", "---\nsummary: s\n---\n")
    site.write("content/map.pdf", "map")
    site.write("templates/assets/a.svg", "<svg/>")
    plans = Plans(site)
    feeds = ("feed.xml", "rss.xml", "feed.json")
    assets = {path for path in plans.made if path.startswith("assets/a.")}
    assert len(assets) == 1
    assert set(plans.made) - _ALWAYS - assets == {
        *(
            "resources/a/b/index.html",
            "old/index.html",
            "resources/a/older.html",
            "about/index.html",
        ),
        *("topics/service/index.html", "types/news/index.html", "years/2015/index.html"),
        *("topics/service/index.json", "types/news/index.json", "resources/a/b/index.json"),
        *(f"topics/service/{name}" for name in feeds),
        *(f"types/news/{name}" for name in feeds),
        *(f"{page}/index.bib" for page in ("topics/service", "resources/a/b")),
        *(f"{page}/index.ris" for page in ("topics/service", "resources/a/b")),
        *(f"{page}/index.csl.json" for page in ("topics/service", "resources/a/b")),
        "topics/service/index.jsonld",
        "search/documents/2.json",
        *("_redirects", "_redirects.nginx"),
    }
    assert [plans.made[path] for path in assets] == [b"<svg/>"]
    assert {path: copy.source for path, copy in plans.copies.items()} == {
        "map.pdf": "content/map.pdf"
    }


def test_no_two_pages_are_planned_for_one_path(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(aliases="[/about/]"))
    site.write("content/about.md", "---\ntitle: About\n---\n")
    taken = "content/resources/a.md and content/about.md would both be at /about/"
    assert Plans(site).reports == [f"content/resources/a.md:6:11: the alias '/about/' of {taken}"]


@pytest.mark.parametrize("address", ["/.sitegen/", "/.SiteGen", "/.sitegen-staging/a/"])
def test_an_old_address_is_refused_where_sitegen_keeps_its_mark(
    tmp_path: Path, address: str
) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(aliases=f"[{address}]"))
    alias = f"the alias '{address.rstrip('/')}/' of content/resources/a.md"
    fault = f"{alias} would be where sitegen keeps a file of its own"
    assert Plans(site).reports == [f"content/resources/a.md:6:11: {fault}"]


def test_broken_links_are_reported(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/about.md", "---\ntitle: About\n---\n[gone](gone.md)\n")
    assert Plans(site).reports == ["content/about.md:4:8: 'gone.md' leads nowhere"]


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/about/", "/topics/", "/types/", "/years/", "/recent/", "/resources/"),
        *("/topics/service/", "/topics/service/news/", "/types/news/", "/years/2015/"),
        *("/recent/page/1/", "/resources/a/", "/old/", "/older.html", "/map.pdf"),
        *("/feed.xml", "/rss.xml", "/feed.json", "/catalog.json", "/catalog.csv"),
        *("/topics/service/feed.xml", "/types/webinar/rss.xml", "/sitemap.xml"),
    ],
)
def test_editors_can_link_to_whatever_the_site_has(tmp_path: Path, address: str) -> None:
    site = Folder(tmp_path, f"{SETTINGS}page_size: 1\n")
    site.write("content/resources/a.md", resource(aliases="[/old/]"))
    site.write("content/resources/web.md", resource("Web", type="Webinar"))
    text = f"---\ntitle: About\naliases: [/older.html]\n---\n[it]({address})\n"
    site.write("content/about.md", text)
    site.write("content/map.pdf", "map")
    plans = Plans(site)
    body = plans.view(ArticleView, "about/index.html").body
    assert body == f'<p><a href="/library{address}">it</a></p>'
    assert plans.reports == []
    path = address[1:] + "index.html" if address.endswith("/") else address[1:]
    assert path in plans.made or path in plans.copies
