"""Relinking: every link of a site that leads to what has moved, written anew."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from sitegen.destinations import Destination
from sitegen.header_edits import reword
from sitegen.header_values import names_in
from sitegen.link_edits import relink
from sitegen.manuscripts import Manuscript
from sitegen.model import Item
from sitegen.rehearsal import Stage
from sitegen.respelling import Moved, respelled
from sitegen.workbench import Workbench


class Removal(Struct, frozen=True):
    """What moves: which addresses, to which paths, and which files, to where.

    In these files, paths that start from the file's own folder are written for the new one.
    """

    affected: Callable[[str], bool]
    moved: Moved
    homes: Mapping[str, str]


def relink_all(stage: Stage, bench: Workbench, removal: Removal) -> None:
    """Rewrite all links in bodies and fields that a removal concerns."""
    for path, item in stage.collection.items.items():
        targets = _targets(stage, item, removal)
        fields = tuple(_fields(stage, path, removal))
        if not targets and not fields:
            continue
        written = bench.take(path)
        for field, old, new in fields:
            for index in _indices(written, field, old):
                written = reword(written, field, index, new)
        bench.put(relink(written, targets, bench.draw))


def _targets(stage: Stage, item: Item, removal: Removal) -> dict[str, str]:
    """Map the targets of a body that change to the new ones."""
    path = item.value.path
    written = [each.address for each in item.prose.links]
    ways = stage.followed.bodies.get(path, ())
    new = [_new(*pair, path, removal) for pair in zip(written, ways, strict=True)]
    return {old: other for old, other in zip(written, new, strict=True) if other != old}


def _fields(stage: Stage, path: str, removal: Removal) -> Iterator[tuple[str, str, str]]:
    """List the fields with addresses that change, each with the old and the new one."""
    for each in stage.followed.fields.get(path, ()):
        new = _new(each.written, each.found, path, removal)
        if new != each.written:
            yield each.field, each.written, new


def _new(target: str, way: Destination, path: str, removal: Removal) -> str:
    """Write a target anew, unless it leads nowhere or isn't concerned."""
    is_concerned = way.address is not None and (
        path in removal.homes or removal.affected(way.address)
    )
    home = removal.homes.get(path, path)
    return respelled(target, path, removal.moved, home) if is_concerned else target


def _indices(written: Manuscript, field: str, old: str) -> Iterator[int]:
    """Say where a field holds an address; its default, in the settings, is no file's own."""
    for index, name in enumerate(names_in(written, field)):
        if name.strip().replace("&amp;", "&") == old:
            yield index
