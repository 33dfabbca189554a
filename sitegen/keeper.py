"""Keeper: keeps a live site as its files are, whatever happens to them."""

import asyncio
from functools import partial

from sitegen.beside import beside
from sitegen.live_site import LiveSite
from sitegen.orders import Order
from sitegen.preview import Sight, glance, in_turn, is_as_seen, look
from sitegen.private_build import PrivateBuild
from sitegen.recent import Recent

_BREATH = 0.25
"""Seconds without a change after a glance, by when the browser has its page."""
_REST = 1.0
"""Seconds without a change after a look, by when somebody has stopped to think."""
_MISSED = frozenset({"content"})
"""Something, which only a look can find."""
Changes = asyncio.Queue[frozenset[str]]


class Keeper:
    """Glances at what changes; looks at all, and builds all, when nothing does for a while."""

    def __init__(self, order: Order, site: LiveSite, recent: Recent, changes: Changes) -> None:
        """Start with nothing to do but a private build; ``changes`` are paths of files."""
        self._order, self._site, self._recent, self._changes = order, site, recent, changes
        self._since: frozenset[str] = frozenset()
        self._looking: asyncio.Task[None] | None = None
        self._is_looked_at, self._is_built = True, False
        self._build: PrivateBuild | None = None
        self._building: asyncio.Task[None] | None = None

    async def keep(self) -> None:
        """Take changes as they come, and do what is due when none do."""
        while True:
            changed = await _gathered(self._changes, self._patience())
            if changed:
                self._take(changed)
            elif not self._is_looked_at:
                self._look()
            else:
                self._is_built = True
                self._building = asyncio.create_task(self._build_all())

    def stop(self) -> None:
        """End the private build, if there is one."""
        if self._build:
            self._build.stop()
            self._build = None

    def _patience(self) -> float | None:
        if self._is_looked_at and self._is_built:
            return None
        return _REST if self._is_looked_at else _BREATH

    def _take(self, changed: frozenset[str]) -> None:
        """Show what changed; many files that were saved at once came here at once."""
        self.stop()
        self._since |= changed
        self._is_looked_at = self._is_built = False
        seen = glance(self._order, self._site.sight, changed, self._recent)
        if seen:
            self._site.show(seen)
        else:
            self._look()

    def _look(self) -> None:
        if self._looking is None:
            self._looking = asyncio.create_task(self._look_at_all())

    async def _look_at_all(self) -> None:
        """Look at all files; what changes meanwhile is taken in afterwards."""
        self._since = frozenset()
        try:
            before = self._site.sight
            seen = await beside(partial(look, self._order, before, self._recent, in_turn))
        except OSError:  # a file went or changed while it was read, of which we shall hear
            self._looking = None
            return
        self._looking, self._is_looked_at = None, not self._since
        self._show(seen)

    def _show(self, seen: Sight) -> None:
        again = glance(self._order, seen, self._since, self._recent) if self._since else seen
        self._site.show(again or seen)
        if again is None:
            self._look()

    async def _build_all(self) -> None:
        """Build the private folder, and make sure that no change was missed."""
        sight = self._site.sight
        self._build = build = PrivateBuild(self._order)
        found = await beside(build.wait)
        if found is None:  # it was ended
            return
        self._build = None
        self._site.learn(found)
        current = await beside(partial(is_as_seen, self._order, sight))
        if sight is self._site.sight:
            self._recent.clear()
            if not current:
                self._changes.put_nowait(_MISSED)


async def _gathered(changes: Changes, patience: float | None) -> frozenset[str]:
    """Take all changes that there are, or none after a while."""
    try:
        found = await asyncio.wait_for(changes.get(), patience)
    except TimeoutError:
        return frozenset()
    while not changes.empty():
        found |= changes.get_nowait()
    return found
