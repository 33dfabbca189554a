"""Forms: a resource as it stands in files for machines, in each of their formats.

All are written at once, as they share what takes the longest: once for the files beside its page
and for those of the whole collection. What is written of resources that follow each other is kept
together, as a lot.
"""

from msgspec import Struct, msgpack

from sitegen.citation_files import UNCITED, Written, written
from sitegen.cited_works import Reference
from sitegen.exports import csv_row, json_line
from sitegen.memberships import Membership
from sitegen.model import Card
from sitegen.published_resources import published_resource
from sitegen.static_repository import record
from sitegen.wording import Ways, Wording


class Forms(Struct, frozen=True, array_like=True):
    """A resource as JSON on a line, a row of CSV, citations, and a record of OAI-PMH.

    A form that the site doesn't have is empty.
    """

    json: bytes
    csv: bytes
    cited: Written
    record: bytes


_pack = msgpack.Encoder().encode
_unpack = msgpack.Decoder(tuple[Forms, ...]).decode


def forms_of(  # noqa: PLR0913, PLR0917  # one for each part
    card: Card,
    member: Membership,
    ways: Ways,
    wording: Wording,
    added: tuple[str, ...],
    work: Reference | None,
    is_harvested: bool,  # noqa: FBT001  # a part's value, as all the others
) -> Forms:
    """Write a resource in all forms; without a ``work`` it isn't cited.

    ``added`` are the names of the fields that the site has added, in the order of the settings.
    """
    published = published_resource(card, member, ways, wording)
    return Forms(
        json_line(published),
        csv_row(published, added),
        written(work) if work else UNCITED,
        record(card, member, ways, wording) if is_harvested else b"",
    )


def lot(*forms: Forms) -> bytes:
    """Pack the forms of some resources."""
    return _pack(forms)


def unpacked(data: bytes) -> tuple[Forms, ...]:
    """Give the forms of the resources of a lot."""
    return _unpack(data)
