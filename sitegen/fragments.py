"""Fragments: what large files are joined from, written once and kept from build to build."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from sitegen.fingerprint import Fragment, Given
from sitegen.planned import Page, Stamped
from sitegen.publish import Comparison, Spread
from sitegen.store import FRAGMENT, Finder, Writer

_BATCH = 200
"""Fragments that are written at once."""


class Kept(Struct, frozen=True):
    """A fragment that the store has; if it hasn't after all, it is written again."""

    fragment: Fragment
    finder: Finder

    @property
    def digest(self) -> bytes:
        """Its short name."""
        return self.fragment.digest

    @property
    def value(self) -> bytes:
        """Its bytes."""
        found = self.finder.find(FRAGMENT, self.digest)
        return self.fragment.value if found is None else found

    def __reduce__(self) -> tuple[type[Given[bytes]], tuple[bytes, bytes]]:
        """Go to another process as the value alone."""
        return Given, (self.value, self.digest)


def write_fragments(
    compared: Comparison,
    planned: Iterable[Stamped],
    known: frozenset[bytes],
    store: tuple[Finder, Writer],
    run: Spread,
) -> Comparison:
    """Write those fragments of stale files that aren't known, and let the files take all as kept.

    ``planned`` is everything: what none of it needs any more is forgotten.
    """
    finder, writer = store
    wanted = {each.digest: each for page in compared.stale for each in _fragments(page)}
    if not wanted or writer.trouble:
        return compared
    missing = {digest: each for digest, each in wanted.items() if digest not in known}
    written = zip(missing, run(_written, tuple(missing.values())), strict=True)
    while batch := tuple(islice(written, _BATCH)):
        writer.put(FRAGMENT, batch)
    writer.keep(FRAGMENT, {each.digest for page in planned for each in _fragments(page)})
    writer.commit()
    return replace(compared, stale=tuple(_joined(each, finder) for each in compared.stale))


def _fragments(stamped: Stamped) -> Iterator[Fragment]:
    """List the fragments of a file; one that is drawn by a template has none."""
    page = stamped.planned
    if isinstance(page, Page) and page.template is None:
        yield from (each for each in page.parts if isinstance(each, Fragment))


def _written(fragment: Fragment) -> bytes:
    return fragment.value


def _joined(stamped: Stamped, finder: Finder) -> Stamped:
    """Let a file take its fragments as they are kept."""
    page = stamped.planned
    if not isinstance(page, Page) or not any(_fragments(stamped)):
        return stamped
    parts = tuple(Kept(each, finder) if isinstance(each, Fragment) else each for each in page.parts)
    return replace(stamped, planned=replace(page, parts=parts))
