"""Plan the pages that list resources: fronts, numbered pages, and the fronts of topics."""

from collections.abc import Callable, Iterator

from sitegen import presenters
from sitegen.concept_links import concept_alternates
from sitegen.courses import Route, route
from sitegen.data_links import data_of
from sitegen.event_lists import calendar_link, events_link, soonest
from sitegen.feed_links import feeds_of
from sitegen.fingerprint import Part, part
from sitegen.listings import RECENT, TOPICS, Listing, page_address, types_within
from sitegen.material import NO_BODY, NO_WAYS, Material, body_parts, introduced_as, introduction
from sitegen.model import Term
from sitegen.page_heads import Forms, citations_at, head
from sitegen.pagination import paginate
from sitegen.planned import Page, Role
from sitegen.presenters import Course, Events, Heading, TopicHeading
from sitegen.urls import output_path
from sitegen.views import Alternate, Feed, Link, TermLink, View
from sitegen.wording import Ways


def list_pages(listing: Listing, made: Material) -> Iterator[Page]:
    """Plan the front of a list and its numbered pages."""
    divided = paginate(listing.members, made.settings.page_size)
    days = paginate([made.days[path] for path in listing.members], made.settings.page_size)
    way = route(listing.address, days, made.href, made.words)
    if listing.term and listing.address.startswith(TOPICS):
        yield _topic(listing, listing.term, divided.front, way.of_front(), made)
    else:
        yield _front(listing, divided.front, way.of_front(), made)
    for number, paths in enumerate(divided.pages, 1):
        yield _numbered(listing, number, paths, way, made)


def _front(listing: Listing, paths: tuple[str, ...], course: Course, made: Material) -> Page:
    return Page(
        output_path(listing.address),
        _presenter(listing),
        "list.html",
        (
            made.site,
            head(
                made,
                listing.title,
                listing.address,
                description=introduced_as(listing.address, made),
                forms=Forms(_feeds(listing, made), _data(listing, listing.address, made)),
            ),
            part(Heading(listing.title, made.crumbs(listing.crumbs))),
            *introduction(listing.address, made),
            part(course),
            *made.entries_of(paths),
        ),
        listing.claim,
        place=_place(paths, made),
        role=Role.LIST,
    )


def _numbered(
    listing: Listing, number: int, paths: tuple[str, ...], way: Route, made: Material
) -> Page:
    address = page_address(listing.address, number)
    span = way.pages[number - 1].text
    crumbs = (*listing.crumbs, Link(listing.title, listing.address))
    return Page(
        output_path(address),
        _presenter(listing),
        "list.html",
        (
            made.site,
            head(
                made,
                made.words.say("page_of_list", list=listing.title, days=span),
                address,
                forms=Forms(alternates=_data(listing, address, made)),
            ),
            part(Heading(listing.title, made.crumbs(crumbs), span)),
            NO_BODY,
            NO_WAYS,
            part(way.of_page(number)),
            *made.entries_of(paths),
        ),
        listing.claim,
        place=_place(paths, made),
        role=Role.LIST,
    )


def _topic(
    listing: Listing, term: Term, paths: tuple[str, ...], course: Course, made: Material
) -> Page:
    featured = _featured(term, made)
    events = made.agenda.within(term.members)
    soon = soonest(events, made)
    calendar = calendar_link(term.title, term.address, events, made)
    text = _description(term, made)
    concepts = concept_alternates(term.address, made.href, made.settings)
    data = (*concepts, *_data(listing, term.address, made))
    forms = Forms(_feeds(listing, made), data, calendar, citations_at(term.address, made))
    return Page(
        output_path(listing.address),
        presenters.topic,
        "topic.html",
        (
            made.site,
            head(made, term.title, term.address, description=text, forms=forms),
            part(_heading(listing, term, len(featured), len(soon), made)),
            *_prose(term, made),
            part(course),
            *made.entries_of((*soon, *featured, *paths)),
        ),
        listing.claim,
        place=_place(paths, made),
        role=Role.LIST,
    )


def _place(paths: tuple[str, ...], made: Material) -> int:
    return made.places[paths[0]] if paths else 0


def _heading(
    listing: Listing, term: Term, featured: int, soon: int, made: Material
) -> TopicHeading:
    return TopicHeading(
        title=term.title,
        label=term.label if term.label.casefold() != term.title.casefold() else "",
        crumbs=made.crumbs(listing.crumbs),
        narrower=tuple(map(made.term_link, made.collection.narrower.get(term.address, ()))),
        includes_narrower=made.settings.narrower == "include",
        types=tuple(
            TermLink(
                kind.term.title,
                made.href(kind.address),
                len(kind.members),
                icon=made.icons[kind.term.address],
            )
            for kind in types_within(term, made.collection)
        ),
        start_here=featured,
        recent=made.settings.recent_size,
        events=Events(soon, events_link(made) if soon else ""),
    )


def _featured(term: Term, made: Material) -> tuple[str, ...]:
    if term.topic is None:
        return ()
    return tuple(path for path in term.topic.featured if path in made.listed)


def _prose(term: Term, made: Material) -> tuple[Part[str], Part[Ways]]:
    if term.topic is None:
        return NO_BODY, NO_WAYS
    return body_parts(made.collection.items[term.topic.path], made)


def _description(term: Term, made: Material) -> str:
    return made.collection.items[term.topic.path].excerpt if term.topic else ""


def _feeds(listing: Listing, made: Material) -> tuple[Feed, ...]:
    """List the feeds of a topic or type; recent additions have those of the whole site."""
    if listing.address == RECENT:
        return feeds_of(made.settings.title, "/", made.href, made.words)
    if listing.term:
        return feeds_of(listing.title, listing.address, made.href, made.words)
    return ()


def _data(listing: Listing, address: str, made: Material) -> tuple[Alternate, ...]:
    """Lead to the data beside a page of a topic or type."""
    if listing.term is None or not made.settings.metadata.json:
        return ()
    return (data_of(address, made.href),)


def _presenter(listing: Listing) -> Callable[..., View]:
    return presenters.by_month if listing.address == RECENT else presenters.entries
