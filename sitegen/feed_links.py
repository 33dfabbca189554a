"""Where feeds are: the three formats of each list that has them."""

from collections.abc import Callable

from msgspec import Struct

from sitegen.views import Feed
from sitegen.words import Words


class Format(Struct, frozen=True):
    """A feed format: its file name, its media type, and what readers call it."""

    file: str
    type: str
    name: str


FORMATS = (
    Format("feed.xml", "application/atom+xml", "Atom"),
    Format("rss.xml", "application/rss+xml", "RSS"),
    Format("feed.json", "application/feed+json", "JSON"),
)


EVENT_FILE, CALENDAR_FILE = "event.ics", "events.ics"
"""An event for calendar programs, beside its page, and all events of a list."""
CALENDAR_TYPE = "text/calendar"


def feeds_of(
    title: str, address: str, href: Callable[[str], str], words: Words
) -> tuple[Feed, ...]:
    """List the feeds of the list at an address, for a page's head and its follow links."""
    return tuple(
        Feed(
            words.say("feed_title", title=title, format=each.name),
            href(address + each.file),
            each.type,
        )
        for each in FORMATS
    )
