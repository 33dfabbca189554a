"""Moves of topics: one is merged into another, or gets another name, and nothing of it is lost."""

import shlex
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from sitegen.manuscripts import ImpossibleError
from sitegen.model import Term, Topic
from sitegen.old_addresses import differ_by_case, free_address, keep_address
from sitegen.rehearsal import Stage
from sitegen.slugs import key_of, slug_of
from sitegen.source import CONTENT
from sitegen.topic_files import enriched, renamed, started, tell_lost
from sitegen.topic_names import Known, find_topic, known_as, wanted_name
from sitegen.topic_uses import relink_topic, rename_broader, rename_uses
from sitegen.urls import address_of
from sitegen.workbench import Proposal, Workbench


def merge(stage: Stage, name: str, into: str) -> Proposal:
    """Propose to make one topic of two, under the name of the second."""
    one, other = (find_topic(stage.collection, each) for each in (name, into))
    if one.term == other.term:
        return _respell(stage, name, other.term)
    if one.term.topic and not other.term.topic:
        return _take_file(stage, one, other.term.label, other.keys)
    return _absorb(stage, one, other.term.topic, other.term.label, other.keys)


def rename(stage: Stage, name: str, new: str) -> Proposal:
    """Propose to give a topic another name."""
    one, label = find_topic(stage.collection, name), wanted_name(new)
    other = known_as(stage.collection, label)
    if other and other.term != one.term and not _is_begun(one, other):
        words = ("sitegen", "topics", "merge", one.term.label, other.term.label)
        raise ImpossibleError(
            f"there is a topic '{other.term.label}' already",
            f"to make one of both: {shlex.join(words)}",
            other.term.location,
        )
    if one.term.topic:
        return _take_file(stage, one, label, frozenset((key_of(label),)))
    return _absorb(stage, one, None, label, frozenset((key_of(label),)))


def _respell(stage: Stage, name: str, term: Term) -> Proposal:
    """Have resources call a topic by its label that call it by another of its names."""
    keys = frozenset((key_of(name),))
    if term.topic is None or key_of(term.label) in keys:
        place = term.location
        raise ImpossibleError(f"'{name}' is this very topic, '{term.label}'", "name two", place)
    bench = Workbench(stage)
    rename_uses(stage, bench, keys, frozenset(), term.label)
    old = Term(
        slug="",
        address=f"/topics/{slug_of(name)}/",
        title="",
        label="",
        members=(),
        location=term.location,
    )
    relink_topic(stage, bench, old, term.topic.path, term.address)
    return bench.proposal(term.topic.path, {})


def _absorb(
    stage: Stage, one: Known, into: Topic | None, label: str, keys: AbstractSet[str]
) -> Proposal:
    """Have the topic ``into``, or a new one, take all that another has."""
    bench = Workbench(stage)
    path = into.path if into else _path(label)
    if into is None:
        bench.put(started(path, label))
    now = into.address if into else address_of(path.removeprefix(CONTENT))
    rename_uses(stage, bench, one.keys, keys, label)
    rename_broader(stage, bench, one, path, label)
    relink_topic(stage, bench, one.term, path, now)
    bench.put(enriched(stage, bench, one.term, bench.take(path), keys))
    if one.term.topic:
        old = one.term.topic.path
        tell_lost(bench, bench.take(old), bench.take(path))
        bench.discard(old)
        return bench.proposal(path, {old: path})
    return bench.proposal(path, {})


def _take_file(stage: Stage, one: Known, label: str, keys: AbstractSet[str]) -> Proposal:
    """Give the file of a topic another name, and the topic."""
    assert one.term.topic  # which has the file
    old = one.term.topic.path
    path = _path(label)
    now = address_of(path.removeprefix(CONTENT))
    if differ_by_case(one.term.address, now):
        path, now = old, one.term.address
    bench = Workbench(stage)
    rename_uses(stage, bench, one.keys, keys, label)
    rename_broader(stage, bench, one, path, label)
    relink_topic(stage, bench, one.term, path, now)
    written = renamed(bench, one.term, bench.take(old), label, path)
    if now != one.term.address and one.term.address in stage.public:
        written = keep_address(written, one.term.address)
    written = free_address(written, now)
    if path == old:
        bench.put(written)
        return bench.proposal(path, {})
    bench.discard(old)
    bench.put(replace(written, path=path))
    return bench.proposal(path, {old: path})


def _path(label: str) -> str:
    """Name the file of a topic."""
    slug = slug_of(label)
    path = f"{CONTENT}topics/{slug}.md"
    if slug == "index":
        raise ImpossibleError(f"a topic can't be called '{label}'", f"{path} introduces all topics")
    return path


def _is_begun(one: Known, other: Known) -> bool:
    """Tell whether the other topic's file may be what an earlier run has made of this one's."""
    both = one.term.topic and other.term.topic
    return bool(both) and key_of(one.term.label) in other.keys
