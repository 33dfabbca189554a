"""Lists of topics for those who keep them in order: how often each is named, and what is odd."""

import json
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitegen.model import Collection
from sitegen.printable import one_line
from sitegen.similar import similar
from sitegen.slugs import key_of

_NONE = "-"
_HEADS = ("resources", "topic", "file", "also called")


class Row(Struct, frozen=True):
    """A topic: its label, how many resources name it, its other names, and those like it."""

    label: str
    count: int
    names: tuple[str, ...]
    file: str
    alike: tuple[str, ...]


def overview(collection: Collection) -> tuple[Row, ...]:
    """List all topics in the order of their pages; expired resources aren't counted."""
    labels = {key_of(term.label): term.label for term in collection.topics}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in similar(labels):
        alike[labels[one]].append(labels[other])
        alike[labels[other]].append(labels[one])
    return tuple(
        Row(
            term.label,
            len(term.members),
            tuple(_others(term.label, term.title, term.topic.synonyms if term.topic else ())),
            term.topic.path if term.topic else "",
            tuple(alike[term.label]),
        )
        for term in collection.topics
    )


def as_table(rows: tuple[Row, ...]) -> str:
    """Write a table, and below it what may need a hand."""
    cells = [_HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_HEADS))]
    lines = [
        f"{count:>{widths[0]}}  {label:<{widths[1]}}  {file:<{widths[2]}}  {names}".rstrip()
        for count, label, file, names in cells
    ]
    return "\n".join(map(one_line, (*lines, *_remarks(rows)))) + "\n"


def as_json(rows: tuple[Row, ...]) -> str:
    """Write an array of objects, for programs."""
    made = [
        {
            "topic": row.label,
            "resources": row.count,
            "names": row.names,
            "file": row.file or None,
            "alike": row.alike,
        }
        for row in rows
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _others(label: str, title: str, synonyms: Iterable[str]) -> Iterator[str]:
    yield from (each for each in dict.fromkeys((title, *synonyms)) if each != label)


def _cells(row: Row) -> tuple[str, str, str, str]:
    return str(row.count), row.label, row.file or _NONE, ", ".join(row.names) or _NONE


def _remarks(rows: tuple[Row, ...]) -> Iterator[str]:
    counts = {row.label: row.count for row in rows}
    pairs = {
        tuple(sorted((row.label, other), key=lambda each: (counts[each], each)))
        for row in rows
        for other in row.alike
    }
    if pairs:
        yield from ("", "Much alike; if two are one topic:")
        for one, other in sorted(pairs):
            yield f"  sitegen topics merge {shlex.quote(one)} {shlex.quote(other)}"
    for number, words in ((1, "With one resource"), (0, "With none")):
        found = [row.label for row in rows if row.count == number]
        if found:
            yield from ("", f"{words}: {', '.join(found)}")
