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
from sitegen.codes import Code
from sitegen.collect import collect
from sitegen.concordance import Concordance
from sitegen.dating import dated
from sitegen.diagnostics import Diagnostic, Diagnostics, has_errors, strict
from sitegen.engine import engine, installed
from sitegen.fingerprint import combine
from sitegen.git import GitError
from sitegen.harvest import missing_mail
from sitegen.history import HISTORY, NO_HISTORY, History, read_history, unpack_history
from sitegen.languages import ENGLISH, read_words
from sitegen.learning import Learnt, read_all, recall_all
from sitegen.link_checks import broken_menu
from sitegen.material import Lookups
from sitegen.memory import essence
from sitegen.orders import Order, Watch
from sitegen.outlook import Sources
from sitegen.pages import Plan, plan
from sitegen.planned import Planned
from sitegen.publish import Spread
from sitegen.reading import Reading, judge
from sitegen.settings import Settings
from sitegen.site_settings import Configuration, configuration
from sitegen.source import Scan
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
    history: History


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


class Ground(Struct, frozen=True):
    """What files are read and pages drawn by: the settings, the words, and the code's fingerprint.

    ``found`` is what ``site.yaml`` says, ``misspoken`` are the faults of the words. ``history`` is
    when files were changed, if the settings ask for it, and ``undated`` why that can't be told.
    """

    found: Configuration
    settings: Settings
    words: Words
    misspoken: Diagnostics
    code: bytes
    history: History
    undated: Diagnostics


class Arrangement(Struct, frozen=True):
    """A design, with the plan that it is the outcome of."""

    design: Design
    plan: Plan


def design(order: Order, watch: Watch, seen: Sources, store: Path | None = None) -> Design:
    """Read a site and plan its output, with all faults of all its files.

    What is learnt of the files is written to a store, if one is given.
    """
    found = arrangement(order, watch, seen, store)
    return found if isinstance(found, Design) else found.design


def arrangement(
    order: Order, watch: Watch, seen: Sources, store: Path | None = None
) -> Arrangement | Design:
    """Design a site, and keep what that is the outcome of; there is none without settings."""
    ground = ground_of(order, unpack_history(seen.notes.get(HISTORY, b"")))
    if isinstance(ground, Design):
        return ground
    readings, lookups, lesson = read_files(order, watch, seen, ground, store)
    found = arrange(order, ground, seen.content, readings, lookups)
    return replace(found, design=replace(found.design, lesson=lesson))


def ground_of(order: Order, known: History) -> Ground | Design:
    """Read what files are read by; without settings there is nothing to plan.

    ``known`` is what was found out of the history of files before.
    """
    found = configuration(order.root)
    folders = template_folders(order.root)
    if isinstance(found, Diagnostic):
        return Design((), {}, (found,), read_words(folders, ENGLISH, found.location)[0])
    settings = replace(found.settings, base_url=order.base_url or found.settings.base_url)
    words, misspoken = read_words(folders, settings.language, found.language)
    history, undated = _history(order, found, known)
    return Ground(found, settings, words, misspoken, _engine(settings), history, undated)


def _history(
    order: Order, found: Configuration, known: History
) -> tuple[History, tuple[Diagnostic, ...]]:
    """Find out when files were changed, if the settings ask for that."""
    if found.settings.updated != "git":
        return NO_HISTORY, ()
    try:
        return read_history(order.root, NO_HISTORY if order.clean else known), ()
    except GitError as fault:
        message = f"'updated' can't be taken from git: {fault.reason}"
        return NO_HISTORY, (Diagnostic(found.updated, Code.HISTORY_MISSING, message, fault.hint),)


def arrange(
    order: Order, ground: Ground, content: Scan, readings: Iterable[Reading], lookups: Lookups
) -> Arrangement:
    """Plan the output of what was read, with all faults of all files."""
    reads = tuple(judge(each, order.edition) for each in readings)
    found = (each.item for each in reads if each.item)
    items = dated(found, ground.history.files, order.edition.today)
    faulty = {each.path: each.names for each in reads if has_errors(each.diagnostics)}
    collection, misfits = collect(items, faulty, content.files, ground.settings, order.edition)
    assets = read_assets(template_folders(order.root), ground.settings.accent)
    planned = plan(collection, ground.settings, assets, lookups, ground.words)
    unsettled = has_errors(ground.found.diagnostics)
    unheard = missing_mail(collection, ground.settings, ground.found.contact)
    diagnostics = (
        *ground.found.diagnostics,
        *(() if unsettled else unheard),
        *ground.misspoken,
        *ground.undated,
        *content.faults,
        *templates_in(template_folders(order.root)[0]).faults,
        *(fault for each in reads for fault in each.diagnostics),
        *misfits,
        *check_collection(collection),
        *planned.diagnostics,
        *broken_menu(ground.found.menu, collection),
    )
    pages = () if unsettled else _sound(planned.planned, faulty)
    judged = strict(diagnostics) if order.strict else diagnostics
    made = Design(pages, collection.unpublished, judged, ground.words, ground.code)
    return Arrangement(made, planned)


def watched_spread(order: Order, watch: Watch, label: str) -> Spread:
    """Give what spreads work over processes, and lets somebody see how far it has got."""
    return partial(_spread, order, watch, label)


def read_files(
    order: Order, watch: Watch, seen: Sources, ground: Ground, store: Path | None = None
) -> tuple[tuple[Reading, ...], Lookups, Lesson]:
    """Read all files; a clean design believes no other's memos."""
    memos, trouble = recall_all(order, ground.code)
    rules, writer = essence(ground.settings), Writer(store, ground.code)
    reading = watched_spread(order, watch, "Reading")
    readings, learnt = read_all(seen.content, rules, memos, order.root, writer, reading)
    finder = Finder(store if order.clean else store_file(order.root), ground.code)
    lookups = Lookups(
        Bodies(order.root, finder, rules),
        Concordance(order.root, finder, rules),
        {each.path: each.marks for each in readings},
    )
    told = seen.trouble or trouble
    return readings, lookups, Lesson(learnt, writer, finder, told, ground.history)


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
