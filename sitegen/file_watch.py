"""File watch: tells which files of a site somebody changes; knows watchfiles.

The site's folder is watched by itself, the folders in it with all that is below. Where one of these
goes, as it does when git checks another branch out, the first watch tells of it, and the
second starts afresh.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

_STEP = 10
"""Milliseconds without a change after which changes are told."""
_LONGEST = 500
"""Milliseconds after which they are told although there are more to come."""
_FOLDERS = ("content", "templates")
_SETTINGS = "site.yaml"
Tell = Callable[[frozenset[str]], None]


class FileWatch:
    """Watches a site's files in two threads of its own, which end with the process, or by stop."""

    def __init__(self, root: Path, theme: Path, tell: Tell) -> None:
        """Start watching; ``tell`` takes the paths of changed files, from the site's folder."""
        self._root, self._theme, self._tell = root.resolve(), theme.resolve(), tell
        self._end, self._again = Event(), Event()
        for each in (self._watch_top, self._watch_folders):
            Thread(target=each, daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._end.set()
        self._again.set()

    def _watch_top(self) -> None:
        for changes in _changes((self._root,), self._end, recursive=False):
            names = self._named(changes) & {_SETTINGS, *_FOLDERS}
            if names:
                self._tell(names)
            if not names.isdisjoint(_FOLDERS):
                self._again.set()

    def _watch_folders(self) -> None:
        while not self._end.is_set():
            self._again.clear()
            every = (*(self._root / name for name in _FOLDERS), self._theme)
            folders = [each for each in every if each.is_dir()]
            for changes in _changes(folders, self._again, recursive=True):
                self._tell(self._named(changes))
            self._tell(frozenset(_FOLDERS))  # who knows what happened meanwhile

    def _named(self, changes: Iterable[tuple[Change, str]]) -> frozenset[str]:
        """Name files from the site's folder; those of the theme by its own."""
        return frozenset(self._name(Path(path)) for _, path in changes)

    def _name(self, path: Path) -> str:
        if path.is_relative_to(self._root):
            return path.relative_to(self._root).as_posix()
        return f"templates/{path.relative_to(self._theme).as_posix()}"


def _changes(
    folders: Iterable[Path], end: Event, *, recursive: bool
) -> Iterable[set[tuple[Change, str]]]:
    return watch(
        *folders,
        watch_filter=None,
        debounce=_LONGEST,
        step=_STEP,
        stop_event=end,
        recursive=recursive,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
