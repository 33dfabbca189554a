"""Cited works: of a resource, what citations of it say, whatever their form.

A work is elsewhere, at the ``link``, or else it is the page itself; then the site is what holds it.
"""

import re
from urllib.parse import quote

from msgspec import Struct

from sitegen.identifiers import doi_of
from sitegen.linked_things import outside, type_of
from sitegen.memberships import Membership
from sitegen.model import Card, Resource
from sitegen.person_names import Name, name_of
from sitegen.references import csl_type, published_on
from sitegen.spaces import one_line
from sitegen.wording import Ways, Wording

SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "post-weblog"})
"""What appears in something that goes on: a journal, a magazine, a newspaper, a blog."""
WEBPAGE = "webpage"
_ROOT = len("/resources/")
_is_plain = re.compile("[A-Za-z0-9/._-]*").fullmatch


class Host(Struct, frozen=True):
    """The site, which holds what has no other place: its title, and who publishes it."""

    title: str
    publisher: str


class Reference(Struct, frozen=True, kw_only=True):
    """What a citation says of a work; every text is one line, and what isn't known is empty.

    ``type`` is that of the Citation Style Language. ``issued`` is a year, with a month and a day as
    far as these are known. ``container`` is what the work appears in.
    """

    key: str
    type: str
    title: str
    authors: tuple[Name, ...] = ()
    issued: tuple[int, ...] = ()
    container: str = ""
    publisher: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()


def reference_of(
    card: Card, member: Membership, ways: Ways, wording: Wording, host: Host
) -> Reference:
    """Tell of a resource what citations say."""
    resource, link = card.resource, outside(card.resource, ways, wording)
    kind = csl_type(type_of(resource, member))
    container, publisher = _placed(resource, kind, host, is_here=not link)
    issued, url = published_on(resource), link or wording.absolute(resource.address)
    return Reference(
        key=citation_key(resource.address),
        type=kind if container or kind not in SERIAL else WEBPAGE,
        title=one_line(resource.title),
        authors=tuple([name_of(each) for each in resource.author]),
        issued=tuple(map(int, issued.split("-"))) if issued else (),
        container=container,
        publisher=publisher,
        url=url,
        doi=doi_of(url),
        language=resource.language or wording.words.language,
        abstract=one_line(card.excerpt),
        keywords=tuple([one_line(each.title) for each in member.topics]),
    )


def citation_key(address: str) -> str:
    """Name a resource for those who cite it, by its address, in signs that every program takes.

    ``+`` and two digits are a byte of UTF-8. Two addresses never get one key, in whatever case.
    """
    path = address[_ROOT:-1]
    return path if _is_plain(path) else quote(path).replace("~", "%7E").replace("%", "+")


def _placed(resource: Resource, kind: str, host: Host, *, is_here: bool) -> tuple[str, str]:
    """Say what a work appears in, and who published it.

    An article appears in what its publisher is called after, as editors have no other field for it.
    """
    publisher = one_line(resource.publisher)
    if kind in SERIAL:
        return (host.title if is_here else publisher), ""
    if not is_here:
        return "", publisher
    publisher = publisher or host.publisher
    container = host.title if kind == WEBPAGE else ""
    return container, "" if publisher == container else publisher
