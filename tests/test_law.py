"""The law: whatever happened before, the output is that of one clean build."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, redirect_stderr
from datetime import date
from pathlib import Path
from signal import SIGKILL
from time import sleep, time_ns

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sitegen.cli import main
from sitegen.codings import Coding
from sitegen.records import records_note
from sitegen.stamps import Stamp, Status, stamp_of
from sitegen.store import BODY, FRAGMENT, READING, TERMS, Writer, store_file
from tests.sites import HARVESTED, TODAY, Folder, resource, tree

pytestmark = pytest.mark.no_cover  # counting lines doubles the time; other tests see to that
_NAMES = st.sampled_from(["a", "b", "c", "d", "deep/e"])
_TITLES = st.sampled_from(["One", "Two", "*Three* & <four>"])
_TYPES = st.sampled_from(["News", "Webinar"])
_TOPICS = st.sampled_from(["Service", "[Service, Access]", "Access"])
_DATES = st.sampled_from(["2015-09-23", "2014-01-02 10:00:00 -0500", "2026-06-14", "2026-06-20"])
_BODIES = st.sampled_from(
    ["", "Text.\n", "[a](a.md), [e](deep/e.md#part), ![m](map.png)\n", "# Part\n\n<b>x</b>\n"]
)
_FIELDS = {
    "title": "One",
    "kind": "News",
    "topic": "Service",
    "day": "2015-09-23",
    "draft": "no",
    "expires": "2030-01-01",
    "start": "~",
}
_TEMPLATES = {
    "partials/entry.html": None,
    "base.html": "<!doctype html>{{ page.head.title }}{% block main %}{% endblock %}",
    "resource.html": '{% extends "base.html" %}{% block main %}{% include "more.html" %}'
    "{{ page.title }}{{ page.body }}{% for e in page.related %}{{ e.title }}{% endfor %}"
    "{% endblock %}",
    "topic.html": '{% extends "base.html" %}{% block main %}{{ page.introduction }}'
    "{% for e in page.recent %}{{ e.title }}{{ e.excerpt }}{% endfor %}{% endblock %}",
    "more.html": '{{ site.title }} {{ "home"|say }}',
}
_COARSE = 2 * 10**9
"""Nanoseconds between two ticks of the slowest clock (FAT's): many edits fall into one."""
_DAYS = st.sampled_from([TODAY, date(2026, 6, 21), date(2015, 1, 1)])


class Histories(RuleBasedStateMachine):
    """Edits, deletions, renames, spoiled and stray files, in any order, with a build after each."""

    def __init__(self) -> None:
        super().__init__()
        self._holder = tempfile.TemporaryDirectory()
        self.site = Folder(Path(self._holder.name) / "site")
        self.output = self.site.root / "output"
        self._told = Path(self._holder.name) / "told"
        self.today = TODAY
        self.jobs = 1
        self.codings: tuple[Coding, ...] = ()
        self.is_coarse, self.clock = False, 0
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr("sitegen.workers._WORTHWHILE", 1)
        self._patch.setattr("sitegen.workers._CHUNK", 5)
        self._patch.setattr("sitegen.outlook._MANY", 0)
        self._patch.setattr("sitegen.codings._SMALLEST", 200)
        for module in ("files", "folders", "survey", "publish"):
            self._patch.setattr(f"sitegen.{module}.stamp_of", self._stamp_of)
        self._patch.setattr("sitegen.clock.time_ns", lambda: time_ns() + self.clock)
        (self.site.root / "content").mkdir()
        self.site.write(".sitegen/lock", "")  # as the command has it, and asks it for the time
        for name, text in _TEMPLATES.items():
            if text:
                self.site.write(f"templates/{name}", text)

    def teardown(self) -> None:
        self._patch.undo()
        self._holder.cleanup()

    def _stamp_of(self, found: Status) -> Stamp:
        """Take a stamp as the file system does, or as one that counts every other second."""
        stamp = stamp_of(found)
        if not self.is_coarse:
            return stamp
        modified, changed = stamp.modified // _COARSE, stamp.changed // _COARSE
        return Stamp(stamp.size, modified * _COARSE, changed * _COARSE, stamp.inode)

    @rule(jobs=st.sampled_from([1, 2, 3]))
    def have_cores(self, jobs: int) -> None:
        self.jobs = jobs

    @rule(codings=st.sampled_from([tuple(Coding), ()]))
    def have_texts_compressed(self, codings: tuple[Coding, ...]) -> None:
        self.codings = codings

    @rule(is_coarse=st.booleans())
    def move_to_another_file_system(self, is_coarse: bool) -> None:  # noqa: FBT001  # hypothesis names it
        """Edit within one tick from now on, or with a finer clock."""
        self.is_coarse = is_coarse

    @rule(seconds=st.sampled_from([0, -3600, 3600]))
    def set_the_clock(self, seconds: int) -> None:
        """Let builds think that it is earlier or later than it is."""
        self.clock = seconds * 10**9

    @rule(name=_NAMES, is_coarse=st.booleans())
    def edit_and_restore_the_time(self, name: str, is_coarse: bool) -> None:  # noqa: FBT001  # as above
        """Write as many bytes as there were, and put the time of the last change back."""
        self.is_coarse = is_coarse
        path = f"content/resources/{name}.md"
        self.site.write(path, resource(body="Before\n"))
        self._settle()
        before = (self.site.root / path).stat().st_mtime_ns
        self.site.write(path, resource(body="Behind\n"))
        os.utime(self.site.root / path, ns=(before, before))

    @rule(name=st.sampled_from(["index.html", "recent/index.html"]), is_coarse=st.booleans())
    def spoil_output_and_restore_the_time(self, name: str, is_coarse: bool) -> None:  # noqa: FBT001  # as above
        self.is_coarse = is_coarse
        self.site.remove(f"output/{name}")
        self.site.build(today=self.today)
        self._settle()
        before = (self.output / name).stat()
        (self.output / name).write_bytes(b"x" * before.st_size)
        os.utime(self.output / name, ns=(before.st_mtime_ns, before.st_mtime_ns))

    def _settle(self) -> None:
        """Build when nothing has changed for so long that stamps of a fine clock are believed."""
        sleep(0.12)
        self.site.build(today=self.today)

    @rule(milliseconds=st.integers(0, 60))
    def kill_a_build(self, milliseconds: int) -> None:
        child = self._fork()
        sleep(milliseconds / 1000)
        os.kill(child, SIGKILL)
        os.waitpid(child, 0)

    @rule()
    def build_twice_at_once(self) -> None:
        children = [self._fork(), self._fork()]
        statuses = [os.waitpid(child, 0)[1] for child in children]
        assert statuses == [0, 0], self._told.read_text()

    def _fork(self) -> int:
        """Run a build of its own, as the command does."""
        child = os.fork()
        if not child:
            words = ["build", str(self.site.root), "--quiet", f"--jobs={self.jobs}"]
            words += ["--compress"] if self.codings else []
            with self._told.open("a") as told, redirect_stderr(told):
                status = main([*words, f"--today={self.today}"])
            os._exit(status)
        return child

    @rule(
        name=_NAMES,
        title=_TITLES,
        kind=_TYPES,
        topic=_TOPICS,
        day=_DATES,
        body=_BODIES,
        draft=st.sampled_from(["no", "no", "yes"]),
        expires=st.sampled_from(["2026-06-16", "2030-01-01"]),
        start=st.sampled_from(["~", "2026-06-15", "2026-06-15 20:00 America/New_York"]),
    )
    def write(self, name: str, body: str, **fields: str) -> None:
        given = {
            "title": f"'{fields['title']}'",
            "type": fields["kind"],
            "topic": fields["topic"],
            "date": fields["day"],
            "draft": fields["draft"],
            "expires": fields["expires"],
            "start": fields["start"],
        }
        self.site.write(f"content/resources/{name}.md", resource(body=body, **given))

    @rule(name=_NAMES)
    def delete(self, name: str) -> None:
        self.site.remove(f"content/resources/{name}.md")

    @rule(old=_NAMES, new=_NAMES)
    def rename(self, old: str, new: str) -> None:
        source = self.site.root / f"content/resources/{old}.md"
        if source.exists():
            self.site.write(f"content/resources/{new}.md", source.read_bytes())
            if old != new:
                source.unlink()

    @rule(title=_TITLES, body=_BODIES, broader=st.sampled_from(["", "broader: Access\n"]))
    def describe(self, title: str, body: str, broader: str) -> None:
        text = f"---\ntitle: '{title}'\nlabel: service\n{broader}---\n{body}"
        self.site.write("content/topics/service.md", text.replace("deep/", "../resources/deep/"))
        self.site.write("content/topics/access.md", "---\ntitle: Access\n---\n")

    @rule()
    def forget_topics(self) -> None:
        self.site.remove("content/topics/service.md")
        self.site.remove("content/topics/access.md")

    @rule(text=st.sampled_from([b"", b"map", b"another"]))
    def copy(self, text: bytes) -> None:
        self.site.write("content/resources/map.png", text)

    @rule(title=_TITLES, alias=st.sampled_from(["", "aliases: [/old/]\n"]))
    def write_article(self, title: str, alias: str) -> None:
        self.site.write("content/about.md", f"---\ntitle: '{title}'\n{alias}---\nAbout.\n")

    @rule(name=st.sampled_from(sorted(_TEMPLATES)), mark=_TITLES)
    def edit_template(self, name: str, mark: str) -> None:
        text = _TEMPLATES[name]
        if text:
            self.site.write(f"templates/{name}", text + mark)

    @rule(name=st.sampled_from(["topic.html", "more.html", "resource.html"]))
    def override_no_more(self, name: str) -> None:
        if name != "more.html":
            self.site.remove(f"templates/{name}")

    @rule(text=st.sampled_from(["a {}", "b {}"]))
    def edit_asset(self, text: str) -> None:
        self.site.write("templates/assets/site.css", text)

    @rule(tag=st.sampled_from(["en", "de"]), word=_TITLES)
    def edit_words(self, tag: str, word: str) -> None:
        self.site.write(f"templates/languages/{tag}.yaml", f"home: '{word}'\nundated: '{word}'\n")

    @rule(
        line=st.sampled_from(
            [
                *("", "page_size: 1\n", "recent_size: 1\n", "description: Words\n"),
                *("markdown: gfm\n", "language: de\n", "language: ar\n"),
                *("narrower: include\n", "vocabulary: off\n"),
            ]
        )
    )
    def edit_settings(self, line: str) -> None:
        self.site.write("site.yaml", HARVESTED + line)

    @rule(day=_DAYS)
    def let_time_pass(self, day: date) -> None:
        self.today = day

    @rule(
        name=st.sampled_from(
            [
                "index.html",
                "stray.html",
                "topics/x.html",
                "recent/index.html",
                ".sitegen",
                "feed.xml",
                "index.html.gz",
                "robots.txt.gz",
            ]
        ),
        text=_TITLES,
    )
    def spoil_output(self, name: str, text: str) -> None:
        self.site.write(f"output/{name}", text) if self.output.is_dir() else None

    @rule(name=st.sampled_from(["index.html", "index.html.br", "recent/index.html", "robots.txt"]))
    def lose_output(self, name: str) -> None:
        self.site.remove(f"output/{name}")

    @rule()
    def put_a_folder_in_the_way(self) -> None:
        if (self.output / "robots.txt").is_file():
            self.site.remove("output/robots.txt")
            self.site.write("output/robots.txt/inside", "")

    @rule()
    def put_a_link_in_the_way(self) -> None:
        if (self.output / "robots.txt").is_file():
            self.site.remove("output/robots.txt")
            (self.output / "robots.txt").symlink_to(self.site.root / "site.yaml")

    @rule(text=st.sampled_from([b"", b"\x80", b"\x81\xa1a\x92\xc4\x00\xc4\x00", b"{}"]))
    def spoil_record(self, text: bytes) -> None:
        writer = Writer(store_file(self.site.root), None)
        writer.note({records_note(self.output): text})
        writer.commit()

    @rule(
        text=st.sampled_from([b"", b"no database", b"SQLite format 3\0"]) | st.integers(0, 20_000)
    )
    def spoil_store(self, text: bytes | int) -> None:
        """Write something else into the store, or turn one of its bytes around."""
        file = store_file(self.site.root)
        if file.exists():
            data = bytearray(file.read_bytes())
            if isinstance(text, int) and data:
                data[text % len(data)] ^= 0xFF
            file.write_bytes(data if isinstance(text, int) else text)

    @rule()
    def forget_the_store(self) -> None:
        self.site.remove(".sitegen/store.sqlite3")

    @rule()
    def have_a_store_of_another_engine(self) -> None:
        writer = Writer(store_file(self.site.root), b"another engine")
        for table in (READING, BODY, TERMS, FRAGMENT):
            writer.put(table, [(b"key", b"memo")])
        writer.note({"sightings": b"memo"})
        writer.commit()

    @rule()
    def have_a_store_of_an_older_version(self) -> None:
        self.site.remove(".sitegen/store.sqlite3")
        with closing(sqlite3.connect(store_file(self.site.root), isolation_level=None)) as store:
            store.execute("CREATE TABLE era (value)")
            store.execute("CREATE TABLE reading (id INTEGER, data BLOB)")
            store.execute("PRAGMA user_version = 1")

    @invariant()
    def equals_a_clean_build(self) -> None:
        assert_lawful(self.site, self.today, self.jobs, self.codings)


def assert_lawful(
    site: Folder, today: date = TODAY, jobs: int = 1, codings: tuple[Coding, ...] = ()
) -> None:
    """Compare a build on top of all before with a clean one."""
    result = site.build(today=today, jobs=jobs, codings=codings)
    assert result.report is not None, result.diagnostics
    with tempfile.TemporaryDirectory() as clean:
        site.build(Path(clean), today, clean=True, codings=codings)
        assert tree(site.root / "output") == tree(Path(clean))


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=settings().max_examples // 16,
    stateful_step_count=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
)


@pytest.mark.parametrize(
    "happen",
    [
        lambda site: site.edit_and_restore_the_time("a", is_coarse=True),
        lambda site: site.edit_and_restore_the_time("a", is_coarse=False),
        lambda site: site.spoil_output_and_restore_the_time("index.html", is_coarse=True),
        lambda site: site.spoil_output_and_restore_the_time("index.html", is_coarse=False),
        lambda site: site.set_the_clock(-3600),
        lambda site: site.kill_a_build(20),
        lambda site: site.kill_a_build(60),
        lambda site: site.build_twice_at_once(),
        lambda site: site.have_a_store_of_an_older_version(),
        lambda site: site.have_a_store_of_another_engine(),
        lambda site: site.spoil_store(4000),
        lambda site: site.spoil_record(b"{}"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_law_holds_after_each_of_these_by_itself(
    happen: Callable[[Histories], None], jobs: int
) -> None:
    history = Histories()
    try:
        history.have_cores(jobs)
        history.write("a", "Text.\n", **_FIELDS)
        history.write("b", "[a](a.md)\n", **_FIELDS)
        history.equals_a_clean_build()
        history.write("a", "Other.\n", **_FIELDS)
        happen(history)
        history.equals_a_clean_build()
        history.equals_a_clean_build()
    finally:
        history.teardown()
