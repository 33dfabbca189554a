"""Published resources: what of a resource is published as data, its addresses written in full."""

from collections.abc import Iterator

from msgspec.structs import replace

from sitegen.catalog import CatalogResource, Derived, catalog_resource
from sitegen.exports import json_line
from sitegen.memberships import Membership
from sitegen.model import Card, Resource, Value
from sitegen.wording import Ways, Wording, fields_by_name, full_address, full_license


def published_resource(
    card: Card, member: Membership, ways: Ways, wording: Wording
) -> CatalogResource:
    """Make of a resource what is published of it as data."""
    resource = card.resource
    derived = Derived(
        url=wording.absolute(resource.address),
        type=member.type.label if member.type else "",
        topics=tuple(term.slug for term in member.topics),
        excerpt=card.excerpt,
        link=full_address(resource.link, ways, wording),
        image=full_address(resource.image, ways, wording),
    )
    if ways:
        license_ = full_license(resource.license, ways, wording)
        extra = _extra(resource, ways, wording)
        resource = replace(resource, license=license_, extra=tuple(extra))
    return catalog_resource(resource, derived)


def published_line(card: Card, member: Membership, ways: Ways, wording: Wording) -> bytes:
    """Write a resource as JSON, on a line."""
    return json_line(published_resource(card, member, ways, wording))


def _extra(resource: Resource, ways: Ways, wording: Wording) -> Iterator[tuple[str, Value]]:
    """Write the addresses in fields that the site has added in full."""
    fields = fields_by_name(wording)
    for name, value in resource.extra:
        if fields[name].kind == "link" and isinstance(value, str):
            yield name, full_address(value, ways, wording)
        elif fields[name].kind == "link" and isinstance(value, tuple):
            led_to = (full_address(each, ways, wording) for each in value)
            yield name, tuple(address for address in led_to if address)
        else:
            yield name, value
