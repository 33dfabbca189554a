"""What is planned for the output folder: what is to be drawn, and files to be copied."""

from collections.abc import Callable
from enum import IntEnum

from msgspec import Struct

from sitegen.codings import Coding
from sitegen.diagnostics import Location
from sitegen.fingerprint import Part, combine, digest, name_of
from sitegen.places import locate
from sitegen.views import View


class Claim(Struct, frozen=True):
    """Who wants an output file: named as editors know it, at the place that brought it about."""

    owner: str
    location: Location

    @property
    def path(self) -> str:
        """Name the file that brings the output about."""
        return self.location.path


class FileClaim(Struct, frozen=True):
    """The claim of a file for its own page; where its title stands is looked up if it is told."""

    path: str
    places: bytes

    @property
    def owner(self) -> str:
        """Name the file."""
        return self.path

    @property
    def location(self) -> Location:
        """Say where the file's title stands."""
        return locate(self.path, self.places, "title")


class Role(IntEnum):
    """What an output file is for readers, in the order in which changed ones are published.

    A list leads to pages: so do the home page, feeds, sitemaps, exports, and the search.
    """

    PAGE = 1
    LIST = 2


class Page(Struct, frozen=True):
    """An output file that is a pure function of its parts.

    ``present`` makes the view of the parts' values, for the template to draw; where there is no
    template it makes the file's bytes itself. ``work`` tells of how many parts it is made, where it
    holds fewer that take as long. Pages show much the same entries if their ``place``, that of a
    resource among all by date, is near.
    """

    path: str
    present: Callable[..., View | bytes]
    template: str | None
    parts: tuple[Part[object], ...]
    claim: Claim | FileClaim
    work: int = 0
    place: int = 0
    role: Role = Role.PAGE

    @property
    def paths(self) -> tuple[str, ...]:
        """Name the file."""
        return (self.path,)


class Bundle(Struct, frozen=True):
    """Output files that are made at once, all of the same parts.

    There are several small ones beside each resource's page: to plan, compare and record each by
    itself takes longer than to make what is in it. ``present`` makes the bytes of all, in the order
    of ``paths``; the rest is as for pages.
    """

    paths: tuple[str, ...]
    present: Callable[..., tuple[bytes, ...]]
    parts: tuple[Part[object], ...]
    claim: Claim
    place: int = 0
    role: Role = Role.PAGE

    def make(self) -> tuple[bytes, ...]:
        """Make the bytes of all files."""
        return self.present(*[part.value for part in self.parts])


class Copy(Struct, frozen=True):
    """An output file that holds the bytes of a source file."""

    path: str
    source: str
    digest: bytes
    claim: Claim | FileClaim

    @property
    def paths(self) -> tuple[str, ...]:
        """Name the file."""
        return (self.path,)


Planned = Page | Bundle | Copy


class Compressed(Struct, frozen=True):
    """An output file that holds another one's bytes in a coding; not written if it doesn't pay.

    ``of`` is the path of the other one, which is planned as ``original``.
    """

    of: str
    original: Planned
    coding: Coding

    @property
    def paths(self) -> tuple[str, ...]:
        """Name the file."""
        return (f"{self.of}.{self.coding}",)


Output = Planned | Compressed
"""Any output files."""
_COPY = digest("copy")


class Stamped(Struct, frozen=True):
    """Something planned, with the fingerprints of what draws it.

    These are the template with all that it includes, and the code.
    """

    planned: Output
    template: bytes
    engine: bytes

    @property
    def original(self) -> Planned:
        """What is planned, or what that is a compressed form of."""
        return self.planned.original if isinstance(self.planned, Compressed) else self.planned

    @property
    def inputs(self) -> bytes:
        """The fingerprint of all that the file depends on; only needed where there is another."""
        return inputs(self.planned, self.template, self.engine)


def inputs(planned: Output, template: bytes, engine: bytes) -> bytes:
    """Fingerprint all that an output file's bytes depend on, without making them.

    ``template`` is the digest of the template with all that it includes, ``engine`` that of the
    code that draws.
    """
    if isinstance(planned, Compressed):
        return combine(digest(planned.coding), inputs(planned.original, template, engine), engine)
    if isinstance(planned, Copy):
        return combine(_COPY, planned.digest)
    parts = [part.digest for part in planned.parts]
    return combine(name_of(planned.present), *parts, template, engine)
