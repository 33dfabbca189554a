"""Citations: a resource in each style, as its page shows them."""

from sitegen.apa import apa
from sitegen.chicago import chicago
from sitegen.citation_terms import terms_of
from sitegen.cited_works import Reference
from sitegen.views import Citation, Html
from sitegen.words import Words

_STYLES = (("APA", apa), ("Chicago", chicago))


def citations(work: Reference, words: Words) -> tuple[Citation, ...]:
    """Cite a work in each style."""
    terms = terms_of(words)
    return tuple([Citation(name, Html(write(work, terms))) for name, write in _STYLES])
