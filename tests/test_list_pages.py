"""What lists show, and what a new resource changes of them."""

from pathlib import Path

import pytest

from sitegen.listings import page_address
from sitegen.views import Link, ListView, Span, TermLink, TopicView
from tests.planning import Plans, titles
from tests.sites import SETTINGS, Folder, resource, tree

_TWO = "page_size: 2\nrecent_size: 2\n"


def _site(root: Path, settings: str = _TWO) -> Folder:
    return Folder(root, SETTINGS + settings)


def _add(site: Folder, title: str, day: str, **fields: str) -> None:
    given = {"date": day} | fields
    site.write(f"content/resources/{title.lower()}.md", resource(title, **given))


def _add_some(site: Folder, number: int) -> None:
    """Add resources A, B, … of consecutive months, the last letter the newest."""
    for at in range(number):
        _add(site, "ABCDEFGHI"[at], f"2015-0{at + 1}-02")


@pytest.mark.parametrize(
    ("number", "front", "pages"),
    [
        (0, [], []),
        (1, ["A"], []),
        (3, ["C", "B", "A"], []),
        (4, ["D", "C"], [["B", "A"]]),
        (5, ["E", "D", "C"], [["B", "A"]]),
        (6, ["F", "E"], [["B", "A"], ["D", "C"]]),
    ],
)
def test_numbered_pages_are_counted_from_the_oldest(
    tmp_path: Path, number: int, front: list[str], pages: list[list[str]]
) -> None:
    site = _site(tmp_path)
    _add_some(site, number)
    plans = Plans(site)
    view = plans.view(ListView, "resources/index.html")
    assert [title for group in view.groups for title in titles(group.entries)] == front
    found = [path for path in plans.made if path.startswith("resources/page/")]
    assert found == [f"resources/page/{at}/index.html" for at in range(1, len(pages) + 1)]
    shown = [plans.view(ListView, path).groups[0].entries for path in found]
    assert [titles(entries) for entries in shown] == pages


def test_the_front_leads_to_every_page_by_its_span(tmp_path: Path) -> None:
    site = _site(tmp_path)
    _add_some(site, 7)
    view = Plans(site).view(ListView, "resources/index.html")
    assert view.spans == (
        Span("02 March 2015 – 02 April 2015", "/library/resources/page/2/"),  # noqa: RUF001  # an en dash
        Span("02 January 2015 – 02 February 2015", "/library/resources/page/1/"),  # noqa: RUF001  # an en dash
    )
    assert (view.span, view.newer, view.older) == ("", None, view.spans[0])


def test_a_numbered_page_leads_to_its_neighbours(tmp_path: Path) -> None:
    site = _site(tmp_path)
    _add_some(site, 7)
    plans = Plans(site)
    new = plans.view(ListView, "resources/page/2/index.html")
    old = plans.view(ListView, "resources/page/1/index.html")
    assert new.newer == Span("since 02 May 2015", "/library/resources/")
    assert new.older == Span(old.span, "/library/resources/page/1/")
    assert old.newer == Span(new.span, "/library/resources/page/2/")
    assert (old.older, old.spans, new.spans) == (None, (), ())


def test_a_numbered_page_says_what_it_is(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write("content/resources/index.md", "---\nsummary: s\n---\nAll of it.\n")
    _add_some(site, 4)
    plans = Plans(site)
    front = plans.view(ListView, "resources/index.html")
    page = plans.view(ListView, "resources/page/1/index.html")
    assert (front.title, front.introduction) == ("All resources", "<p>All of it.</p>")
    assert (page.title, page.introduction) == ("All resources", "")
    assert page.span == "02 January 2015 – 02 February 2015"  # noqa: RUF001  # an en dash
    assert page.head.title == f"All resources, {page.span}"
    assert page.head.url == "https://example.org/library/resources/page/1/"
    assert front.crumbs == (Link("Home", "/library/"),)
    assert page.crumbs == (*front.crumbs, Link("All resources", "/library/resources/"))


def test_recent_additions_stand_under_their_months(tmp_path: Path) -> None:
    site = _site(tmp_path, "fields: {date: {required: false}}\n")
    _add(site, "Old", "2014-09-30")
    _add(site, "First", "2015-09-01")
    _add(site, "Last", "2015-09-30")
    _add(site, "Never", "~")
    view = Plans(site).view(ListView, "recent/index.html")
    assert [(group.heading, titles(group.entries)) for group in view.groups] == [
        ("September 2015", ["Last", "First"]),
        ("September 2014", ["Old"]),
        ("Undated", ["Never"]),
    ]


def test_other_lists_have_no_months(tmp_path: Path) -> None:
    site = _site(tmp_path)
    _add_some(site, 2)
    view = Plans(site).view(ListView, "years/2015/index.html")
    assert [(group.heading, titles(group.entries)) for group in view.groups] == [("", ["B", "A"])]


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("recent/index.html", "/library/feed.xml"),
        ("types/news/index.html", "/library/types/news/feed.xml"),
        ("topics/service/index.html", "/library/topics/service/feed.xml"),
        ("topics/service/news/index.html", ""),
        ("types/news/page/1/index.html", ""),
        ("resources/index.html", ""),
        ("years/2015/index.html", ""),
    ],
)
def test_the_fronts_of_topics_types_and_recent_additions_have_feeds(
    tmp_path: Path, path: str, feeds: str
) -> None:
    site = _site(tmp_path)
    _add_some(site, 4)
    _add(site, "Web", "2015-07-01", type="Webinar")
    view = Plans(site).made[path]
    assert isinstance(view, ListView | TopicView)
    assert "".join(feed.href for feed in view.head.feeds[:1]) == feeds


def _topic_site(root: Path) -> Folder:
    site = _site(root, "page_size: 3\nrecent_size: 2\n")
    site.write(
        "content/topics/service.md",
        "---\ntitle: Library Service\nlabel: service\nbroader: Welcome\n"
        "featured: [resources/a.md, resources/gone.md, resources/later.md]\n---\n"
        "Be *kind*, [at the desk](../resources/a.md).\n",
    )
    site.write(
        "content/topics/welcome.md", "---\ntitle: Welcome\nsummary: All of it.\n---\nBody.\n"
    )
    _add_some(site, 8)
    _add(site, "Web", "2014-07-01", type="Webinar")
    _add(site, "Gone", "2014-08-01", expires="2015-01-01")
    _add(site, "Later", "2027-01-01")
    return site


def test_a_topic_shows_its_resources_in_divisions(tmp_path: Path) -> None:
    view = Plans(_topic_site(tmp_path)).view(TopicView, "topics/service/index.html")
    assert titles(view.start_here) == ["A"]
    assert titles(view.recent) == ["H", "G"]
    assert titles(view.rest) == ["F"]
    assert [span.href for span in view.spans] == [
        "/library/topics/service/page/2/",
        "/library/topics/service/page/1/",
    ]
    assert view.older == view.spans[0]


def test_outside_start_here_no_resource_of_a_topic_is_there_twice(tmp_path: Path) -> None:
    plans = Plans(_topic_site(tmp_path))
    front = plans.view(TopicView, "topics/service/index.html")
    pages = (plans.view(ListView, f"topics/service/page/{number}/index.html") for number in (1, 2))
    shown = [*front.recent, *front.rest, *(e for page in pages for e in page.groups[0].entries)]
    assert sorted(titles(shown)) == [*"ABCDEFGH", "Web"]


def test_a_topic_says_what_it_is_and_where_else_to_look(tmp_path: Path) -> None:
    plans = Plans(_topic_site(tmp_path))
    view = plans.view(TopicView, "topics/service/index.html")
    assert (view.title, view.label) == ("Library Service", "service")
    assert view.introduction == (
        '<p>Be <em>kind</em>, <a href="/library/resources/a/">at the desk</a>.</p>'
    )
    assert view.head.description == "Be kind, at the desk."
    assert view.types == (
        TermLink("News", "/library/topics/service/news/", 8, icon="news"),
        TermLink("Webinar", "/library/topics/service/webinar/", 1, icon="video"),
    )
    above = plans.view(TopicView, "topics/welcome/index.html")
    assert above.narrower == (TermLink("Library Service", "/library/topics/service/", 9),)
    assert (above.types, above.recent, above.head.description) == ((), (), "All of it.")


@pytest.mark.parametrize(
    ("title", "label", "tag"),
    [
        ("Library Service", "service", "service"),
        ("Service", "service", ""),
        ("Service", "Service", ""),
        ("Straße", "STRASSE", ""),
    ],
)
def test_a_topics_tag_differs_from_its_title_by_more_than_case(
    tmp_path: Path, title: str, label: str, tag: str
) -> None:
    site = _site(tmp_path)
    site.write("content/topics/service.md", f"---\ntitle: {title}\nlabel: {label}\n---\n")
    assert Plans(site).view(TopicView, "topics/service/index.html").label == tag


def test_a_topic_without_a_file_is_named_by_its_name(tmp_path: Path) -> None:
    site = _site(tmp_path)
    _add(site, "A", "2015-01-02", topic="C#")
    view = Plans(site).view(TopicView, "topics/c-sharp/index.html")
    assert (view.title, view.label, view.introduction) == ("C#", "", "")
    assert (view.start_here, titles(view.recent)) == ((), ["A"])
    assert view.head.description == ""


# A new resource -----------------------------------------------------------------------------------

_SIZE = 10
_TOPICS = ("Service", "Access", "Copyright")
_KINDS = ("News", "Webinar")
_ALWAYS = frozenset(
    {
        *("index.html", "404.html", "sitemap.xml", "catalog.json", "catalog.csv"),
        *("topics/index.html", "types/index.html", "years/index.html"),
        *("feed.xml", "rss.xml", "feed.json"),
        "resources/new/index.html",
    }
)
"""What counts or shows all resources: home, the indexes, the site's feeds and its data."""


def _generated(root: Path, number: int) -> Folder:
    """Make a collection of resources a day apart, dealt out over topics, types and two years."""
    site = _site(root, f"page_size: {_SIZE}\nfeed_size: 5\n")
    site.write("content/topics/access.md", "---\ntitle: Access\nbroader: Service\n---\n")
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    for at in range(number):
        month, day = divmod(at // 2, 28)
        site.write(
            f"content/resources/{at}.md",
            resource(
                f"Title {at}",
                date=f"{2013 + at % 2}-{month + 1:02}-{day + 1:02}",
                topic=_TOPICS[at % 3],
                type=_KINDS[at % 5 // 4],
            ),
        )
    return site


def _changed_of_a_list(address: str, members: int) -> set[str]:
    """Name the pages of a list that one entry more changes, where ``members`` were there."""
    before, after = (max(0, count // _SIZE - 1) for count in (members, members + 1))
    touched = {address}
    if after > before:
        touched |= {page_address(address, page) for page in (after, before) if page}
    return {f"{each[1:]}index.html" for each in touched}


@pytest.mark.parametrize("number", [118, 119, 120, 127, 128, 129])
def test_a_newer_resource_changes_of_each_list_its_front_and_at_most_adds_one_page(
    tmp_path: Path, number: int
) -> None:
    site = _generated(tmp_path, number)
    site.build()
    before = tree(site.root / "output")
    fields = {"date": "2014-12-31", "topic": "Access", "type": "Webinar"}
    site.write("content/resources/new.md", resource("New", **fields))
    site.build()
    after = tree(site.root / "output")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    changed = {path for path in changed if not path.startswith("search/")}

    numbers, access_type = range(number), "topics/access/webinar"
    access = [at for at in numbers if at % 3 == 1]
    lists = {
        "/recent/": number,
        "/resources/": number,
        "/years/2014/": sum(at % 2 for at in numbers),
        "/types/webinar/": sum(at % 5 == 4 for at in numbers),
        "/topics/access/": len(access),
        "/topics/access/webinar/": sum(at % 5 == 4 for at in access),
    }
    expected = {
        path for address, count in lists.items() for path in _changed_of_a_list(address, count)
    }
    feeds = {
        f"{folder}/{name}"
        for folder in ("topics/access", "types/webinar")
        for name in ("feed.xml", "rss.xml", "feed.json")
    }
    counted_above = {"topics/service/index.html"}
    data = {
        path.replace(".html", ".json")
        for path in expected
        if path.startswith(("topics/access/", "types/")) and not path.startswith(f"{access_type}/")
    }
    data |= {"resources/new/index.json"}
    data |= {
        f"{stem}{ending}"
        for stem in ("catalog", "topics/access/index", "resources/new/index")
        for ending in (".bib", ".ris", ".csl.json")
    }
    assert changed == _ALWAYS | expected | feeds | counted_above | data
