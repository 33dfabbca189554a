"""The whole build, top to bottom: the only module that knows the order of the stages.

scan → read (parse, validate) → collect → check → plan → render → publish, diagnostics beside it.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.checks import check as check_collection
from sitegen.collect import collect
from sitegen.configuration import configure, settings_missing
from sitegen.diagnostics import Diagnostic, Diagnostics, Outcome, has_errors, strict
from sitegen.engine import engine
from sitegen.model import Edition
from sitegen.pages import plan
from sitegen.parse import parse_settings
from sitegen.planned import Page, Planned, inputs
from sitegen.publish import Report, Shelf, publish
from sitegen.reading import read
from sitegen.records import read_records, records_file, write_records
from sitegen.render import Renderer
from sitegen.settings import Settings
from sitegen.source import read_settings, scan
from sitegen.themes import read_assets, template_folders
from sitegen.workers import spread

T = TypeVar("T")


class Watch(Protocol):
    """Lets somebody see how far the work on a number of things has got."""

    def __call__(self, things: Iterable[T], number: int, label: str) -> Iterable[T]:
        """Hand the things on, one by one."""


class Order(Struct, frozen=True, kw_only=True):
    """What is asked of a build; an empty ``base_url`` leaves that to the settings."""

    root: Path
    output: Path
    edition: Edition
    base_url: str = ""
    strict: bool = False
    clean: bool = False
    jobs: int = 1


class Design(Struct, frozen=True):
    """A site as planned, before anything is drawn."""

    planned: tuple[Planned, ...]
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics


class Result(Struct, frozen=True):
    """What a build came to; without a report its errors kept it from being published."""

    report: Report | None
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics


def build(order: Order, watch: Watch) -> Result:
    """Build a site; on any error leave the last good one in place and say what stands in the way.

    Raises ``NotOursError`` and, where the machine fails, ``OSError``.
    """
    made = design(order, watch)
    if has_errors(made.diagnostics):
        return Result(None, made.unpublished, made.diagnostics)
    renderer = Renderer(*template_folders(order.root))
    stamped, faults = _fingerprint(made.planned, renderer)
    if faults:
        return Result(None, made.unpublished, (*made.diagnostics, *faults))
    file = records_file(order.root, order.output)
    records = {} if order.clean else read_records(file)
    shelf = Shelf(order.output, order.root)
    watched = watch(stamped, len(stamped), "Drawing")
    report, faults = publish(watched, records, renderer.draw, shelf)
    if report:
        write_records(file, report.records)
    return Result(report, made.unpublished, (*made.diagnostics, *faults))


def check(order: Order, watch: Watch) -> Result:
    """Do all that a build does but write."""
    made = design(order, watch)
    if has_errors(made.diagnostics):
        return Result(None, made.unpublished, made.diagnostics)
    renderer = Renderer(*template_folders(order.root))
    pages = [each for each in made.planned if isinstance(each, Page)]
    drawn = (renderer.draw(page) for page in watch(pages, len(pages), "Drawing"))
    faults = [fault for _, faults in drawn for fault in faults]
    return Result(None, made.unpublished, (*made.diagnostics, *faults))


def design(order: Order, watch: Watch) -> Design:
    """Read a site and plan its output, with all faults of all its files."""
    settings, faults = read_configuration(order.root)
    if settings is None:
        return Design((), {}, _judged(faults, order))
    if order.base_url:
        settings = replace(settings, base_url=order.base_url)
    found = scan(order.root)
    job = partial(read, settings=settings, edition=order.edition)
    results = spread(job, found.sources, order.jobs)
    reads = tuple(watch(results, len(found.sources), "Reading"))
    items = [each.item for each in reads if each.item]
    faulty = frozenset(each.path for each in reads if each.item is None)
    collection, misfits = collect(items, faulty, found.files, settings, order.edition)
    planned = plan(collection, settings, read_assets(template_folders(order.root)))
    diagnostics = (
        *faults,
        *(fault for each in reads for fault in each.diagnostics),
        *misfits,
        *check_collection(collection),
        *planned.diagnostics,
    )
    return Design(planned.planned, collection.unpublished, _judged(diagnostics, order))


def read_configuration(root: Path) -> Outcome[Settings]:
    """Read the settings of a site."""
    data = read_settings(root)
    if data is None:
        return None, (settings_missing(),)
    table, faults = parse_settings(data)
    if table is None:
        return None, faults
    settings, more = configure(table)
    return settings, (*faults, *more)


def _fingerprint(
    planned: Iterable[Planned], renderer: Renderer
) -> tuple[list[tuple[Planned, bytes]], Diagnostics]:
    """Pair what is planned with the digest of all that it depends on; report faulty templates."""
    code = engine()
    stamped: list[tuple[Planned, bytes]] = []
    diagnostics: list[Diagnostic] = []
    for each in planned:
        template = each.template if isinstance(each, Page) else None
        closure, faults = renderer.closure(template) if template else (b"", ())
        diagnostics += faults
        stamped.append((each, inputs(each, closure or b"", code)))
    return stamped, tuple(diagnostics)


def _judged(diagnostics: Diagnostics, order: Order) -> Diagnostics:
    return strict(diagnostics) if order.strict else diagnostics
