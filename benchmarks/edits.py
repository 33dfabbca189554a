"""Edits: what editors do to a site between two builds."""

import re
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from benchmarks.corpus import Corpus
from benchmarks.layouts import Layout

MANY = 1488
"""The files of the largest commit that we know of in a public collection."""

Edit = Callable[[Corpus, Layout, Path, int], None]
"""Changes a corpus's site below a folder; the number makes each round's change another one."""

_END = re.compile(r"(?:<!-- \d+ -->)?{% endmacro %}")


def nothing(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Leave all as it is."""


def body(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Add a sentence to the body of one resource."""
    _amend(layout.file(corpus.resource(corpus.size // 2), root), number)


def title(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Give one resource another title."""
    resource = corpus.resource(corpus.size // 3)
    layout.write(replace(resource, title=f"{resource.title}, Edition {number}"), root)


def addition(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Add one resource that is newer than all others."""
    layout.write(corpus.newcomer(number), root)


def partial(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Change the template that draws the entries of lists."""
    del corpus
    file = root / layout.partial
    text = file.read_text(encoding="utf-8")
    file.write_text(_END.sub(f"<!-- {number} -->{{% endmacro %}}", text, count=1), encoding="utf-8")


def many(corpus: Corpus, layout: Layout, root: Path, number: int) -> None:
    """Add a sentence to each of 1,488 resources, or to all where there are fewer."""
    for at in range(min(MANY, corpus.size)):
        _amend(layout.file(corpus.resource(at), root), number)


def _amend(file: Path, number: int) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\nLooked through for round {number}.\n")
