"""Moves of resources: a file gets another path, and whatever leads to it still does."""

from collections.abc import Iterator
from posixpath import normpath, relpath

from msgspec.structs import replace

from sitegen.address_kinds import FEATURED
from sitegen.header_edits import reword
from sitegen.header_values import items_of
from sitegen.kinds import Kind
from sitegen.makers import ARTICLE, RESOURCE, sort_of
from sitegen.manuscripts import ImpossibleError
from sitegen.model import Topic
from sitegen.nearest import nearest_file
from sitegen.old_addresses import differ_by_case, free_address, keep_address, root_aliases
from sitegen.parse import SETTINGS_PATH
from sitegen.rehearsal import Stage
from sitegen.relinking import Removal, relink_all
from sitegen.respelling import moved_file
from sitegen.setting_kinds import MENU
from sitegen.source import CONTENT
from sitegen.urls import address_of
from sitegen.workbench import Proposal, Workbench


def move(stage: Stage, old: str, new: str) -> Proposal:
    """Propose to move the file of a resource, or of an article.

    Both paths may start in the folder ``content`` or above it, and need not have their ending.
    """
    path, target = _there(stage, old), _target(old, new)
    address, now = (address_of(each.removeprefix(CONTENT)) for each in (path, target))
    _refuse(path, target, address, now)
    bench = Workbench(stage)
    moved = moved_file(path, target, address, now)
    relink_all(stage, bench, Removal(address.__eq__, moved, {path: target}))
    _feature(stage, bench, path, target)
    _put_in_menu(stage, bench, path, target)
    written = root_aliases(bench.take(path))
    if now != address and address in stage.public:
        written = keep_address(written, address)
    written = free_address(written, now)
    bench.discard(path)
    bench.put(replace(written, path=target))
    return bench.proposal(target, {path: target})


def _refuse(path: str, target: str, address: str, now: str) -> None:
    """Refuse places where a file would be something else, or its old address couldn't lead on."""
    if sort_of(target) is not sort_of(path):
        raise ImpossibleError(
            f"{target} would not be {_noun(path)} any more, as {path} is",
            "name a place below content/resources/ for a resource, and another for an article",
        )
    if differ_by_case(address, now):
        raise ImpossibleError(
            f"only capitals tell {now} from {address}, so that can't lead on",
            "choose another name, or rename the file by hand if nobody has the old address",
        )


def _there(stage: Stage, written: str) -> str:
    """Find the file that a path means. Raises ``ImpossibleError`` if there is none to be moved."""
    for path in _spelled(written):
        if path in stage.readings:
            if sort_of(path) not in {RESOURCE, ARTICLE}:
                hint = "a topic's file is moved by: sitegen topics rename"
                raise ImpossibleError(f"{path} is no resource", hint)
            return path
    found = nearest_file(written, stage.readings)
    near = f": did you mean {found}?" if found else ""
    raise ImpossibleError(
        f"there is no file {written} in content/{near}", "name one file that ends with .md"
    )


def _target(old: str, new: str) -> str:
    """Name the file that is to be; a folder, with a slash at its end, keeps the file's name."""
    name = old.rstrip("/").rpartition("/")[2] if new.endswith("/") else ""
    path = normpath(next(iter(_spelled(new + name))))
    names = path.split("/")
    if not path.startswith(CONTENT) or any(each.startswith((".", "_")) for each in names):
        raise ImpossibleError(f"{new} is no place for a page", "name a path in content/")
    return path


def _spelled(written: str) -> Iterator[str]:
    """List the paths that may be meant, from the site's folder on."""
    inner = normpath(written.replace("\\", "/")).removeprefix(CONTENT).lstrip("/")
    endings = ("",) if inner.endswith(".md") else (".md", "/index.md")
    yield from (f"{CONTENT}{inner}{ending}" for ending in endings)
    yield from (f"{CONTENT}resources/{inner}{ending}" for ending in endings)


def _noun(path: str) -> str:
    return "a resource" if sort_of(path) is RESOURCE else "an article"


def _feature(stage: Stage, bench: Workbench, old: str, new: str) -> None:
    """Have topics start with the resource as before."""
    for path, item in stage.collection.items.items():
        if isinstance(item.value, Topic) and old in item.value.featured:
            _repath(bench, path, "featured", FEATURED, (old, new))


def _put_in_menu(stage: Stage, bench: Workbench, old: str, new: str) -> None:
    if old in (path for path, _ in stage.ground.found.menu):
        _repath(bench, SETTINGS_PATH, "menu", MENU, (old, new))


def _repath(bench: Workbench, path: str, field: str, kind: Kind, ways: tuple[str, str]) -> None:
    """Write another path in a field of paths from the content folder on, as the old was written."""
    written = bench.take(path)
    for index, node in enumerate(items_of(written, field)):
        if kind.read(node) == ways[0]:
            written = reword(written, field, index, _like(node.text.strip(), ways[1], path))
    bench.put(written)


def _like(written: str, new: str, home: str) -> str:
    if written.startswith(("./", "../")):
        return relpath(new, home.rpartition("/")[0])
    slash = "/" if written.startswith("/") else ""
    inner = new.removeprefix(CONTENT)
    return slash + (new if written.removeprefix("/").startswith(CONTENT) else inner)
