"""From parts to views."""

from sitegen.presenters import (
    Course,
    Heading,
    TopicHeading,
    by_month,
    entries,
    prose,
    topic,
)
from sitegen.views import Entry, Head, Html
from tests.planning import titles
from tests.templates import SITE

_HEAD = Head(title="List")
_BODY = '<p><a href="a.md">a</a> <a href="b.md">b</a></p>'
_LINKS = (("a.md", "/a/", "", None), ("b.md", None, "", None))


def _entry(title: str, month: str = "June 2015") -> Entry:
    return Entry(
        href=f"/{title}/",
        title=title,
        type="News",
        icon="news",
        added=None,
        modified=None,
        month=month,
        excerpt="",
        link=None,
        language="",
        direction="",
    )


def test_links_in_prose_lead_to_their_addresses_or_are_text() -> None:
    assert prose(SITE, _BODY, _LINKS) == '<p><a href="/a/">a</a> b</p>'
    assert isinstance(prose(SITE, _BODY, ()), Html)


def test_links_in_prose_that_lead_to_other_hosts_say_so() -> None:
    body = (
        '<p><a href="https://a.org/?b&gt;">a</a> <a class="c" href="//d">e</a> <a href="/f">g</a>'
    )
    assert prose(SITE, body, ()) == (
        '<p><a href="https://a.org/?b&gt;" rel="external">a</a>'
        ' <a class="c" href="//d" rel="external">e</a> <a href="/f">g</a>'
    )


def test_a_list_is_one_group_without_a_heading() -> None:
    view = entries(SITE, _HEAD, Heading("List", ()), _BODY, _LINKS, Course(), _entry("a"))
    assert [(group.heading, titles(group.entries)) for group in view.groups] == [("", ["a"])]
    assert view.introduction == '<p><a href="/a/">a</a> b</p>'


def test_an_empty_list_has_no_group() -> None:
    heading, course = Heading("List", ()), Course()
    assert entries(SITE, _HEAD, heading, "", (), course).groups == ()
    assert by_month(SITE, _HEAD, heading, "", (), course).groups == ()


def test_months_are_groups() -> None:
    shown = (_entry("c"), _entry("b"), _entry("a", "May 2015"))
    view = by_month(SITE, _HEAD, Heading("List", ()), "", (), Course(), *shown)
    assert [(group.heading, titles(group.entries)) for group in view.groups] == [
        ("June 2015", ["c", "b"]),
        ("May 2015", ["a"]),
    ]


def test_a_topics_entries_are_divided_as_its_heading_says() -> None:
    heading = TopicHeading(
        title="Service",
        label="",
        crumbs=(),
        narrower=(),
        includes_narrower=True,
        types=(),
        start_here=1,
        recent=2,
    )
    shown = map(_entry, "zdcba")
    view = topic(SITE, _HEAD, heading, "", (), Course(), *shown)
    assert titles(view.start_here) == ["z"]
    assert titles(view.recent) == ["d", "c"]
    assert titles(view.rest) == ["b", "a"]
