"""Preview: a site kept in memory, so that an edit is seen at once.

A *look* reads what has changed and plans all anew; what was read before is remembered. Nothing is
drawn before somebody asks for it, as a page is a function of its parts. A *glance* is for an edit
that leaves everything else as it is, the commonest of all: it plans only the page of the file that
was edited, or takes the plan as it is where only templates were. What it gives is what a look
gives, and a look follows as soon as there is time: it finds what a glance can't, such as links that
lead nowhere any more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitegen.bodies import Bodies
from sitegen.clock import file_time
from sitegen.concordance import Concordance
from sitegen.dating import dated
from sitegen.design import Arrangement, Design, Ground, arrange, ground_of
from sitegen.diagnostics import Diagnostics, has_errors
from sitegen.editions import unpublished_because
from sitegen.engine import engine
from sitegen.fingerprint import digest_of
from sitegen.heads import mark_at
from sitegen.history import HISTORY, NO_HISTORY, History, unpack_history
from sitegen.learning import read_rest, recall_all
from sitegen.ledger_checks import told_by_ledger
from sitegen.material import Lookups
from sitegen.memory import Recollection, essence, keys_of, recall_known
from sitegen.model import Collection, Edition
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.pages import asset_page
from sitegen.pipeline import renderer_of
from sitegen.planned import Planned
from sitegen.publish import Spread
from sitegen.reading import Reading, judge
from sitegen.recent import Recent
from sitegen.revision import revise
from sitegen.showing import Showing
from sitegen.source import Found, Sightings, fetch_again, scan
from sitegen.store import Writer, store_file
from sitegen.themes import read_assets, template_folders

A = TypeVar("A")
B = TypeVar("B")
_FEW = 20
"""Files that a glance takes in; more were not saved by hand."""
_TEMPLATES = "templates/"
_ASSETS = "templates/assets/"
_LANGUAGES = "templates/languages/"


class Sight(Struct, frozen=True):
    """A site as it was seen last.

    ``readings`` go by paths, ``known`` are those that are remembered, by their keys. ``showing`` is
    the last site without errors, or the first one of all; there is none while the settings can't be
    read. ``diagnostics`` are those of the files as they are now, ``history`` tells when these were
    changed.
    """

    ground: Ground | None
    sightings: Sightings
    known: Mapping[bytes, Reading]
    readings: Mapping[str, Reading]
    diagnostics: Diagnostics
    showing: Showing | None
    history: History = NO_HISTORY


UNSEEN = Sight(None, {}, {}, {}, (), None)


def first_look(order: Order, recent: Recent, run: Spread) -> Sight:
    """Look at a site for the first time, with what earlier builds remember."""
    code = engine()
    memos, _ = recall_all(order, code)
    sources = look_at_sources(order)
    before = replace(
        UNSEEN,
        sightings=sources.content.sightings,
        known=recall_known(memos),
        history=unpack_history(sources.notes.get(HISTORY, b"")),
    )
    seen = look(order, before, recent, run)
    recent.move_to(Writer(store_file(order.root), code))
    return seen


def look(order: Order, before: Sight, recent: Recent, run: Spread) -> Sight:
    """Look at all files, read those that have changed, and plan the whole site."""
    ground = ground_of(order, before.history)
    if isinstance(ground, Design):
        return replace(before, diagnostics=ground.diagnostics)
    content = scan(order.root, before.sightings, file_time(order.root))
    rules = essence(ground.settings)
    keys = keys_of(content.sources, rules)
    found = Recollection(keys, tuple(map(before.known.get, keys)))
    readings = read_rest(content.sources, found, rules, order.root, recent, run)
    lookups = Lookups(
        Bodies(order.root, recent, rules),
        Concordance(order.root, recent, rules),
        {each.path: each.marks for each in readings},
    )
    arranged = arrange(order, ground, content, readings, lookups)
    return Sight(
        ground,
        content.sightings,
        dict(zip(keys, readings, strict=True)),
        {each.path: each for each in readings},
        (*arranged.design.diagnostics, *told_by_ledger(order, arranged.plan.made)),
        _shown(order, arranged, ground, before.showing),
        ground.history,
    )


def is_as_seen(order: Order, seen: Sight) -> bool:
    """Tell whether all files of the content folder are as they were seen, and their history."""
    if seen.history.mark and seen.history.mark != mark_at(order.root):
        return False
    now = scan(order.root, seen.sightings, file_time(order.root)).sightings
    return _digests(now) == _digests(seen.sightings)


def _digests(sightings: Sightings) -> dict[str, bytes]:
    return {path: each.digest for path, each in sightings.items()}


def _shown(order: Order, arranged: Arrangement, ground: Ground, before: Showing | None) -> Showing:
    """Show a site without errors, or else the last one; of the first of all, what is sound."""
    made, planned = arranged.design, arranged.plan
    faulty = has_errors(made.diagnostics)
    if before and faulty and before.is_sound:
        return before
    return Showing(
        pages={path: each for each in made.planned for path in each.paths},
        renderer=renderer_of(made, order.root),
        code=ground.code,
        made=planned.made,
        where=planned.where,
        unready=_unready(planned.made.collection, order.edition),
        is_sound=not faulty,
    )


def _unready(collection: Collection, edition: Edition) -> dict[str, str]:
    """Say of the addresses that readers wouldn't see today why they wouldn't."""
    today = Edition(edition.today)
    values = (item.value for item in collection.items.values())
    reasons = {each.address: unpublished_because(each, today) for each in values}
    return {address: reason for address, reason in reasons.items() if reason}


def glance(order: Order, before: Sight, changed: frozenset[str], recent: Recent) -> Sight | None:
    """Take in files that were changed, if all else is as before; ``None`` if a look is needed.

    ``changed`` are paths from the site's folder.
    """
    if before.showing is None or before.ground is None or len(changed) > _FEW:
        return None
    if all(map(_is_template, changed)):
        return _with_templates(before, before.showing)
    if all(each.startswith(_ASSETS) and each.endswith(".css") for each in changed):
        return _with_sheets(order, before, before.showing, before.ground)
    sight: Sight | None = before
    for path in sorted(changed):
        sight = sight and _with_file(order, sight, path, recent)
    return sight


def _is_template(path: str) -> bool:
    return path.startswith(_TEMPLATES) and not path.startswith((_ASSETS, _LANGUAGES))


def _with_templates(before: Sight, showing: Showing) -> Sight:
    """Draw with the templates as they are now."""
    renderer = showing.renderer.renewed()
    return replace(before, showing=replace(showing, renderer=renderer))


def _with_sheets(order: Order, before: Sight, showing: Showing, ground: Ground) -> Sight:
    """Add the style sheets as they are now; pages lead to the old ones until a look."""
    assets = read_assets(template_folders(order.root), ground.settings.accent)
    pages = {each.path: each for each in map(asset_page, assets)}
    sheets = {each.name: each.address for each in assets if each.name.endswith(".css")}
    return replace(
        before, showing=replace(showing, pages={**showing.pages, **pages}, fresh_sheets=sheets)
    )


def _with_file(order: Order, before: Sight, path: str, recent: Recent) -> Sight | None:
    """Take in a Markdown file that was there before."""
    showing, ground, old = before.showing, before.ground, before.readings.get(path)
    if not (showing and ground and old) or (order.root / path).is_symlink():
        return None
    try:
        key, new = _read(order.root, path, before, ground, recent)
    except OSError:  # it is gone, or changes while it is read
        return None
    gone = frozenset(judge(old, order.edition).diagnostics)
    judged = judge(new, order.edition)
    sight = replace(
        before,
        known={**before.known, key: new},
        readings={**before.readings, path: new},
        diagnostics=(
            *(each for each in before.diagnostics if each not in gone),
            *judged.diagnostics,
        ),
    )
    if has_errors(judged.diagnostics):
        return sight
    items = dated((judged.item,) if judged.item else (), before.history.files, order.edition.today)
    revised = next(
        (revise(showing.pages, showing.made, showing.where, each) for each in items), None
    )
    if revised is None:
        return None
    pages: dict[str, Planned] = {**showing.pages, revised.page.path: revised.page}
    shown = replace(showing, pages=pages, made=revised.made, where=revised.where)
    return replace(sight, showing=shown)


def _read(
    root: Path, path: str, before: Sight, ground: Ground, recent: Recent
) -> tuple[bytes, Reading]:
    """Read a file, if it isn't remembered as it is now; give the key that it is remembered by."""
    rules = essence(ground.settings)
    sources = (Found(path, digest_of(fetch_again(root, path).data)),)
    keys = keys_of(sources, rules)
    found = Recollection(keys, tuple(map(before.known.get, keys)))
    (reading,) = read_rest(sources, found, rules, root, recent, in_turn)
    return keys[0], reading


def in_turn(function: Callable[[A], B], items: Sequence[A]) -> Iterable[B]:
    """Apply a function to every item, here and now."""
    return map(function, items)
