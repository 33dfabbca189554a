"""The law: whatever happened before, the output is that of one clean build."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sitegen.records import records_note
from sitegen.store import BODY, READING, Writer, store_file
from tests.sites import SETTINGS, TODAY, Folder, resource, tree

pytestmark = pytest.mark.no_cover  # counting lines doubles the time; other tests see to that
_NAMES = st.sampled_from(["a", "b", "c", "d", "deep/e"])
_TITLES = st.sampled_from(["One", "Two", "*Three* & <four>"])
_TYPES = st.sampled_from(["News", "Webinar"])
_TOPICS = st.sampled_from(["Service", "[Service, Access]", "Access"])
_DATES = st.sampled_from(["2015-09-23", "2014-01-02 10:00:00 -0500", "2026-06-14", "2026-06-20"])
_BODIES = st.sampled_from(
    ["", "Text.\n", "[a](a.md), [e](deep/e.md#part), ![m](map.png)\n", "# Part\n\n<b>x</b>\n"]
)
_TEMPLATES = {
    "partials/entry.html": None,
    "base.html": "<!doctype html>{{ page.head.title }}{% block main %}{% endblock %}",
    "resource.html": '{% extends "base.html" %}{% block main %}{% include "more.html" %}'
    "{{ page.title }}{{ page.body }}{% for e in page.related %}{{ e.title }}{% endfor %}"
    "{% endblock %}",
    "topic.html": '{% extends "base.html" %}{% block main %}{{ page.introduction }}'
    "{% for e in page.recent %}{{ e.title }}{{ e.excerpt }}{% endfor %}{% endblock %}",
    "more.html": "{{ site.title }}",
}
_DAYS = st.sampled_from([TODAY, date(2026, 6, 21), date(2015, 1, 1)])


class Histories(RuleBasedStateMachine):
    """Edits, deletions, renames, spoiled and stray files, in any order, with a build after each."""

    def __init__(self) -> None:
        super().__init__()
        self._holder = tempfile.TemporaryDirectory()
        self.site = Folder(Path(self._holder.name) / "site")
        self.output = self.site.root / "output"
        self.today = TODAY
        for name, text in _TEMPLATES.items():
            if text:
                self.site.write(f"templates/{name}", text)

    def teardown(self) -> None:
        self._holder.cleanup()

    @rule(
        name=_NAMES,
        title=_TITLES,
        kind=_TYPES,
        topic=_TOPICS,
        day=_DATES,
        body=_BODIES,
        draft=st.sampled_from(["no", "no", "yes"]),
        expires=st.sampled_from(["2026-06-16", "2030-01-01"]),
    )
    def write(self, name: str, body: str, **fields: str) -> None:
        given = {
            "title": f"'{fields['title']}'",
            "type": fields["kind"],
            "topic": fields["topic"],
            "date": fields["day"],
            "draft": fields["draft"],
            "expires": fields["expires"],
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

    @rule(
        line=st.sampled_from(
            ["", "page_size: 1\n", "recent_size: 1\n", "description: Words\n", "markdown: gfm\n"]
        )
    )
    def edit_settings(self, line: str) -> None:
        self.site.write("site.yaml", SETTINGS + line)

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
            ]
        ),
        text=_TITLES,
    )
    def spoil_output(self, name: str, text: str) -> None:
        self.site.write(f"output/{name}", text) if self.output.is_dir() else None

    @rule(name=st.sampled_from(["index.html", "recent/index.html", "robots.txt"]))
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
        for table in (READING, BODY):
            writer.put(table, [(b"key", b"memo")])
        writer.note({"sightings": b"memo"})
        writer.commit()

    @invariant()
    def equals_a_clean_build(self) -> None:
        assert_lawful(self.site, self.today)


def assert_lawful(site: Folder, today: date = TODAY) -> None:
    """Compare a build on top of all before with a clean one."""
    result = site.build(today=today)
    assert result.report is not None, result.diagnostics
    with tempfile.TemporaryDirectory() as clean:
        site.build(Path(clean), today, clean=True)
        assert tree(site.root / "output") == tree(Path(clean))


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=settings().max_examples // 8,
    stateful_step_count=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
)
