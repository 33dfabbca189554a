"""``sitegen serve`` as a process: from its first word to Ctrl-C."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from sitegen.ports import listen
from sitegen.shelf import private_folder
from tests.previews import previewed
from tests.sites import Folder, resource, tree

_LONG = 15.0


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path / "site")
    site.write("content/resources/a.md", resource())
    site.write("content/resources/draft.md", resource("Later", draft="true"))
    return site


def read(address: str) -> str:
    with urlopen(address) as reply:
        text: str = reply.read().decode()
        return text


def becomes(condition: Callable[[], bool]) -> bool:
    """Wait until a condition holds."""
    until = time.monotonic() + _LONG
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _holds(folder: Path, files: dict[str, bytes]) -> bool:
    try:
        return tree(folder) == files
    except FileNotFoundError:  # it is being built
        return False


def test_a_preview_says_where_it_is_and_ends_at_once(site: Folder) -> None:
    with previewed(site.root, "--port=8810") as preview:
        assert preview.said.endswith(f"The preview is at {preview.address} (Ctrl-C ends it)\n")
        assert "Later" in read(f"{preview.address}resources/draft/")
        begun = time.monotonic()
        assert preview.interrupt() == 130
        assert time.monotonic() - begun < 2
        assert preview.process.stdout
        assert preview.process.stdout.read() == ""


def test_a_port_that_is_taken_is_told(site: Folder) -> None:
    with listen(8820) as taken:
        port = taken.getsockname()[1]
        with previewed(site.root, f"--port={port}") as preview:
            said = f"sitegen: port {port} is taken, so the preview is at port "
            assert preview.said.splitlines()[-2].startswith(said)


def test_a_preview_follows_its_files_and_builds_its_private_folder(
    site: Folder, tmp_path: Path
) -> None:
    with previewed(site.root, "--port=8830") as preview:
        page = f"{preview.address}resources/a/"
        for text in ("First.", "Second.", "Third."):
            site.write("content/resources/a.md", resource(body=f"{text}\n"))
            assert becomes(lambda text=text: text in read(page))  # type: ignore[misc]  # a string
        site.write("content/resources/b.md", resource("Braille"))
        assert becomes(lambda: "Braille" in read(f"{preview.address}resources/"))
        shutil.move(site.root / "content", tmp_path / "away")
        assert becomes(lambda: "Braille" not in read(f"{preview.address}resources/"))
        shutil.move(tmp_path / "away", site.root / "content")
        assert becomes(lambda: "Braille" in read(f"{preview.address}resources/"))
        site.build(tmp_path / "clean", drafts=True, future=True, clean=True)
        clean, folder = tree(tmp_path / "clean"), private_folder(site.root)
        assert becomes(lambda: _holds(folder, clean))
    assert not (site.root / "output").exists()
    assert "preview.js" not in (folder / "index.html").read_text()


def test_what_is_no_site_is_not_served(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from sitegen.cli import main  # noqa: PLC0415

    assert main(["serve", str(tmp_path)]) == 1
    assert "has no folder 'content'" in capfd.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1"])
def test_a_port_is_a_number(port: str, capfd: pytest.CaptureFixture[str]) -> None:
    from sitegen.cli import main  # noqa: PLC0415

    with pytest.raises(SystemExit):
        main(["serve", f"--port={port}"])
    assert f"'{port}' is not a port such as 8000" in capfd.readouterr().err
