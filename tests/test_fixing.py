"""The command fix: what it prints, and the patch that it shows."""

import subprocess
from pathlib import Path

import pytest

from sitegen import building
from sitegen.cli import main
from tests.sites import Folder, resource, tree

_PATCH = """\
--- a/content/resources/a.md
+++ b/content/resources/a.md
@@ -1,8 +1,8 @@
 ---
 title: Accents
 type: News
-date: 1 May 2015
+date: 2015-05-01
 topic: Service
-sumary: One.  # why
+summary: One.  # why
 ---
 Some text.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setattr(building, "monotonic", lambda: 0.0)
    folder = Folder(tmp_path)
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    folder.write("content/resources/a.md", resource(date="1 May 2015", sumary="One.  # why"))
    return folder


def test_it_says_what_it_changed_and_what_is_left(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/b.md", resource("Words", date="soon", language="'en_us'"))
    assert main(["fix", str(site.root)]) == 1
    out, err = capsys.readouterr()
    assert out == (
        "content/resources/a.md:4:7: 1 May 2015 is now 2015-05-01\n"
        "content/resources/a.md:6:1: sumary is now summary\n"
        "2 changes made in 1 file\n"
        "Until the errors are put right, nothing is published (0.0 s)\n"
        "2 errors\n"
    )
    assert [line.partition(":")[0] for line in err.splitlines()[::2]] == (
        ["content/resources/b.md"] * 2
    )


def test_where_there_is_nothing_to_mend_it_says_so(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/a.md", resource())
    assert main(["fix", str(site.root)]) == 0
    assert capsys.readouterr().out == (
        "Nothing was changed: no mistake here has a remedy that leaves no doubt\n"
        "No errors (0.0 s)\n"
    )


def test_it_can_be_quiet(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(site.root), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert "date: 2015-05-01\n" in (site.root / "content/resources/a.md").read_text()


def test_a_program_hears_of_what_is_left(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(site.root), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 changes made in 1 file\n" in err


def test_the_patch_is_shown_and_nothing_is_changed(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(site.root)
    assert main(["fix", str(site.root), "--diff"]) == 1
    assert capsys.readouterr() == (_PATCH, "")
    assert tree(site.root) == before


def test_without_a_change_there_is_no_patch(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/a.md", resource())
    assert main(["fix", str(site.root), "--diff", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "no end"])
@pytest.mark.parametrize("name", ["a", "ä b"])
def test_git_applies_the_patch(
    site: Folder, capfdbinary: pytest.CaptureFixture[bytes], end: str, last: str, name: str
) -> None:
    site.remove("content/resources/a.md")
    text = resource(date="1 May 2015", body=f"\x0bé\u2028\n{last}").replace("\n", end)
    site.write(f"content/resources/{name}.md", text)
    assert main(["fix", str(site.root), "--diff"]) == 1
    patch = capfdbinary.readouterr().out
    subprocess.run(("git", "apply", "-"), input=patch, cwd=site.root, check=True)
    applied = tree(site.root)
    site.write(f"content/resources/{name}.md", text)
    main(["fix", str(site.root), "--quiet"])
    assert tree(site.root) == applied
    assert applied[f"content/resources/{name}.md"] != text.encode()


def test_a_folder_that_is_no_site_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", str(tmp_path), "--diff"]) == 1
    assert "has no folder 'content'" in capsys.readouterr().err
