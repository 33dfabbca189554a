"""Spellings of topics: what resources call a topic beside its own names, and how to write it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Edit, Severity
from sitegen.model import Term
from sitegen.taxonomy import Naming
from sitegen.topic_checks import Missing


def other_spellings(
    terms: Mapping[str, Term], namings: Iterable[Naming], missing: Missing
) -> Iterator[Diagnostic]:
    """Mention each spelling of a topic that isn't one of its own names, once, where it is first.

    Its own names are its label, its title and its file's name. A topic whose file couldn't be read,
    or is a draft, may be called anything.
    """
    doubtful = missing.faulty | missing.drafts.keys()
    own: dict[tuple[str, str], frozenset[str]] = {}
    found: defaultdict[tuple[str, str], list[Naming]] = defaultdict(list)
    for each in namings:
        term = terms[each.key]
        which = term.address, term.label
        names = own.get(which) or own.setdefault(which, _own_names(term))
        if each.name not in names and each.key not in doubtful:
            found[term.label, each.name].append(each)
    for (label, name), uses in found.items():
        yield _spelled(label, name, sorted(uses, key=lambda use: use.item.value.path))


def _own_names(term: Term) -> frozenset[str]:
    if term.topic is None:
        return frozenset((term.label,))
    stem = term.topic.path.rpartition("/")[2].removesuffix(".md")
    return frozenset((term.label, term.title, stem))


def _spelled(label: str, name: str, uses: Sequence[Naming]) -> Diagnostic:
    edits = tuple(
        Edit(place, name, label) for use in uses for place in use.item.locations(use.field, name)
    )
    files = f" in {len(uses)} files" if len(uses) > 1 else ""
    return Diagnostic(
        uses[0].location,
        Code.TOPIC_SPELLING,
        f"the topic '{label}' is called '{name}'",
        f"write {label}{files}; 'sitegen fix' does so",
        Severity.NOTE,
        edits,
    )
