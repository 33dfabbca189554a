"""The hierarchy of topics: which topic is above which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Severity
from sitegen.model import Item, Term, Topic
from sitegen.slugs import key_of
from sitegen.topic_checks import Missing, guess

DEEPEST = 30
"""Topics above one another; thesauri of libraries have half as many."""


def broader_terms(
    terms: Mapping[str, Term], missing: Missing, items: Mapping[str, Item]
) -> tuple[Mapping[str, Term], Diagnostics]:
    """Map the address of a topic to the one above it, and report what can't be.

    ``terms`` go by every key that a topic answers to. The links of a cycle are left out, and those
    that go too deep.
    """
    named = {term.address: term for term in terms.values() if term.topic and term.topic.broader}
    keys = {address: key_of(_broader(term)) for address, term in named.items()}
    found = {address: terms[key] for address, key in keys.items() if key in terms}
    absent = (term for address, term in named.items() if address not in found)
    cycles = tuple(_cycles(found))
    cyclic = {term.address for cycle in cycles for term in cycle}
    sound = {address: term for address, term in found.items() if address not in cyclic}
    deep = frozenset(_deep(sound))
    reports = (
        *_absent(absent, terms, missing, items),
        *(_cycle(each, items) for each in cycles),
        *(_too_deep(named[address], items) for address in sorted(deep)),
    )
    return {address: term for address, term in sound.items() if address not in deep}, reports


def narrower_terms(
    terms: Iterable[Term], broader: Mapping[str, Term]
) -> Mapping[str, tuple[Term, ...]]:
    """Map the address of a topic to those right below it, in the order given."""
    below: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.address in broader:
            below[broader[term.address].address].append(term)
    return {address: tuple(found) for address, found in below.items()}


def with_narrower(
    terms: Mapping[str, Term], broader: Mapping[str, Term], order: Iterable[str]
) -> tuple[Mapping[str, Term], Mapping[str, Term]]:
    """Give each topic the members of all topics below it as well, each once.

    ``order`` are the paths of all members as lists have them. Both mappings come back as they
    were, with these topics in them.
    """
    gathered = _gathered(frozenset(terms.values()), broader)
    places = {path: place for place, path in enumerate(order)}
    wide = {
        term: replace(term, members=tuple(sorted(members, key=places.__getitem__)))
        for term, members in gathered.items()
    }
    return _replaced(terms, wide), _replaced(broader, wide)


def _replaced(terms: Mapping[str, Term], wide: Mapping[Term, Term]) -> Mapping[str, Term]:
    return {key: wide.get(term, term) for key, term in terms.items()}


def _gathered(terms: Iterable[Term], broader: Mapping[str, Term]) -> Mapping[Term, set[str]]:
    """Gather the members of the topics below, for each topic that has any below it."""
    gathered: dict[Term, set[str]] = {}
    for term in terms:
        above = broader.get(term.address)
        while above:
            gathered.setdefault(above, set(above.members)).update(term.members)
            above = broader.get(above.address)
    return gathered


def _cycles(above: Mapping[str, Term]) -> Iterator[tuple[Term, ...]]:
    """Find each cycle once, as its topics from the first by address upwards."""
    done: set[str] = set()
    for start in sorted(above):
        path: dict[str, Term] = {}
        address = start
        while address in above and address not in done and address not in path:
            path[address] = above[address]
            address = above[address].address
        if address in path:
            members = tuple(path.values())
            yield members[tuple(path).index(address) :]
        done.update(path)


def _deep(above: Mapping[str, Term]) -> Iterator[str]:
    """Find the topics whose links to the one above are one too many, counted from the top."""
    levels: dict[str, int] = {}
    for start in above:
        path = []
        address = start
        while address in above and address not in levels:
            path.append(address)
            address = above[address].address
        for each in reversed(path):
            levels[each] = levels.get(above[each].address, 0) + 1
    return (address for address, level in levels.items() if level % (DEEPEST + 1) == 0)


def _too_deep(term: Term, items: Mapping[str, Item]) -> Diagnostic:
    return Diagnostic(
        items[_topic(term).path].location("broader"),
        Code.FIELD_LIMIT,
        f"'broader' leads up through more than {DEEPEST} topics",
        "name a topic that is nearer to the top",
    )


def _cycle(cycle: tuple[Term, ...], items: Mapping[str, Item]) -> Diagnostic:
    first = min(cycle, key=lambda term: term.address)
    at = cycle.index(first)
    labels = [term.label for term in (*cycle[at:], *cycle[:at], first)]
    return Diagnostic(
        items[_topic(first).path].location("broader"),
        Code.TOPIC_CYCLE,
        f"'broader' leads in a circle: {' → '.join(labels)}",
        "take 'broader' out of one of them",
    )


def _absent(
    below: Iterable[Term],
    terms: Mapping[str, Term],
    missing: Missing,
    items: Mapping[str, Item],
) -> Iterator[Diagnostic]:
    """Report the names of topics that aren't there, unless another error is the reason."""
    labels = {name: term.label for term in terms.values() for name in (term.label, term.title)}
    for term in below:
        name, key = _broader(term), key_of(_broader(term))
        place = items[_topic(term).path].location("broader")
        if key in missing.drafts or key in missing.coming:
            what = "is a draft" if key in missing.drafts else "no published resource names yet"
            message = f"'broader' names '{name}', which {what}"
            hint = "until that is published, this topic stands at the top of the list"
            yield Diagnostic(place, Code.TOPIC_UNKNOWN, message, hint, Severity.WARNING)
        elif key not in missing.faulty:
            message = f"unknown topic '{name}'{guess(name, labels)}"
            hint = "name another topic of content/topics/ by its label, title or file name"
            yield Diagnostic(place, Code.TOPIC_UNKNOWN, message, hint)


def _broader(term: Term) -> str:
    return _topic(term).broader


def _topic(term: Term) -> Topic:
    assert term.topic  # only a file can name a broader topic
    return term.topic
