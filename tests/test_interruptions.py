"""Interruptions: whatever kills a build, what is out there is whole, and the next one completes it.

Builds are killed before each of their system calls that write, one after the other.
"""

import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import settings
from msgspec import Struct

from sitegen.cli import main
from sitegen.staging import STAGING
from sitegen.survey import MARKER
from tests.published import assert_connected, assert_whole
from tests.sites import SETTINGS, TODAY, Folder, resource, tree
from tests.tracing import kill_at, trace, traceable

pytestmark = [pytest.mark.no_cover, traceable]  # counting lines would only take time
_IS_LONG = settings().max_examples > 100
_FEW = 4
"""Calls before which each history is killed, but at length: then it is all of them."""
_SHARES = 4 if _IS_LONG else 1
"""Tests that the calls of a history are dealt out to, so that they run side by side."""


class History(Struct, frozen=True):
    """What has been built before, if anything has, and what happened then."""

    change: Callable[[Folder], object]
    is_first: bool = False


class World(Struct, frozen=True):
    """A site before a build, what it had published, what it will publish, the calls of a build."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    calls: int


def _start(site: Folder) -> None:
    """Write a site in which pages lead to each other in circles, to a picture and to a file."""
    site.write("site.yaml", f"{SETTINGS}page_size: 2\nmenu: [about.md]\n")
    site.write("content/about.md", "---\ntitle: About\n---\n[A](resources/a.md), [N](notes)\n")
    site.write("content/notes", "notes")
    site.write("content/plan.md", "---\ntitle: Plan\n---\n[Further](plan/further.md)\n")
    site.write("content/plan/further.md", "---\ntitle: Further\n---\n[Up](../plan.md)\n")
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n[A](../resources/a.md)\n")
    site.write("content/resources/map.png", b"map")
    for name, other in zip("abcdefg", "bcdefga", strict=True):
        site.write(f"content/resources/{name}.md", _resource(name, other))


def _resource(name: str, other: str, **fields: str) -> str:
    body = f"[Next]({other}.md), ![Map](map.png), [Plan](../plan.md), [Notes](../notes)\n"
    day = f"2015-09-{10 + ord(name[0]) - ord('a'):02}"
    kind = "News" if name in "aceg" else "Webinar"
    topic = "Service" if name in "abcd" else "Access"
    return resource(
        name.upper(), **{"type": kind, "date": day, "topic": topic, **fields}, body=body
    )


def _edit(site: Folder) -> None:
    site.write("content/resources/new.md", _resource("new", "newer"))
    site.write("content/resources/newer.md", _resource("newer", "new"))
    site.write("content/resources/a.md", _resource("a", "new"))
    site.write("content/resources/map.png", b"another map")


def _rename(site: Folder) -> None:
    site.remove("content/resources/c.md")
    site.write("content/resources/deep/c.md", _resource("c", "../d", aliases="[/resources/x/]"))
    site.write("content/resources/b.md", _resource("b", "deep/c"))


def _delete(site: Folder) -> None:
    """Take out a whole topic, whose pages lead to each other."""
    for name in "efg":
        site.remove(f"content/resources/{name}.md")
    site.write("content/resources/d.md", _resource("d", "a"))


def _change_topics(site: Folder) -> None:
    site.remove("content/topics/service.md")
    site.write("content/topics/help.md", "---\ntitle: Help\n---\n[B](../resources/b.md)\n")
    for name, other in zip("abcd", "bcde", strict=True):
        site.write(f"content/resources/{name}.md", _resource(name, other, topic="Help"))


def _change_the_theme(site: Folder) -> None:
    site.write("templates/assets/site.css", "a {color: red}")
    site.write("site.yaml", f"{SETTINGS}page_size: 3\nmenu: [about.md]\n")


def _make_folders_of_files(site: Folder) -> None:
    """Have a page where a file was, and a file where a page with others below it was."""
    site.remove("content/notes")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n[About](about.md)\n")
    site.remove("content/plan.md")
    shutil.rmtree(site.root / "content/plan")
    site.write("content/plan", "the plan")
    site.write("content/about.md", "---\ntitle: About\n---\n[N](notes.md), [P](plan)\n")
    for name, other in zip("abcdefg", "bcdefga", strict=True):
        text = _resource(name, other).replace("plan.md", "plan").replace("../notes", "../notes.md")
        site.write(f"content/resources/{name}.md", text)


def _spoil(site: Folder) -> None:
    """Have in the output what nobody planned: pages that lead to each other, and a link."""
    page = "<!doctype html><html lang=en><title>x</title><h1>x</h1><a href='{}'>x</a>"
    for name, other in (("one", "two"), ("two", "one")):
        site.write(f"output/stray/{name}.html", page.format(f"/library/stray/{other}.html"))
    (site.root / "output/robots.txt").unlink()
    (site.root / "output/robots.txt").symlink_to(site.root / "site.yaml")


def _cut_off(site: Folder) -> None:
    """Have a build that was killed halfway, and change one's mind."""
    _edit(site)
    calls = trace(partial(_build, site.root), site.root).calls
    moves = [call.number for call in calls if call.name == "rename"]
    shutil.rmtree(site.root)
    _built(site)
    _edit(site)
    trace(partial(_build, site.root), site.root, kill_at(moves[len(moves) // 2]))
    _delete(site)


_HISTORIES = {
    "a first build": History(_start, is_first=True),
    "an edit": History(_edit),
    "a rename": History(_rename),
    "a removal": History(_delete),
    "another topic": History(_change_topics),
    "another theme": History(_change_the_theme),
    "folders in the place of files, and the reverse": History(_make_folders_of_files),
    "what others put into the output": History(_spoil),
    "a build that was cut off": History(_cut_off),
}


def _build(root: Path, *words: str) -> int:
    with redirect_stderr(StringIO()), redirect_stdout(StringIO()):
        return main(["build", str(root), "--quiet", "--jobs=1", f"--today={TODAY}", *words])


def _built(site: Folder) -> None:
    _start(site)
    assert _build(site.root) == 0


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], World]:
    """Make the world of a history once."""
    made: dict[str, World] = {}

    def world(name: str) -> World:
        if name not in made:
            made[name] = _world(_HISTORIES[name], tmp_path_factory.mktemp("world"))
        return made[name]

    return world


def _world(history: History, folder: Path) -> World:
    site = Folder(folder / "site")
    if not history.is_first:
        _built(site)
    history.change(site)
    old = _seen(site.root)
    copy = folder / "copy"
    shutil.copytree(site.root, copy, symlinks=True)
    calls = len(trace(partial(_build, copy), copy).calls)
    assert _build(copy, "--output", str(folder / "clean"), "--clean") == 0
    return World(site.root, old, _tree(folder / "clean"), calls)


def _tree(output: Path) -> dict[str, bytes]:
    """Read an output folder, but for what marks it."""
    return {path: data for path, data in tree(output).items() if path != MARKER}


def _seen(root: Path) -> dict[str, bytes]:
    """Read what visitors can see."""
    return {
        path: data
        for path, data in _tree(root / "output").items()
        if not path.startswith(f"{STAGING}/")
    }


@pytest.mark.parametrize("share", range(_SHARES))
@pytest.mark.parametrize("name", _HISTORIES)
def test_killed_anywhere_a_build_leaves_a_whole_site_and_the_next_one_completes_it(
    name: str, share: int, worlds: Callable[[str], World], tmp_path: Path
) -> None:
    world = worlds(name)
    for number in _points(world.calls, share):
        root = tmp_path / "site"
        shutil.copytree(world.folder, root, symlinks=True)
        end = trace(partial(_build, root), root, kill_at(number))
        assert end.status == -9
        there = _seen(root)
        assert_whole(there, world.old, world.new)
        assert_connected(there, world.old)
        assert _build(root) == 0
        assert _tree(root / "output") == world.new
        shutil.rmtree(root)


def _points(calls: int, share: int) -> list[int]:
    """Choose calls, at even distances, for one share of them."""
    wanted = calls if _IS_LONG else _FEW
    return [at * calls // wanted for at in range(wanted)][share::_SHARES]
