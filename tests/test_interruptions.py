"""Interruptions: whatever kills a build, what is out there is whole, and the next one completes it.

Builds are killed before each of their system calls that write, one after the other, or before some.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from tests.published import assert_connected, assert_whole
from tests.sites import Folder, tree
from tests.tracing import End, Meddle, kill_at, let_be, trace, traceable
from tests.worlds import HISTORIES, World, build, built, edit, published, run, seen, world_of

pytestmark = [pytest.mark.no_cover, traceable]  # counting lines would only take time
_IS_LONG = settings().max_examples > 100
_POINTS = 100 if _IS_LONG else 2
"""Calls before which the build of each history is killed."""
_SHARES = 4 if _IS_LONG else 1
"""Tests that the calls of a history are dealt out to, so that they run side by side."""
_KILLED = -9


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """Lend a folder in memory, if there is one: processes are killed here, and not machines."""
    quick = Path("/dev/shm")
    with TemporaryDirectory(dir=quick if quick.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def worlds(memory: Path) -> Callable[[str], World]:
    """Make the world of a history once."""
    made: dict[str, World] = {}

    def world(name: str) -> World:
        if name not in made:
            made[name] = world_of(HISTORIES[name], memory / name)
        return made[name]

    return world


@pytest.mark.parametrize("share", range(_SHARES))
@pytest.mark.parametrize("name", HISTORIES)
def test_killed_anywhere_a_build_leaves_a_whole_site_and_the_next_one_completes_it(
    name: str, share: int, worlds: Callable[[str], World], memory: Path
) -> None:
    world = worlds(name)
    root = memory / "site"
    for number in _points(world.calls, share):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(world.folder, root, symlinks=True)
        assert trace(partial(build, root), root, kill_at(number)).status == _KILLED
        there = seen(root)
        assert_whole(there, world.old, world.new)
        assert_connected(there, world.old)
        assert build(root) == 0
        assert published(root / "output") == world.new


@pytest.mark.parametrize("share", range(_SHARES))
@pytest.mark.parametrize("command", ["publish", "publish --rollback"])
def test_killed_anywhere_the_release_that_visitors_see_is_the_old_one_or_the_new(
    command: str, share: int, memory: Path
) -> None:
    """Publish over five releases, of which the oldest has to go, or go back."""
    folder = memory / "releases"
    shutil.rmtree(folder, ignore_errors=True)
    site = Folder(folder / "site")
    built(site)
    for number in range(5):
        site.write("content/about.md", f"---\ntitle: About {number}\n---\n")
        assert _publish(folder) == 0
    known = [tree(each) for each in sorted((folder / "www/releases").iterdir())]
    if command == "publish":
        edit(site)
        assert build(site.root) == 0
        known.append(published(site.root / "output"))
    words = command.split()[1:]
    copy, place = memory / "copy", memory / "copy/www"
    calls = _traced(folder, copy, words, let_be).calls
    for number in _points(len(calls), share):
        assert _traced(folder, copy, words, kill_at(number)).status == _KILLED
        now = tree(place / "current")
        assert now in (known[4], known[5] if len(known) > 5 else known[3])
        assert all(tree(each) in known for each in (place / "releases").iterdir())
        assert _publish(copy) == 0
        assert tree(place / "current") == (known[5] if len(known) > 5 else known[4])
        assert sorted(each.name for each in place.iterdir()) == [".sitegen", "current", "releases"]
        assert len(list((place / "releases").iterdir())) <= 5


def _publish(folder: Path, *words: str) -> int:
    return run("publish", str(folder / "www"), str(folder / "site"), *words)[0]


def _traced(folder: Path, copy: Path, words: list[str], meddle: Meddle) -> End:
    """Publish a copy of what was published, and of the site, and meddle with that."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, symlinks=True)
    return trace(partial(_publish, copy, *words), copy / "www", meddle)


def _points(calls: int, share: int) -> list[int]:
    """Choose calls, at even distances, for one share of them."""
    return [at * calls // _POINTS for at in range(_POINTS)][share::_SHARES]
