"""Changes of lines, in words: what a file says instead of what it said, each with its place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sitegen.edits import lines_of

_LONG = 100
"""Characters of a line; of a longer one only the words are shown that have changed."""
_MANY = 5
"""Lines that are new together, as the text of a topic is; more are counted."""


def changes_in_words(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Tell line by line what has changed, at the numbers that lines have afterwards."""
    old, new = (lines_of(data.decode()) for data in (before, after))
    for kind, start, end, at, until in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(end - start, until - at) if kind == "replace" else 0
        for shift in range(pairs):
            yield f"{path}:{at + shift + 1}: {_changed(old[start + shift], new[at + shift])}"
        yield from _gone(path, at + pairs, old[start + pairs : end])
        yield from _added(path, at + pairs, new[at + pairs : until])


def _changed(old: str, new: str) -> str:
    if max(len(old), len(new)) > _LONG:
        old, new = _differing(old, new)
    return f"{old.strip()} is now {new.strip()}"


def _differing(old: str, new: str) -> tuple[str, str]:
    """Leave out the words that two lines have in common at their starts and ends."""
    one, other = old.split(" "), new.split(" ")
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    one, other = one[start:], other[start:]
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one), " ".join(other)


def _gone(path: str, at: int, lines: Sequence[str]) -> Iterator[str]:
    return (f"{path}:{at + 1}: taken out: {line.strip()}" for line in lines if line.strip())


def _added(path: str, at: int, lines: Sequence[str]) -> Iterator[str]:
    said = [(number, line.strip()) for number, line in enumerate(lines, at + 1) if line.strip()]
    if len(said) > _MANY:
        yield f"{path}:{said[0][0]}: {len(said)} lines are new"
        return
    for number, line in said:
        yield f"{path}:{number}: new: {line}"
