"""Sites before a build, in which pages lead to each other in circles: what has happened to them."""

import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path

from msgspec import Struct

from sitegen.cli import main
from sitegen.staging import STAGING
from sitegen.survey import MARKER
from tests.sites import HARVESTED, TODAY, Folder, resource, tree
from tests.tracing import kill_at, trace


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


def start(site: Folder) -> None:
    """Write a site in which pages lead to each other in circles, to a picture and to a file."""
    site.write("site.yaml", f"{HARVESTED}page_size: 2\nmenu: [about.md]\n")
    site.write("content/about.md", "---\ntitle: About\n---\n[A](resources/a.md), [N](notes)\n")
    site.write("content/notes", "notes")
    site.write("content/plan.md", "---\ntitle: Plan\n---\n[Further](plan/further.md)\n")
    site.write("content/plan/further.md", "---\ntitle: Further\n---\n[Up](../plan.md)\n")
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n[A](../resources/a.md)\n")
    site.write("content/resources/map.png", b"map")
    for name, other in zip("abcdefg", "bcdefga", strict=True):
        site.write(f"content/resources/{name}.md", linked(name, other))


def linked(name: str, other: str, **fields: str) -> str:
    body = f"[Next]({other}.md), ![Map](map.png), [Plan](../plan.md), [Notes](../notes)\n"
    day = f"2015-09-{10 + ord(name[0]) - ord('a'):02}"
    kind = "News" if name in "aceg" else "Webinar"
    topic = "Service" if name in "abcd" else "Access"
    return resource(
        name.upper(), **{"type": kind, "date": day, "topic": topic, **fields}, body=body
    )


def edit(site: Folder) -> None:
    site.write("content/resources/new.md", linked("new", "newer"))
    site.write("content/resources/newer.md", linked("newer", "new"))
    site.write("content/resources/a.md", linked("a", "new"))
    site.write("content/resources/map.png", b"another map")


def _rename(site: Folder) -> None:
    site.remove("content/resources/c.md")
    site.write("content/resources/deep/c.md", linked("c", "../d", aliases="[/resources/x/]"))
    site.write("content/resources/b.md", linked("b", "deep/c"))


def delete(site: Folder) -> None:
    """Take out a whole topic, whose pages lead to each other."""
    for name in "efg":
        site.remove(f"content/resources/{name}.md")
    site.write("content/resources/d.md", linked("d", "a"))


def _change_topics(site: Folder) -> None:
    site.remove("content/topics/service.md")
    site.write("content/topics/help.md", "---\ntitle: Help\n---\n[B](../resources/b.md)\n")
    for name, other in zip("abcd", "bcde", strict=True):
        site.write(f"content/resources/{name}.md", linked(name, other, topic="Help"))


def _change_the_theme(site: Folder) -> None:
    site.write("templates/assets/site.css", "a {color: red}")
    site.write("site.yaml", f"{HARVESTED}page_size: 3\nmenu: [about.md]\n")


def _make_folders_of_files(site: Folder) -> None:
    """Have a page where a file was, and a file where a page with others below it was."""
    site.remove("content/notes")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n[About](about.md)\n")
    site.remove("content/plan.md")
    shutil.rmtree(site.root / "content/plan")
    site.write("content/plan", "the plan")
    site.write("content/about.md", "---\ntitle: About\n---\n[N](notes.md), [P](plan)\n")
    for name, other in zip("abcdefg", "bcdefga", strict=True):
        text = linked(name, other).replace("plan.md", "plan").replace("../notes", "../notes.md")
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
    edit(site)
    calls = trace(partial(build, site.root), site.root).calls
    moves = [call.number for call in calls if call.name == "rename"]
    shutil.rmtree(site.root)
    built(site)
    edit(site)
    trace(partial(build, site.root), site.root, kill_at(moves[len(moves) // 2]))
    delete(site)


HISTORIES = {
    "a first build": History(start, is_first=True),
    "an edit": History(edit),
    "a rename": History(_rename),
    "a removal": History(delete),
    "another topic": History(_change_topics),
    "another theme": History(_change_the_theme),
    "folders in the place of files, and the reverse": History(_make_folders_of_files),
    "what others put into the output": History(_spoil),
    "a build that was cut off": History(_cut_off),
}


def build(root: Path, *words: str) -> int:
    """Build a site without a word, and give the status."""
    return run("build", str(root), *words)[0]


def run(command: str, *words: str) -> tuple[int, str]:
    """Run a command as the shell does; give the status and what was told of faults."""
    with redirect_stderr(StringIO()) as told, redirect_stdout(StringIO()):
        status = main([command, "--quiet", "--jobs=1", f"--today={TODAY}", *words])
    return status, told.getvalue()


def built(site: Folder) -> None:
    """Write the site and build it."""
    start(site)
    assert build(site.root) == 0


def world_of(history: History, folder: Path) -> World:
    """Let a history happen in a folder."""
    site = Folder(folder / "site")
    if not history.is_first:
        built(site)
    history.change(site)
    old = seen(site.root)
    copy = folder / "copy"
    shutil.copytree(site.root, copy, symlinks=True)
    calls = len(trace(partial(build, copy), copy).calls)
    assert build(copy, "--output", str(folder / "clean"), "--clean") == 0
    return World(site.root, old, published(folder / "clean"), calls)


def published(output: Path) -> dict[str, bytes]:
    """Read an output folder, but for what marks it."""
    return {path: data for path, data in tree(output).items() if path != MARKER}


def seen(root: Path) -> dict[str, bytes]:
    """Read what visitors can see."""
    return {
        path: data
        for path, data in published(root / "output").items()
        if not path.startswith(f"{STAGING}/")
    }
