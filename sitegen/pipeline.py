"""The whole build, top to bottom: the only module that knows the order of the stages.

scan → read (parse, validate) → collect → check → plan → render → publish, diagnostics beside it.
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
from sitegen.fragments import write_fragments
from sitegen.languages import ENGLISH, read_words
from sitegen.learning import (
    REFERENCES,
    Learnt,
    keep,
    pack_references,
    published,
    read_all,
    recall_all,
    unpack_references,
)
from sitegen.link_checks import broken_menu
from sitegen.material import Lookups
from sitegen.memory import essence
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import Outlook, Sources, look_at_sources
from sitegen.pages import plan
from sitegen.planned import Page, Planned, Stamped
from sitegen.publish import Comparison, Report, Spread, compare, publish
from sitegen.reading import judge
from sitegen.records import NO_RECORDS
from sitegen.render import Renderer
from sitegen.settings import Settings
from sitegen.shelf import Shelf
from sitegen.site_settings import configuration
from sitegen.store import FRAGMENT, Finder, Writer, store_file
from sitegen.survey import deviations, survey
from sitegen.themes import read_assets, template_folders, unnameable_assets
from sitegen.words import Words
from sitegen.workers import spread

A = TypeVar("A")
B = TypeVar("B")
_LOST = "what earlier builds learnt is lost, so this one took longer"
_UNKEPT = "nothing could be remembered for the next build"


class _Lesson(Struct, frozen=True):
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
    lesson: _Lesson | None = None


def build(order: Order, watch: Watch, seen: Outlook) -> Result:
    """Build a site; on any error leave the last good one in place and say what stands in the way.

    Raises ``NotOursError``, ``MisplacedError`` and, where the machine fails, ``OSError``.
    """
    made = design(order, watch, seen.sources, store_file(order.root))
    drawing = partial(_spread, order, watch, "Drawing")
    references = unpack_references(seen.sources.notes.get(REFERENCES, b""))
    renderer = renderer_of(made, order.root, references)
    marked = None if has_errors(made.diagnostics) else fingerprint(made, renderer)
    if marked is None:
        return _remember(made, order, _try(made, renderer, drawing), seen, renderer)
    compared = compare(marked, seen.records, order.output, seen.found)
    compared = _export(made, compared, marked, order, watch)
    if compared.stale:
        renderer.prepare()
    report, faults = publish(compared, renderer.draw, seen.shelf, drawing)
    diagnostics = (*made.diagnostics, *faults)
    result = Result(report, made.unpublished, diagnostics, stale=compared.stale)
    return _remember(made, order, result, seen, renderer)


def draw_into(
    folder: Path, made: Design, order: Order, watch: Watch
) -> tuple[Report | None, Sequence[Stamped], Diagnostics]:
    """Draw a design into an empty folder; give what was done and drawn, and the faults."""
    drawing = partial(_spread, order, watch, "Drawing")
    renderer = renderer_of(made, order.root)
    marked = None if has_errors(made.diagnostics) else fingerprint(made, renderer)
    if marked is None:
        return None, (), _try(made, renderer, drawing).diagnostics
    nothing = survey(folder, NO_RECORDS, deviations(folder, NO_RECORDS), 0)
    compared = compare(marked, NO_RECORDS, folder, nothing)
    report, faults = publish(compared, renderer.draw, Shelf(folder, order.root), drawing)
    return report, marked, faults


def check(order: Order, watch: Watch) -> Result:
    """Do all that a build does but write."""
    drawing = partial(_spread, order, watch, "Drawing")
    made = design(order, watch, look_at_sources(order))
    return _try(made, renderer_of(made, order.root), drawing)


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
    content = seen.content
    memos, trouble = recall_all(order, code)
    reading = partial(_spread, order, watch, "Reading")
    rules = essence(settings)
    writer = Writer(store, code)
    readings, learnt = read_all(content, rules, memos, order.root, writer, reading)
    memo = store if order.clean else store_file(order.root)  # a clean design believes no other's
    finder = Finder(memo, code)
    lookups = Lookups(
        Bodies(order.root, finder, rules),
        Concordance(order.root, finder, rules),
        {each.path: each.marks for each in readings},
    )
    reads = tuple(judge(each, order.edition) for each in readings)
    items = [each.item for each in reads if each.item]
    faulty = {each.path: each.names for each in reads if has_errors(each.diagnostics)}
    collection, misfits = collect(items, faulty, content.files, settings, order.edition)
    assets = read_assets(folders, settings.accent)
    planned = plan(collection, settings, assets, lookups, words)
    diagnostics = (
        *found.diagnostics,
        *misspoken,
        *content.faults,
        *unnameable_assets(order.root),
        *(fault for each in reads for fault in each.diagnostics),
        *misfits,
        *check_collection(collection),
        *planned.diagnostics,
        *broken_menu(found.menu, collection),
    )
    pages = () if has_errors(found.diagnostics) else _sound(planned.planned, faulty)
    judged = strict(diagnostics) if order.strict else diagnostics
    return Design(
        pages,
        collection.unpublished,
        judged,
        words,
        code,
        _Lesson(learnt, writer, finder, seen.trouble or trouble),
    )


def renderer_of(
    made: Design, root: Path, references: Mapping[bytes, tuple[str, ...]] | None = None
) -> Renderer:
    """Make what draws the pages of a design; ``references`` are those of an earlier build."""
    return Renderer(template_folders(root), made.engine, made.words, references or {})


def _engine(settings: Settings) -> bytes:
    """Fingerprint the code that reads and draws; Markdown extensions can come from anywhere."""
    return combine(engine(), installed()) if settings.markdown_extensions else engine()


def _remember(
    made: Design, order: Order, result: Result, seen: Outlook, renderer: Renderer
) -> Result:
    """Keep for the next build what was learnt, and add to the result what only cost time."""
    if made.lesson is None:
        return result
    learnt, writer = made.lesson.learnt, made.lesson.writer
    notes = {
        **published(order, seen.seal, learnt, result),
        REFERENCES: pack_references(renderer.references),
    }
    keep(learnt, notes, seen.sources.notes, writer)
    troubles = ((_LOST, made.lesson.trouble), (_UNKEPT, writer.trouble))
    return replace(result, remarks=tuple(f"{what}: {why}" for what, why in troubles if why))


def _export(
    made: Design, compared: Comparison, marked: Iterable[Stamped], order: Order, watch: Watch
) -> Comparison:
    """Write what large files are joined from and what isn't known from an earlier build."""
    assert made.lesson
    finder, writer = made.lesson.finder, made.lesson.writer
    known = frozenset[bytes]() if order.clean else finder.keys(FRAGMENT)
    exporting = partial(_spread, order, watch, "Exporting")
    return write_fragments(compared, marked, known, (finder, writer), exporting)


def _spread(
    order: Order, watch: Watch, label: str, function: Callable[[A], B], items: Sequence[A]
) -> Iterable[B]:
    """Spread work over processes, and let somebody see how far it has got."""
    return watch(spread(function, items, order.jobs), len(items), label)


def _sound(planned: Iterable[Planned], faulty: Container[str]) -> tuple[Planned, ...]:
    """Leave out the pages of faulty files: what is missing there would be told twice."""
    return tuple(each for each in planned if each.claim.path not in faulty)


def _try(made: Design, renderer: Renderer, run: Spread) -> Result:
    """Draw what has a template and throw it away, so that all faults of templates show at once."""
    pages = [each for each in made.planned if isinstance(each, Page) and each.template]
    faults = [fault for found in run(partial(_faults, renderer), pages) for fault in found]
    return Result(None, made.unpublished, (*made.diagnostics, *faults))


def _faults(renderer: Renderer, page: Page) -> Diagnostics:
    _, faults = renderer.draw(page)
    return faults


def fingerprint(made: Design, renderer: Renderer) -> list[Stamped] | None:
    """Pair what is planned with the digest of what it depends on; ``None`` if a template fails."""
    found: list[Stamped] = []
    for each in made.planned:
        template = each.template if isinstance(each, Page) else None
        closure, _ = renderer.closure(template) if template else (b"", ())
        if closure is None:
            return None
        found.append(Stamped(each, closure, made.engine))
    return found
