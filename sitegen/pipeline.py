"""The whole build, top to bottom: design → fingerprint → compare → render → publish → remember."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from sitegen.design import Arrangement, Design, arrangement, design, watched_spread
from sitegen.diagnostics import Diagnostics, has_errors
from sitegen.fragments import Kept, Pen, write_fragments
from sitegen.history import history_notes
from sitegen.learning import REFERENCES, keep, pack_references, published, unpack_references
from sitegen.ledger_checks import told_by_ledger
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import Outlook, look_at_sources
from sitegen.planned import Page, Stamped
from sitegen.publish import Comparison, Report, Spread, compare, publish
from sitegen.records import NO_RECORDS
from sitegen.render import Renderer
from sitegen.shelf import Shelf
from sitegen.siblings import siblings
from sitegen.store import FRAGMENT, Finder, store_file
from sitegen.survey import deviations, survey
from sitegen.themes import template_folders

_LOST = "what earlier builds learnt is lost, so this one took longer"
_UNKEPT = "nothing could be remembered for the next build"


def build(order: Order, watch: Watch, seen: Outlook) -> Result:
    """Build a site; on any error leave the last good one in place and say what stands in the way.

    Raises ``NotOursError``, ``MisplacedError`` and, where the machine fails, ``OSError``.
    """
    made = design(order, watch, seen.sources, store_file(order.root))
    drawing = watched_spread(order, watch, "Drawing")
    references = unpack_references(seen.sources.notes.get(REFERENCES, b""))
    renderer = renderer_of(made, order.root, references)
    marked = _marked(made, renderer, order)
    if marked is None:
        return _remember(made, order, _try(made, renderer, drawing), seen, renderer)
    compared = compare(marked, seen.records, order.output, seen.found)
    kept = _export(made, compared, marked, order, watch)
    if compared.stale:
        renderer.prepare()
    report, faults = publish(compared, Pen(renderer, kept), seen.shelf, drawing)
    diagnostics = (*made.diagnostics, *faults)
    result = Result(report, made.unpublished, diagnostics, stale=compared.stale)
    return _remember(made, order, result, seen, renderer)


def draw_into(
    folder: Path, made: Design, order: Order, watch: Watch
) -> tuple[Report | None, Sequence[Stamped], Diagnostics]:
    """Draw a design into an empty folder; give what was done and drawn, and the faults."""
    drawing = watched_spread(order, watch, "Drawing")
    renderer = renderer_of(made, order.root)
    marked = _marked(made, renderer, order)
    if marked is None:
        return None, (), _try(made, renderer, drawing).diagnostics
    nothing = survey(folder, NO_RECORDS, deviations(folder, NO_RECORDS), 0)
    compared = compare(marked, NO_RECORDS, folder, nothing)
    pen = Pen(renderer, Kept(Finder(None, made.engine)))
    report, faults = publish(compared, pen, Shelf(folder, order.root), drawing)
    return report, marked, faults


def check(order: Order, watch: Watch) -> Result:
    """Do all that a build does but write, and ask the ledger, which no page depends on."""
    return try_out(arrangement(order, watch, look_at_sources(order)), order, watch)


def try_out(found: Arrangement | Design, order: Order, watch: Watch) -> Result:
    """Draw a site for the sake of the faults that this shows; write nothing."""
    made = found if isinstance(found, Design) else _with_ledger(order, found)
    return _try(made, renderer_of(made, order.root), watched_spread(order, watch, "Drawing"))


def _with_ledger(order: Order, found: Arrangement) -> Design:
    told = told_by_ledger(order, found.plan.made)
    return replace(found.design, diagnostics=(*found.design.diagnostics, *told))


def renderer_of(
    made: Design, root: Path, references: Mapping[bytes, tuple[str, ...]] | None = None
) -> Renderer:
    """Make what draws the pages of a design; ``references`` are those of an earlier build."""
    return Renderer(template_folders(root), made.engine, made.words, references or {})


def _remember(
    made: Design, order: Order, result: Result, seen: Outlook, renderer: Renderer
) -> Result:
    """Keep for the next build what was learnt, and add to the result what only cost time."""
    if made.lesson is None:
        return result
    learnt, writer, history = made.lesson.learnt, made.lesson.writer, made.lesson.history
    notes = {
        **published(order, seen.seal, learnt, result, history.mark),
        **history_notes(history, seen.sources.notes),
        REFERENCES: pack_references(renderer.references),
    }
    keep(learnt, notes, seen.sources.notes, writer)
    troubles = ((_LOST, made.lesson.trouble), (_UNKEPT, writer.trouble))
    return replace(result, remarks=tuple(f"{what}: {why}" for what, why in troubles if why))


def _export(
    made: Design, compared: Comparison, marked: Iterable[Stamped], order: Order, watch: Watch
) -> Kept:
    """Write what large files are joined from and what isn't known from an earlier build."""
    assert made.lesson
    finder, writer = made.lesson.finder, made.lesson.writer
    known = frozenset[bytes]() if order.clean else finder.keys(FRAGMENT)
    exporting = watched_spread(order, watch, "Exporting")
    return write_fragments(compared, marked, known, (finder, writer), exporting)


def _try(made: Design, renderer: Renderer, run: Spread) -> Result:
    """Draw what has a template and throw it away, so that all faults of templates show at once."""
    pages = [each for each in made.planned if isinstance(each, Page) and each.template]
    faults = [fault for found in run(partial(_faults, renderer), pages) for fault in found]
    return Result(None, made.unpublished, (*made.diagnostics, *faults))


def _faults(renderer: Renderer, page: Page) -> Diagnostics:
    _, faults = renderer.draw(page)
    return faults


def _marked(made: Design, renderer: Renderer, order: Order) -> list[Stamped] | None:
    """Fingerprint all that the output is to hold; ``None`` if any fault stands in the way."""
    marked = None if has_errors(made.diagnostics) else fingerprint(made, renderer)
    return marked and [*marked, *siblings(marked, order.codings)]


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
