"""Claims: no two files of a site may want one address, on any file system."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sitegen.alias_ways import AliasWays, alias_ways, is_alias
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location
from sitegen.listings import NOWHERE
from sitegen.own_files import apart
from sitegen.planned import Claim, Copy, FileClaim, Page, Planned
from sitegen.urls import collation_key

_PAGE = "/index.html"
_RENAME = "rename one of the two"
_OWN = (NOWHERE, NOWHERE)
Places = tuple[Location, Location]
_File = Page | Copy


class _Clash(Struct, frozen=True):
    """Two files that want one address, the first of them with the better right to it."""

    key: str
    first: _File
    second: _File

    @property
    def places(self) -> Places:
        return self.first.claim.location, self.second.claim.location


def collisions(planned: Sequence[Planned]) -> Iterator[Diagnostic]:
    """Report output files that some file system takes for one, or for a folder of another.

    Where two lists want one address, so do their feeds and numbered pages, which goes without
    saying.
    """
    keys = [collation_key(path) for each in planned for path in each.paths]
    files = frozenset(keys)
    if len(files) < len(keys) or not files.isdisjoint(_around(files)):
        single = [page for each in planned for page in apart(each)]
        yield from _told(sorted(single, key=_precedence), alias_ways(single))


def _told(planned: Iterable[_File], ways: AliasWays) -> Iterator[Diagnostic]:
    """Tell of each clash; what comes first has the better right to an address."""
    owners: dict[str, _File] = {}
    clashes: list[_Clash] = []
    for each in planned:
        key = collation_key(each.path)
        first = owners.setdefault(key, each)
        if first is not each:
            clashes.append(_Clash(key, first, each))
    places = frozenset((clash.key, clash.places) for clash in clashes)
    for clash in clashes:
        if not _follows(clash, places):
            yield _wayward(clash, ways) or _taken(
                clash.second, clash.first.claim, clash.second.path
            )
    for folder, each in _inside(owners).items():
        first, second = sorted((owners[folder], each), key=_precedence)
        yield _taken(second, first.claim, owners[folder].path)


def _follows(clash: _Clash, told: AbstractSet[tuple[str, Places]]) -> bool:
    """Tell whether the pages of a folder around clash because of the same two places.

    What sitegen makes itself has none; two of these only clash as the pages do that have them.
    """
    pages = {each + _PAGE for each in _folders(clash.key)} - {clash.key}
    return clash.places == _OWN or any((page, clash.places) in told for page in pages)


def _inside(owners: Mapping[str, _File]) -> dict[str, _File]:
    """Find the files that are a folder too, each with the first file in that."""
    inside: dict[str, _File] = {}
    for key, each in owners.items():
        for folder in _folders(key):
            if folder in owners:
                inside.setdefault(folder, each)
    return inside


def _precedence(planned: _File) -> tuple[bool, bool, str]:
    """Let what sitegen makes itself come first, aliases last: the later one is told to yield."""
    claim = planned.claim
    return not _is_own(claim), is_alias(claim), claim.location.path


def _is_own(claim: Claim | FileClaim) -> bool:
    return claim.location == NOWHERE


def _around(files: Iterable[str]) -> set[str]:
    """Name all folders that files are in; those around a known one are known too."""
    found: set[str] = set()
    for file in files:
        for folder in _folders(file):
            if folder in found:
                break
            found.add(folder)
    return found


def _folders(path: str) -> Iterator[str]:
    at = path.rfind("/")
    while at > 0:
        yield path[:at]
        at = path.rfind("/", 0, at)


def _wayward(clash: _Clash, ways: AliasWays) -> Diagnostic | None:
    """Tell of an alias that leads in a circle, or that others lead to."""
    claim = clash.second.claim
    told = ways.fault(clash.second, clash.first) if is_alias(claim) else None
    if told is None:
        return None
    code, words, hint = told
    return Diagnostic(claim.location, code, f"{claim.owner} {words}", hint)


def _taken(planned: _File, other: Claim | FileClaim, path: str) -> Diagnostic:
    address = f"/{path}"
    if address.endswith(_PAGE):
        address = address[: 1 - len(_PAGE)]
    return Diagnostic(
        planned.claim.location,
        Code.ADDRESS_TAKEN,
        f"{planned.claim.owner} and {other.owner} would both be at {address}",
        _remedy(planned.claim, other),
    )


def _remedy(claim: Claim | FileClaim, other: Claim | FileClaim) -> str:
    if is_alias(claim):
        return "remove this alias, or correct it"
    return "rename it: the site itself needs this address" if _is_own(other) else _RENAME
