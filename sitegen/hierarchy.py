"""The hierarchy of topics: which topic is above which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics
from sitegen.model import Item, Term
from sitegen.nearest import did_you_mean
from sitegen.slugs import key_of


def broader_terms(
    terms: Mapping[str, Term], items: Mapping[str, Item]
) -> tuple[Mapping[str, Term], Diagnostics]:
    """Map the address of a topic to the one above it, and report names and cycles that can't be.

    ``terms`` go by every key that a topic answers to. The links of a cycle are left out.
    """
    named = {term.address: term for term in terms.values() if term.topic and term.topic.broader}
    found = {
        address: terms[key]
        for address, term in named.items()
        if term.topic and (key := key_of(term.topic.broader)) in terms
    }
    unknown = (_unknown(term, terms, items) for term in named.values() if term.address not in found)
    cycles = tuple(_cycles(found))
    cyclic = {term.address for cycle in cycles for term in cycle}
    reports = (*unknown, *(_cycle(cycle, items) for cycle in cycles))
    return {address: term for address, term in found.items() if address not in cyclic}, reports


def narrower_terms(
    terms: Iterable[Term], broader: Mapping[str, Term]
) -> Mapping[str, tuple[Term, ...]]:
    """Map the address of a topic to those right below it, in the order given."""
    below: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.address in broader:
            below[broader[term.address].address].append(term)
    return {address: tuple(found) for address, found in below.items()}


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


def _cycle(cycle: tuple[Term, ...], items: Mapping[str, Item]) -> Diagnostic:
    first = min(cycle, key=lambda term: term.address)
    at = cycle.index(first)
    labels = [term.label for term in (*cycle[at:], *cycle[:at], first)]
    assert first.topic
    return Diagnostic(
        items[first.topic.path].location("broader"),
        Code.TOPIC_CYCLE,
        f"'broader' leads in a circle: {' → '.join(labels)}",
        "take 'broader' out of one of them",
    )


def _unknown(term: Term, terms: Mapping[str, Term], items: Mapping[str, Item]) -> Diagnostic:
    assert term.topic
    guess = did_you_mean(term.topic.broader, (each.label for each in terms.values()))
    return Diagnostic(
        items[term.topic.path].location("broader"),
        Code.TOPIC_UNKNOWN,
        f"unknown topic '{term.topic.broader}'{guess}",
        "name another topic of content/topics/ by its label, title or file name",
    )
