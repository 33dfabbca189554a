"""Shelves: folders for output, and whether they are ours to fill and to sweep."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from sitegen.premises import trespass
from sitegen.staging import STAGING
from sitegen.survey import MARKER

_MARK = b"sitegen writes this folder and removes what it did not write. Keep nothing else here.\n"
_SOURCES = ("content", "templates", ".sitegen")


class NotOursError(Exception):
    """The output folder holds files but no marker: somebody else's work would be lost."""


class MisplacedError(Exception):
    """The output folder is where the site's sources, or all of somebody's files, are."""


class Shelf(Struct, frozen=True):
    """Where output goes, and the site's folder, where the sources of copies are.

    ``recorded`` says that there is a record of a build of that output.
    """

    output: Path
    root: Path
    recorded: bool = False


def claim(shelf: Shelf) -> None:
    """Make sure that the output folder is ours to fill and to sweep, or new, and rightly placed.

    Raises ``NotOursError`` and ``MisplacedError``, with words for whoever chose the folder.
    """
    output = shelf.output
    reason = misplaced(output, shelf.root)
    if reason:
        raise MisplacedError(f"{output} can't be the output folder, as {reason}")
    trust(shelf.root, output)
    if not output.is_dir() or is_marked(output) or (shelf.recorded and (output / MARKER).is_file()):
        return
    if any(each.name != STAGING for each in output.iterdir()):
        raise NotOursError(
            f"{output} holds files that sitegen didn't write and would remove; "
            "empty it, or name another folder with --output"
        )


def private_folder(root: Path) -> Path:
    """Name the output folder of a site's preview, which nobody publishes."""
    return root / ".sitegen" / "preview"


def trust(root: Path, output: Path) -> None:
    """Make sure that what is remembered of a site is our own. Raises ``MisplacedError``."""
    if refusal := trespass(root, output):
        raise MisplacedError(refusal)


def is_marked(output: Path) -> bool:
    """Tell whether the output folder says that it is ours."""
    return says(output / MARKER, _MARK)


def says(marker: Path, words: bytes) -> bool:
    """Tell whether a marker is one, and no link to one."""
    return marker.is_file() and not marker.is_symlink() and marker.read_bytes() == words


def misplaced(folder: Path, root: Path) -> str:
    """Say why a folder must not be filled from a site; empty if it may."""
    if folder.exists() and not folder.is_dir():
        return "it is a file"
    if is_within(root, folder):
        return "the site itself is in it"
    if any(is_within(home, folder) for home in _homes()):
        return "your home folder is in it"
    if folder == private_folder(root):
        return ""
    source = next((name for name in _SOURCES if is_within(folder, root / name)), None)
    return f"it is in {root / source}, which holds the site's sources" if source else ""


def is_within(inner: Path, outer: Path) -> bool:
    """Tell whether a folder is another one, or in it, however their names are written."""
    around = (inner.resolve(), *inner.resolve().parents)
    if not outer.exists():
        return outer.resolve() in around
    return any(outer.samefile(each) for each in around if each.exists())


def _homes() -> Iterator[Path]:
    with suppress(RuntimeError):  # whoever runs this has none
        yield Path.home()


def marks(stage: Path, output: Path) -> tuple[str, ...]:
    """Stage what says that the folder is ours, if it doesn't yet; that has to go first."""
    if is_marked(output):
        return ()
    (stage / MARKER).write_bytes(_MARK)
    return (MARKER,)
