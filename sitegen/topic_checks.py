"""Check the names of topics: each known, each of one topic only, none a slip for another."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Severity
from sitegen.model import Item, Term, Topic
from sitegen.nearest import nearest
from sitegen.similar import similar
from sitegen.slugs import key_of, slug_of
from sitegen.taxonomy import Answer, Naming, answers

_MANY = 500
"""Names of topics; an unknown one is compared with fewer, as there may be many of these too."""


class Missing(Struct, frozen=True):
    """The topics that have a file and still can't be named, by the keys of their names.

    ``drafts`` gives the draft's path; ``faulty`` are names that files may have given which
    couldn't be read: as their errors are reported already, these names aren't. ``coming`` are those
    that resources give which aren't published yet.
    """

    drafts: Mapping[str, str]
    faulty: frozenset[str]
    coming: frozenset[str]


def missing_topics(
    drafts: Iterable[Topic], faulty: Iterable[str], coming: Iterable[str] = ()
) -> Missing:
    """Gather the topics that can't be named; ``faulty`` and ``coming`` are names."""
    named = {answer.key: answer.topic.path for answer in answers(drafts)}
    return Missing(named, frozenset(map(key_of, faulty)), frozenset(map(key_of, coming)))


def undescribed_topics(terms: Iterable[Term], missing: Missing) -> Iterator[Diagnostic]:
    """Mention each topic that resources name and no file describes."""
    for term in terms:
        key = key_of(term.label)
        if term.topic is None and key not in missing.faulty:
            yield _undescribed(term, missing.drafts.get(key))


def unknown_topics(
    topics: Iterable[Topic], namings: Iterable[Naming], missing: Missing
) -> Iterator[Diagnostic]:
    """Report each use of a topic that no file describes, for a site whose topics are closed."""
    known = tuple(answers(topics))
    keys = {answer.key for answer in known} | missing.faulty
    labels = {answer.name: answer.topic.label for answer in known}
    guesses: dict[str, str] = {}
    for naming in namings:
        if naming.key in missing.drafts:
            yield from _drafted(naming, missing.drafts[naming.key])
        elif naming.key not in keys:
            if naming.key not in guesses:
                guesses[naming.key] = guess(naming.name, labels)
            yield _unknown(naming, guesses[naming.key])


def ambiguous_topics(topics: Iterable[Topic], items: Mapping[str, Item]) -> Iterator[Diagnostic]:
    """Report names that two topics answer to: a resource that uses one would be in either."""
    first: dict[str, Topic] = {}
    told: set[tuple[str, str]] = set()
    for answer in answers(topics):
        other = first.setdefault(answer.key, answer.topic)
        name = answer.key, answer.topic.path
        if other is not answer.topic and name not in told:
            told.add(name)
            yield _ambiguous(answer, other, items)


def similar_topics(terms: Iterable[Term], missing: Missing) -> Iterator[Diagnostic]:
    """Find topics that are probably one, unless each has a file and so was meant."""
    named = {key_of(term.label): term for term in terms}
    meant = {key for key, term in named.items() if term.topic} | missing.faulty
    for pair in similar(named):
        first, second = sorted(pair, key=lambda key: (key in meant, *_weight(named[key])))
        one, other = named[first], named[second]
        if first not in meant:
            yield Diagnostic(
                one.location,
                Code.TOPIC_SIMILAR,
                f"topic '{one.label}' is much like '{other.label}'",
                "use one name for both, or give each topic a file in content/topics/",
                Severity.WARNING,
            )


def guess(name: str, labels: Mapping[str, str]) -> str:
    """End a message with the label of the topic that was probably meant, or with nothing."""
    found = nearest(name, labels) if len(labels) < _MANY else None
    return f": did you mean '{labels[found]}'?" if found else ""


def _weight(term: Term) -> tuple[int, str]:
    return len(term.members), term.label


def _undescribed(term: Term, draft: str | None) -> Diagnostic:
    message = f"topic '{term.label}' has no file of its own"
    hint = f"describe it in content/topics/{slug_of(term.label)}.md, or correct the name"
    if draft:
        message = f"topic '{term.label}' is described in {draft}, which is a draft"
        hint = "readers see its page without the introduction until that is published"
    return Diagnostic(term.location, Code.TOPIC_UNDESCRIBED, message, hint, Severity.NOTE)


def _drafted(naming: Naming, draft: str) -> Iterator[Diagnostic]:
    """Let drafts name drafts: both may be on their way."""
    if not naming.item.value.draft:
        message = f"topic '{naming.name}' is a draft"
        hint = f"publish {draft}, or name another topic"
        yield Diagnostic(naming.location, Code.TOPIC_UNKNOWN, message, hint)


def _unknown(naming: Naming, guess: str) -> Diagnostic:
    return Diagnostic(
        naming.location,
        Code.TOPIC_UNKNOWN,
        f"unknown topic '{naming.name}'{guess}",
        f"use a topic of content/topics/, or add content/topics/{_file_name(naming.name)}.md",
    )


def _file_name(name: str) -> str:
    """Name a topic's file, also where a resource names it instead of the topic."""
    return slug_of(name.rpartition("/")[2].removesuffix(".md"))


def _ambiguous(answer: Answer, other: Topic, items: Mapping[str, Item]) -> Diagnostic:
    name = f"'{answer.name}'" if answer.field else f"the file's name, '{answer.name}',"
    return Diagnostic(
        items[answer.topic.path].location(answer.field, answer.name),
        Code.TOPIC_AMBIGUOUS,
        f"{name} is also a name of the topic in {other.path}",
        "give each name to one topic only",
    )
