"""The pages of single files, and their old addresses."""

from datetime import date
from pathlib import Path

import pytest

from sitegen.views import AliasView, ArticleView, Day, Entry, Image, Link, ResourceView
from tests.planning import Plans, titles
from tests.sites import SETTINGS, TODAY, Folder, resource

_LOOSE = "fields: {date: {required: false}, topic: {required: false}, type: {required: false}}\n"


def _site(root: Path, settings: str = _LOOSE, **fields: str) -> Folder:
    """Make a site of one resource, with an article and a picture beside it."""
    site = Folder(root, SETTINGS + settings)
    site.write("content/resources/a/one.md", resource("One", **fields))
    site.write("content/resources/a/map.png", "map")
    site.write("content/about.md", "---\ntitle: About\n---\nWe *are*.\n")
    return site


def _view(site: Folder, today: date = TODAY) -> ResourceView:
    return Plans(site, today).view(ResourceView, "resources/a/one/index.html")


def test_a_resource_says_what_it_is(tmp_path: Path) -> None:
    site = _site(tmp_path, summary="A *summary*.", body="See [the map](map.png).\n", language="fr")
    view = _view(site)
    assert (view.title, view.summary) == ("One", "A *summary*.")
    assert view.body == '<p>See <a href="/library/resources/a/map.png">the map</a>.</p>'
    assert view.crumbs == (Link("Home", "/library/"), Link("Resources", "/library/resources/"))
    assert view.type == Link("News", "/library/types/news/")
    assert view.topics == (Link("Service", "/library/topics/service/"),)
    assert (view.head.title, view.head.description) == ("One", "A *summary*.")
    assert (view.head.url, view.head.language) == (
        "https://example.org/library/resources/a/one/",
        "fr",
    )
    assert view.expired is False


def test_a_resource_may_have_nothing_but_a_title(tmp_path: Path) -> None:
    view = _view(_site(tmp_path, type="~", date="~", topic="~", body=""))
    assert (view.type, view.topics, view.link, view.image) == (None, (), None, None)
    assert (view.added, view.modified, view.summary, view.body) == (None, None, "", "")
    assert (view.details, view.related, view.head.description) == ((), (), "")


def test_topics_are_named_by_their_titles_each_once(tmp_path: Path) -> None:
    site = _site(tmp_path, topic="[service, Service, C#]")
    site.write("content/topics/service.md", "---\ntitle: Library Service\nlabel: service\n---\n")
    assert _view(site).topics == (
        Link("Library Service", "/library/topics/service/"),
        Link("C#", "/library/topics/c-sharp/"),
    )


@pytest.mark.parametrize(
    ("updated", "added", "modified"),
    [
        ("~", None, Day("23 September 2015", "2015-09-23")),
        ("2014-01-01", None, Day("23 September 2015", "2015-09-23")),
        (
            "2024-05-02",
            Day("23 September 2015", "2015-09-23"),
            Day("02 May 2024", "2024-05-02"),
        ),
    ],
)
def test_the_day_added_is_told_beside_a_later_change(
    tmp_path: Path, updated: str, added: Day | None, modified: Day
) -> None:
    view = _view(_site(tmp_path, updated=updated))
    assert (view.added, view.modified) == (added, modified)


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://www.example.com/a", Link("example.com", "https://www.example.com/a", "external")),
        ("map.png?x#y", Link("/resources/a/map.png", "/library/resources/a/map.png?x#y")),
        ("../../about.md", Link("/about/", "/library/about/")),
        ("'#part'", Link("/resources/a/one/", "/library/resources/a/one/#part")),
        ("?x=1", Link("/resources/a/one/", "/library/resources/a/one/?x=1")),
        ("gone.pdf", None),
    ],
)
def test_a_link_leads_out_or_to_a_file_or_to_a_place_of_the_page(
    tmp_path: Path, written: str, link: Link | None
) -> None:
    site = _site(tmp_path, link=written, body="# Part\n")
    plans = Plans(site)
    assert plans.view(ResourceView, "resources/a/one/index.html").link == link
    entry = plans.pages["recent/index.html"].parts[-1].value
    assert isinstance(entry, Entry)
    assert entry.link == link


@pytest.mark.parametrize(
    ("written", "image"),
    [
        ("map.png", Image("/library/resources/a/map.png", "A map")),
        ("/resources/a/map.png", Image("/library/resources/a/map.png", "A map")),
        ("gone.png", None),
    ],
)
def test_a_picture_is_shown_if_it_is_there(
    tmp_path: Path, written: str, image: Image | None
) -> None:
    assert _view(_site(tmp_path, image=written, image_alt="A map")).image == image


def test_a_resource_holds_through_its_last_day(tmp_path: Path) -> None:
    site = _site(tmp_path, expires="2026-06-15")
    assert not _view(site, date(2026, 6, 15)).expired
    assert _view(site, date(2026, 6, 16)).expired


def test_an_expired_resource_keeps_its_page_and_is_in_no_list(tmp_path: Path) -> None:
    site = _site(tmp_path, expires="2026-06-15")
    site.write("content/resources/two.md", resource("Two", date="2016-01-01"))
    plans = Plans(site, date(2026, 6, 16))
    assert plans.view(ResourceView, "resources/a/one/index.html").expired
    assert plans.view(ResourceView, "resources/a/one/index.html").related == ()
    assert plans.view(ResourceView, "resources/two/index.html").related == ()
    assert "years/2015/index.html" not in plans.made


def test_related_are_the_next_older_of_the_first_topic_other_types_preferred(
    tmp_path: Path,
) -> None:
    site = Folder(tmp_path)
    kinds = ["News", "Guide", "News", "News", "Guide", "News", "News", "News", "Guide", "Guide"]
    for at, kind in enumerate(kinds):
        day = f"2015-{12 - at:02}-01"
        site.write(f"content/resources/{at}.md", resource(str(at), date=day, type=kind))
    other = resource("Other", date="2015-11-15", type="Guide", topic="Access")
    site.write("content/resources/other.md", other)
    plans = Plans(site)
    related = plans.view(ResourceView, "resources/0/index.html").related
    assert titles(related) == ["1", "2", "4", "8"]
    assert titles(plans.view(ResourceView, "resources/9/index.html").related) == []
    assert titles(plans.view(ResourceView, "resources/other/index.html").related) == []


def test_an_article_is_its_text(tmp_path: Path) -> None:
    site = _site(tmp_path)
    text = "---\ntitle: Long\nupdated: 2026-02-03\nsummary: In short.\n---\n[us](about.md)\n"
    site.write("content/long.md", text)
    plans = Plans(site)
    view = plans.view(ArticleView, "long/index.html")
    assert (view.title, view.modified) == ("Long", Day("03 February 2026", "2026-02-03"))
    assert view.body == '<p><a href="/library/about/">us</a></p>'
    assert view.head.description == "In short."
    about = plans.view(ArticleView, "about/index.html")
    assert (about.modified, about.head.description) == (None, "We are.")


@pytest.mark.parametrize(
    ("file", "path", "view"),
    [
        (
            "resources/b.md",
            "old/b/index.html",
            ("B", "/library/resources/b/", "https://example.org/library/resources/b/"),
        ),
        (
            "about.md",
            "old/b/index.html",
            ("B", "/library/about/", "https://example.org/library/about/"),
        ),
        (
            "topics/b.md",
            "old/b/index.html",
            ("B", "/library/topics/b/", "https://example.org/library/topics/b/"),
        ),
        ("index.md", "old/b/index.html", ("B", "/library/", "https://example.org/library/")),
    ],
)
def test_an_old_address_leads_on(
    tmp_path: Path, file: str, path: str, view: tuple[str, str, str]
) -> None:
    site = _site(tmp_path)
    site.write(f"content/{file}", "---\ntitle: B\naliases: [/old/b/]\n---\n")
    made = Plans(site).view(AliasView, path)
    assert (made.title, made.href, made.head.url) == view
    assert made.head.title == "B"


def test_an_old_address_of_an_untitled_introduction_is_named_by_the_site(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write("content/index.md", "---\naliases: [start.html]\n---\n")
    made = Plans(site).view(AliasView, "start.html")
    assert (made.title, made.head.title) == ("Library Staff Development",) * 2


def test_the_old_address_of_a_draft_leads_nowhere(tmp_path: Path) -> None:
    site = _site(tmp_path, aliases="[/old/]", draft="yes")
    assert "old/index.html" not in Plans(site).made


def test_pages_say_which_file_wants_their_address(tmp_path: Path) -> None:
    pages = Plans(_site(tmp_path, aliases="[/old/]")).pages
    named = {path: (page.claim.owner, str(page.claim.location)) for path, page in pages.items()}
    one = "content/resources/a/one.md"
    assert named["resources/a/one/index.html"] == (one, f"{one}:2:8")
    assert named["about/index.html"] == ("content/about.md", "content/about.md:2:8")
    assert named["old/index.html"] == (f"the alias '/old/' of {one}", f"{one}:6:11")
