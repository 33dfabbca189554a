"""Where feeds are."""

from sitegen.feed_links import feeds_of
from sitegen.views import Feed
from tests.planning import ENGLISH


def test_each_list_has_its_feed_in_three_formats() -> None:
    assert feeds_of(
        "Service", "/topics/service/", lambda address: f"/library{address}", ENGLISH
    ) == (
        Feed("Service (Atom)", "/library/topics/service/feed.xml", "application/atom+xml"),
        Feed("Service (RSS)", "/library/topics/service/rss.xml", "application/rss+xml"),
        Feed("Service (JSON)", "/library/topics/service/feed.json", "application/feed+json"),
    )
