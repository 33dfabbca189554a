"""Claims: no two files of a site may want one address, on any file system."""

from collections.abc import Iterable, Iterator, Mapping

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic
from sitegen.listings import NOWHERE
from sitegen.planned import Claim, Planned
from sitegen.urls import collation_key

_PAGE = "/index.html"


def collisions(planned: Iterable[Planned]) -> Iterator[Diagnostic]:
    """Report output files that some file system takes for one, or for a folder of another."""
    owners: dict[str, Planned] = {}
    for each in sorted(planned, key=_precedence):
        other = owners.setdefault(collation_key(each.path), each)
        if other is not each:
            yield _taken(each, other.claim, each.path)
    for folder, each in _inside(owners).items():
        first, second = sorted((owners[folder], each), key=_precedence)
        yield _taken(second, first.claim, owners[folder].path)


def _inside(owners: Mapping[str, Planned]) -> dict[str, Planned]:
    """Find the files that are a folder too, each with the first file in that."""
    inside: dict[str, Planned] = {}
    for key, each in owners.items():
        for folder in _folders(key):
            if folder in owners:
                inside.setdefault(folder, each)
    return inside


def _precedence(planned: Planned) -> tuple[bool, bool, str]:
    """Let what sitegen makes itself come first, aliases last: the later one is told to yield."""
    claim = planned.claim
    return claim.location != NOWHERE, claim.owner.startswith("the alias"), claim.location.path


def _folders(path: str) -> Iterator[str]:
    at = path.rfind("/")
    while at > 0:
        yield path[:at]
        at = path.rfind("/", 0, at)


def _taken(planned: Planned, other: Claim, path: str) -> Diagnostic:
    address = f"/{path}"
    if address.endswith(_PAGE):
        address = address[: 1 - len(_PAGE)]
    return Diagnostic(
        planned.claim.location,
        Code.ADDRESS_TAKEN,
        f"{planned.claim.owner} and {other.owner} would both be at {address}",
        "rename one of the two",
    )
