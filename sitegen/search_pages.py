"""Plan the search page and the files that its script loads."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from hashlib import blake2b
from math import isqrt

from msgspec.structs import replace

from sitegen import presenters, search_files
from sitegen.details import label_of
from sitegen.fingerprint import SIZE, Fetched, Part, part
from sitegen.listings import HOME, NOWHERE, SEARCH, YEARS, types_within
from sitegen.material import Material, Terms
from sitegen.model import Resource, Term
from sitegen.own_files import own_file
from sitegen.page_heads import head
from sitegen.planned import Claim, Page, Role
from sitegen.postings import FINAL
from sitegen.presenters import Heading
from sitegen.roll import Roll, call_roll
from sitegen.search_files import Column, Facet, FacetValue, Sizes
from sitegen.search_slots import block_count, slot_count, slots_of
from sitegen.search_terms import BUCKETS, NO_MARKS
from sitegen.settings import FieldSetting
from sitegen.slugs import slug_of
from sitegen.urls import output_path
from sitegen.views import Choice, Link, TermLink

_FOLDER = "search/"
_BAND = 4096
"""Slots whose marks are looked at together; more would only take memory."""
_COARSE = 2
"""So much of the root of a length makes a digit: finer ones would find nothing better."""
_FEW, _SOME = 128, 1024
"""Resources up to which all words fit into one file, and into seven."""


def search_addresses() -> Iterator[str]:
    """Name the addresses that editors may link to."""
    yield SEARCH


def search_page(made: Material) -> Page:
    """Plan the page with the form, which without a script leads to topics and types."""
    title = made.words.say("search")
    crumbs = made.crumbs((Link(made.words.say("home"), HOME),))
    types = tuple(map(made.term_link, made.collection.types))
    topics = tuple(_topic(term, made) for term in made.collection.topics if term.members)
    return Page(
        output_path(SEARCH),
        presenters.search,
        "search.html",
        (
            made.site,
            head(made, title, SEARCH),
            part(Heading(title, crumbs)),
            part(made.href(SEARCH)),
            part(tuple(_choice(field, made) for field in _choice_fields(made))),
            part(types),
            part(topics),
        ),
        Claim("the page 'Search'", NOWHERE),
        role=Role.LIST,
    )


def search_file_pages(made: Material) -> Iterator[Page]:
    """Plan what the script of the search page loads."""
    count = slot_count(len(made.collection.listed))
    slots = slots_of([each.path for each in made.collection.listed], count)
    files = _file_count(len(slots))
    order = tuple(slots[each.path] for each in made.collection.listed)
    width = part(len(f"{count - 1:x}"))
    blocks = block_count(count)
    sizes, lengths = part(Sizes(count, files, blocks)), part(_lengths(made, slots, count))
    facets = map(part, _facets(made, slots))
    yield _file("index", search_files.index_file, sizes, lengths, *facets)
    yield _file("order", search_files.order_file, part(order), width)
    yield from _word_pages(made, slots, count, files)
    yield from _document_pages(made, slots, count)


def _file_count(resources: int) -> int:
    if resources <= _FEW:
        return 1
    return 7 if resources <= _SOME else BUCKETS


def _word_pages(made: Material, slots: Mapping[str, int], count: int, files: int) -> Iterator[Page]:
    items = call_roll({slot: made.collection.items[path] for path, slot in slots.items()})
    fetch = partial(_column, made.lookups.terms, items)
    rows = {slot: made.lookups.marks[path] for path, slot in slots.items()}
    marks = _column_marks(rows, count)
    columns = [Fetched(fetch, str(number), mark) for number, mark in enumerate(marks)]
    share = BUCKETS // files
    for number in range(files):
        parts = columns[number * share : (number + 1) * share]
        page = _file(f"words/{number}", search_files.words_file, *parts)
        yield replace(page, work=len(slots))


def _column(terms: Terms, items: Roll, name: str, _mark: bytes) -> Column:
    return terms(items, int(name))


def _column_marks(rows: Mapping[int, bytes], count: int) -> tuple[bytes, ...]:
    """Fingerprint each bucket: what every slot adds to it, band by band."""
    hashes = [blake2b(digest_size=SIZE) for _ in range(BUCKETS)]
    for start in range(0, count, _BAND):
        slots = range(start, min(start + _BAND, count))
        band = b"".join([rows.get(at, NO_MARKS) for at in slots])
        marks = memoryview(band).cast("Q")
        for number, each in enumerate(hashes):
            each.update(marks[number::BUCKETS].tobytes())
    return tuple(each.digest() for each in hashes)


def _document_pages(made: Material, slots: Mapping[str, int], count: int) -> Iterator[Page]:
    blocks: defaultdict[int, list[str]] = defaultdict(list)
    size = block_count(count)
    for path, slot in slots.items():
        blocks[slot * size // count].append(path)
    for number, paths in blocks.items():
        numbers = part(tuple(slots[path] for path in paths))
        entries = made.entries_of(paths)
        yield _file(f"documents/{number}", search_files.documents_file, numbers, *entries)


def _lengths(made: Material, slots: Mapping[str, int], count: int) -> str:
    """Tell how long titles and summaries are, as a digit for each slot."""
    lengths = [FINAL[0]] * count
    for path, slot in slots.items():
        shown = made.cards[path].value.resource
        length = isqrt(len(shown.title) + len(shown.summary)) // _COARSE
        lengths[slot] = FINAL[length]
    return "".join(lengths)


def _facets(made: Material, slots: Mapping[str, int]) -> Iterator[Facet]:
    terms = made.collection.topics, made.collection.types
    for name, found in zip(("topic", "type"), terms, strict=True):
        values = (_term_value(each, made, slots) for each in found)
        yield Facet(name, tuple(each for each in values if each.slots))
    yield Facet("year", tuple(_years(made, slots)))
    for field in _choice_fields(made):
        yield Facet(field.name, tuple(_choices(field, made, slots)))


def _term_value(term: Term, made: Material, slots: Mapping[str, int]) -> FacetValue:
    synonyms = term.topic.synonyms if term.topic else ()
    names = tuple(each for each in (term.label, *synonyms) if each != term.title)
    members = tuple(sorted([slots[path] for path in term.members]))
    return FacetValue(term.slug, term.title, members, made.href(term.address), names)


def _years(made: Material, slots: Mapping[str, int]) -> Iterator[FacetValue]:
    years: defaultdict[str, list[int]] = defaultdict(list)
    for path, slot in slots.items():
        day = made.days[path]
        if day:
            years[f"{day.year:04}"].append(slot)
    for year in sorted(years, reverse=True):
        label = made.words.year(date(int(year), 1, 1))
        yield FacetValue(year, label, tuple(years[year]), made.href(f"{YEARS}{year}/"))


def _choice_fields(made: Material) -> Iterator[FieldSetting]:
    """Name the fields of which the site lists the values."""
    return (field for field in made.settings.fields if field.choices)


def _choice(field: FieldSetting, made: Material) -> Choice:
    return Choice(field.name, label_of(field.name, made.wording.value))


def _choices(field: FieldSetting, made: Material, slots: Mapping[str, int]) -> Iterator[FacetValue]:
    chosen: defaultdict[str, list[int]] = defaultdict(list)
    for path, slot in slots.items():
        for value in _values(made.cards[path].value.resource, field.name):
            chosen[value].append(slot)
    for choice in field.choices:
        if choice in chosen:
            yield FacetValue(slug_of(choice), choice, tuple(chosen[choice]))


def _values(resource: Resource, name: str) -> Iterable[str]:
    """List what a resource has of a field that holds one choice, or several."""
    given = getattr(resource, name, None) or dict(resource.extra).get(name, ())
    if isinstance(given, tuple):
        return tuple(map(str, given))
    return (given,) if isinstance(given, str) else ()


def _topic(term: Term, made: Material) -> TermLink:
    kinds = tuple(
        TermLink(each.term.title, made.href(each.address), len(each.members))
        for each in types_within(term, made.collection)
    )
    return TermLink(term.title, made.href(term.address), len(term.members), kinds)


def _file(name: str, write: Callable[..., bytes], *parts: Part[object]) -> Page:
    return own_file(f"{_FOLDER}{name}.json", write, parts)
