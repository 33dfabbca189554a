"""Own files: what sitegen writes for machines, in no editor's name and without a template."""

from collections.abc import Callable, Iterable

from sitegen.fingerprint import Part
from sitegen.listings import NOWHERE
from sitegen.planned import Claim, Page, Role


def own_file(
    path: str,
    write: Callable[..., bytes],
    parts: Iterable[Part[object]],
    role: Role = Role.LIST,
    place: int = 0,
) -> Page:
    """Plan a file that a serialiser writes; ``place`` is that of a resource among all by date."""
    claim = Claim(f"sitegen's own {path}", NOWHERE)
    return Page(path, write, None, tuple(parts), claim, place=place, role=role)
