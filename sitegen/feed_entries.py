"""Feed entries: what feeds tell of a resource."""

from sitegen.entries import last_change
from sitegen.feeds import FeedEntry
from sitegen.memberships import Membership
from sitegen.model import Card
from sitegen.wording import Ways, Wording, full_address


def feed_entry(card: Card, member: Membership, ways: Ways, wording: Wording) -> FeedEntry:
    """Make the entry of a dated resource."""
    resource = card.resource
    assert resource.date
    newest = last_change(resource) or resource.date
    return FeedEntry(
        url=wording.absolute(resource.address),
        title=resource.title,
        published=resource.date.instant,
        updated=newest.instant,
        summary=card.excerpt,
        type=member.type.label if member.type else "",
        topics=tuple(term.title for term in member.topics),
        authors=tuple(person.name for person in resource.author),
        link=full_address(resource.link, ways, wording),
        language=resource.language,
    )
