"""Staging: where output is made before any of it is moved into place."""

import os
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from pathlib import Path

STAGING = ".sitegen-staging"


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Lend a folder on the output's own file system, so that files move into place by renaming."""
    made = [each for each in (output, *output.parents) if not each.exists()]
    stage = output / STAGING
    try:
        output.mkdir(parents=True, exist_ok=True)
        _remove(stage)
        stage.mkdir()
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for folder in made:
            with suppress(OSError):  # it has something in it, or was never made
                folder.rmdir()


def write(file: str, data: bytes) -> None:
    """Write a staged file, in a folder that other processes may be making too."""
    folder = file.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102  # half a Path's time; most files have a folder of their own
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above
    _write(file, data)


def merge(stage: Path, output: Path) -> None:
    """Move what is staged into place: a folder as a whole, where none is there yet.

    What is in the way and no folder, be it a link to one, makes room: it would lead out of the
    output.
    """
    with os.scandir(stage) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        target = output / entry.name
        is_folder = target.is_dir() and not target.is_symlink()
        if entry.is_dir() and is_folder:
            merge(stage / entry.name, target)
        else:
            if is_folder or entry.is_dir():
                _remove(target)
            (stage / entry.name).replace(target)


def sweep(output: Path, gone: Iterable[str], keep: AbstractSet[str]) -> tuple[str, ...]:
    """Remove paths, what is in them but for what is kept, and the folders that this leaves empty.

    A path may be gone already. Gives the files and links that were removed.
    """
    removed: list[str] = []
    for path in sorted(gone):
        removed += _clear(output, path, keep)
        parent = (output / path).parent
        while parent != output and _is_empty(parent):
            parent.rmdir()
            parent = parent.parent
    return tuple(sorted(removed))


def _clear(output: Path, path: str, keep: AbstractSet[str]) -> Iterator[str]:
    target = output / path
    if target.is_dir() and not target.is_symlink():
        for name in sorted(os.listdir(target)):  # noqa: PTH208  # strings will do
            yield from _clear(output, f"{path}/{name}", keep)
        if _is_empty(target):
            target.rmdir()
    elif path not in keep and os.path.lexists(target):
        target.unlink()
        yield path


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _write(file: str, data: bytes) -> None:
    with open(file, "wb", buffering=0) as stream:  # noqa: PTH123  # half a Path's time
        stream.write(data)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
