"""Plan the pages that lead to lists: home, all topics, all types, all years; and the lost page."""

from collections.abc import Iterable, Iterator

from sitegen import presenters
from sitegen.concept_links import concept_alternates
from sitegen.event_lists import calendar_link, events_link, soonest
from sitegen.feed_links import feeds_of
from sitegen.fingerprint import part
from sitegen.listings import HOME, NOWHERE, RECENT, TOPICS, TYPES, YEARS, Listing
from sitegen.material import Material, introduced_as, introduction
from sitegen.model import Term
from sitegen.package_links import package_alternates
from sitegen.page_heads import Forms, citations_at, head
from sitegen.planned import Claim, Page, Role
from sitegen.presenters import Events, Heading
from sitegen.urls import output_path
from sitegen.views import Alternate, Link, TermLink


def home_page(made: Material) -> Page:
    """Plan the home page."""
    settings = made.settings
    newest = made.collection.listed[: settings.recent_size]
    soon = soonest(made.agenda, made)
    calendar = calendar_link(settings.title, HOME, made.agenda, made)
    feeds = feeds_of(settings.title, HOME, made.href, made.words)
    return Page(
        output_path(HOME),
        presenters.home,
        "home.html",
        (
            made.site,
            head(
                made,
                settings.title,
                HOME,
                description=introduced_as(HOME, made) or settings.description,
                forms=Forms(
                    feeds,
                    package_alternates(made.href, settings),
                    calendar,
                    citations_at(HOME, made),
                ),
            ),
            *introduction(HOME, made),
            part(made.href(RECENT)),
            part(topic_tree(made)),
            part(Events(len(soon), events_link(made))),
            *made.entries_of((*soon, *(each.path for each in newest))),
        ),
        _claim("the home page"),
        role=Role.LIST,
    )


def index_pages(made: Material, lists: Iterable[Listing]) -> Iterator[Page]:
    """Plan the pages of all topics, all types and all years."""
    years = tuple(_year(each, made) for each in lists if each.address.startswith(YEARS))
    types = tuple(map(made.term_link, made.collection.types))
    forms = concept_alternates(TOPICS, made.href, made.settings)
    yield _index(TOPICS, "topics", topic_tree(made), made, forms)
    yield _index(TYPES, "types", types, made)
    yield _index(YEARS, "years", years, made)


def not_found_page(made: Material) -> Page:
    """Plan the page that a server shows for an address that isn't there."""
    return Page(
        "404.html",
        presenters.not_found,
        "404.html",
        (
            made.site,
            head(made, made.words.say("not_found"), "/404.html"),
            part(topic_tree(made)),
        ),
        _claim("the page for lost visitors"),
    )


def topic_tree(made: Material) -> tuple[TermLink, ...]:
    """List the topics in their order, narrower ones below the broader."""
    above = made.collection.broader
    return tuple(
        _branch(term, made) for term in made.collection.topics if term.address not in above
    )


def _branch(term: Term, made: Material) -> TermLink:
    below = made.collection.narrower.get(term.address, ())
    return TermLink(
        term.title,
        made.href(term.address),
        len(term.members),
        tuple(_branch(each, made) for each in below),
    )


def _year(listing: Listing, made: Material) -> TermLink:
    return TermLink(listing.title, made.href(listing.address), len(listing.members))


def _index(
    address: str,
    name: str,
    terms: tuple[TermLink, ...],
    made: Material,
    forms: tuple[Alternate, ...] = (),
) -> Page:
    title = made.words.say(name)
    return Page(
        output_path(address),
        presenters.index,
        "index.html",
        (
            made.site,
            head(
                made,
                title,
                address,
                description=introduced_as(address, made),
                forms=Forms(alternates=forms),
            ),
            part(Heading(title, made.crumbs((Link(made.words.say("home"), HOME),)))),
            *introduction(address, made),
            part(terms),
        ),
        _claim(f"the page '{name.capitalize()}'"),
        role=Role.LIST,
    )


def _claim(owner: str) -> Claim:
    return Claim(owner, NOWHERE)
