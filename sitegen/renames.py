"""Renames: which new file has the text of one that is gone, as git would tell by their likeness."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sitegen.located import Items, Node, Text
from sitegen.parse import Document

Traits = Counter[str]
"""The lines by which a text is known, with how often each stands there."""
_TELLING = frozenset({"title", "label", "synonyms", "summary", "link", "image", "start"})
"""Fields in which two files of a collection hardly ever agree by chance."""
_COMMON = 20
"""A line that more new files than these have tells nothing about any of them."""
_ALIKE = 0.5
"""The share that two texts have in common if one came from the other, as git has it."""


def traits(document: Document) -> Traits:
    """Take from a file what it can be known by: its text, and the fields that tell it apart."""
    fields = (node for key, node in document.fields.entries if key.text in _TELLING)
    lines = (line.strip() for line in document.body.split("\n"))
    return Counter([*(text for node in fields for text in _texts(node)), *filter(None, lines)])


def successors(gone: Mapping[str, Traits], fresh: Mapping[str, Traits]) -> Mapping[str, str]:
    """Find for files that are gone the new ones that have their text, as far as there are any."""
    having: defaultdict[str, list[str]] = defaultdict(list)
    for path, known in fresh.items():
        for line in known:
            having[line].append(path)
    found = ((path, _nearest(path, known, fresh, having)) for path, known in gone.items())
    return {path: near for path, near in found if near}


def _nearest(
    path: str, known: Traits, fresh: Mapping[str, Traits], having: Mapping[str, list[str]]
) -> str:
    """Find the new file that is most like one; of equals, the one that has its name."""
    near = {
        each
        for line in known
        if len(having.get(line, ())) <= _COMMON
        for each in having.get(line, ())
    }
    alike = ((_likeness(known, fresh[each]), _name(each) == _name(path), each) for each in near)
    best = max(sorted(alike), key=lambda each: each[:2], default=(0.0, False, ""))
    return best[2] if best[0] >= _ALIKE else ""


def _likeness(one: Traits, other: Traits) -> float:
    """Measure what two texts have in common, as a share of the longer one."""
    return _length(one & other) / max(_length(one), _length(other))


def _length(known: Traits) -> int:
    return sum(len(line) * times for line, times in known.items())


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Text):
        yield node.text
    elif isinstance(node, Items):
        for each in node.items:
            yield from _texts(each)
