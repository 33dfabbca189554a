"""A glance gives what a look gives, and a look what a clean build gives."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import Diagnostics, has_errors
from sitegen.engine import engine
from sitegen.orders import Order
from sitegen.planned import Bundle, Copy, FileClaim, Planned
from sitegen.preview import UNSEEN, Sight, first_look, glance, in_turn, is_as_seen, look
from sitegen.recent import Recent
from sitegen.showing import Showing
from sitegen.store import READING, Finder, recall_readings, store_file
from tests.sites import SETTINGS, Folder, resource, tree

A = "content/resources/a.md"
_B = "content/resources/b.md"
_PAST, _FREE = "content/resources/past.md", "content/resources/free.md"
_FIELDS = "fields:\n  guide: {label: Guide, kind: link}\n  topic: {required: false}\n"
_UNTIED = "---\ntitle: Free\ntype: News\ndate: 2014-01-01\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path / "site", f"{SETTINGS}menu: [about.md]\n{_FIELDS}")
    for number, name in enumerate("abcdefg"):
        body = f"See [b](b.md) and [itself](#part).\n\n# Part\n\nText {number}.\n"
        site.write(f"content/resources/{name}.md", resource(f"Title {name}", body=body))
    site.write("content/resources/draft.md", resource("Later", draft="true"))
    site.write("content/resources/next.md", resource("Next", date="2031-01-01"))
    site.write(_PAST, resource("Past", expires="2020-01-01"))
    site.write(_FREE, _UNTIED)
    site.write("content/topics/service.md", "---\ntitle: Service\n---\nAll about it.\n")
    site.write("content/about.md", "---\ntitle: About\n---\nWords.\n")
    site.write("content/help.md", "---\ntitle: Help\n---\nWords.\n")
    site.write("content/index.md", "---\ntitle: Welcome\n---\nHello.\n")
    site.write("content/sheet.pdf", b"%PDF")
    site.write("templates/404.html", '{% extends "theme/404.html" %}\n')
    site.write("templates/assets/site.css", ":root { color: red; }\n")
    site.write("templates/assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    return site


@pytest.fixture
def order(site: Folder) -> Order:
    return site.order(drafts=True, future=True)


@pytest.fixture
def recent(order: Order) -> Recent:
    return Recent(Finder(store_file(order.root), engine()))


def drawn(showing: Showing, root: Path) -> dict[str, bytes]:
    return {path: _drawn(path, each, showing, root) for path, each in showing.pages.items()}


def _drawn(path: str, planned: Planned, showing: Showing, root: Path) -> bytes:
    if isinstance(planned, Copy):
        return (root / planned.source).read_bytes()
    if isinstance(planned, Bundle):
        return planned.make()[planned.paths.index(path)]
    return showing.renderer.draw(planned)[0] or b""


def shown(sight: Sight) -> Showing:
    assert sight.showing
    return sight.showing


_BODY = "Other [c](c.md), [none](gone.md), [g](/resources/g.md).\n\n## New part\n\n[n](#new-part)\n"
GLANCED = {
    "a body": (A, resource("Title a", body=_BODY)),
    "no body": (A, resource("Title a", body="")),
    "a title": (A, resource("Title ff")),
    "a title that comes first": (A, resource("A")),
    "facts": (A, resource("Title a", level="Basic", link="b.md", license="/about.md")),
    "a link of the site's own": (A, resource("Title a", guide="c.md")),
    "one past its day": (_PAST, resource("Past", expires="2020-01-01", body="New.\n")),
    "one without a topic": (_FREE, _UNTIED + "New.\n"),
    "a draft": ("content/resources/draft.md", resource("Later", draft="true", body="New.\n")),
    "an article": ("content/about.md", "---\ntitle: About\nsummary: New.\n---\n[a](help.md)\n"),
    "a template": (
        "templates/404.html",
        '{% extends "theme/404.html" %}{% block head %}{% endblock %}',
    ),
}
LOOKED_AT = {
    "a date": (A, resource("Title a", date="2016-01-01")),
    "a type": (A, resource("Title a", type="Webinar")),
    "a topic": (A, resource("Title a", topic="Other")),
    "an old address": (A, resource("Title a", aliases="[/old/]")),
    "a draft now": (A, resource("Title a", draft="true")),
    "an article's title": ("content/about.md", "---\ntitle: Us\n---\nWords.\n"),
    "an introduction": ("content/index.md", "---\ntitle: Welcome\n---\nHi.\n"),
    "a topic's text": ("content/topics/service.md", "---\ntitle: Service\n---\nNew.\n"),
    "a new file": ("content/resources/new.md", resource("New")),
    "a copied file": ("content/sheet.pdf", b"%PDF 2"),
    "settings": ("site.yaml", f"{SETTINGS}{_FIELDS}page_size: 3\n"),
    "words": ("templates/languages/en.yaml", "home: Start\n"),
    "a picture of the theme": ("templates/assets/icon.svg", "<svg/>"),
}


@pytest.mark.parametrize(("path", "text"), GLANCED.values(), ids=GLANCED.keys())
def test_a_glance_gives_the_page_that_a_look_gives(
    path: str, text: str, site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    names = [name for name, each in shown(before).pages.items() if _is_of(path, each)]
    marks = {name: shown(before).mark(shown(before).pages[name]) for name in names}
    old = drawn(shown(before), site.root)
    site.write(path, text)
    glanced = glance(order, before, frozenset({path}), recent)
    assert glanced
    looked = look(order, before, recent, in_turn)
    new, seen = drawn(shown(looked), site.root), drawn(shown(glanced), site.root)
    assert {name: seen[name] for name in names} == {name: new[name] for name in names}
    assert any(new[name] != old[name] for name in names)
    for name in names:
        now = [shown(each).mark(shown(each).pages[name]) for each in (glanced, looked)]
        assert marks[name] != now[0] == now[1]


def _is_of(path: str, planned: Planned) -> bool:
    """Tell whether a page is drawn from a file or a template."""
    if path.startswith("templates/"):
        return planned.paths == ("404.html",)
    return isinstance(planned.claim, FileClaim) and planned.claim.path == path


def test_glances_follow_each_other(site: Folder, order: Order, recent: Recent) -> None:
    sight = look(order, UNSEEN, recent, in_turn)
    for name, title in (("a", "Z"), ("b", "A"), ("g", "M"), ("c", "Title b")):
        path = f"content/resources/{name}.md"
        site.write(path, resource(title, body=f"[{title}](a.md)\n"))
        glanced = glance(order, sight, frozenset({path}), recent)
        assert glanced
        sight = glanced
        page = f"resources/{name}/index.html"
        looked = look(order, UNSEEN, recent, in_turn)
        assert drawn(shown(sight), site.root)[page] == drawn(shown(looked), site.root)[page]


@pytest.mark.parametrize(("path", "text"), LOOKED_AT.values(), ids=LOOKED_AT.keys())
def test_what_touches_other_pages_needs_a_look(
    path: str, text: str | bytes, site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.write(path, text)
    assert glance(order, before, frozenset({path}), recent) is None


def test_many_files_need_a_look(order: Order, recent: Recent) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    assert (
        glance(order, before, frozenset(f"templates/{n}.html" for n in range(21)), recent) is None
    )


def test_a_file_that_was_never_shown_needs_a_look(
    site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.write(A, resource("Title a", date="2015"))
    site.write("content/resources/new.md", resource("New"))
    faulty = look(order, before, recent, in_turn)
    site.write("content/resources/new.md", resource("New", body="Newer.\n"))
    assert glance(order, faulty, frozenset({"content/resources/new.md"}), recent) is None


def test_a_file_whose_address_another_has_now_needs_a_look(
    site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    pages = {path: each for path, each in shown(before).pages.items() if "/a/" not in path}
    before = replace(before, showing=replace(shown(before), pages=pages))
    site.write(A, resource("Title a", body="New.\n"))
    assert glance(order, before, frozenset({A}), recent) is None


def test_a_file_that_is_gone_needs_a_look(site: Folder, order: Order, recent: Recent) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.remove(A)
    assert glance(order, before, frozenset({A, _B}), recent) is None


def test_without_a_site_there_is_nothing_to_glance_at(order: Order, recent: Recent) -> None:
    assert glance(order, UNSEEN, frozenset({A}), recent) is None


@pytest.mark.parametrize(
    ("path", "text"), (GLANCED | LOOKED_AT).values(), ids=(GLANCED | LOOKED_AT).keys()
)
def test_a_look_gives_what_a_clean_build_gives(
    path: str, text: str, site: Folder, order: Order, recent: Recent, tmp_path: Path
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.write(path, text)
    before = glance(order, before, frozenset({path}), recent) or before
    sight = look(order, before, recent, in_turn)
    result = site.build(tmp_path / "clean", drafts=True, future=True, clean=True)
    assert not has_errors(result.diagnostics)
    clean = tree(tmp_path / "clean")
    del clean[".sitegen"]
    assert drawn(shown(sight), site.root) == clean
    assert set(sight.diagnostics) == set(result.diagnostics)


def test_style_sheets_are_added_beside_those_that_pages_lead_to(
    site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.write("templates/assets/site.css", ":root { color: blue; }\n")
    glanced = glance(order, before, frozenset({"templates/assets/site.css"}), recent)
    assert glanced
    looked = look(order, glanced, recent, in_turn)
    assert shown(before).sheets != shown(glanced).sheets == shown(looked).sheets
    sheets = {shown(each).sheets["site.css"][1:] for each in (before, glanced)}
    assert sheets <= shown(glanced).pages.keys()
    home = [shown(each).mark(shown(each).pages["index.html"]) for each in (before, looked)]
    assert home[0] == home[1]


def _codes(found: Diagnostics) -> list[str]:
    return [each.code for each in found if has_errors((each,))]


def test_faults_are_told_by_a_glance_and_the_last_good_page_stays(
    site: Folder, order: Order, recent: Recent
) -> None:
    before = look(order, UNSEEN, recent, in_turn)
    site.write(A, resource("Title a", date="2015"))
    glanced = glance(order, before, frozenset({A}), recent)
    assert glanced
    assert _codes(glanced.diagnostics) == ["field-invalid"]
    looked = look(order, glanced, recent, in_turn)
    assert _codes(looked.diagnostics) == ["field-invalid"]
    assert before.showing is glanced.showing is looked.showing
    site.write(A, resource("Title a", body="Mended.\n"))
    mended = glance(order, looked, frozenset({A}), recent)
    assert mended
    assert _codes(mended.diagnostics) == []
    assert b"Mended." in drawn(shown(mended), site.root)["resources/a/index.html"]


def test_a_site_with_faults_from_the_start_is_shown_as_far_as_it_goes(
    site: Folder, order: Order, recent: Recent
) -> None:
    site.write(A, resource("Title a", date="2015"))
    first = look(order, UNSEEN, recent, in_turn)
    assert not shown(first).is_sound
    assert "resources/a/index.html" not in shown(first).pages
    assert "resources/b/index.html" in shown(first).pages
    site.write(A, resource("Title a"))
    assert glance(order, first, frozenset({A}), recent) is None
    assert shown(look(order, first, recent, in_turn)).is_sound


def test_without_settings_there_is_nothing_to_show(
    site: Folder, order: Order, recent: Recent
) -> None:
    site.remove("site.yaml")
    first = look(order, UNSEEN, recent, in_turn)
    assert first.showing is None
    assert _codes(first.diagnostics) == ["settings-missing"]


def test_what_readers_would_not_see_has_its_reason(order: Order, recent: Recent) -> None:
    sight = look(order, UNSEEN, recent, in_turn)
    assert shown(sight).unready == {
        "/resources/draft/": "a draft",
        "/resources/next/": "dated in the future",
    }


def test_the_first_look_is_kept_for_builds(
    site: Folder, order: Order, recent: Recent, monkeypatch: pytest.MonkeyPatch
) -> None:
    sight = first_look(order, recent, in_turn)
    monkeypatch.setattr("sitegen.memory.take_in", None)  # nothing is read again
    memos = recall_readings(store_file(site.root), engine())
    assert memos.keys() == sight.known.keys()
    again = first_look(order, recent, in_turn)
    assert again.known == sight.known
    assert again.readings == sight.readings
    assert drawn(shown(again), site.root) == drawn(shown(sight), site.root)


def test_a_change_that_nobody_told_of_is_noticed(
    site: Folder, order: Order, recent: Recent
) -> None:
    sight = look(order, UNSEEN, recent, in_turn)
    assert is_as_seen(order, sight)
    site.write(A, resource("Other"))
    assert not is_as_seen(order, sight)


def test_recent_memos_come_before_those_of_the_store(order: Order) -> None:
    recent = Recent(Finder(store_file(order.root), engine()))
    recent.put(READING, [(b"k", b"v")])
    assert recent.find(READING, b"k") == b"v"
    assert list(recent.all(READING)) == [(b"k", b"v")]
    recent.clear()
    assert recent.find(READING, b"k") is None


def test_memos_stay_where_the_store_takes_none() -> None:
    recent = Recent(Finder(None, b""))
    recent.put(READING, [(b"k", b"v")])
    writer = _Broken()
    recent.move_to(writer)  # type: ignore[arg-type]  # as far as it is used
    assert recent.find(READING, b"k") == b"v"


class _Broken:
    trouble = "it is full"

    def put(self, *_: object) -> None:
        """Take nothing."""

    def commit(self) -> None:
        """Do nothing."""


def test_a_sight_is_a_value(order: Order, recent: Recent) -> None:
    sight = look(order, UNSEEN, recent, in_turn)
    assert replace(sight) == sight


def test_a_draft_may_be_shown_unfinished(site: Folder, recent: Recent) -> None:
    site.write("content/resources/begun.md", "---\ndraft: true\ntype:\n---\nA first sentence.\n")
    site.write("content/topics/new.md", "---\ndraft: true\n---\nOn it.\n")
    site.write("content/later.md", "---\ndraft: true\n---\nLater.\n")
    asked = site.order(drafts=True, future=True)
    assert not shown(look(asked, UNSEEN, recent, in_turn)).is_sound
    order = replace(asked, edition=replace(asked.edition, unfinished=True))
    sight = look(order, UNSEEN, recent, in_turn)
    assert shown(sight).is_sound
    pages = drawn(shown(sight), site.root)
    assert b"<h1>begun</h1>" in pages["resources/begun/index.html"]
    assert b">new</a>" in pages["topics/index.html"]
    assert b"<h1>later</h1>" in pages["later/index.html"]
    site.write("content/resources/begun.md", "---\ndraft: true\n---\nA second sentence.\n")
    seen = glance(order, sight, frozenset({"content/resources/begun.md"}), recent)
    assert seen
    again = look(order, sight, recent, in_turn)
    path = "resources/begun/index.html"
    page = drawn(shown(seen), site.root)[path]
    assert b"A second sentence." in page
    assert page == drawn(shown(again), site.root)[path]
