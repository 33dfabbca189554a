"""Where the vocabulary of topics is: the forms of it that a page of topics is announced with."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from sitegen.listings import TOPICS, Listing
from sitegen.settings import Settings
from sitegen.views import Alternate


class Form(Struct, frozen=True):
    """A form of a vocabulary: its file's name, its media type, and what people call it."""

    file: str
    type: str
    name: str


TURTLE = Form("index.ttl", "text/turtle", "Turtle")
JSON_LD = Form("index.jsonld", "application/ld+json", "JSON-LD")


def concept_alternates(
    address: str, href: Callable[[str], str], settings: Settings
) -> tuple[Alternate, ...]:
    """List the forms in which the page of a topic, or of all topics, is there as a vocabulary."""
    if settings.vocabulary == "off":
        return ()
    return tuple(
        Alternate(each.name, href(address + each.file), each.type) for each in _forms(address)
    )


def concept_addresses(lists: Iterable[Listing], settings: Settings) -> Iterator[str]:
    """Name the addresses of all these files, as editors may link to them."""
    if settings.vocabulary == "on":
        topics = (each.address for each in lists if each.term and each.address.startswith(TOPICS))
        for address in (TOPICS, *topics):
            yield from (address + each.file for each in _forms(address))


def _forms(address: str) -> tuple[Form, ...]:
    return (TURTLE, JSON_LD) if address == TOPICS else (JSON_LD,)
