"""Bodies: the HTML of files, fetched when a page is drawn, so that not all is held at once."""

from pathlib import Path

from sitegen.files import changed
from sitegen.memory import mark_of
from sitegen.reading import take_in
from sitegen.settings import Settings
from sitegen.source import fetch_again
from sitegen.store import BODY, Finding


class Bodies:
    """Finds the HTML of bodies in the store; what isn't there is made again from its file."""

    def __init__(self, root: Path, finder: Finding, settings: Settings) -> None:
        """Open nothing yet. ``settings`` are those that the files were read by."""
        self._root, self._finder, self._settings = root, finder, settings

    def __call__(self, path: str, mark: bytes) -> str:
        """Give the HTML of a file's body, whose digest is ``mark``.

        Raises ``OSError`` if the file has another body by now.
        """
        found = self._finder.find(BODY, mark)
        return found.decode() if found is not None else self._made_again(path, mark)

    def _made_again(self, path: str, mark: bytes) -> str:
        taken = take_in(fetch_again(self._root, path), self._settings)
        if mark_of(taken.reading) != mark:
            raise changed(path)
        return taken.html
