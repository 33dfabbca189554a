"""Files of topics: how they say what a topic is called, where it was, and what it took over."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from sitegen.header_edits import add, drop, put, reword
from sitegen.header_values import items_of, names_in
from sitegen.introductions import join_introductions
from sitegen.manuscripts import Manuscript, manuscript
from sitegen.model import Term, Topic
from sitegen.old_addresses import keep_address
from sitegen.rehearsal import Stage
from sitegen.slugs import key_of
from sitegen.source import CONTENT
from sitegen.urls import address_of
from sitegen.workbench import Workbench

_WORDS = ("summary", "note")
"""Fields that one topic takes over from another if it has none itself."""
_PLACES = ("broader", "order")
"""Fields that say where a topic stands, which is the business of the one that is kept."""


def renamed(bench: Workbench, term: Term, written: Manuscript, label: str, home: str) -> Manuscript:
    """Write a topic's new name into its file, and keep the old ones as synonyms.

    ``home`` is where the file is to be, for what is told of it.
    """
    assert term.topic
    names = (term.label, term.title)
    if items_of(written, "label"):
        written = reword(written, "label", 0, label)
        if key_of(term.title) == key_of(term.label):
            written = reword(written, "title", 0, label)
        elif key_of(term.title) != key_of(label):
            line = items_of(written, "title")[0].line
            bench.remark(f"{home}:{line}: the title stays: {term.title}")
    else:
        written = reword(written, "title", 0, label)
    for index in reversed(range(len(items_of(written, "synonyms")))):
        if key_of(names_in(written, "synonyms")[index]) == key_of(label):
            written = drop(written, "synonyms", index)
    return _with_synonyms(written, names, frozenset())


def _with_synonyms(written: Manuscript, names: Iterable[str], keys: AbstractSet[str]) -> Manuscript:
    """Add names by which a topic isn't known yet; ``keys`` are those of names that it has."""
    fields = ("label", "title", "synonyms")
    known = {*keys, *(key_of(name) for each in fields for name in names_in(written, each))}
    for name in names:
        if key_of(name) not in known:
            known.add(key_of(name))
            written = add(written, "synonyms", name)
    return written


def enriched(
    stage: Stage, bench: Workbench, term: Term, written: Manuscript, keys: AbstractSet[str]
) -> Manuscript:
    """Add to a topic's file what another topic is known by, its old addresses and its text."""
    topic = term.topic
    names = (term.label, term.title, *(topic.synonyms if topic else ()))
    written = _with_synonyms(written, names, keys)
    own = address_of(written.path.removeprefix(CONTENT))
    addresses = (term.address,) if term.address in stage.public else ()
    for address in (*addresses, *(topic.aliases if topic else ())):
        if address != own:
            written = keep_address(written, address)
    if topic is None:
        return written
    other = bench.take(topic.path)
    written = _with_featured(stage, written, topic)
    return join_introductions(bench, _with_words(written, other), other)


def _with_featured(stage: Stage, written: Manuscript, topic: Topic) -> Manuscript:
    """Add the resources that another topic starts with."""
    there = stage.collection.items.get(written.path)
    known = there.value.featured if there and isinstance(there.value, Topic) else ()
    for path in topic.featured:
        if path not in known:
            written = add(written, "featured", path.removeprefix(CONTENT))
    return written


def _with_words(written: Manuscript, other: Manuscript) -> Manuscript:
    """Take over what another topic says of itself, where this one says nothing."""
    for field in _WORDS:
        for name in () if items_of(written, field) else names_in(other, field):
            written = add(written, field, name)
    return written


def started(path: str, label: str) -> Manuscript:
    """Start a topic's file, with nothing but its title."""
    made = manuscript(path, b"---\ntitle: x\n---\n")
    assert made
    return put(made, "title", label)


def tell_lost(bench: Workbench, written: Manuscript, other: Manuscript) -> None:
    """Say what a file holds that goes with it, as the other one says something else, or nothing."""
    for field in (*_WORDS, *_PLACES):
        if names_in(written, field) != names_in(other, field):
            for node in items_of(written, field):
                place = f"{written.path}:{node.line}"
                bench.remark(f"{place}: goes with the file: {field}: {node.text}")
