"""What git keeps below a folder is found, in any kind of checkout."""

import subprocess
from pathlib import Path

import pytest

from sitegen.checkouts import is_in_git
from sitegen.cli import main
from tests.sites import Folder, resource

_NAME = ".sitegen"


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site in a repository, beside another one that git keeps the memory of."""
    _git(tmp_path, "init", "--quiet")
    root = tmp_path / "site"
    for place in ("site/content/a.md", f"other/{_NAME}/store.sqlite3"):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text("text")
    _git(tmp_path, "add", "--all", "--force")
    _git(tmp_path, "commit", "--quiet", "--message=A site")
    return root


def _commit_memory(site: Path) -> None:
    (site / _NAME).mkdir()
    (site / _NAME / "store.sqlite3").write_text("text")
    _git(site, "add", "--force", _NAME)


def test_another_s_memory_is_not_a_site_s(site: Path) -> None:
    assert is_in_git(site.parent / "other", _NAME)
    assert not is_in_git(site, _NAME)


def test_memory_that_git_only_lies_beside(site: Path) -> None:
    (site / _NAME).mkdir()
    (site / _NAME / "store.sqlite3").write_text("text")
    assert not is_in_git(site, _NAME)


def test_memory_that_git_keeps(site: Path) -> None:
    _commit_memory(site)
    assert is_in_git(site, _NAME)


def test_a_further_working_tree(site: Path, tmp_path: Path) -> None:
    _commit_memory(site)
    _git(site, "commit", "--quiet", "--message=Memory")
    _git(site, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    assert is_in_git(tmp_path / "tree/site", _NAME)


def test_no_checkout_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.checkouts._index", lambda _: None)
    assert not is_in_git(tmp_path, _NAME)


def test_a_folder_around_which_there_is_no_git(tmp_path: Path) -> None:
    assert not is_in_git(tmp_path, _NAME)


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_where_git_can_not_be_asked_it_may_be(
    path: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path)
    assert is_in_git(site, _NAME)


@pytest.mark.parametrize("words", ["build", "check", "fix", "fix --diff", "prove", "topics --root"])
def test_a_site_with_a_stranger_s_memory_is_refused(
    words: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Folder(site).write("content/resources/a.md", resource())
    _commit_memory(site)
    assert main([*words.split(), str(site)]) == 2
    assert capsys.readouterr().err == (
        f"sitegen: git keeps {site}/.sitegen, which sitegen has to write by itself: whoever sent "
        "it could choose what pages say; run: git rm -r -f .sitegen\n"
    )
