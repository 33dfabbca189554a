"""Git is asked for its objects alone: no repository can have it run anything."""

import os
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.git import GitError, ask, commit_of, contents, entries, repository
from tests.repositories import commit, git, start
from tests.sites import Folder, resource


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    start(tmp_path)
    folder = Folder(tmp_path)
    folder.write("content/resources/a.md", resource())
    commit(tmp_path)
    return folder


def since(site: Folder, revision: str = "main") -> int:
    return main(["check", str(site.root), "--quiet", "--since", revision])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("sitegen:"))
    return "".join(f"{line}\n" for line in lines[at:])


@pytest.mark.parametrize("revision", ["next", "--help", "-p", "", "main\n", "main:site.yaml"])
def test_no_such_revision(revision: str, site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(site.root), f"--since={revision}"]) == 2
    shown = revision.replace("\n", "\\n")
    assert told(capsys) == (
        f"sitegen: there is no revision '{shown}' in the repository; "
        "name a branch, a tag or a commit, such as origin/main\n"
    )


@pytest.mark.parametrize("revision", ["HEAD", "main~0", "HEAD@{0}", "HEAD^{/Ed it|Edit}"])
def test_whatever_names_a_commit_is_a_revision(revision: str, site: Folder) -> None:
    assert commit_of(repository(site.root), revision) == git(site.root, "rev-parse", "HEAD")


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Folder(tmp_path).write("content/index.md", "---\n---\n")
    assert since(Folder(tmp_path)) == 1
    assert told(capsys) == (
        "sitegen: git keeps no history of this folder, as it is in no repository\n"
        "  hint: clone the site's repository with git instead of copying its files\n"
    )


def test_no_git(
    site: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert since(site) == 1
    assert told(capsys) == (
        "sitegen: there is no program 'git' here\n  hint: install git (git-scm.com)\n"
    )


def test_a_shallow_clone(site: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(site.root)
    git(site.root, "clone", "--quiet", "--depth=1", f"file://{site.root}", "clone")
    clone = Folder(tmp_path / "clone")
    assert since(clone, "HEAD") == 0
    assert since(clone, "HEAD~1") == 1
    assert told(capsys) == (
        "sitegen: this clone is shallow, and 'HEAD~1' isn't in it\n"
        "  hint: run 'git fetch --unshallow', or set 'fetch-depth: 0' where actions/checkout "
        "makes it\n"
    )
    git(clone.root, "fetch", "--quiet", "--unshallow")
    assert since(clone, "HEAD~1") == 0


def test_a_clone_without_the_files_asks_no_network_for_them(
    site: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/a.md", resource("Words"))
    commit(site.root)
    git(site.root, "config", "uploadpack.allowFilter", "true")
    git(site.root, "clone", "--quiet", "--filter=blob:none", f"file://{site.root}", "clone")
    assert since(Folder(tmp_path / "clone"), "HEAD~1") == 1
    assert told(capsys) == _LACKING


_LACKING = (
    "sitegen: this clone of the repository lacks files of that revision\n"
    "  hint: run 'git fetch --refetch --no-filter', or clone it anew without --filter\n"
)


def test_a_file_that_is_lost(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    name = git(site.root, "rev-parse", "HEAD:content/resources/a.md")
    (site.root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert since(site) == 1
    assert told(capsys) == _LACKING


def test_a_damaged_repository(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write(".git/config", "[core\n")
    assert since(site) == 1
    assert told(capsys) == (
        "sitegen: git gave no answer: bad config line 1 in file .git/config\n"
        "  hint: see whether 'git log' works in this folder\n"
    )


def test_a_repository_around_another_is_not_meant(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a hook, git names the repository that has called it."""
    other = site.root / "other"
    other.mkdir()
    start(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert since(site) == 0


def test_what_the_user_says_of_git_holds(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "library.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "ours")
    assert ask(site.root, "config", "library.name") == b"ours\n"


def test_no_setting_of_a_repository_runs_a_program(site: Folder, tmp_path: Path) -> None:
    """Each of these would leave a file behind, if git did what it says."""
    mark = tmp_path / "ran"
    program = tmp_path / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    program.chmod(0o755)
    site.write(".gitattributes", "*.md filter=x diff=x\n")
    commit(site.root)
    for name in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "gpg.program",
                 "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge",
                 "filter.x.clean", "filter.x.process", "uploadpack.packObjectsHook",
                 "pager.ls-tree", "pager.log", "credential.helper"):  # fmt: skip
        git(site.root, "config", name, str(program))
    git(site.root, "config", "log.showSignature", "true")
    git(site.root, "config", "core.hooksPath", str(tmp_path))
    assert since(site, "HEAD") == 0
    assert not mark.exists()


def test_what_a_commit_has_of_a_site(site: Folder) -> None:
    site.write("content/b c.md", "é")
    name = commit(site.root)
    found = repository(site.root)
    listed = [(each.path, each.size) for each in entries(found, name, "site.yaml", "content/")]
    assert listed == [
        ("content/b c.md", 2),
        ("content/resources/a.md", len(resource())),
        ("site.yaml", (site.root / "site.yaml").stat().st_size),
    ]
    objects = {each.path: each.object for each in entries(found, name, "content/")}
    assert contents(found, objects.values())[objects["content/b c.md"]] == "é".encode()


def test_a_repository_within_the_content_is_no_file(site: Folder, tmp_path: Path) -> None:
    inner = tmp_path / "content/inner"
    inner.mkdir()
    start(inner)
    commit(inner)
    name = commit(site.root)
    paths = [each.path for each in entries(repository(site.root), name, "content/")]
    assert paths == ["content/resources/a.md"]


def test_the_reason_and_the_remedy_are_apart(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        repository(tmp_path)
    fault = caught.value
    assert str(fault) == f"{fault.reason}\n  hint: {fault.hint}"
