"""Each case is a whole site with the report that it must give, word for word."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.codes import Code
from sitegen.diagnostics import render_text
from sitegen.model import Edition
from sitegen.pipeline import Order, check
from sitegen.progress import unwatched
from tests.sites import TODAY, Folder, resource, tree

_CASES = Path(__file__).parent / "cases"
_MANY = "thirty-mistakes"
_FOLDERS = sorted(each.name for each in _CASES.iterdir())


def report(site: Path, today: date = TODAY) -> str:
    order = Order(root=site, output=site / "output", edition=Edition(today))
    return render_text(check(order, unwatched).diagnostics) + "\n"


@pytest.mark.parametrize("name", _FOLDERS)
def test_report(name: str) -> None:
    case = _CASES / name
    assert report(case) == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_case(code: Code) -> None:
    assert f"[{code}]" in (_CASES / code / "expected.txt").read_text(encoding="utf-8")


def test_thirty_mistakes_are_told_at_once_and_the_last_site_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Folder(tmp_path / "site")
    site.write("content/resources/accents.md", resource())
    assert site.build().report
    before = tree(site.root / "output")
    shutil.copytree(_CASES / _MANY, site.root, dirs_exist_ok=True)
    assert main(["build", str(site.root), "--today", TODAY.isoformat()]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("  ")]
    assert len(set(told)) >= 30  # the number that was promised
    for line in told:
        path, row, column, *_ = line.split(":")
        assert (site.root / path).is_file()
        assert int(row) >= 1 <= int(column)
    assert tree(site.root / "output") == before
