"""Every list of resources that a site has, and where it is."""

from pathlib import Path

import pytest

from sitegen.listings import (
    TypeCount,
    addresses,
    listings,
    page_address,
    topic_crumbs,
    types_within,
)
from sitegen.views import Link
from tests.planning import ENGLISH, collection_of
from tests.sites import SETTINGS, Folder, resource

_LOOSE = "fields: {date: {required: false}, type: {required: false}}\n"
_TYPES = "types:\n- {name: Webinar, plural: Webinars}\n- {name: News, plural: News}\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path, SETTINGS + _LOOSE + _TYPES)
    site.write("content/topics/service.md", "---\ntitle: Service\nbroader: Welcome\n---\n")
    site.write("content/topics/welcome.md", "---\ntitle: Welcome\nbroader: All\n---\n")
    site.write("content/topics/all.md", "---\ntitle: All\n---\n")
    _resource(site, "a", date="2014-01-02")
    _resource(site, "b", date="2015-01-02", type="Webinar", topic="[Service, C#]")
    _resource(site, "c", date="2015-05-06")
    _resource(site, "d", date="~")
    _resource(site, "e", date="2015-04-05", type="~")
    _resource(site, "gone", date="2015-12-31", expires="2016-01-01")
    return site


def _resource(site: Folder, name: str, **fields: str) -> None:
    site.write(f"content/resources/{name}.md", resource(name.upper(), **fields))


def _paths(names: str) -> tuple[str, ...]:
    return tuple(f"content/resources/{name}.md" for name in names)


def test_every_way_into_the_collection_is_a_list(site: Folder) -> None:
    collection, _ = collection_of(site)
    found = {each.address: each.members for each in listings(collection, ENGLISH)}
    assert found == {
        "/recent/": _paths("cebad"),
        "/resources/": _paths("cebad"),
        "/types/webinar/": _paths("b"),
        "/types/news/": _paths("cad"),
        "/years/2015/": _paths("ceb"),
        "/years/2014/": _paths("a"),
        "/topics/all/": (),
        "/topics/c-sharp/": _paths("b"),
        "/topics/service/": _paths("cebad"),
        "/topics/service/webinar/": _paths("b"),
        "/topics/service/news/": _paths("cad"),
        "/topics/welcome/": (),
    }


@pytest.mark.parametrize(
    ("address", "title", "way"),
    [
        ("/recent/", "Recent additions", "/"),
        ("/resources/", "All resources", "/"),
        ("/types/webinar/", "Webinars", "/ /types/"),
        ("/years/2015/", "2015", "/ /years/"),
        ("/topics/all/", "All", "/ /topics/"),
        ("/topics/c-sharp/", "C#", "/ /topics/"),
        ("/topics/service/", "Service", "/ /topics/ /topics/all/ /topics/welcome/"),
        (
            "/topics/service/webinar/",
            "Service: Webinars",
            "/ /topics/ /topics/all/ /topics/welcome/ /topics/service/",
        ),
    ],
)
def test_a_list_has_a_title_and_a_way_to_it(
    site: Folder, address: str, title: str, way: str
) -> None:
    collection, _ = collection_of(site)
    listing = next(each for each in listings(collection, ENGLISH) if each.address == address)
    assert listing.title == title
    assert " ".join(link.href for link in listing.crumbs) == way


@pytest.mark.parametrize(
    ("address", "owner", "place"),
    [
        ("/recent/", "the page 'Recent additions'", "site.yaml:1:1"),
        ("/types/webinar/", "the list of the type 'Webinar'", "content/resources/b.md:3:7"),
        ("/years/2015/", "the list of the year 2015", "site.yaml:1:1"),
        ("/topics/service/", "the topic 'Service'", "content/topics/service.md:2:8"),
        ("/topics/service/news/", "the type 'News' of 'Service'", "content/topics/service.md:2:8"),
    ],
)
def test_a_list_says_who_wants_its_address(
    site: Folder, address: str, owner: str, place: str
) -> None:
    collection, _ = collection_of(site)
    claim = next(each.claim for each in listings(collection, ENGLISH) if each.address == address)
    assert (claim.owner, str(claim.location)) == (owner, place)


def test_only_topics_and_types_are_terms(site: Folder) -> None:
    collection, _ = collection_of(site)
    terms = {each.address: each.term.label for each in listings(collection, ENGLISH) if each.term}
    assert terms == {
        "/types/webinar/": "Webinar",
        "/types/news/": "News",
        "/topics/all/": "All",
        "/topics/c-sharp/": "C#",
        "/topics/service/": "Service",
        "/topics/welcome/": "Welcome",
    }


def test_a_topic_is_divided_by_type_in_the_order_of_the_settings(site: Folder) -> None:
    collection, _ = collection_of(site)
    service = next(term for term in collection.topics if term.slug == "service")
    webinar, news = collection.types
    assert types_within(service, collection) == (
        TypeCount(webinar, "/topics/service/webinar/", _paths("b")),
        TypeCount(news, "/topics/service/news/", _paths("cad")),
    )


def test_one_type_alone_is_no_division(site: Folder) -> None:
    collection, _ = collection_of(site)
    sharp = next(term for term in collection.topics if term.slug == "c-sharp")
    assert types_within(sharp, collection) == ()


def test_the_way_to_a_topic_leads_through_the_broader_ones(site: Folder) -> None:
    collection, _ = collection_of(site)
    welcome = next(term for term in collection.topics if term.slug == "welcome")
    assert topic_crumbs(welcome, collection, ENGLISH) == (
        Link("Home", "/"),
        Link("Topics", "/topics/"),
        Link("All", "/topics/all/"),
    )


def test_all_addresses_of_lists_are_known_with_those_of_their_numbered_pages(site: Folder) -> None:
    collection, _ = collection_of(site)
    small = [
        each
        for each in listings(collection, ENGLISH)
        if each.address in {"/recent/", "/years/2014/"}
    ]
    assert list(addresses(small, 2)) == [
        *("/", "/topics/", "/types/", "/years/"),
        *("/recent/", "/recent/page/1/"),
        "/years/2014/",
    ]


def test_a_numbered_page_is_below_its_list() -> None:
    assert page_address("/topics/service/", 3) == "/topics/service/page/3/"
