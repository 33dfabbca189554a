"""Dublin Core: what is known of a resource, in the fifteen elements of ISO 15836.

One answer for all who ask: the head of its page, and the harvesters of library systems.
"""

from collections.abc import Iterator

from sitegen.linked_things import outside, type_of
from sitegen.memberships import Membership
from sitegen.model import Card
from sitegen.references import dcmi_type, published_on
from sitegen.wording import Ways, Wording, full_license


def dublin_core(
    card: Card, member: Membership, ways: Ways, wording: Wording, page: str
) -> Iterator[tuple[str, str]]:
    """List the elements of a resource with their values; one without a value is empty.

    ``page`` is the address of its page, which identifies what is nowhere else.
    """
    resource, label = card.resource, member.type.label if member.type else ""
    kind = dcmi_type(type_of(resource, member))
    yield "title", resource.title
    yield from (("creator", person.name) for person in resource.author)
    yield from (("subject", topic.title) for topic in member.topics)
    yield "description", card.excerpt
    yield "publisher", resource.publisher
    yield "date", published_on(resource)
    yield "type", kind
    yield "type", label if label != kind else ""
    yield "identifier", outside(resource, ways, wording) or page
    yield "language", resource.language or wording.words.language
    yield "rights", full_license(resource.license, ways, wording)
