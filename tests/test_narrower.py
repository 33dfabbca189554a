"""The setting `narrower`: whether the list of a topic has the resources of narrower ones too."""

import json
from pathlib import Path

import pytest

from sitegen.views import (
    HomeView,
    IndexView,
    Link,
    ListView,
    ResourceView,
    SearchView,
    TermLink,
    TopicView,
)
from tests.planning import Plans, titles
from tests.sites import SETTINGS, Folder, resource, tree

_SETTINGS = f"{SETTINGS}page_size: 2\nrecent_size: 1\nfeed_size: 4\n"
_INCLUDE = f"{_SETTINGS}narrower: include\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Five resources: of woodwork one, of its topic service three, of desk below that two."""
    site = Folder(tmp_path, _INCLUDE)
    site.write("content/topics/woodwork.md", "---\ntitle: Woodwork\n---\n")
    site.write("content/topics/service.md", "---\ntitle: Service\nbroader: Woodwork\n---\n")
    site.write("content/topics/desk.md", "---\ntitle: Desk\nbroader: Service\n---\n")
    topics = ("Woodwork", "Service", "Service", "[Service, Desk]", "Desk")
    for at, topic in enumerate(topics, 1):
        kind = "Webinar" if topic == "Desk" else "News"
        text = resource(f"R{at}", date=f"2015-0{at}-02", topic=topic, type=kind)
        site.write(f"content/resources/{at}.md", text)
    return site


def _shown(plans: Plans, slug: str) -> list[str]:
    """Name the resources of a topic, page by page."""
    front = plans.view(TopicView, f"topics/{slug}/index.html")
    found = [*titles(front.recent), *titles(front.rest)]
    pages = [path for path in plans.made if path.startswith(f"topics/{slug}/page/")]
    for path in sorted((each for each in pages if each.endswith(".html")), reverse=True):
        found += titles(plans.view(ListView, path).groups[0].entries)
    return found


def test_a_list_has_the_resources_of_the_topics_below_each_once(site: Folder) -> None:
    plans = Plans(site)
    assert _shown(plans, "woodwork") == ["R5", "R4", "R3", "R2", "R1"]
    assert _shown(plans, "service") == ["R5", "R4", "R3", "R2"]
    assert _shown(plans, "desk") == ["R5", "R4"]


def test_a_list_has_those_of_its_topic_alone_unless_the_site_wants_more(site: Folder) -> None:
    site.write("site.yaml", _SETTINGS)
    plans = Plans(site)
    assert _shown(plans, "woodwork") == ["R1"]
    assert _shown(plans, "service") == ["R4", "R3", "R2"]
    assert _shown(plans, "desk") == ["R5", "R4"]


def test_counts_are_those_of_the_lists(site: Folder) -> None:
    plans = Plans(site)
    desk = TermLink("Desk", "/library/topics/desk/", 2)
    service = TermLink("Service", "/library/topics/service/", 4, (desk,))
    woodwork = (TermLink("Woodwork", "/library/topics/woodwork/", 5, (service,)),)
    assert plans.view(IndexView, "topics/index.html").terms == woodwork
    assert plans.view(HomeView, "index.html").topics == woodwork
    assert [each.count for each in plans.view(SearchView, "search/index.html").topics] == [2, 4, 5]
    catalog = json.loads(plans.text("catalog.json"))
    assert {each["slug"]: each["count"] for each in catalog["topics"]} == {
        "desk": 2,
        "service": 4,
        "woodwork": 5,
    }


def test_a_topic_leads_to_those_right_below_it_and_says_that_it_has_their_resources(
    site: Folder,
) -> None:
    view = Plans(site).view(TopicView, "topics/woodwork/index.html")
    assert view.narrower == (TermLink("Service", "/library/topics/service/", 4),)
    assert view.includes_narrower
    site.write("site.yaml", _SETTINGS)
    view = Plans(site).view(TopicView, "topics/woodwork/index.html")
    assert view.narrower == (TermLink("Service", "/library/topics/service/", 3),)
    assert not view.includes_narrower


def test_the_way_to_a_topic_leads_through_all_above_it(site: Folder) -> None:
    assert Plans(site).view(TopicView, "topics/desk/index.html").crumbs == (
        Link("Home", "/library/"),
        Link("Topics", "/library/topics/"),
        Link("Woodwork", "/library/topics/woodwork/"),
        Link("Service", "/library/topics/service/"),
    )


def test_types_within_a_topic_are_those_of_its_list(site: Folder) -> None:
    plans = Plans(site)
    view = plans.view(TopicView, "topics/woodwork/index.html")
    assert [(each.label, each.count) for each in view.types] == [("News", 4), ("Webinar", 1)]
    webinars = plans.view(ListView, "topics/woodwork/webinar/index.html")
    assert titles(webinars.groups[0].entries) == ["R5"]


def test_feeds_have_the_newest_of_the_list(site: Folder) -> None:
    items = json.loads(Plans(site).text("topics/woodwork/feed.json"))["items"]
    assert [each["title"] for each in items] == ["R5", "R4", "R3", "R2"]


def test_the_topics_of_a_search_have_the_resources_of_their_lists(site: Folder) -> None:
    facets = json.loads(Plans(site).text("search/index.json"))["facets"]
    sizes = {slug: len(slots) for slug, _, slots, *_ in facets[0]["values"]}
    assert sizes == {"desk": 2, "service": 4, "woodwork": 5}


def test_related_resources_come_from_the_list_of_the_first_topic(site: Folder) -> None:
    view = Plans(site).view(ResourceView, "resources/3/index.html")
    assert titles(view.related) == ["R2"]


def test_a_resource_keeps_the_topics_that_it_names(site: Folder) -> None:
    catalog = json.loads(Plans(site).text("catalog.json"))
    assert {tuple(each["topics"]) for each in catalog["resources"]} == {
        *(("woodwork",), ("service",), ("service", "desk"), ("desk",)),
    }


def test_a_newcomer_changes_the_lists_above_its_topic_and_no_other_topic(site: Folder) -> None:
    site.write("content/topics/access.md", "---\ntitle: Access\n---\n")
    site.build()
    before = tree(site.root / "output")
    site.write("content/resources/6.md", resource("R6", topic="Desk", date="2016-01-01"))
    site.build()
    after = tree(site.root / "output")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    topics = {path.split("/")[1] for path in changed if path.startswith("topics/")}
    assert topics == {"index.html", "desk", "service", "woodwork"}
    assert not any(path.endswith((".ttl", ".jsonld")) for path in changed)
    clean = site.root / "clean"
    site.build(clean)
    assert tree(clean) == after
