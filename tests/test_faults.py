"""Faults: whatever the machine refuses, it is told in one line, and the old site is as it was."""

import errno
import os
import resource as limits
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from sitegen import workers
from sitegen.staging import STAGING
from tests.published import assert_connected, assert_whole
from tests.sites import Folder, tree
from tests.tracing import Call, End, fail_at, trace, traceable
from tests.worlds import (
    HISTORIES,
    World,
    build,
    built,
    delete,
    edit,
    published,
    run,
    seen,
    world_of,
)

pytestmark = pytest.mark.no_cover  # what is killed or refused counts no lines
_IS_LONG = settings().max_examples > 100
_FAULTS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EMFILE]
_POINTS = 20 if _IS_LONG else 1
"""Calls of each history that fail with each fault."""
_ROUNDS = 100 if _IS_LONG else 2


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """Lend a folder in memory, if there is one."""
    quick = Path("/dev/shm")
    with TemporaryDirectory(dir=quick if quick.is_dir() else None) as folder:
        yield Path(folder)


@traceable
@pytest.mark.parametrize("fault", _FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["a first build", "an edit", "a removal"])
def test_whatever_call_fails_it_is_told_in_one_line_and_nothing_is_lost(
    name: str, fault: int, memory: Path
) -> None:
    world = world_of(HISTORIES[name], memory / "world")
    root = memory / "site"
    for at in range(_POINTS):
        number = (2 * at + 1) * world.calls // (2 * _POINTS)
        shutil.copytree(world.folder, root, symlinks=True)
        before = _names(root)
        end, told = _traced(root, fail_at(number, fault))
        call = end.calls[number]
        if end.status == 0:
            assert "Traceback" not in told, call
            assert published(root / "output").items() >= world.new.items(), call
        else:
            assert end.status == 1, (call, told)
            assert told.startswith("sitegen: "), (call, told)
            assert told.count("\n") == 1, (call, told)
            _assert_sound(root, world, before, end)
        assert build(root) == 0
        assert published(root / "output") == world.new
        shutil.rmtree(root)
    shutil.rmtree(memory / "world")


def _assert_sound(root: Path, world: World, before: set[str], end: End) -> None:
    """Have the old site as it was, or, if pages have changed already, have no link lead nowhere."""
    there = seen(root)
    assert_whole(there, world.old, world.new)
    assert_connected(there, world.old)
    if there == world.old:
        assert _names(root) - before <= {".sitegen", ".sitegen/.gitignore", ".sitegen/lock"} | {
            f".sitegen/store.sqlite3{each}" for each in ("", "-journal")
        }, end.calls[-1]
    else:
        assert any(there[path] != data for path, data in world.old.items() if path in there) or (
            not there.keys() >= world.old.keys()
        ), f"only new pages are there: {end.calls[-1]}"


def _names(root: Path) -> set[str]:
    """Name all files and folders."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def _traced(root: Path, meddle: Callable[[Call], int | None]) -> tuple[End, str]:
    """Build, and give what was told of faults as well."""
    told = root.parent / "told"

    def work() -> int:
        status, words = run("build", str(root))
        told.write_text(words)
        return status

    return trace(work, root, meddle), told.read_text()
