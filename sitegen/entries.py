"""Entries: what lists show of a resource, as parts that many pages share."""

from msgspec import Struct

from sitegen.cldr import direction
from sitegen.coins import coins, coins_element
from sitegen.dates import Moment
from sitegen.model import Card, Resource
from sitegen.occasions import occasion_of
from sitegen.urls import host_of
from sitegen.views import NO_HTML, Day, Entry, Html, Link
from sitegen.wording import Ways, Wording, full_address, led
from sitegen.words import Words


class Kind(Struct, frozen=True):
    """What the type of a resource is called, and its icon; both are empty if it has none."""

    label: str
    icon: str


def day_of(moment: Moment | None, words: Words) -> Day | None:
    """Word a day for readers and for machines."""
    return Day(words.day(moment.day), moment.day.isoformat()) if moment else None


def was_modified(resource: Resource) -> bool:
    """Tell whether a resource was updated on a later day than it was added."""
    if resource.updated is None:
        return False
    return resource.date is None or resource.updated.day > resource.date.day


def last_change(resource: Resource) -> Moment | None:
    """Give the day a resource was last modified: if it never was, the day it was added."""
    return resource.updated if was_modified(resource) else resource.date


def entry_of(card: Card, kind: Kind, ways: Ways, wording: Wording) -> Entry:
    """Make a resource's entry."""
    resource, words = card.resource, wording.words
    language = wording.foreign(resource.language)
    return Entry(
        href=wording.href(resource.address),
        title=resource.title,
        type=kind.label,
        icon=kind.icon,
        added=day_of(resource.date, words) if was_modified(resource) else None,
        modified=day_of(last_change(resource), words),
        month=words.month(resource.date.day) if resource.date else words.say("undated"),
        excerpt=card.excerpt,
        link=outward(resource.link, ways, wording),
        language=language,
        direction=direction(language) if language else "",
        when=occasion_of(resource, words) if resource.start else None,
        coins=_coins(resource, ways, wording) if wording.coins else NO_HTML,
    )


def _coins(resource: Resource, ways: Ways, wording: Wording) -> Html:
    return coins_element(coins(resource, full_address(resource.link, ways, wording), wording))


def outward(written: str, ways: Ways, wording: Wording) -> Link | None:
    """Make a link of a resource's ``link``, named by its host or, on this site, by its path."""
    if not written:
        return None
    found = led(written, ways)
    if found is None:
        return wording.link(named(written), written)
    if found.address is None:
        return None
    return Link(found.address, wording.href(found.address, found.tail))


def named(address: str) -> str:
    """Name an external address for readers: by its host, or by the mail address that it is."""
    return host_of(address) or address.partition(":")[2]
