"""The commit that a site is at is found in git's small files, whatever is in them."""

import os
from pathlib import Path

import pytest

from sitegen.heads import IGNORED, Head, head_of, mark_of
from sitegen.history import NO_HISTORY, read_history
from tests.repositories import commit, git, start
from tests.sites import Folder, resource


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    start(tmp_path)
    folder = Folder(tmp_path)
    folder.write("content/resources/a.md", resource())
    commit(tmp_path)
    return folder


def test_a_branch(site: Folder) -> None:
    assert head_of(site.root) == Head(git(site.root, "rev-parse", "HEAD"), "", (), is_shallow=False)


def test_no_repository(tmp_path: Path) -> None:
    assert head_of(tmp_path) is None
    assert mark_of(None) != mark_of(Head("", "", (), is_shallow=False))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ref: refs/heads/none",
        "ref: ../../secret",
        "ref: refs/../../secret",
        "ref: HEAD",
        "ref: refs/heads/loop",
        "no commit",
        "\x00\xff",
    ],
)
def test_what_names_no_commit(text: str, site: Folder) -> None:
    site.write(".git/refs/heads/loop", "ref: refs/heads/loop")
    site.write(".git/HEAD", text)
    found = head_of(site.root)
    assert found
    assert found.commit == ""


def test_a_branch_that_stands_for_another(site: Folder) -> None:
    git(site.root, "symbolic-ref", "refs/heads/now", "refs/heads/main")
    git(site.root, "symbolic-ref", "HEAD", "refs/heads/now")
    found = head_of(site.root)
    assert found
    assert found.commit == git(site.root, "rev-parse", "HEAD")


def test_where_branches_are_kept_otherwise_git_is_asked(site: Folder) -> None:
    (site.root / ".git/reftable").mkdir()
    found = head_of(site.root)
    assert found
    assert found.commit is None
    assert read_history(site.root, NO_HISTORY).commit == git(site.root, "rev-parse", "HEAD")


def test_commits_that_are_passed_over(site: Folder) -> None:
    name = git(site.root, "rev-parse", "HEAD")
    site.write(IGNORED, f"# {name[::-1]}\n{name} # why\n{name[:10]}\n  x\n\n")
    found = head_of(site.root)
    assert found
    assert found.ignored == (name,)
