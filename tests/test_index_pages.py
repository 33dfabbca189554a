"""The pages that lead to lists, and the page for lost visitors."""

from pathlib import Path

import pytest

from sitegen.views import HomeView, IndexView, Link, ListView, NotFoundView, TermLink
from tests.planning import Plans, titles
from tests.sites import SETTINGS, Folder, resource


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path, f"{SETTINGS}description: Good words.\nrecent_size: 2\n")
    for title, day in (("A", "2014-01-02"), ("B", "2015-01-02"), ("C", "2015-02-03")):
        site.write(f"content/resources/{title}.md", resource(title, date=day))
    site.write("content/topics/access.md", "---\ntitle: Access\norder: 2\n---\n")
    site.write("content/topics/welcome.md", "---\ntitle: Welcome\norder: 1\n---\n")
    site.write("content/topics/service.md", "---\ntitle: Service\nbroader: Welcome\n---\n")
    site.write("content/topics/desk.md", "---\ntitle: Desk\nbroader: Service\n---\n")
    return site


_TREE = (
    TermLink(
        "Welcome",
        "/library/topics/welcome/",
        0,
        (
            TermLink(
                "Service",
                "/library/topics/service/",
                3,
                (TermLink("Desk", "/library/topics/desk/", 0),),
            ),
        ),
    ),
    TermLink("Access", "/library/topics/access/", 0),
)


def test_home_shows_the_introduction_what_is_new_and_the_topics(site: Folder) -> None:
    site.write("content/index.md", "---\nnote: n\n---\nRead [A](resources/A.md).\n")
    view = Plans(site).view(HomeView, "index.html")
    assert view.introduction == '<p>Read <a href="/library/resources/A/">A</a>.</p>'
    assert titles(view.recent) == ["C", "B"]
    assert view.recent_href == "/library/recent/"
    assert view.topics == _TREE
    assert (view.head.title, view.head.description) == ("Library Staff Development", "Good words.")
    assert view.head.url == "https://example.org/library/"
    assert [feed.href for feed in view.head.feeds] == [
        *("/library/feed.xml", "/library/rss.xml", "/library/feed.json"),
    ]


@pytest.mark.parametrize(
    ("path", "title", "terms"),
    [
        ("topics", "Topics", _TREE),
        ("types", "Types", (TermLink("News", "/library/types/news/", 3, icon="news"),)),
        (
            "years",
            "Years",
            (
                TermLink("2015", "/library/years/2015/", 2),
                TermLink("2014", "/library/years/2014/", 1),
            ),
        ),
    ],
)
def test_an_index_lists_all_terms_with_their_counts(
    site: Folder, path: str, title: str, terms: tuple[TermLink, ...]
) -> None:
    view = Plans(site).view(IndexView, f"{path}/index.html")
    assert (view.title, view.terms, view.introduction) == (title, terms, "")
    assert view.crumbs == (Link("Home", "/library/"),)
    assert view.head.url == f"https://example.org/library/{path}/"


def test_the_topics_can_be_introduced(site: Folder) -> None:
    site.write("content/topics/index.md", "---\nnote: n\n---\nFrom broad to narrow.\n")
    view = Plans(site).view(IndexView, "topics/index.html")
    assert view.introduction == "<p>From broad to narrow.</p>"


@pytest.mark.parametrize(
    ("folder", "kind"), [("", HomeView), ("resources/", ListView), ("topics/", IndexView)]
)
def test_the_summary_of_an_introduction_says_what_the_page_is_about(
    site: Folder, folder: str, kind: type[HomeView | ListView | IndexView]
) -> None:
    site.write(f"content/{folder}index.md", "---\nsummary: What lies here.\n---\n")
    found = Plans(site).view(kind, f"{folder}index.html")
    assert found.head.description == "What lies here."


def test_an_introduction_that_is_a_draft_is_not_shown(site: Folder) -> None:
    site.write("content/index.md", "---\ndraft: yes\n---\nNot yet.\n")
    assert Plans(site).view(HomeView, "index.html").introduction == ""


def test_an_empty_site_has_its_pages_all_the_same(tmp_path: Path) -> None:
    plans = Plans(Folder(tmp_path))
    home = plans.view(HomeView, "index.html")
    assert (home.recent, home.topics, home.introduction) == ((), (), "")
    assert plans.view(IndexView, "years/index.html").terms == ()
    assert plans.reports == []


def test_lost_visitors_find_the_topics(site: Folder) -> None:
    view = Plans(site).view(NotFoundView, "404.html")
    assert (view.head.title, view.topics) == ("Page not found", _TREE)
