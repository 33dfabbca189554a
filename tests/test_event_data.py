"""What calendar programs and search engines are told of an event."""

from datetime import date

import pytest

from sitegen.calendars import CalendarEvent
from sitegen.dates import Moment
from sitegen.event_data import calendar_event, event_properties
from sitegen.event_times import EventTime
from sitegen.memberships import Membership, TermName
from sitegen.model import Card, Resource, Value
from sitegen.wording import Wording
from tests.planning import ENGLISH

_DAY = date(2026, 5, 4)
_START = EventTime(_DAY, "14:00:00", "America/New_York", "-04:00")
_WORDING = Wording("https://example.org/library/", ENGLISH)
_NOBODYS = Membership(None, (), "")
_LINK = "https://example.com/talk"


def _resource(**given: object) -> Resource:
    fields: dict[str, object] = {"path": "content/resources/a.md", "title": "Tea", "start": _START}
    return Resource(address="/resources/a b/", **{**fields, **given})  # type: ignore[arg-type]  # any field


def test_the_least_that_calendars_are_told() -> None:
    url = "https://example.org/library/resources/a%20b/"
    assert calendar_event(Card(_resource(), ""), _NOBODYS, (), _WORDING) == CalendarEvent(
        uid="library/resources/a%20b@example.org", url=url, changed=None, title="Tea", start=_START
    )


def test_all_that_calendars_are_told() -> None:
    end = EventTime(_DAY, "15:00:00", "America/New_York", "-04:00")
    resource = _resource(
        end=end,
        date=Moment(date(2026, 1, 1), "2026-01-01T00:00:00Z"),
        updated=Moment(date(2026, 2, 1), "2026-02-01T00:00:00Z"),
        link=_LINK,
        extra=(("location", "Room 4"),),
    )
    topics = (TermName("tea", "All of Tea", "tea", "/topics/tea/"),)
    event = calendar_event(Card(resource, "We drink."), Membership(None, topics, ""), (), _WORDING)
    assert event.changed == date(2026, 2, 1)
    assert event.end == end
    assert event.description == f"We drink.\n\n{_LINK}"
    assert event.location == "Room 4"
    assert event.categories == ("All of Tea",)


def test_an_event_in_several_places() -> None:
    resource = _resource(extra=(("location", ("Room 4", "Room 5")),))
    event = calendar_event(Card(resource, ""), _NOBODYS, (), _WORDING)
    assert event.location == "Room 4, Room 5"


@pytest.mark.parametrize(
    ("given", "link", "said"),
    [
        ({"start": None}, _LINK, {}),
        ({}, "", {"startDate": "2026-05-04T14:00:00-04:00"}),
        (
            {"start": EventTime(_DAY), "end": EventTime(date(2026, 5, 6))},
            "",
            {"startDate": "2026-05-04", "endDate": "2026-05-06"},
        ),
        (
            {"extra": (("location", "Room 4"),)},
            _LINK,
            {
                "startDate": "2026-05-04T14:00:00-04:00",
                "location": {"@type": "Place", "name": "Room 4"},
            },
        ),
        (
            {"extra": (("location", ("Room 4", "Room 5")),)},
            _LINK,
            {
                "startDate": "2026-05-04T14:00:00-04:00",
                "location": {"@type": "Place", "name": "Room 4, Room 5"},
            },
        ),
        (
            {"extra": (("location", "https://meet.example.com/tea"),)},
            _LINK,
            {
                "startDate": "2026-05-04T14:00:00-04:00",
                "location": {"@type": "VirtualLocation", "url": "https://meet.example.com/tea"},
            },
        ),
        (
            {"extra": (("location", True),)},
            _LINK,
            {
                "startDate": "2026-05-04T14:00:00-04:00",
                "location": {"@type": "VirtualLocation", "url": _LINK},
            },
        ),
        ({}, "mailto:tea@example.com", {"startDate": "2026-05-04T14:00:00-04:00"}),
    ],
)
def test_what_schema_org_calls_an_event(
    given: dict[str, Value], link: str, said: dict[str, object]
) -> None:
    assert event_properties(_resource(**given), link) == said
