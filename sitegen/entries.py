"""Entries: what lists show of a resource, as parts that many pages share."""

from sitegen.dates import Moment, long_date, month_name
from sitegen.destinations import Destination
from sitegen.excerpt import excerpt
from sitegen.model import Collection, Resource
from sitegen.settings import Settings
from sitegen.urls import base_path, host_of, href
from sitegen.views import Day, Entry, Link

UNDATED = "Undated"


def day_of(moment: Moment | None) -> Day | None:
    """Word a day for readers and for machines."""
    return Day(long_date(moment.day), moment.day.isoformat()) if moment else None


def was_modified(resource: Resource) -> bool:
    """Tell whether a resource was updated on a later day than it was added."""
    if resource.updated is None:
        return False
    return resource.date is None or resource.updated.day > resource.date.day


def last_change(resource: Resource) -> Moment | None:
    """Give the day a resource was last modified: if it never was, the day it was added."""
    return resource.updated if was_modified(resource) else resource.date


def entry_of(
    resource: Resource, collection: Collection, settings: Settings, link: Link | None
) -> Entry:
    """Make a resource's entry; ``link`` is where its own link leads, if anywhere."""
    term = collection.type_of.get(resource.path)
    return Entry(
        href=href(base_path(settings.base_url), resource.address),
        title=resource.title,
        type=term.label if term else "",
        added=day_of(resource.date) if was_modified(resource) else None,
        modified=day_of(last_change(resource)),
        month=month_name(resource.date.day) if resource.date else UNDATED,
        excerpt=excerpt_of(resource, collection, settings),
        link=link,
        language=resource.language,
    )


def excerpt_of(resource: Resource, collection: Collection, settings: Settings) -> str:
    """Shorten the summary, or the body's text where there is none."""
    text = resource.summary or collection.items[resource.path].prose.body.text
    return excerpt(text, settings.excerpt_length)


def outward(written: str, found: Destination | None, base: str) -> Link | None:
    """Make a link of a resource's ``link``, named by its host or, on this site, by its path."""
    if not written:
        return None
    if found is None:
        return Link(named(written), written)
    if found.address is None:
        return None
    return Link(found.address, href(base, found.address) + found.tail)


def named(address: str) -> str:
    """Name an external address for readers: by its host, or by the mail address that it is."""
    return host_of(address) or address.partition(":")[2]
