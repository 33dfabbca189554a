"""The wheel: all that a site needs is in it, and works where there is no checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import tree

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel, as ``make wheel`` does, and unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=_ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return zipfile.Path(file)


@pytest.fixture(scope="module")
def installed(wheel: zipfile.Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel into a folder that Python can be pointed to."""
    folder = tmp_path_factory.mktemp("installed")
    wheel.root.extractall(folder)
    return folder


def _names(folder: str) -> Iterator[str]:
    for file in (_ROOT / folder).rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file.relative_to(_ROOT / folder).as_posix()


def test_it_holds_the_program_the_theme_the_starter_and_the_manual(wheel: zipfile.Path) -> None:
    files = {name for name in wheel.root.namelist() if not name.endswith("/")}
    packed = {name for name in files if ".dist-info/" not in name}
    program = {f"sitegen/{name}" for name in _names("sitegen")}
    theme = {f"sitegen/theme/{name}" for name in _names("templates")}
    assert packed == {*program, *theme, "sitegen/diagnostics.md"}


def test_anybody_who_builds_it_gets_the_same_bytes(wheel: zipfile.Path, tmp_path: Path) -> None:
    """Neither who built it, nor when and where, nor what else lies there, shows in it."""
    copy = tmp_path / "elsewhere"
    for name in ("sitegen", "templates", "docs"):
        shutil.copytree(_ROOT / name, copy / name, copy_function=_anew)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        _anew(_ROOT / name, copy / name)
    (copy / "sitegen" / "__pycache__").mkdir(exist_ok=True)
    (copy / "sitegen" / "__pycache__" / "left.pyc").write_bytes(b"over")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    subprocess.run(
        command,
        cwd=copy,
        env=os.environ | environment,
        umask=0o077,
        check=True,
        capture_output=True,
    )
    (file,) = tmp_path.glob("*.whl")
    first = Path(str(wheel.root.filename))
    assert (file.name, file.read_bytes()) == (first.name, first.read_bytes())


def _anew(source: str | Path, target: str | Path) -> None:
    """Copy a file as if somebody else had just written it."""
    Path(target).write_bytes(Path(source).read_bytes())
    Path(target).chmod(0o600)
    os.utime(target, (1_000_000_000, 2_000_000_000))


def test_it_says_what_it_is_and_needs(wheel: zipfile.Path) -> None:
    (name,) = (name for name in wheel.root.namelist() if name.endswith("/METADATA"))
    lines = wheel.joinpath(name).read_text(encoding="utf-8").splitlines()
    assert "Name: sitegen" in lines
    assert "Requires-Python: >=3.11" in lines
    assert "License-Expression: MIT" in lines
    assert "Requires-Dist: jinja2>=3.1.6" in lines
    scripts = wheel.joinpath(name.replace("METADATA", "entry_points.txt"))
    assert "sitegen = sitegen.cli:start" in scripts.read_text(encoding="utf-8")


def test_a_new_site_is_built_without_a_checkout(installed: Path, tmp_path: Path) -> None:
    def sitegen(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "sitegen", *words],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    where = subprocess.run(
        [sys.executable, "-P", "-c", "import sitegen; print(sitegen.__file__)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    assert sitegen("init", "site") == "A new site is in site. To draw it: sitegen build site\n"
    assert " 0 kept, 0 removed in site/output (" in sitegen("build", "site")
    assert "No errors" in sitegen("check", "site")
    assert sitegen("explain", "field-missing").startswith("field-missing\n")
    assert "index.html" in tree(tmp_path / "site/output")
