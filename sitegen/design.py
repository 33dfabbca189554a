"""Design: a site read and planned, with all faults of all its files, before anything is drawn.

scan → read (parse, validate) → collect → check → plan, diagnostics beside it.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.bodies import Bodies
from sitegen.checks import check as check_collection
from sitegen.collect import collect
from sitegen.concordance import Concordance
from sitegen.diagnostics import Diagnostic, Diagnostics, has_errors, strict
from sitegen.engine import engine, installed
from sitegen.fingerprint import combine
from sitegen.languages import ENGLISH, read_words
from sitegen.learning import Learnt, read_all, recall_all
from sitegen.link_checks import broken_menu
from sitegen.material import Lookups
from sitegen.memory import essence
from sitegen.orders import Order, Watch
from sitegen.outlook import Sources
from sitegen.pages import plan
from sitegen.planned import Planned
from sitegen.publish import Spread
from sitegen.reading import Read, judge
from sitegen.settings import Settings
from sitegen.site_settings import configuration
from sitegen.store import Finder, Writer, store_file
from sitegen.themes import read_assets, template_folders, templates_in
from sitegen.words import Words
from sitegen.workers import spread

A = TypeVar("A")
B = TypeVar("B")


class Lesson(Struct, frozen=True):
    """What reading found out, where that is kept and found, and what was wrong with what was."""

    learnt: Learnt
    writer: Writer
    finder: Finder
    trouble: str


class Design(Struct, frozen=True):
    """A site as planned, before anything is drawn; faulty settings leave nothing to plan by.

    ``words`` are what templates say, ``engine`` is the fingerprint of the code that read the files
    and will draw the pages.
    """

    planned: tuple[Planned, ...]
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics
    words: Words
    engine: bytes = b""
    lesson: Lesson | None = None


def design(order: Order, watch: Watch, seen: Sources, store: Path | None = None) -> Design:
    """Read a site and plan its output, with all faults of all its files.

    What is learnt of the files is written to a store, if one is given.
    """
    found = configuration(order.root)
    folders = template_folders(order.root)
    if isinstance(found, Diagnostic):
        return Design((), {}, (found,), read_words(folders, ENGLISH, found.location)[0])
    settings = replace(found.settings, base_url=order.base_url or found.settings.base_url)
    words, misspoken = read_words(folders, settings.language, found.language)
    code = _engine(settings)
    reads, lookups, lesson = _read(order, watch, seen, (settings, code), store)
    items = [each.item for each in reads if each.item]
    faulty = {each.path: each.names for each in reads if has_errors(each.diagnostics)}
    collection, misfits = collect(items, faulty, seen.content.files, settings, order.edition)
    assets = read_assets(folders, settings.accent)
    planned = plan(collection, settings, assets, lookups, words)
    diagnostics = (
        *found.diagnostics,
        *misspoken,
        *seen.content.faults,
        *templates_in(folders[0]).faults,
        *(fault for each in reads for fault in each.diagnostics),
        *misfits,
        *check_collection(collection),
        *planned.diagnostics,
        *broken_menu(found.menu, collection),
    )
    pages = () if has_errors(found.diagnostics) else _sound(planned.planned, faulty)
    judged = strict(diagnostics) if order.strict else diagnostics
    return Design(pages, collection.unpublished, judged, words, code, lesson)


def watched_spread(order: Order, watch: Watch, label: str) -> Spread:
    """Give what spreads work over processes, and lets somebody see how far it has got."""
    return partial(_spread, order, watch, label)


def _read(
    order: Order, watch: Watch, seen: Sources, by: tuple[Settings, bytes], store: Path | None
) -> tuple[tuple[Read, ...], Lookups, Lesson]:
    """Read all files, by the settings and the code; a clean design believes no other's memos."""
    settings, code = by
    memos, trouble = recall_all(order, code)
    rules, writer = essence(settings), Writer(store, code)
    reading = watched_spread(order, watch, "Reading")
    readings, learnt = read_all(seen.content, rules, memos, order.root, writer, reading)
    finder = Finder(store if order.clean else store_file(order.root), code)
    lookups = Lookups(
        Bodies(order.root, finder, rules),
        Concordance(order.root, finder, rules),
        {each.path: each.marks for each in readings},
    )
    reads = tuple(judge(each, order.edition) for each in readings)
    return reads, lookups, Lesson(learnt, writer, finder, seen.trouble or trouble)


def _engine(settings: Settings) -> bytes:
    """Fingerprint the code that reads and draws; Markdown extensions can come from anywhere."""
    return combine(engine(), installed()) if settings.markdown_extensions else engine()


def _sound(planned: Iterable[Planned], faulty: Container[str]) -> tuple[Planned, ...]:
    """Leave out the pages of faulty files: what is missing there would be told twice."""
    return tuple(each for each in planned if each.claim.path not in faulty)


def _spread(
    order: Order, watch: Watch, label: str, function: Callable[[A], B], items: Sequence[A]
) -> Iterable[B]:
    """Spread work over processes, and let somebody see how far it has got."""
    return watch(spread(function, items, order.jobs), len(items), label)
