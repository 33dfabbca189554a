"""Whole small sites with all that they come to; after a change that is meant: pytest --regold."""

import re
import shutil
from pathlib import Path

import pytest

from sitegen.diagnostics import render_text
from sitegen.survey import MARKER
from tests.sites import Folder, tree

_SITES = Path(__file__).parent / "golden" / "sites"
_OF_EACH_TEMPLATE = (
    "404.html",
    "about/index.html",
    "index.html",
    "old/index.html",
    "recent/index.html",
    "resources/accents/index.html",
    "search/index.html",
    "topics/index.html",
    "topics/service/index.html",
)


def test_every_kind_of_page_and_file(tmp_path: Path, *, regold: bool) -> None:
    """The site has templates of its own, which show all that views hold."""
    files = _built("every-kind", tmp_path)
    own = {path for path in files if not path.startswith("assets/")}
    own |= {path for path in files if path.startswith(("assets/style.", "assets/icon."))}
    _compare("every-kind", {path: files[path] for path in own}, regold=regold)


def test_the_theme(tmp_path: Path, *, regold: bool) -> None:
    """A page of each template, the marks of its assets aside."""
    files = _built("theme", tmp_path)
    pages = {
        path: re.sub(rb"\.[0-9a-f]{8}\.", b".mark.", files[path]) for path in _OF_EACH_TEMPLATE
    }
    _compare("theme", pages, regold=regold)


@pytest.mark.parametrize("name", ["every-kind", "theme"])
def test_the_expected_output_is_there(name: str) -> None:
    assert tree(_SITES / name / "expected")


def _built(name: str, place: Path) -> dict[str, bytes]:
    """Build a golden site; its report is one more file."""
    shutil.copytree(_SITES / name / "site", place / "site")
    site = Folder(place / "site", (place / "site" / "site.yaml").read_text())
    result = site.build()
    assert result.report, render_text(result.diagnostics)
    files = tree(site.root / "output")
    del files[MARKER]
    left_out = "".join(f"{path}: {why}\n" for path, why in sorted(result.unpublished.items()))
    return files | {"report.txt": f"{render_text(result.diagnostics)}\n{left_out}".encode()}


def _compare(name: str, files: dict[str, bytes], *, regold: bool) -> None:
    expected = _SITES / name / "expected"
    if regold:
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in files.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    assert files == tree(expected)
