"""Bodies: the HTML of files, fetched when a page is drawn, so that not all is held at once."""

from errno import EAGAIN
from pathlib import Path

from sitegen.memory import mark_of
from sitegen.reading import take_in
from sitegen.settings import Settings
from sitegen.source import Source
from sitegen.store import BODY, Finder

CHANGED = "it was changed during the build; build once more"


class Bodies:
    """Finds the HTML of bodies in the store; what isn't there is made again from its file."""

    def __init__(self, root: Path, finder: Finder, settings: Settings) -> None:
        """Open nothing yet. ``settings`` are those that the files were read by."""
        self._root, self._finder, self._settings = root, finder, settings

    def __call__(self, path: str, mark: bytes) -> str:
        """Give the HTML of a file's body, whose digest is ``mark``.

        Raises ``OSError`` if the file has another body by now.
        """
        found = self._finder.find(BODY, mark)
        return found.decode() if found is not None else self._made_again(path, mark)

    def _made_again(self, path: str, mark: bytes) -> str:
        source = Source(path, (self._root / path).read_bytes())
        taken = take_in(source, self._settings)
        if mark_of(taken.reading) != mark:
            raise OSError(EAGAIN, CHANGED, path)
        return taken.html
