"""Lost addresses: those that readers had at an earlier revision, and that lead nowhere any more."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sitegen.address_kinds import read_alias
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.kinds import Fault, shown
from sitegen.located import Text
from sitegen.media_types import media_type
from sitegen.model import Collection, Term, pages
from sitegen.parse import parse
from sitegen.past import Past
from sitegen.pasting import Advice, advice, line_of
from sitegen.renames import Traits, successors, traits
from sitegen.reservations import is_reserved
from sitegen.source import Source, is_markdown
from sitegen.urls import collation_key, quoted
from sitegen.yamltext import yaml_text

Read = Callable[[str], bytes]
"""Gives the bytes of a Markdown file of the site, as it is now."""
_TOPICS = "content/topics/"


class Now(Struct, frozen=True):
    """The site as it is: its collection, all its addresses, and what reads its files.

    ``folded`` are the addresses as file systems take them that make no difference of capitals.
    """

    collection: Collection
    known: frozenset[str]
    folded: frozenset[str]
    read: Read


class Comparison(Struct, frozen=True):
    """How many addresses there were, and what is to be said of those that lead nowhere now."""

    addresses: int
    lost: int
    diagnostics: tuple[Diagnostic, ...]


class _Lost(Struct, frozen=True):
    """The addresses that one file, topic or type has lost."""

    addresses: tuple[str, ...]
    path: str
    term: Term | None = None

    @property
    def is_page(self) -> bool:
        return self.term is None and is_markdown(self.path)


def compare(before: Past, now: Now) -> Comparison:
    """Compare the addresses of a site with those that it had at a revision."""
    held = tuple(_held(before.collection))
    gone = tuple(filter(None, (_without(each, now) for each in held)))
    heirs = _heirs(before, now, [each.path for each in gone if each.is_page])
    told = (_told(each, before, now, heirs) for each in gone)
    count, lost = (sum(len(each.addresses) for each in all_) for all_ in (held, gone))
    return Comparison(count, lost, tuple(told))


def _held(collection: Collection) -> Iterator[_Lost]:
    """List all that has addresses which people keep, with these.

    Years, numbered pages, feeds and the types within topics come and go with what they list.
    """
    for each in pages(collection):
        yield _Lost((each.address, *(a for a in each.aliases if not is_reserved(a))), each.path)
    for term in (*collection.topics, *collection.types):
        if term.topic is None:
            yield _Lost((term.address,), term.location.path, term)
    for file in collection.files:
        if not media_type(file.path).startswith("image/"):
            yield _Lost((file.address,), file.path)


def _without(held: _Lost, now: Now) -> _Lost | None:
    """Keep the addresses that lead nowhere now; what can't be read now may still have them."""
    collection = now.collection
    if held.path in collection.faulty and held.path not in collection.items:
        return None
    addresses = tuple(each for each in held.addresses if each not in now.known)
    return _Lost(addresses, held.path, held.term) if addresses else None


def _heirs(before: Past, now: Now, paths: Iterable[str]) -> Mapping[str, str]:
    """Find the new files that have the texts of those that are gone."""
    items = now.collection.items
    gone = {path: before.texts[path] for path in paths if path not in items}
    if not gone:
        return {}
    new = (path for path in sorted(items) if now.collection.has(path))
    fresh = {path: now.read(path) for path in new if path not in before.texts}
    return successors(_known(gone), _known(fresh))


def _known(texts: Mapping[str, bytes]) -> dict[str, Traits]:
    documents = ((path, parse(Source(path, data))[0]) for path, data in texts.items())
    return {path: traits(each) for path, each in documents if each}


def _told(lost: _Lost, before: Past, now: Now, heirs: Mapping[str, str]) -> Diagnostic:
    if lost.is_page:
        return _page(lost, before, now, heirs)
    if lost.term is None:
        hint = "if people have this address, keep a copy of the file under its old name"
        return _fault(lost, before, "this file, which is gone", Advice(Location(lost.path), hint))
    if lost.term.address.startswith("/types/"):
        what = f"the type {shown(lost.term.label)}, which no resource has any more"
        return _fault(lost, before, what, _elsewhere(lost))
    return _topic(lost, lost.term, before, now)


def _page(lost: _Lost, before: Past, now: Now, heirs: Mapping[str, str]) -> Diagnostic:
    path, collection = lost.path, now.collection
    reason = collection.unpublished.get(path)
    if reason:
        item = collection.items[path]
        place = item.location("draft" if item.value.draft else "date")
        hint = f"publish it again, or give another page its address: {line_of(lost.addresses)}"
        return _fault(lost, before, f"this file, which is {reason} now", Advice(place, hint))
    if path in collection.items:
        return _fault(lost, before, "this file", _pasted(path, lost, now))
    if heir := heirs.get(path):
        return _fault(lost, before, f"{path}, which is this file now", _pasted(heir, lost, now))
    term = _term_at(lost, before)
    if term and _followed_by(term, before, now):
        return _topic(lost, term, before, now)
    return _fault(lost, before, "this file, which is gone", _elsewhere(lost))


def _term_at(lost: _Lost, before: Past) -> Term | None:
    topics = (term for term in before.collection.topics if term.topic)
    return next((term for term in topics if term.topic and term.topic.path == lost.path), None)


def _topic(lost: _Lost, term: Term, before: Past, now: Now) -> Diagnostic:
    """Tell of a topic that nothing names any more, with the one that has taken its place."""
    heir, name = _followed_by(term, before, now), f"the topic {shown(term.label)}"
    if heir is None:
        keep = f"make {_TOPICS}{term.slug}.md to keep its page"
        hint = f"{keep}, or add to the fields of another: {line_of(lost.addresses)}"
        what = f"{name}, which no resource names any more"
        return _fault(lost, before, what, Advice(Location(lost.path), hint))
    what = f"{name}, whose resources name {shown(heir.label)} now"
    if heir.topic:
        return _fault(lost, before, what, _pasted(heir.topic.path, lost, now))
    title = yaml_text({"title": heir.title}).strip()
    hint = f"make {_TOPICS}{heir.slug}.md with the fields {title} and {line_of(lost.addresses)}"
    return _fault(lost, before, what, Advice(heir.location, hint))


def _followed_by(term: Term, before: Past, now: Now) -> Term | None:
    """Find the new topic that most of a topic's members have now."""
    old = frozenset(each.address for each in before.collection.topics)
    new = {each.address: each for each in now.collection.topics if each.address not in old}
    found = (now.collection.topics_of.get(path, ()) for path in term.members)
    counts = Counter(each.address for terms in found for each in terms if each.address in new)
    return new[min(counts, key=lambda each: (-counts[each], each))] if counts else None


def _pasted(path: str, lost: _Lost, now: Now) -> Advice:
    """Say what to paste into a file, if an alias can stand for these addresses at all."""
    if not now.folded.isdisjoint(map(collation_key, lost.addresses)):
        hint = "give it its old name back: addresses that differ in capitals alone can't both be"
        return Advice(Location(path), hint)
    if any(isinstance(_as_alias(each), Fault) for each in lost.addresses):
        return Advice(Location(path), "give it its old name back: no alias can have such a name")
    return advice(Source(path, now.read(path)), lost.addresses)


def _as_alias(address: str) -> str | Fault:
    return read_alias(Text(quoted(address), 1, 1))


def _elsewhere(lost: _Lost) -> Advice:
    hint = f"paste into the fields of the page that readers should find: {line_of(lost.addresses)}"
    return Advice(Location(lost.path), hint)


def _fault(lost: _Lost, before: Past, what: str, found: Advice) -> Diagnostic:
    one = len(lost.addresses) == 1
    leads = "leads" if one else "lead"
    was = "it was the address" if one else "they were addresses"
    return Diagnostic(
        found.location,
        Code.ADDRESS_GONE,
        f"{_list(lost.addresses)} {leads} nowhere any more: at {shown(before.revision)} "
        f"{was} of {what}",
        found.hint,
        Severity.ERROR if lost.is_page or _is_topic(lost) else Severity.WARNING,
    )


def _is_topic(lost: _Lost) -> bool:
    return lost.term is not None and lost.term.address.startswith("/topics/")


def _list(addresses: Sequence[str]) -> str:
    *most, last = addresses
    return f"{', '.join(most)} and {last}" if most else last
