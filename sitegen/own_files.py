"""Own files: what sitegen writes for machines, in no editor's name and without a template."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sitegen.fingerprint import Part, derive, part
from sitegen.listings import NOWHERE
from sitegen.planned import Bundle, Claim, Copy, Page, Role

P = TypeVar("P", bound=Page | Copy)
_BUNDLED = Claim("sitegen's own files", NOWHERE)


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


def own_bundle(
    paths: Iterable[str],
    write: Callable[..., tuple[bytes, ...]],
    parts: Iterable[Part[object]],
    role: Role,
    place: int = 0,
) -> Bundle:
    """Plan files that are written at once; ``place`` is as above."""
    return Bundle(tuple(paths), write, tuple(parts), _BUNDLED, place, role)


def apart(planned: P | Bundle) -> tuple[P | Page, ...]:
    """Give each file by itself, as it would be planned if it were not made with others."""
    if not isinstance(planned, Bundle):
        return (planned,)
    files = derive(planned.present, *planned.parts)
    return tuple(
        own_file(path, _one_of, (files, part(number)), planned.role, planned.place)
        for number, path in enumerate(planned.paths)
    )


def _one_of(files: tuple[bytes, ...], number: int) -> bytes:
    return files[number]
