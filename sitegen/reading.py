"""Read one file: from its bytes to its value, its body and the faults of both."""

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostics, Location, Severity, has_errors
from sitegen.editions import forgive_unfinished
from sitegen.excerpt import excerpt
from sitegen.fingerprint import digest, digest_of
from sitegen.makers import TOPIC, sort_of
from sitegen.markup import convert
from sitegen.model import Article, Body, Edition, Item, Prose, Resource, Topic
from sitegen.parse import Document, parse
from sitegen.places import pack_places
from sitegen.remedies import tried
from sitegen.removal_checks import removed_html
from sitegen.schema import places, validate
from sitegen.search_terms import pack_terms
from sitegen.settings import Settings
from sitegen.source import Source
from sitegen.tangles import TANGLES
from sitegen.targets import target

_NAMED = re.compile(r"^(?:title|label|synonyms)[ \t]*:(.*(?:\n+[ \t]*-[ ].*)*)", re.MULTILINE)
_ITEMS = re.compile(r"[\[\],]|\n+[ \t]*-[ ]")


class Read(Struct, frozen=True):
    """What became of a file; an item beside errors has all that is sound of it, for checks alone.

    ``names`` are those that a faulty topic may be called by, so far as that can be told.
    """

    path: str
    item: Item | None
    diagnostics: Diagnostics
    names: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """What a file comes to on any day: its item, the faults of its text and those of its fields.

    ``names`` are those of a topic that has faults. ``marks`` are those of the buckets of its terms;
    in the item they would be held for as long as there are pages, longer than they are needed.
    """

    path: str
    item: Item | None
    slips: Diagnostics
    faults: Diagnostics = ()
    names: tuple[str, ...] = ()
    marks: bytes = b""


def read(source: Source, settings: Settings, edition: Edition) -> Read:
    """Parse, validate and convert a file, for an edition."""
    return judge(take_in(source, settings).reading, edition)


class Taken(Struct, frozen=True):
    """All that a file comes to: the HTML of its body and the row of its terms go their own ways."""

    reading: Reading
    html: str = ""
    terms: bytes = b""


def take_in(source: Source, settings: Settings) -> Taken:
    """Parse, validate and convert a file."""
    document, slips = parse(source)
    if document is None:
        return Taken(Reading(source.path, None, slips, (), _names_of(source)))
    value, faults = validate(document, settings)
    if any(each.edits for each in faults):
        faults = _with_remedies(source, slips, faults, settings)
    body = _body(document, settings)
    words = excerpt(value.summary or body.text, settings.excerpt_length)
    prose = _prose(document, body, settings)
    terms, marks = _terms(value, body.text)
    places_ = pack_places(places(document))
    item = Item(
        value, words, digest((value, words)), prose, places_, digest_of(marks) if marks else b""
    )
    names = _names_of(source) if has_errors((*slips, *faults)) else ()
    return Taken(Reading(source.path, item, slips, faults, names, marks), body.html, terms)


def _with_remedies(
    source: Source, slips: Diagnostics, faults: Diagnostics, settings: Settings
) -> Diagnostics:
    """Keep the edits that mend the file as it is written."""
    read = partial(_faults_of, source.path, settings)
    found = tried(source.data.decode(), source.path, (*slips, *faults), read)
    return found[len(slips) :]


def _faults_of(path: str, settings: Settings, text: str) -> Diagnostics:
    document, slips = parse(Source(path, text.encode()))
    return (*slips, *validate(document, settings)[1]) if document else slips


def judge(found: Reading, edition: Edition) -> Read:
    """Say what counts of a file's faults in an edition, and what can be made of the file."""
    if found.item is None:
        return Read(found.path, None, found.slips, found.names)
    value = found.item.value
    faults = forgive_unfinished(value, found.faults, edition)
    diagnostics = _merged(found.slips, faults)
    if not has_errors(diagnostics):
        is_nameless = edition.unfinished and not value.title and len(faults) < len(found.faults)
        item = _named(found.item) if is_nameless else found.item
        return Read(found.path, item, diagnostics)
    nameless = isinstance(value, Topic) and not value.title  # nothing can be said of such a topic
    return Read(found.path, None if nameless else found.item, diagnostics, found.names)


def _named(item: Item) -> Item:
    """Call a thing after its file, until it has a title."""
    name = item.value.path.rpartition("/")[2].removesuffix(".md")
    value = replace(item.value, title=name)
    if isinstance(value, Topic):
        value = replace(value, label=value.label or name)
    return replace(item, value=value, digest=digest((value, item.excerpt)))


def _merged(slips: Diagnostics, faults: Diagnostics) -> Diagnostics:
    """Make one error of a field that is empty and the comment that is the reason."""
    empty = {each.location.line for each in faults if each.code is Code.FIELD_EMPTY}
    told = empty & {each.location.line for each in slips if each.code is Code.VALUE_COMMENT}
    if not told:
        return (*slips, *faults)
    lines = {each: each.location.line in told for each in (*slips, *faults)}
    errors = (replace(each, severity=Severity.ERROR) if lines[each] else each for each in slips)
    return (*errors, *(each for each in faults if not lines[each]))


def _names_of(source: Source) -> tuple[str, ...]:
    return tuple(_names(source)) if sort_of(source.path) is TOPIC else ()


def _names(source: Source) -> Iterator[str]:
    """Guess what a topic answers to, from lines that may be anything."""
    yield source.path.rpartition("/")[2].removesuffix(".md")
    text = source.data.decode(errors="replace").replace("\r", "\n")
    for value in _NAMED.findall(text):
        yield from (each.strip(" \t'\"") for each in (value, *_ITEMS.split(value)))


def _terms(value: Resource | Topic | Article, text: str) -> tuple[bytes, bytes]:
    """Give what a resource is found by; nothing else is searched for."""
    if not isinstance(value, Resource):
        return b"", b""
    names = (*(person.name for person in value.author), value.publisher)
    return pack_terms(value.title, value.summary, " ".join((text, *names)))


def _body(document: Document, settings: Settings) -> Body:
    return convert(document.body, settings.markdown, settings.markdown_extensions, settings.html)


def _prose(document: Document, body: Body, settings: Settings) -> Prose:
    source, line = document.body, document.body_line
    start = Location(document.path, line)
    return Prose(
        digest((source, settings.markdown, settings.markdown_extensions, settings.html)),
        tuple(
            [
                target(address, source, line, is_picture=address in body.pictures)
                for address in body.links
            ]
        ),
        body.ids,
        tuple(removed_html(body.removed, source, start)),
        is_empty=not body.html and TANGLES.isdisjoint(body.removed),
    )
