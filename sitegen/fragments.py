"""Fragments: what large files are joined from, written once and kept from build to build."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from msgspec import Struct

from sitegen.diagnostics import Outcome
from sitegen.fingerprint import Fragment, Part, Shared
from sitegen.planned import Bundle, Page, Stamped
from sitegen.publish import Comparison, Spread
from sitegen.render import Renderer
from sitegen.store import FRAGMENT, Finder, Writer

_BATCH = 200
"""Fragments that are written at once."""
_HELD = 4
"""Fragments that are held after they were unpacked, as parts are asked for one after another."""


class Kept(Struct, frozen=True):
    """The fragments that the store has, by their digests.

    What it hasn't after all, as it is damaged, is made again.
    """

    finder: Finder
    digests: frozenset[bytes] = frozenset()

    def value(self, part: Part[Any]) -> Any:  # noqa: ANN401  # of any type
        """Give the value of a part: as it is kept, or taken from a fragment that is."""
        if isinstance(part, Fragment) and part.digest in self.digests:
            found = self.finder.find(FRAGMENT, part.digest)
            return part.value if found is None else found
        if isinstance(part, Shared) and part.fragment.digest in self.digests:
            held = _unpacked(self.finder, part.fragment.digest, part.unpack)
            return part.value if held is None else held[part.at]
        return part.value


class Pen(Struct, frozen=True):
    """Makes the bytes of what is planned: of pages by a template, of the rest by what is kept."""

    renderer: Renderer
    kept: Kept

    def __call__(self, planned: Page | Bundle) -> Outcome[tuple[bytes, ...]]:
        """Make the bytes of all files of a bundle, or of a page."""
        if isinstance(planned, Bundle):
            return planned.present(*map(self.kept.value, planned.parts)), ()
        if planned.template is None:
            data = planned.present(*map(self.kept.value, planned.parts))
            assert isinstance(data, bytes)
            return (data,), ()
        drawn, faults = self.renderer.draw(planned)
        return (None, faults) if drawn is None else ((drawn,), ())


def write_fragments(
    compared: Comparison,
    planned: Iterable[Stamped],
    known: frozenset[bytes],
    store: tuple[Finder, Writer],
    run: Spread,
) -> Kept:
    """Write those fragments of stale files that aren't known, and tell which are kept then.

    ``planned`` is everything: what none of it needs any more is forgotten.
    """
    finder, writer = store
    wanted = {each.digest: each for page in compared.stale for each in _fragments(page)}
    missing = {digest: each for digest, each in wanted.items() if digest not in known}
    if wanted and not writer.trouble:
        written = zip(missing, run(_written, tuple(missing.values())), strict=True)
        while batch := tuple(islice(written, _BATCH)):
            writer.put(FRAGMENT, batch)
        writer.keep(FRAGMENT, {each.digest for page in planned for each in _fragments(page)})
        writer.commit()
    return Kept(finder, known if writer.trouble else known | missing.keys())


@lru_cache(maxsize=_HELD)
def _unpacked(
    finder: Finder, digest: bytes, unpack: Callable[[bytes], tuple[Any, ...]]
) -> tuple[Any, ...] | None:
    found = finder.find(FRAGMENT, digest)
    return None if found is None else unpack(found)


def _fragments(stamped: Stamped) -> Iterator[Fragment]:
    """List the fragments of a file; one that is drawn by a template has none."""
    page = stamped.planned
    if isinstance(page, Page) and page.template is None:
        yield from (each for each in page.parts if isinstance(each, Fragment))


def _written(fragment: Fragment) -> bytes:
    return fragment.value
