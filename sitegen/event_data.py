"""Event data: what calendar programs and search engines are told of an event."""

from urllib.parse import urlsplit

from sitegen.calendars import CalendarEvent
from sitegen.entries import last_change
from sitegen.memberships import Membership
from sitegen.model import Card, Resource
from sitegen.wording import Ways, Wording, full_address

_LOCATION = "location"
"""A field that sites may add, and whose meaning goes without saying."""
_OF_THE_WEB = ("https://", "http://")


def calendar_event(card: Card, member: Membership, ways: Ways, wording: Wording) -> CalendarEvent:
    """Make of a resource what calendar programs are told; the link is where many events are."""
    event = card.resource
    assert event.start
    changed, url = last_change(event), wording.absolute(event.address)
    link = full_address(event.link, ways, wording)
    return CalendarEvent(
        uid=_uid(url),
        url=url,
        changed=changed.day if changed else None,
        title=event.title,
        start=event.start,
        end=event.end,
        description="\n\n".join(filter(None, (card.excerpt, link))),
        location=location_of(event),
        categories=tuple(term.title for term in member.topics),
    )


def _uid(url: str) -> str:
    """Name an event by its address, in the form that the standard advises (section 3.8.4.7)."""
    parts = urlsplit(url)
    return f"{parts.path.strip('/')}@{parts.hostname}"


def location_of(event: Resource) -> str:
    """Tell where an event takes place, if the site has a field for that; in several places even."""
    value = dict(event.extra).get(_LOCATION)
    places = value if isinstance(value, tuple) else (value,)
    return ", ".join(place for place in places if isinstance(place, str))


def event_properties(event: Resource, link: str) -> dict[str, object]:
    """Give what schema.org's Event says beyond any other thing; ``link`` is the thing's own.

    Days and times are ISO 8601. An event that has no place but an address on the web is taken to be
    there. A resource without a start says nothing.
    """
    if event.start is None:
        return {}
    return {
        "startDate": event.start.iso,
        **({"endDate": event.end.iso} if event.end else {}),
        **({"location": venue} if (venue := _venue(location_of(event), link)) else {}),
    }


def _venue(place: str, link: str) -> dict[str, object]:
    """Say where an event takes place: at an address of the web, anywhere else, or who knows."""
    if place and not place.startswith(_OF_THE_WEB):
        return {"@type": "Place", "name": place}
    address = place or link
    return {"@type": "VirtualLocation", "url": address} if address.startswith(_OF_THE_WEB) else {}
