"""Folders: what files there are in a folder of the site, and what there can't be read.

Sources come from people whom nobody knows, so a link may not lead out of the site: what is only on
the machine that builds would be published. What is no file would be waited for, or has no end.
"""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, in_order
from sitegen.files import changed
from sitegen.stamps import Stamp, stamp_of

Filter = Callable[[str, str], bool]
"""Tells by its name and its folder's path whether something is looked at."""
OUTPUT_MARK = ".sitegen"
"""The file that every output folder has."""
_MOST_LINKS = 100
"""Links to folders: each brings in the whole of one."""
_DEEPEST = 1000
"""Characters of a folder's path; what is in a deeper one has too long a path in any case."""
COPY = "put a copy in the link's place"
PERMIT = "let the one who builds the site read it, or move it elsewhere"
REMOVE = "remove it"


class Inventory(Struct, frozen=True):
    """The files of a folder with their stamps, in the order of paths, and what can't be read."""

    files: tuple[tuple[str, Stamp], ...]
    faults: Diagnostics


def inventory(root: Path, folder: str, is_read: Filter) -> Inventory:
    """List the files below a folder of the site, whose path from the site's ends with ``/``.

    Raises ``OSError`` if something vanishes while it is looked at.
    """
    walk = _Walk(root, is_read)
    if (root / folder).is_dir():
        walk.start(folder)
    return Inventory(tuple(sorted(walk.files)), in_order(walk.faults))


def refusal(root: Path, path: str) -> str:
    """Say why what a path of the site leads to can't be read, by links at least; else nothing."""
    target = os.path.realpath(root / path)
    if not os.path.exists(target):  # noqa: PTH110  # a text
        return "the link leads to nothing"
    return _outside(os.path.realpath(root), target)


class _Walk:
    """What was found so far, and the folders that are still to be looked at."""

    def __init__(self, root: Path, is_read: Filter) -> None:
        self.files: list[tuple[str, Stamp]] = []
        self.faults: list[Diagnostic] = []
        self._root, self._is_read = root, is_read
        self._links = 0
        self._ahead: list[tuple[str, bool]] = []
        self._is_linked = False

    def start(self, folder: str) -> None:
        """Look at a folder and all that are in it."""
        if reason := refusal(self._root, folder):
            self._tell(folder, Code.FILE_LINK, reason, COPY)
            return
        self._ahead = [(folder, False)]
        while self._ahead:
            folder, self._is_linked = self._ahead.pop()
            try:
                self._look(folder)
            except (FileNotFoundError, NotADirectoryError):
                raise changed(folder) from None
            except PermissionError:
                self._tell(folder, Code.FILE_UNREADABLE, "the folder can't be opened", PERMIT)

    def _look(self, folder: str) -> None:
        with os.scandir(f"{self._root}/{folder}") as entries:
            for entry in entries:
                if not self._is_read(entry.name, folder):
                    continue
                path = folder + entry.name
                if entry.is_symlink():
                    self._follow(entry, path)
                elif entry.is_file():
                    self.files.append((path, stamp_of(entry.stat())))
                elif entry.is_dir():
                    self._enter(path, self._is_linked)
                else:
                    self._tell(path, Code.FILE_KIND, *_NO_FILE)

    def _enter(self, path: str, is_linked: bool) -> None:  # noqa: FBT001  # what is kept of it
        if len(path) > _DEEPEST:
            self._tell(path, Code.FILE_NAME, *_TOO_DEEP)
        else:
            self._ahead.append((f"{path}/", is_linked))

    def _follow(self, entry: os.DirEntry[str], path: str) -> None:
        """Follow a link to a file of the site, or to a folder that has no such links in turn."""
        if reason := self._refusal(path):
            self._tell(path, Code.FILE_LINK, reason, COPY)
        elif entry.is_file():
            self.files.append((path, stamp_of(entry.stat())))
        elif not entry.is_dir():
            self._tell(path, Code.FILE_KIND, *_NO_FILE)
        elif self._is_linked:
            self._tell(path, Code.FILE_LINK, "a link leads to this link to a folder", COPY)
        elif self._links == _MOST_LINKS:
            self._tell(path, Code.FILE_LINK, f"more than {_MOST_LINKS} links lead to folders", COPY)
        else:
            self._links += 1
            self._enter(path, True)  # noqa: FBT003  # as above

    def _refusal(self, path: str) -> str:
        """Say why a link can't be followed; empty if it can."""
        folder, target = (
            os.path.realpath(self._root / each) for each in (path.rpartition("/")[0], path)
        )
        if os.path.exists(target) and _is_within(folder, target):  # noqa: PTH110  # a text
            return "the link leads back to a folder that it is in"
        return refusal(self._root, path)

    def _tell(self, path: str, code: Code, message: str, hint: str) -> None:
        place = Location(path.removesuffix("/").encode(errors="replace").decode())
        self.faults.append(Diagnostic(place, code, message, hint))


_NO_FILE = ("this is a pipe, a socket or a device, and no file", REMOVE)
_TOO_DEEP = ("the folder is too deep inside of others", "move it up")


def _outside(root: str, target: str) -> str:
    """Say what is wrong with a place that a link leads to, if anything is."""
    if not _is_within(target, root):
        return "the link leads out of the site's folder"
    names = Path(os.path.relpath(target, root)).parts
    if any(name.startswith(".") for name in names):
        return "the link leads to something hidden, whose name starts with a dot"
    around = ("/".join((root, *names[:end])) for end in range(1, len(names) + 1))
    if any(os.path.isfile(f"{folder}/{OUTPUT_MARK}") for folder in around):  # noqa: PTH113  # a text
        return "the link leads to the output, which is made anew by each build"
    return ""


def _is_within(inner: str, outer: str) -> bool:
    return f"{inner}/".startswith(f"{outer.rstrip('/')}/")
