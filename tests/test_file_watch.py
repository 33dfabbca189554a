"""What somebody changes is told, whatever becomes of the folders."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from sitegen.file_watch import FileWatch

Told = SimpleQueue[frozenset[str]]
_SOON = 5.0


class Watched:
    """A site's folder, and what is told of it."""

    def __init__(self, folder: Path) -> None:
        self.root, self.theme = folder / "site", folder / "theme"
        (self.root / "content/resources").mkdir(parents=True)
        self.theme.mkdir()
        self.told: Told = SimpleQueue()
        self.watch = FileWatch(self.root, self.theme, self.told.put)
        self._wait_until_it_watches()

    def _wait_until_it_watches(self) -> None:
        for number in range(100):
            (self.root / "content/first.md").write_text(str(number))
            (self.root / "site.yaml").write_text(str(number))
            time.sleep(0.05)
            heard = self.heard()
            if {"content/first.md", "site.yaml"} <= heard:
                return
        pytest.fail("nothing is told")

    def heard(self) -> set[str]:
        """Take all that was told so far."""
        heard: set[str] = set()
        while not self.told.empty():
            heard |= self.told.get()
        return heard

    def hears(self, *paths: str) -> bool:
        """Wait until all of these were told."""
        heard, until = set[str](), time.monotonic() + _SOON
        while not heard.issuperset(paths):
            try:
                heard |= self.told.get(timeout=until - time.monotonic())
            except (Empty, ValueError):
                return False
        return True


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path)
    yield watched
    watched.watch.stop()


def test_files_are_named_from_the_site_s_folder(site: Watched) -> None:
    (site.root / "content/resources/a.md").write_text("a")
    assert site.hears("content/resources/a.md")
    (site.root / "site.yaml").write_text("title: T")
    assert site.hears("site.yaml")
    (site.theme / "base.html").write_text("x")
    assert site.hears("templates/base.html")


def test_many_files_are_told_at_once(site: Watched) -> None:
    time.sleep(0.1)
    site.heard()
    names = [f"content/resources/{number}.md" for number in range(50)]
    for each in names:
        (site.root / each).write_text("x")
    first = site.told.get(timeout=_SOON)
    assert first.issuperset(names)


def test_what_is_no_part_of_the_site_is_not_told(site: Watched) -> None:
    time.sleep(0.1)
    site.heard()
    (site.root / "output").mkdir()
    (site.root / "output/a.html").write_text("x")
    (site.root / "notes.txt").write_text("x")
    time.sleep(0.2)
    (site.root / "content/b.md").write_text("x")
    assert site.told.get(timeout=_SOON) <= {"content/b.md", "content"}


def test_a_folder_that_goes_and_comes_back_is_watched_again(site: Watched) -> None:
    shutil.rmtree(site.root / "content")
    assert site.hears("content")
    (site.root / "content").mkdir()
    assert site.hears("content")
    time.sleep(0.3)
    (site.root / "content/back.md").write_text("x")
    assert site.hears("content/back.md")


def test_a_new_folder_of_templates_is_watched(site: Watched) -> None:
    (site.root / "templates").mkdir()
    assert site.hears("templates")
    time.sleep(0.3)
    (site.root / "templates/base.html").write_text("x")
    assert site.hears("templates/base.html")
