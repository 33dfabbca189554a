"""What the preview answers with, and what it tells the pages that are open."""

from pathlib import Path

import pytest
from msgspec import json
from msgspec.structs import replace

from sitegen.citation_links import FORMS, Form
from sitegen.diagnostics import Location
from sitegen.engine import engine
from sitegen.live_page import Note, client, with_client
from sitegen.live_site import LiveSite
from sitegen.media_types import media_type
from sitegen.preview import UNSEEN, glance, in_turn, look
from sitegen.readers import News, Reader
from sitegen.recent import Recent
from sitegen.source_lines import Line, faults_shown
from sitegen.store import Finder, store_file
from tests.sites import SETTINGS, Folder, resource

A = "content/resources/a.md"
_HINT = "write the full day, for example 2015-01-01"


class Stage:
    """A live site, and the folder that it is made from."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root / "site", f"{SETTINGS}html: {{files: [old.html]}}\n")
        self.folder.write(A, resource())
        self.folder.write("content/resources/b.md", resource("Braille", draft="true"))
        self.folder.write("content/sheet.pdf", b"%PDF")
        self.folder.write("content/old.html", "<p>Old")
        self.order = self.folder.order(drafts=True, future=True)
        self.recent = Recent(Finder(store_file(self.folder.root), engine()))
        self.site = LiveSite(self.folder.root, look(self.order, UNSEEN, self.recent, in_turn))
        self.told: list[News] = []

    def join(self, path: str, mark: str | None = None) -> None:
        """Open a page."""
        now = self.site.answer(path).mark if mark is None else mark
        self.site.join(Reader(path, now, self._hear))

    def _hear(self, told: bytes) -> None:
        self.told.append(json.decode(told, type=News))

    def edit(self, path: str, text: str | bytes) -> None:
        """Save a file, and glance or look."""
        self.folder.write(path, text)
        sight = self.site.sight
        seen = glance(self.order, sight, frozenset({path}), self.recent)
        self.site.show(seen or look(self.order, sight, self.recent, in_turn))


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("", 200, "text/html; charset=utf-8"),
        ("index.html", 200, "text/html; charset=utf-8"),
        ("resources/a/", 200, "text/html; charset=utf-8"),
        ("feed.xml", 200, "application/xml"),
        ("catalog.json", 200, "application/json"),
        ("resources/a/index.json", 200, "application/json"),
        ("resources/a/index.ris", 200, "application/x-research-info-systems; charset=utf-8"),
        ("site.webmanifest", 200, "application/manifest+json"),
        ("sheet.pdf", 200, "application/pdf"),
        ("404.html", 200, "text/html; charset=utf-8"),
        ("resources/gone/", 404, "text/html; charset=utf-8"),
        ("assets/", 404, "text/html; charset=utf-8"),
        ("../site.yaml", 404, "text/html; charset=utf-8"),
        ("/etc/passwd", 404, "text/html; charset=utf-8"),
        ("content/resources/a.md", 404, "text/html; charset=utf-8"),
    ],
)
def test_a_path_is_answered_as_a_host_would(
    path: str, status: int, kind: str, stage: Stage
) -> None:
    found = stage.site.answer(path)
    assert (found.status, found.type) == (status, kind)


def test_each_file_beside_a_page_is_itself(stage: Stage) -> None:
    found = {end: stage.site.answer(f"resources/a/index{end}").data for end in (".json", ".ris")}
    assert found[".json"].startswith(b'{"path":"content/resources/a.md"')
    assert found[".ris"].startswith(b"TY  - ")


def test_a_page_without_its_slash_is_sent_on(stage: Stage) -> None:
    found = stage.site.answer("resources/a")
    assert (found.status, found.location) == (307, "/library/resources/a/")


def test_what_has_its_digest_in_its_name_may_be_kept(stage: Stage) -> None:
    assert stage.site.sight.showing
    sheet = stage.site.sight.showing.sheets["style.css"]
    assert stage.site.answer(sheet[1:]).is_lasting
    assert not stage.site.answer("feed.xml").is_lasting


def test_a_page_gets_the_client_and_what_it_knows_of_itself(stage: Stage) -> None:
    page = stage.site.answer("resources/b/")
    text = page.data.decode()
    tag = text[text.index("<script src=") : text.index("</body>")]
    assert tag.startswith('<script src="/library/.sitegen/preview.js?')
    assert f'data-mark="{page.mark}" data-source="content/resources/b.md"' in tag
    assert tag.endswith('data-template="resource.html" data-unready="a draft" defer></script>\n')


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("resources/", 'data-source="" data-template="list.html"'),
        ("", 'data-source="content/index.md" data-template="home.html"'),
        ("old.html", 'data-source="content/old.html" data-template=""'),
    ],
)
def test_a_page_knows_its_source(path: str, source: str, stage: Stage) -> None:
    stage.edit("content/index.md", "---\ntitle: Welcome\n---\nHello.\n")
    assert source in stage.site.answer(path).data.decode()


def test_the_client_goes_before_the_end_of_the_body() -> None:
    note = Note("m", 'a"b.md', "t.html", "")
    there = with_client(b"<p>x</body></html>", "/", note).decode()
    assert there.startswith("<p>x<script ")
    assert there.endswith("></script>\n</body></html>")
    assert 'data-source="a&quot;b.md"' in there
    assert with_client(b"<p>x", "/", note).decode().endswith("></script>\n")


def test_the_client_brings_its_style_sheet() -> None:
    assert client().startswith(b'const sitegenPreviewSheet = "/* What the preview shows')


def test_a_page_is_told_to_reload_if_it_has_changed(stage: Stage) -> None:
    stage.join("resources/a/")
    stage.join("about/")
    assert [each.reload for each in stage.told] == [False, False]
    stage.edit(A, resource(body="New words.\n"))
    assert sum(each.reload for each in stage.told) == 1
    assert b"New words." in stage.site.answer("resources/a/").data


def test_a_page_that_is_behind_is_told_when_it_joins(stage: Stage) -> None:
    stage.join("resources/a/", "some older mark")
    assert [each.reload for each in stage.told] == [True]


def test_a_page_that_was_not_there_is_told_when_it_is(stage: Stage) -> None:
    stage.join("resources/c/")
    stage.edit("content/resources/c.md", resource("Captions"))
    assert [each.reload for each in stage.told] == [False, True]


def test_a_page_that_was_closed_is_told_nothing(stage: Stage) -> None:
    reader = Reader("resources/a/", "", lambda _: None)
    stage.site.join(reader)
    stage.site.leave(reader)
    assert stage.site.readers == set()


def test_pages_are_told_of_style_sheets_and_of_what_is_not_ready(stage: Stage) -> None:
    stage.join("")
    assert stage.told[0].unready == {"/library/resources/b/": "a draft"}
    assert stage.told[0].sheets["style.css"].startswith("/library/assets/style.")
    stage.edit("templates/assets/style.css", "p { color: red }")
    assert stage.told[1].sheets["style.css"] != stage.told[0].sheets["style.css"]
    assert not stage.told[1].reload


def test_faults_block_and_the_page_stays(stage: Stage) -> None:
    stage.join("resources/a/")
    page = stage.site.answer("resources/a/")
    stage.edit(A, resource(date="2015"))
    assert (stage.told[-1].blocked, stage.told[-1].reload) == (True, False)
    assert stage.told[-1].faults[0].code == "field-invalid"
    assert stage.site.answer("resources/a/") == page
    stage.edit(A, resource())
    assert (stage.told[-1].blocked, stage.told[-1].reload) == (False, False)


def test_faults_of_a_template_are_told_and_the_last_page_stays(stage: Stage) -> None:
    stage.join("resources/a/")
    page = stage.site.answer("resources/a/")
    stage.edit("templates/resource.html", "{{ page.titel }}")
    assert stage.told[-1].faults[0].path == "templates/resource.html"
    assert stage.site.answer("resources/a/") == page
    assert stage.site.answer("resources/b/").status == 500
    stage.edit("templates/resource.html", "{{ page.title }}")
    assert (stage.told[-1].blocked, stage.told[-1].reload) == (False, True)


def test_a_template_that_cannot_be_read_is_told_too(stage: Stage) -> None:
    stage.join("resources/a/")
    stage.edit("templates/resource.html", "{% if")
    assert stage.told[-1].faults[0].code == "template-invalid"


def test_what_a_build_finds_is_told_until_something_changes(stage: Stage) -> None:
    stage.join("")
    other = Stage(stage.folder.root / "other")
    other.edit(A, resource(date="2015"))
    stage.site.learn(other.site.diagnostics)
    assert stage.told[-1].faults[0].code == "field-invalid"
    stage.edit(A, resource(body="Other.\n"))
    assert not stage.told[-1].blocked


def test_without_settings_there_are_only_faults(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.folder.remove("site.yaml")
    stage.site = LiveSite(tmp_path, look(stage.order, UNSEEN, stage.recent, in_turn))
    assert stage.site.base == "/"
    found = stage.site.answer("")
    assert found.status == 500
    assert b'<script src="/.sitegen/preview.js?' in found.data
    stage.join("", "")
    assert stage.told[0].blocked
    assert not stage.told[0].reload


def test_a_site_without_a_page_for_what_is_missing_answers_all_the_same(stage: Stage) -> None:
    assert stage.site.sight.showing
    pages = {"index.html": stage.site.sight.showing.pages["index.html"]}
    stage.site.sight = replace(
        stage.site.sight, showing=replace(stage.site.sight.showing, pages=pages)
    )
    assert stage.site.answer("gone").status == 404
    stage.join("gone", "")
    assert not stage.told[0].reload


def test_a_copied_page_that_is_gone_is_no_fault(stage: Stage) -> None:
    stage.folder.remove("content/old.html")
    assert stage.site.answer("old.html").status == 500


def test_so_many_pages_are_held(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.live_site._HELD", 1)
    for path in ("resources/a/", "resources/"):
        assert stage.site.answer(path).status == 200
    stage.edit("templates/resource.html", "{{ page.titel }}")
    assert (
        stage.site.answer("resources/a/").status == 500
    )  # what was drawn last isn't held any more


def test_faults_come_with_the_lines_around_them(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.edit(A, resource(date="2015").replace("\n", "\r\n"))
    fault = faults_shown(stage.site.diagnostics, stage.folder.root)[0]
    assert (fault.path, fault.line, fault.column, fault.hint) == (A, 4, 7, _HINT)
    assert fault.lines == (
        Line(2, "title: Accents"),
        Line(3, "type: News"),
        Line(4, "date: 2015"),
        Line(5, "topic: Service"),
        Line(6, "---"),
    )
    assert faults_shown(stage.site.diagnostics, tmp_path / "gone")[0].lines == ()


def test_lines_of_the_theme_are_found(stage: Stage) -> None:
    fault = stage.site.sight.diagnostics[0]
    (shown,) = faults_shown((replace(fault, location=Location("theme/base.html")),), Path("gone"))
    assert shown.lines[0] == Line(1, "{#")


def test_media_types_go_by_endings() -> None:
    assert media_type("a/b.HTML") == "text/html; charset=utf-8"
    assert media_type("a/b.svg") == "image/svg+xml"


@pytest.mark.parametrize("form", FORMS)
def test_citations_are_served_as_headers_have_it(form: Form) -> None:
    assert media_type(f"a/index{form.ending}") == form.served
    assert media_type("a/b") == "application/octet-stream"


def test_a_site_is_below_the_path_of_its_address(stage: Stage) -> None:
    assert stage.site.base == "/library/"
