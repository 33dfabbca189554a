"""Plan what only collections with events have: the list of all events, and calendars."""

from collections.abc import Iterable, Iterator
from datetime import date

from sitegen import presenters
from sitegen.agenda import CALENDARS, agenda_of
from sitegen.calendars import CalendarEvent, CalendarHead, calendar
from sitegen.courses import Route, route
from sitegen.event_data import calendar_event
from sitegen.event_lists import calendar_link, has_calendar
from sitegen.feed_links import CALENDAR_FILE, EVENT_FILE
from sitegen.fingerprint import Part, derive, part
from sitegen.listings import EVENTS, HOME, NOWHERE, page_address
from sitegen.material import NO_BODY, NO_WAYS, Material
from sitegen.model import Collection
from sitegen.own_files import own_file
from sitegen.page_heads import Forms, head
from sitegen.pagination import paginate
from sitegen.planned import Claim, Page, Role
from sitegen.presenters import Course, Heading
from sitegen.settings import Settings
from sitegen.urls import output_path
from sitegen.views import Link

_CLAIM = Claim("the page 'Events'", NOWHERE)


def event_addresses(collection: Collection, settings: Settings) -> Iterator[str]:
    """Name the addresses of all these pages and files that editors may link to."""
    agenda = agenda_of(collection.listed, settings, collection.today)
    if agenda.all:
        yield EVENTS
        count = len(paginate(agenda.past, settings.page_size).pages)
        yield from (page_address(EVENTS, number) for number in range(1, count + 1))
    if agenda.all and settings.events == CALENDARS:
        yield f"/{CALENDAR_FILE}"
        for term in collection.topics:
            if agenda.within(term.members).all:
                yield f"{term.address}{CALENDAR_FILE}"
        yield from (f"{collection.items[path].value.address}{EVENT_FILE}" for path in agenda.all)


def event_list_pages(made: Material) -> Iterator[Page]:
    """Plan the list of all events: those to come and the latest past ones, then numbered pages."""
    agenda = made.agenda
    if not agenda.all:
        return
    divided = paginate(agenda.past, made.settings.page_size)
    days = paginate([_day(path, made) for path in agenda.past], made.settings.page_size)
    way = route(EVENTS, days, made.href, made.words)
    yield _front(agenda.upcoming, divided.front, way.of_front(), made)
    for number, paths in enumerate(divided.pages, 1):
        yield _numbered(number, paths, way, made)


def _front(
    upcoming: tuple[str, ...], past: tuple[str, ...], course: Course, made: Material
) -> Page:
    title = made.words.say("events")
    calendar_of_site = calendar_link(made.settings.title, HOME, made.agenda, made)
    return Page(
        output_path(EVENTS),
        presenters.events,
        "list.html",
        (
            made.site,
            head(made, title, EVENTS, forms=Forms(calendar=calendar_of_site)),
            part(Heading(title, made.crumbs((Link(made.words.say("home"), HOME),)))),
            part(course),
            part((made.words.say("upcoming"), made.words.say("past_events"))),
            part(len(upcoming)),
            *made.entries_of((*upcoming, *past)),
        ),
        _CLAIM,
        role=Role.LIST,
    )


def _numbered(number: int, paths: tuple[str, ...], way: Route, made: Material) -> Page:
    title, address = made.words.say("events"), page_address(EVENTS, number)
    span = way.pages[number - 1].text
    crumbs = (Link(made.words.say("home"), HOME), Link(title, EVENTS))
    return Page(
        output_path(address),
        presenters.entries,
        "list.html",
        (
            made.site,
            head(made, made.words.say("page_of_list", list=title, days=span), address),
            part(Heading(title, made.crumbs(crumbs), span)),
            NO_BODY,
            NO_WAYS,
            part(way.of_page(number)),
            *made.entries_of(paths),
        ),
        _CLAIM,
        role=Role.LIST,
    )


def _day(path: str, made: Material) -> date | None:
    """Give the day by which an event stands among the past ones: its last."""
    event = made.cards[path].value.resource
    last = event.end or event.start
    return last.day if last else None


def calendar_pages(made: Material) -> Iterator[Page]:
    """Plan the calendars: of the whole site, of each topic that has events, and of each event."""
    if not has_calendar(made.agenda, made):
        return
    events = {path: _event(path, made) for path in made.agenda.all}
    yield _calendar(HOME, made.settings.title, events.values(), made)
    for term in made.collection.topics:
        within = made.agenda.within(term.members)
        if within.all:
            members = [events[path] for path in within.all]
            yield _calendar(term.address, term.title, members, made)
    for path, event in events.items():
        address = made.cards[path].value.resource.address
        yield _file(f"{address}{EVENT_FILE}", CalendarHead(), (event,))


def _event(path: str, made: Material) -> Part[CalendarEvent]:
    return derive(
        calendar_event, made.cards[path], made.memberships[path], made.ways_of(path), made.wording
    )


def _calendar(
    address: str, title: str, events: Iterable[Part[CalendarEvent]], made: Material
) -> Page:
    file = f"{address}{CALENDAR_FILE}"
    return _file(file, CalendarHead(title, made.absolute(file)), events)


def _file(address: str, name: CalendarHead, events: Iterable[Part[CalendarEvent]]) -> Page:
    return own_file(output_path(address), calendar, (part(name), *events))
