"""An OAI static repository: the collection in one file, which a gateway answers harvesters from.

It follows the Specification for an OAI Static Repository (2004) to OAI-PMH 2.0. Such a file knows
no sets, no deleted records and no resumption, and days alone.
"""

from collections.abc import Iterable

from msgspec import Struct

from sitegen.dublin_core import dublin_core
from sitegen.elements import HOLE, Xml, document, element, filled, frame, framed, parent
from sitegen.entries import last_change
from sitegen.memberships import Membership
from sitegen.model import Card, Resource
from sitegen.wording import Ways, Wording

UNDATED = "1970-01-01"
"""The day of what has none, as a record must have one: no harvester takes it for news."""

_OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = f"{_OAI}static-repository"
_FORMAT = f"{_OAI}oai_dc/"
_SCHEMA = f"{_OAI}oai_dc.xsd"
_PREFIX = "oai_dc"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_DEPTH = 2
_NAMESPACES = {
    "xmlns:oai_dc": _FORMAT,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": _INSTANCE,
    "xsi:schemaLocation": f"{_FORMAT} {_SCHEMA}",
}
"""They stand in each record, as a gateway sends records one by one."""
_RECORD = frame(
    parent(
        "oai:record",
        parent("oai:header", HOLE, HOLE),
        parent("oai:metadata", parent("oai_dc:dc", HOLE, **_NAMESPACES)),
    ),
    _DEPTH,
)
_BREAK = "\n" + _RECORD.rpartition(HOLE)[0].rpartition("\n")[2]


class Repository(Struct, frozen=True, kw_only=True):
    """What a repository says of itself.

    ``base_url`` is where harvesters ask, ``mail`` reaches who answers for it, and no record has an
    ``earliest`` day before that.
    """

    name: str
    base_url: str
    mail: str
    earliest: str


def gateway_url(gateway: str, file: str) -> str:
    """Give the address at which a gateway answers for a file: its own, and the file's after it.

    Without a gateway it is the file's own, where a person at least finds all of it.
    """
    return f"{gateway}{file.partition('://')[2]}" if gateway else file


def datestamp(resource: Resource) -> str:
    """Give the day on which what is harvested of a resource changed last."""
    moment = last_change(resource)
    return moment.day.isoformat() if moment else UNDATED


def static_repository(repository: Repository, records: Iterable[bytes]) -> bytes:
    """Write a repository, whose records are written already."""
    root = parent(
        "Repository",
        parent("Identify", *_identity(repository)),
        parent("ListMetadataFormats", _format()),
        parent("ListRecords", metadataPrefix=_PREFIX),
        **{
            "xmlns": _STATIC,
            "xmlns:oai": _OAI,
            "xmlns:xsi": _INSTANCE,
            "xsi:schemaLocation": f"{_STATIC} {_STATIC}.xsd",
        },
    )
    return filled(document(root), "ListRecords", records)


def record(card: Card, member: Membership, ways: Ways, wording: Wording) -> bytes:
    """Write a record into its frame: to write all of it by parents takes half as long again."""
    page = wording.absolute(card.resource.address)
    facts = [
        element(f"dc:{name}", value)
        for name, value in dublin_core(card, member, ways, wording, page)
        if value
    ]
    identifier = element("oai:identifier", page)
    day = element("oai:datestamp", datestamp(card.resource))
    return framed(_RECORD, identifier, day, _BREAK.join(facts)).encode()


def _identity(repository: Repository) -> tuple[Xml, ...]:
    return (
        element("oai:repositoryName", repository.name),
        element("oai:baseURL", repository.base_url),
        element("oai:protocolVersion", "2.0"),
        element("oai:adminEmail", repository.mail),
        element("oai:earliestDatestamp", repository.earliest),
        element("oai:deletedRecord", "no"),
        element("oai:granularity", "YYYY-MM-DD"),
    )


def _format() -> Xml:
    return parent(
        "oai:metadataFormat",
        element("oai:metadataPrefix", _PREFIX),
        element("oai:schema", _SCHEMA),
        element("oai:metadataNamespace", _FORMAT),
    )
