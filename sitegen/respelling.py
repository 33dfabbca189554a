"""Respelling: how a link is written after what it leads to, or the file that it is in, has moved.

A link keeps its manner: a path stays a path, an address an address, each from where it started.
"""

from collections.abc import Callable, Iterator
from posixpath import normpath, relpath
from unicodedata import normalize
from urllib.parse import unquote

from sitegen.source import CONTENT
from sitegen.urls import quoted

Moved = Callable[[str], str | None]
"""Gives what a path of the content folder, with or without its ending, has become, if it has."""


def respelled(target: str, origin: str, moved: Moved, home: str) -> str:
    """Write a target that stood in the file ``origin`` for a file that is at ``home`` now."""
    path = target.partition("#")[0].partition("?")[0]
    if not path:
        return target
    wholes = tuple(_wholes(path, origin))
    found = next(((whole, now) for whole in wholes if (now := moved(whole))), None)
    stays = path.startswith("/") or _folder(origin) == _folder(home)
    if found is None and stays:
        return target
    whole = found[1] if found else wholes[0]
    new = f"/{whole.removeprefix(CONTENT)}" if path.startswith("/") else _from(home, whole)
    slash = "/" if path.endswith("/") and not new.endswith("/") else ""
    return quoted(new) + slash + target[len(path) :]


def moved_file(old: str, new: str, address: str, now: str, *, is_list: bool = False) -> Moved:
    """Follow one file from its path and address to others; below a list there is more."""
    stem, stem_now = _stem(address), _stem(now)
    ways = {old: new, old.removesuffix(".md"): new.removesuffix(".md"), stem: stem_now}
    ways[f"{stem}/index.md"] = new
    ways = {normalize("NFC", before): after for before, after in ways.items()}

    def moved(path: str) -> str | None:
        if path in ways:
            return ways[path]
        below = is_list and path.startswith(f"{stem}/")
        return stem_now + path.removeprefix(stem) if below else None

    return moved


def _stem(address: str) -> str:
    return f"{CONTENT}{address.strip('/')}"


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _from(home: str, path: str) -> str:
    return relpath(path, _folder(home))


def _wholes(path: str, origin: str) -> Iterator[str]:
    """Name the paths from the site's folder that a target may mean, the likeliest first."""
    base = CONTENT if path.startswith("/") else f"{_folder(origin)}/"
    for each in dict.fromkeys((unquote(path), path)):
        yield normpath(base + normalize("NFC", each).lstrip("/"))
