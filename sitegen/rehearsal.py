"""Rehearsal: what a site would be like after changes of its files; nothing is written.

The files are read and planned in memory, drafts and what is dated in the future too, so that all
that is linked to is known. Beside that stands what readers get today: its addresses are kept.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.design import Arrangement, Ground, arrange, read_files
from sitegen.destinations import Directory
from sitegen.diagnostics import Diagnostics
from sitegen.following import Followed
from sitegen.material import Lookups
from sitegen.model import Collection, Edition
from sitegen.orders import Order, Watch
from sitegen.outlook import Sources
from sitegen.parse import SETTINGS_PATH
from sitegen.planned import Planned
from sitegen.reading import Reading, take_in
from sitegen.site_settings import configured
from sitegen.source import Scan, Source

_INDEX = ("search/documents/", "search/words/")
Files = Mapping[str, bytes | None]
"""Files by their paths: what they are to hold, or ``None`` if they go."""


class Stage(Struct, frozen=True):
    """A site as it is or would be, with all faults, and the addresses that readers can ask for.

    ``collection``, ``where`` and ``followed`` hold what isn't ready for readers as well.
    """

    order: Order
    ground: Ground
    content: Scan
    readings: Mapping[str, Reading]
    lookups: Lookups
    collection: Collection
    where: Directory
    followed: Followed
    diagnostics: Diagnostics
    public: frozenset[str]


def stage(order: Order, watch: Watch, seen: Sources, ground: Ground) -> Stage:
    """Read and plan a site as it is."""
    readings, lookups, _ = read_files(order, watch, seen, ground)
    return _staged(order, ground, seen.content, {each.path: each for each in readings}, lookups)


def rehearse(before: Stage, files: Files) -> Stage:
    """Read and plan a site as it would be with other files, its settings among them."""
    ground = before.ground
    readings = {path: each for path, each in before.readings.items() if path not in files}
    for path, data in files.items():
        if data is not None and path == SETTINGS_PATH:
            ground = _other_ground(before, data)
        elif data is not None:
            readings[path] = take_in(Source(path, data), ground.settings).reading
    in_order = dict(sorted(readings.items()))
    lookups = replace(before.lookups, marks={path: each.marks for path, each in in_order.items()})
    return _staged(before.order, ground, before.content, in_order, lookups)


def _other_ground(before: Stage, data: bytes) -> Ground:
    found = configured(data)
    base_url = before.order.base_url or found.settings.base_url
    return replace(before.ground, found=found, settings=replace(found.settings, base_url=base_url))


def _staged(
    order: Order, ground: Ground, content: Scan, readings: Mapping[str, Reading], lookups: Lookups
) -> Stage:
    def arranged(edition: Edition) -> Arrangement:
        asked = replace(order, edition=edition)
        return arrange(asked, ground, content, readings.values(), lookups)

    today = order.edition.today
    public = arranged(Edition(today)).plan
    whole = arranged(Edition(today, drafts=True, future=True))
    return Stage(
        order,
        ground,
        content,
        readings,
        lookups,
        whole.plan.made.collection,
        whole.plan.where,
        whole.plan.made.followed,
        whole.design.diagnostics,
        frozenset(_addresses(public.planned)),
    )


def _addresses(planned: Iterable[Planned]) -> Iterator[str]:
    """Name what readers, or their programs, may have kept the address of.

    The files of the search index are none: how many there are, and of which name, may change.
    """
    for path in (path for each in planned for path in each.paths):
        if not path.startswith(_INDEX):
            yield f"/{path.removesuffix('index.html')}"
