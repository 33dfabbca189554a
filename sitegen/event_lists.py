"""What lists show of events: the next ones, where all are, and the calendar of them."""

from sitegen.agenda import CALENDARS, Agenda
from sitegen.feed_links import CALENDAR_FILE, CALENDAR_TYPE
from sitegen.listings import EVENTS
from sitegen.material import Material
from sitegen.views import Feed


def soonest(events: Agenda, made: Material) -> tuple[str, ...]:
    """Choose the events that a page shows of those to come."""
    return events.upcoming[: made.settings.upcoming_size]


def events_link(made: Material) -> str:
    """Lead to all events; there is no such page where there are none."""
    return made.href(EVENTS) if made.agenda.all else ""


def has_calendar(events: Agenda, made: Material) -> bool:
    """Tell whether a list is offered to calendar programs: one without events can't be."""
    return bool(events.all) and made.settings.events == CALENDARS


def calendar_link(title: str, address: str, events: Agenda, made: Material) -> Feed | None:
    """Lead to the events of a list for calendar programs."""
    if not has_calendar(events, made):
        return None
    title = made.words.say("calendar_title", title=title)
    return Feed(title, made.href(address + CALENDAR_FILE), CALENDAR_TYPE)
