"""The presenter of resources: makes the view of a resource's page from the page's parts."""

from functools import lru_cache

from msgspec.structs import replace

from sitegen.citation_links import citations_of
from sitegen.citations import citations
from sitegen.cited_works import Reference
from sitegen.cldr import direction
from sitegen.data_links import data_of
from sitegen.details import facts_of, label_of
from sitegen.entries import day_of, last_change, outward, was_modified
from sitegen.feed_links import CALENDAR_TYPE, EVENT_FILE
from sitegen.linked_data import script
from sitegen.linked_things import thing
from sitegen.memberships import Membership
from sitegen.meta_tags import resource_tags
from sitegen.model import Card, Resource, Size
from sitegen.occasions import occasion_of
from sitegen.presenters import prose
from sitegen.reports import report_href
from sitegen.views import Entry, Feed, Head, Image, Link, ResourceView, Site
from sitegen.wording import Ways, Wording, led


def resource(  # noqa: PLR0913, PLR0917  # one for each part
    site: Site,
    card: Card,
    member: Membership,
    is_expired: bool,  # noqa: FBT001  # a part's value, as all the others
    ways: Ways,
    wording: Wording,
    size: Size | None,
    work: Reference | None,
    body: str,
    links: Ways,
    *related: Entry,
) -> ResourceView:
    """Present one resource."""
    shown = card.resource
    kind, topics = _terms(member, wording)
    image = _image(shown, size, ways, wording)
    calendar = _calendar(shown, wording) if shown.start and not is_expired else None
    head = replace(_head(site, card, member, ways, wording, image), calendar=calendar)
    facts = facts_of(shown, ways, wording)
    return ResourceView(
        site=site,
        head=head,
        title=shown.title,
        crumbs=_above(wording),
        type=kind,
        icon=member.icon,
        added=day_of(shown.date, wording.words) if was_modified(shown) else None,
        modified=day_of(last_change(shown), wording.words),
        topics=topics,
        link=outward(shown.link, ways, wording),
        summary=shown.summary,
        when_label=label_of("start", wording) if shown.start else "",
        when=occasion_of(shown, wording.words) if shown.start else None,
        image=image,
        body=prose(site, body, links),
        fit=facts.fit,
        reviewed=facts.reviewed,
        details=facts.details,
        report=report_href(site.contact, shown.title, head.url, wording.words),
        expired=is_expired,
        related=related,
        citations=citations(work, wording.words) if work else (),
    )


def _head(  # as above
    site: Site,
    card: Card,
    member: Membership,
    ways: Ways,
    wording: Wording,
    image: Image | None,
) -> Head:
    """Say of the page what browsers, and what machines are told of it."""
    shown = card.resource
    language = wording.foreign(shown.language)
    head = Head(
        title=shown.title,
        description=card.excerpt,
        url=wording.absolute(shown.address),
        language=language,
        direction=direction(language) if language else "",
        alternates=(data_of(shown.address, wording.href),) if site.metadata.json else (),
        citations=citations_of(shown.address, wording.href) if site.metadata.citations else (),
    )
    tags = resource_tags(site, head, card, member, ways, wording, image)
    if not site.metadata.json_ld:
        return replace(head, tags=tags)
    linked = script(thing(site, card, member, ways, wording, _above(wording)))
    return replace(head, tags=tags, json_ld=linked)


def _calendar(shown: Resource, wording: Wording) -> Feed | None:
    """Offer an event to calendar programs, unless the site doesn't want that."""
    if not wording.calendars:
        return None
    title = wording.words.say("calendar_title", title=shown.title)
    return Feed(title, wording.href(f"{shown.address}{EVENT_FILE}"), CALENDAR_TYPE)


@lru_cache(maxsize=4)
def _above(wording: Wording) -> tuple[Link, ...]:
    """Lead from the home page to all resources; one value, so that templates draw it once."""
    say = wording.words.say
    return Link(say("home"), wording.href("/")), Link(say("resources"), wording.href("/resources/"))


@lru_cache(maxsize=4096)
def _terms(member: Membership, wording: Wording) -> tuple[Link | None, tuple[Link, ...]]:
    """Lead to a type and to topics; resources of the same have the same values, as above."""
    kind = Link(member.type.label, wording.href(member.type.address)) if member.type else None
    return kind, tuple(Link(each.title, wording.href(each.address)) for each in member.topics)


def _image(shown: Resource, size: Size | None, ways: Ways, wording: Wording) -> Image | None:
    """Show a picture that lies on this site; a query or fragment makes no other picture of it."""
    found = led(shown.image, ways)
    if found is None or found.address is None:
        return None
    return Image(wording.href(found.address), shown.image_alt, size)
