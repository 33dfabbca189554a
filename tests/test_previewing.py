"""What the command says before it serves."""

from pathlib import Path

import pytest

from sitegen import previewing
from sitegen.cli import main
from tests.sites import Folder, resource


@pytest.mark.parametrize("root", ["site", "copy"])
def test_faults_are_told_and_the_address(
    root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    site = Folder(tmp_path / root)
    site.write("content/resources/a.md", resource(date="2015"))
    monkeypatch.setattr(previewing, "serve_site", lambda *_: None)
    assert main(["serve", "--port=8910", str(site.root)]) == 0
    said = capfd.readouterr()
    assert said.out.startswith("The preview is at http://127.0.0.1:89")
    assert said.out.endswith("/library/ (Ctrl-C ends it)\n")
    assert "content/resources/a.md:4:7: error[field-invalid]" in said.err


def test_what_a_stranger_has_sent_is_not_believed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = Folder(tmp_path / "site")
    site.write("content/resources/a.md", resource())
    (tmp_path / "elsewhere").mkdir()
    (site.root / ".sitegen").symlink_to(tmp_path / "elsewhere")
    assert main(["serve", str(site.root)]) == 2
    assert f"{site.root / '.sitegen'} is a link" in capfd.readouterr().err
    assert not any((tmp_path / "elsewhere").iterdir())
