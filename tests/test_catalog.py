from datetime import date

import pytest
from msgspec.structs import replace

from sitegen.catalog import COLUMNS, CatalogAuthor, CatalogResource, Derived, catalog_resource
from sitegen.dates import Moment, parse_moment
from sitegen.event_times import EventTime
from sitegen.model import Person, Resource, Value

_URL = "https://example.org/library/resources/accents/"
_BARE = Resource(
    path="content/resources/accents.md", address="/resources/accents/", title="Accents"
)
_KEPT_BACK = {"address", "topic", "draft", "aliases", "note"}


def _moment(written: str) -> Moment:
    moment = parse_moment(written)
    assert moment is not None
    return moment


def test_the_names_are_those_of_front_matter_and_of_what_the_site_derives() -> None:
    fields = set(Resource.__struct_fields__)
    assert fields - set(COLUMNS) == {*_KEPT_BACK, "extra"}
    assert set(COLUMNS) - fields == {"url", "topics", "excerpt"}


def test_all_that_is_published_of_a_resource() -> None:
    resource = Resource(
        path="content/resources/accents.md",
        address="/resources/accents/",
        title="Accents",
        type="news",
        date=_moment("2015-09-23 23:30:00 -0500"),
        topic=("Customer Service",),
        summary="Listen.",
        link="../handouts/accents.pdf",
        author=(Person("Lee, Ann", "https://orcid.org/1"), Person("OCLC")),
        publisher="OCLC",
        publisher_id="https://ror.org/1",
        language="fr",
        license="CC0",
        published="2012-05",
        updated=_moment("2016-01-02"),
        reviewed=_moment("2017-01-02"),
        review_by=_moment("2018-01-02"),
        expires=_moment("2019-01-02"),
        draft=True,
        aliases=("/old/",),
        image="accents.png",
        image_alt="Two people talk",
        start=EventTime(date(2015, 10, 1), "18:30:00", "", "-05:00"),
        end=EventTime(date(2015, 10, 2)),
        audience=("staff",),
        level="introductory",
        duration="1 hour",
        note="Not for readers",
        extra=(("cost", "free"),),
    )
    derived = Derived(
        url=_URL,
        type="News",
        topics=("customer-service",),
        excerpt="Listen.",
        link="https://example.org/library/handouts/accents.pdf",
        image="https://example.org/library/resources/accents.png",
    )
    assert catalog_resource(resource, derived) == CatalogResource(
        path="content/resources/accents.md",
        url=_URL,
        title="Accents",
        type="News",
        date="2015-09-23",
        updated="2016-01-02",
        topics=("customer-service",),
        summary="Listen.",
        excerpt="Listen.",
        link="https://example.org/library/handouts/accents.pdf",
        author=(CatalogAuthor("Lee, Ann", "https://orcid.org/1"), CatalogAuthor("OCLC")),
        publisher="OCLC",
        publisher_id="https://ror.org/1",
        language="fr",
        license="CC0",
        published="2012-05",
        reviewed="2017-01-02",
        review_by="2018-01-02",
        expires="2019-01-02",
        image="https://example.org/library/resources/accents.png",
        image_alt="Two people talk",
        start="2015-10-01T18:30:00-05:00",
        end="2015-10-02",
        audience=("staff",),
        level="introductory",
        duration="1 hour",
        extra=(("cost", "free"),),
    )


def test_what_a_resource_lacks_is_absent() -> None:
    assert catalog_resource(_BARE, Derived(url=_URL)) == CatalogResource(
        path="content/resources/accents.md", url=_URL, title="Accents"
    )


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("free", "free"),
        (0, 0),
        (1.5, 1.5),
        (False, False),
        (("a", "b"), ("a", "b")),
        (Moment(date(1931, 2, 28), "1931-02-28T00:00:00Z"), "1931-02-28"),
    ],
)
def test_a_field_that_the_site_has_added_keeps_its_value(value: Value, published: object) -> None:
    resource = replace(_BARE, extra=(("cost", value),))
    assert catalog_resource(resource, Derived(url=_URL)).extra == (("cost", published),)


@pytest.mark.parametrize("value", ["", ()])
def test_a_field_that_the_site_has_added_may_be_absent(value: Value) -> None:
    resource = replace(_BARE, extra=(("cost", value), ("kept", "x")))
    assert catalog_resource(resource, Derived(url=_URL)).extra == (("kept", "x"),)


@pytest.mark.parametrize("name", ["url", "topics", "excerpt", "path"])
def test_a_field_that_the_site_has_added_takes_no_place_of_ours(name: str) -> None:
    resource = replace(_BARE, extra=((name, "theirs"),))
    assert catalog_resource(resource, Derived(url=_URL)).extra == ()


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (CatalogAuthor("OCLC"), "OCLC"),
        (CatalogAuthor("Lee, Ann", "https://orcid.org/1"), "Lee, Ann <https://orcid.org/1>"),
    ],
)
def test_authors_are_written_as_editors_do(author: CatalogAuthor, written: str) -> None:
    assert str(author) == written
