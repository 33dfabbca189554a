"""Uses of topics: the files that name one or lead to it, when it has another name or address."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sitegen.header_edits import drop, reword
from sitegen.header_values import names_in
from sitegen.manuscripts import ImpossibleError, Manuscript
from sitegen.model import Resource, Term, Topic
from sitegen.rehearsal import Stage
from sitegen.relinking import Removal, relink_all
from sitegen.respelling import moved_file
from sitegen.slugs import key_of
from sitegen.source import CONTENT
from sitegen.topic_names import Known
from sitegen.workbench import Workbench


def rename_uses(
    stage: Stage, bench: Workbench, keys: AbstractSet[str], others: AbstractSet[str], label: str
) -> None:
    """Have resources name a topic by a label; ``others`` are keys of names that it has already."""
    for path, item in stage.collection.items.items():
        value = item.value
        if isinstance(value, Resource) and not keys.isdisjoint(map(key_of, value.topic)):
            bench.put(_relabelled(bench.take(path), keys, others, label))


def _relabelled(
    written: Manuscript, keys: AbstractSet[str], others: AbstractSet[str], label: str
) -> Manuscript:
    names = names_in(written, "topic")
    hits = [index for index, name in enumerate(names) if key_of(name) in keys]
    if not hits:
        raise ImpossibleError(
            f"{written.path} has its topic from 'default' under 'fields' in site.yaml",
            "write the other topic there first, then run this again",
        )
    is_there = any(key_of(name) in others - keys for name in names)
    for index in reversed(hits):
        if is_there or index != hits[0]:
            written = drop(written, "topic", index)
        elif names[index] != label:
            written = reword(written, "topic", index, label)
    return written


def rename_broader(stage: Stage, bench: Workbench, one: Known, path: str, label: str) -> None:
    """Have topics below one name it by its new label; the one that takes its place goes up."""
    for each in _below(stage, one):
        written = bench.take(each.path)
        if each.path != path:
            bench.put(reword(written, "broader", 0, label))
            continue
        above = one.term.topic.broader if one.term.topic else ""
        if above:
            bench.put(reword(written, "broader", 0, above))
        else:
            bench.put(drop(written, "broader", 0))


def _below(stage: Stage, one: Known) -> Iterator[Topic]:
    own = one.term.topic.path if one.term.topic else ""
    for item in stage.collection.items.values():
        value = item.value
        if isinstance(value, Topic) and key_of(value.broader) in one.keys and value.path != own:
            yield value


def relink_topic(stage: Stage, bench: Workbench, term: Term, path: str, now: str) -> None:
    """Have links lead to a topic's new address, and to what lies below it there."""
    own = frozenset(stage.where.addresses.values()) - {term.address}

    def affected(address: str) -> bool:
        return address.startswith(term.address) and address not in own

    old = (
        term.topic.path
        if term.topic
        else f"{CONTENT}topics/" + term.address[len("/topics/") : -1] + ".md"
    )
    moved = moved_file(old, path, term.address, now, is_list=True)
    relink_all(stage, bench, Removal(affected, moved, {}))
