"""updated: git takes the day of a file's last change from its commits, and never a wrong one."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sitegen.cli import main
from sitegen.diagnostics import render_text
from sitegen.history import HISTORY, NO_HISTORY, read_history, unpack_history
from sitegen.planned import Page
from sitegen.preview import Sight, first_look, glance, in_turn, is_as_seen, look
from sitegen.recent import Recent
from sitegen.store import Finder, Writer, store_file
from tests.repositories import MONDAY, commit, git, start
from tests.sites import SETTINGS, TODAY, Folder, rebuilt, resource, resumed, tree

_GIT = f"{SETTINGS}updated: git\n"
_A, _B, _C = (f"content/resources/{name}.md" for name in "abc")
TUESDAY = "2026-03-03T09:00:00+00:00"
FRIDAY = "2026-03-06T09:00:00+00:00"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site in a folder of a repository; its files were committed on a Monday."""
    (tmp_path / "library").mkdir()
    folder = Folder(tmp_path / "library", _GIT)
    folder.write(_A, resource("One"))
    folder.write(_B, resource("Two", topic="Access"))
    folder.write("content/about.md", "---\ntitle: About\n---\nUs.\n")
    start(tmp_path)
    commit(tmp_path)
    return folder


def dates(site: Folder) -> dict[str, str]:
    """Tell when each file was last changed, in UTC."""
    files = read_history(site.root, NO_HISTORY).files
    return {Path(path).stem: _day(each.time) for path, each in files.items()}


def _day(time: int | None) -> str:
    return "" if time is None else f"{datetime.fromtimestamp(time, UTC):%A}"


def shown(site: Folder, path: str = "resources/a/index.html", **asked: Any) -> bool:  # noqa: ANN401  # any option
    """Tell whether a page shows the Monday of the first commit."""
    assert site.build(**asked).report
    return "02 March 2026" in site.page(path)


def test_a_page_shows_when_its_file_was_committed(site: Folder) -> None:
    assert shown(site)
    assert shown(site, "about/index.html")
    assert "<updated>2026-03-02T09:00:00Z</updated>" in site.page("feed.xml")
    assert '"updated":"2026-03-02"' in site.page("catalog.json").replace('": "', '":"')
    assert "<lastmod>2026-03-02</lastmod>" in site.page("sitemap.xml")


def test_what_front_matter_says_holds(site: Folder) -> None:
    site.write(_A, resource("One", updated="2025-01-01"))
    commit(site.root)
    assert not shown(site)
    assert "01 January 2025" in site.page("resources/a/index.html")


def test_without_the_setting_nobody_asks(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("site.yaml", SETTINGS)
    monkeypatch.setenv("PATH", "/nowhere")
    assert not shown(site)


def test_a_topic_has_no_such_day(site: Folder) -> None:
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    commit(site.root)
    assert site.build().report


def _later(site: Folder) -> None:
    site.write(_A, resource("Three"))
    commit(site.root, day=TUESDAY)


def _another(site: Folder) -> None:
    site.write(_B, resource("Three"))
    commit(site.root, day=TUESDAY)


def _empty(site: Folder) -> None:
    commit(site.root, day=TUESDAY)


def _uncommitted(site: Folder) -> None:
    site.write(_A, resource("Three"))


def _written_before(site: Folder) -> None:
    site.write(_A, resource("Three"))
    commit(site.root, day=TUESDAY, written=FRIDAY)


def _renamed(site: Folder) -> None:
    (site.root / _A).rename(site.root / _C)
    commit(site.root, day=TUESDAY)
    (site.root / _C).rename(site.root / _A)
    commit(site.root, day=FRIDAY)


def _renamed_and_changed(site: Folder) -> None:
    (site.root / _A).rename(site.root / _C)
    commit(site.root, day=TUESDAY)
    (site.root / _C).rename(site.root / _A)
    site.write(_A, resource("Three"))
    commit(site.root, day=FRIDAY)


def _copied(site: Folder) -> None:
    site.write(_A, resource("Two", topic="Access"))
    commit(site.root, day=TUESDAY)


def _removed_and_restored(site: Folder) -> None:
    site.remove(_A)
    commit(site.root, day=TUESDAY)
    site.write(_A, resource("One"))
    commit(site.root, day=FRIDAY)


def _passed_over(site: Folder) -> None:
    site.write(_A, resource("Three"))
    name = commit(site.root, day=TUESDAY)
    (site.root.parent / ".git-blame-ignore-revs").write_text(f"# Tidied\n{name} # why\n")


def _passed_over_twice(site: Folder) -> None:
    names = []
    for title in ("Three", "Four"):
        site.write(_A, resource(title))
        names.append(commit(site.root, day=FRIDAY))
    (site.root.parent / ".git-blame-ignore-revs").write_text("\n".join(names))


def _all_passed_over(site: Folder) -> None:
    first = git(site.root, "rev-parse", "HEAD")
    (site.root.parent / ".git-blame-ignore-revs").write_text(first)


def _merged(site: Folder) -> None:
    git(site.root, "checkout", "--quiet", "-b", "side")
    _later(site)
    git(site.root, "checkout", "--quiet", "main")
    site.write(_B, resource("Three"))
    commit(site.root, day=MONDAY)
    git(site.root, "merge", "--quiet", "--no-edit", "side", day=FRIDAY)


def _merged_with_a_change(site: Folder) -> None:
    _merged(site)
    site.write(_A, resource("Four"))
    git(site.root, "commit", "--quiet", "-a", "--amend", "--no-edit", day=FRIDAY)


def _merged_and_dropped(site: Folder) -> None:
    git(site.root, "checkout", "--quiet", "-b", "side")
    _later(site)
    git(site.root, "checkout", "--quiet", "main")
    commit(site.root)
    git(site.root, "merge", "--quiet", "--no-edit", "--strategy=ours", "side", day=FRIDAY)


def _packed(site: Folder) -> None:
    _later(site)
    git(site.root, "pack-refs", "--all")
    git(site.root, "gc", "--quiet")


def _detached(site: Folder) -> None:
    _later(site)
    git(site.root, "checkout", "--quiet", "--detach")


@pytest.mark.parametrize(
    ("events", "day"),
    [
        (_later, "Tuesday"),
        (_another, "Monday"),
        (_empty, "Monday"),
        (_uncommitted, "Monday"),
        (_written_before, "Tuesday"),
        (_renamed, "Monday"),
        (_renamed_and_changed, "Friday"),
        (_copied, "Tuesday"),
        (_removed_and_restored, "Friday"),
        (_passed_over, "Monday"),
        (_passed_over_twice, "Monday"),
        (_all_passed_over, ""),
        (_merged, "Tuesday"),
        (_merged_with_a_change, "Friday"),
        (_merged_and_dropped, "Monday"),
        (_packed, "Tuesday"),
        (_detached, "Tuesday"),
    ],
)
def test_which_day_it_is(events: Callable[[Folder], None], day: str, site: Folder) -> None:
    before = read_history(site.root, NO_HISTORY)
    events(site)
    assert dates(site)["a"] == day
    assert read_history(site.root, before) == read_history(site.root, NO_HISTORY)


def test_a_file_that_was_never_committed_has_no_day(site: Folder) -> None:
    site.write(_C, resource("Three", topic="Writing"))
    assert dates(site) == {"a": "Monday", "b": "Monday", "about": "Monday"}
    assert not shown(site, "resources/c/index.html")


def test_before_the_first_commit_nothing_has_a_day(tmp_path: Path) -> None:
    folder = Folder(tmp_path, _GIT)
    folder.write(_A, resource())
    start(tmp_path)
    assert dates(folder) == {}
    assert not shown(folder)


def test_a_file_that_is_removed_is_forgotten(site: Folder) -> None:
    site.remove(_A)
    commit(site.root)
    assert "a" not in dates(site)


def test_a_name_that_is_no_text_is_passed_over(site: Folder) -> None:
    Path(os.fsdecode(os.fsencode(site.root) + b"/content/\xff.md")).write_text("text")
    commit(site.root)
    assert len(dates(site)) == 3


def test_a_file_that_only_commits_touched_that_count_for_nothing(site: Folder) -> None:
    _all_passed_over(site)
    assert not shown(site)


def test_a_day_after_today_has_not_come_yet(site: Folder) -> None:
    assert not shown(site, today=TODAY.replace(month=3, day=1))
    assert shown(site, today=TODAY.replace(month=3, day=2))


def test_the_day_is_that_of_utc(site: Folder) -> None:
    site.write(_A, resource("Three"))
    commit(site.root, day="2026-03-03T00:30:00+09:00")
    assert shown(site)


@pytest.mark.parametrize("day", ["@99999999999999 +0000"])
def test_a_time_that_is_in_no_calendar(day: str, site: Folder) -> None:
    site.write(_A, resource("Three"))
    commit(site.root, day=day)
    assert not shown(site)


def faults(site: Folder) -> str:
    return render_text(each for each in site.build().diagnostics if each.code == "history-missing")


def test_a_shallow_clone_gives_no_dates(site: Folder, tmp_path: Path) -> None:
    commit(site.root)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", "clone")
    clone = Folder(tmp_path / "clone/library", _GIT)
    assert faults(clone) == (
        "site.yaml:4:10: error[history-missing] 'updated' can't be taken from git: this clone is "
        "shallow, so most dates would be wrong\n"
        "  hint: run 'git fetch --unshallow', or set 'fetch-depth: 0' where actions/checkout makes "
        "it"
    )
    assert not (clone.root / "output").exists()
    git(clone.root, "fetch", "--quiet", "--unshallow")
    assert shown(clone)


def test_no_repository(tmp_path: Path) -> None:
    folder = Folder(tmp_path, _GIT)
    folder.write(_A, resource())
    assert faults(folder) == (
        "site.yaml:4:10: error[history-missing] 'updated' can't be taken from git: git keeps no "
        "history of this folder, as it is in no repository\n"
        "  hint: clone the site's repository with git instead of copying its files"
    )


def test_no_git(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert faults(site) == (
        "site.yaml:4:10: error[history-missing] 'updated' can't be taken from git: there is no "
        "program 'git' here\n  hint: install git (git-scm.com)"
    )


def test_a_commit_that_changes_no_file_can_change_a_page(site: Folder) -> None:
    site.write(_A, resource("Three"))
    assert site.build().report
    commit(site.root, day=TUESDAY)
    order = site.order()
    assert resumed(order) is None
    result = rebuilt(order)
    assert result.report
    assert "resources/a/index.html" in result.report.drawn
    assert "resources/b/index.html" in result.report.kept
    assert "03 March 2026" in site.page("resources/a/index.html")


def test_where_nothing_has_changed_git_is_not_asked(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.build().report
    monkeypatch.setenv("PATH", "/nowhere")
    assert resumed(site.order())
    site.write(_A, resource("Three"))
    assert site.build().report
    assert site.build(clean=True).report is None


def test_the_day_goes_when_the_setting_does(site: Folder) -> None:
    assert shown(site)
    site.write("site.yaml", SETTINGS)
    assert not shown(site)
    commit(site.root)
    assert resumed(site.order())


def test_a_spoiled_memory_is_no_wrong_date(site: Folder) -> None:
    assert unpack_history(b"\xc1") == NO_HISTORY
    assert shown(site)
    writer = Writer(store_file(site.root), None)
    writer.note({HISTORY: b"\xc1"})
    writer.commit()
    _later(site)
    assert site.build().report
    assert "03 March 2026" in site.page("resources/a/index.html")


def test_a_history_that_was_rewritten(site: Folder) -> None:
    _later(site)
    before = read_history(site.root, NO_HISTORY)
    git(site.root, "reset", "--quiet", "--hard", "HEAD~1")
    assert read_history(site.root, before) == read_history(site.root, NO_HISTORY)
    git(site.root, "reflog", "expire", "--expire=now", "--all")
    git(site.root, "gc", "--quiet", "--prune=now")
    _another(site)
    assert read_history(site.root, before) == read_history(site.root, NO_HISTORY)


def test_a_further_working_tree_has_a_head_of_its_own(site: Folder, tmp_path: Path) -> None:
    git(site.root, "worktree", "add", "--quiet", "-b", "side", str(tmp_path / "tree"))
    tree_ = Folder(tmp_path / "tree/library", _GIT)
    _later(tree_)
    assert dates(tree_)["a"] == "Tuesday"
    assert dates(site)["a"] == "Monday"
    git(site.root, "pack-refs", "--all")
    assert dates(tree_)["a"] == "Tuesday"


def test_settings_of_a_repository_change_nothing(site: Folder, tmp_path: Path) -> None:
    _merged(site)
    before = dates(site)
    for name, value in (("log.follow", "true"), ("log.showRoot", "false"), ("log.diffMerges", "c"),
                        ("diff.relative", "true"), ("diff.renames", "copies"),
                        ("log.showSignature", "true"), ("color.ui", "always"),
                        ("gpg.program", str(tmp_path / "x")), ("diff.external", "x")):  # fmt: skip
        git(site.root, "config", name, value)
    assert dates(site) == before


def test_replaced_commits_are_seen_as_they_are(site: Folder) -> None:
    first = git(site.root, "rev-parse", "HEAD")
    _later(site)
    git(site.root, "replace", "HEAD", first)
    assert dates(site)["a"] == "Tuesday"


def test_the_command_says_so_too(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    (site.root.parent / ".git/shallow").write_text(git(site.root, "rev-parse", "HEAD") + "\n")
    assert main(["check", str(site.root), "--quiet"]) == 1
    assert "site.yaml:4:10: error[history-missing]" in capsys.readouterr().err


def test_the_clean_build_is_the_same(site: Folder, tmp_path: Path) -> None:
    for events in (_later, _another, _merged_and_dropped, _passed_over):
        events(site)
        assert site.build().report
        assert site.build(tmp_path / "clean", clean=True).report
        assert tree(site.root / "output") == tree(tmp_path / "clean")


def test_a_glance_gives_the_day_that_a_look_gives(site: Folder) -> None:
    order = site.order(drafts=True, future=True)
    recent = Recent(Finder(None, b""))
    before = first_look(order, recent, in_turn)
    for path, page in ((_A, "resources/a/index.html"), ("content/about.md", "about/index.html")):
        site.write(path, (site.root / path).read_text() + "More.\n")
        seen = glance(order, before, frozenset({path}), recent)
        assert seen
        assert "02 March 2026" in drawn(seen, page)
        assert drawn(seen, page) == drawn(look(order, before, recent, in_turn), page)


def test_a_preview_notices_a_commit(site: Folder) -> None:
    order = site.order(drafts=True, future=True)
    recent = Recent(Finder(None, b""))
    before = first_look(order, recent, in_turn)
    site.write(_A, resource("Three"))
    seen = look(order, before, recent, in_turn)
    assert is_as_seen(order, seen)
    commit(site.root, day=TUESDAY)
    assert not is_as_seen(order, seen)
    assert "03 March 2026" in drawn(look(order, seen, recent, in_turn), "resources/a/index.html")


def drawn(sight: Sight, path: str) -> str:
    assert sight.showing
    page = sight.showing.pages[path]
    assert isinstance(page, Page)
    return (sight.showing.renderer.draw(page)[0] or b"").decode()
