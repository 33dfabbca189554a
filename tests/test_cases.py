"""Each case is a whole site with the report that it must give, word for word."""

import atexit
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from errno import EACCES
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

import pytest

from sitegen.cli import main
from sitegen.codes import Code
from sitegen.comparison import check_since
from sitegen.design import design
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, in_order, render_text
from sitegen.ledger import LEDGER
from sitegen.linking import gather, hear
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.pipeline import check
from sitegen.progress import unwatched
from sitegen.proof import prove
from tests.repositories import commit, start
from tests.sites import TODAY, Folder, resource, tree

CASES = Path(__file__).parent / "cases"
_MANY = "thirty-mistakes"
_SOUND = "nothing-wrong"
_REPORT = "lychee.json"
_FOLDERS = sorted(each.name for each in CASES.iterdir())


def diagnose(site: Path, today: date = TODAY) -> Diagnostics:
    """Check a site; without templates of its own, drawing it would only take longer.

    A site with an output is held against that, one with a repository against its branch main, one
    with a report of lychee's is told its outcome.
    """
    order = Order(root=site, output=site / "output", edition=Edition(today))
    if (site / ".git").exists():
        return in_order(check_since("main", lambda _: None, order, unwatched).diagnostics)
    if order.output.exists():
        return in_order(prove(order, unwatched).diagnostics)
    if (site / _REPORT).exists():
        return in_order(hear(order, gather(order, unwatched), site / _REPORT).diagnostics)
    if (site / "templates").exists() or (site / LEDGER).exists():
        return in_order(check(order, unwatched).diagnostics)
    return in_order(design(order, unwatched, look_at_sources(order)).diagnostics)


def _add_long_name(folder: Path) -> None:
    shutil.copy(folder / "accents.md", folder / f"{'very-' * 48}long.md")


def _add_pipe(folder: Path) -> None:
    os.mkfifo(folder / "queue")


def _add_link(folder: Path) -> None:
    (folder / "map.pdf").symlink_to("/etc/hostname")


def _add_length(folder: Path) -> None:
    with (folder / "accents.md").open("a") as text:
        text.write("x" * 1_000_000)


def _add_secret(folder: Path) -> None:
    (folder / "map.pdf").write_bytes(b"")
    (folder / "map.pdf").chmod(0)


def _add_history(folder: Path) -> None:
    start(folder.parent.parent)
    (folder / "speech.md").rename(folder / "accents.md")
    commit(folder.parent.parent)
    (folder / "accents.md").rename(folder / "speech.md")


def _add_nothing(_: Path) -> None:
    """Leave it as it is: only a copy of it may be written to."""


_MADE: dict[str, Callable[[Path], None]] = {
    "file-name": _add_long_name,
    "file-kind": _add_pipe,
    "file-link": _add_link,
    "file-limit": _add_length,
    "file-unreadable": _add_secret,
    "address-gone": _add_history,
    "history-missing": _add_nothing,
    "link-failing": _add_nothing,
    "report-invalid": _add_nothing,
}
"""What a case has that can't be kept in a repository, or not on every system."""


@cache
def site_of(name: str) -> Path:
    """Find the site of a case, or make it."""
    if name not in _MADE:
        return CASES / name
    site = Path(mkdtemp()) / name
    atexit.register(shutil.rmtree, site.parent)
    shutil.copytree(CASES / name, site)
    _MADE[name](site / "content/resources")
    return site


@contextmanager
def _as_anybody() -> Iterator[None]:
    """Let nobody open what its permissions keep closed, not even an administrator."""

    def open_(file: str, flags: int, *more: int, dir_fd: int | None = None) -> int:
        if dir_fd is None and Path(file).exists() and not Path(file).stat().st_mode & 0o400:
            raise PermissionError(EACCES, "Permission denied", file)
        return original(file, flags, *more, dir_fd=dir_fd)

    original = os.open
    with patch("os.open", open_):
        yield


@cache
def faults_of(name: str) -> Diagnostics:
    """Check a case; once is enough."""
    with _as_anybody():
        return diagnose(site_of(name))


def report(name: str) -> str:
    return render_text(faults_of(name)) + "\n"


@pytest.mark.parametrize("name", _FOLDERS)
def test_report(name: str, *, regold: bool) -> None:
    expected = CASES / name / "expected.txt"
    told = report(name)
    if regold:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_case(code: Code) -> None:
    assert f"[{code}]" in (CASES / code / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [each for each in _FOLDERS if each not in {_MANY, _SOUND}])
def test_a_case_is_called_after_the_code_that_it_shows(name: str) -> None:
    codes = [code for code in Code if name == code or name.startswith(f"{code}-")]
    assert len(codes) == 1
    assert codes[0] in {each.code for each in faults_of(name)}


@pytest.mark.parametrize("name", _FOLDERS)
def test_messages_are_fit_to_print(name: str) -> None:
    assert [each for each in faults_of(name) if _unfit(each.message) or _unfit(each.hint)] == []


@pytest.mark.parametrize("name", _FOLDERS)
def test_faults_stand_in_their_files(name: str) -> None:
    site = site_of(name)
    assert [each for each in faults_of(name) if not _stands(each.location, site)] == []


def test_a_sound_site_is_told_nothing_of() -> None:
    assert report(_SOUND) == "\n"


def test_thirty_mistakes_are_told_at_once_and_the_last_site_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Folder(tmp_path / "site")
    site.write("content/resources/accents.md", resource())
    assert site.build().report
    before = tree(site.root / "output")
    shutil.copytree(CASES / _MANY, site.root, dirs_exist_ok=True)
    assert main(["build", str(site.root), "--today", TODAY.isoformat()]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("  ")]
    assert len(set(told)) >= 30  # the number that was promised
    for line in told:
        path, row, column, *_ = line.split(":")
        assert (site.root / path).is_file()
        assert int(row) >= 1 <= int(column)
    assert tree(site.root / "output") == before


def _unfit(text: str) -> bool:
    """Tell whether a text breaks lines, is padded, or ends as no message does."""
    ours = re.sub("'[^']*'", "''", text)
    broken = re.search(r"[\n\r\t]", text) or "  " in ours
    return bool(broken) or text != text.strip() or text.endswith((":", ",", ";"))


def _stands(location: Location, site: Path) -> bool:
    """Tell whether a place is within a file; that of a missing file is its start."""
    file = site / location.path
    text = file.read_bytes().decode(errors="replace") if file.is_file() else ""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return location.line <= len(lines) and location.column <= len(lines[location.line - 1]) + 1


def test_a_message_may_be_unfit_and_a_place_outside() -> None:
    assert _unfit("write:")
    assert _unfit("two\nlines")
    assert not _unfit("write '---' instead of '  ---'")
    site = CASES / _SOUND
    assert not _stands(Location("site.yaml", 9), site)
    assert not _stands(Location("site.yaml", 1, 99), site)
    assert _stands(Diagnostic(Location("gone.md"), Code.YAML_SYNTAX, "").location, site)
