"""The output is the same bytes on any machine, in any locale, time zone and hash seed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.sites import SETTINGS, Folder, resource, tree

_PROJECT = Path(__file__).parent.parent
_GOLDEN = _PROJECT / "tests" / "golden" / "sites" / "every-kind" / "site"
_ON_A_DAY = ("--today", "2026-06-15")
_MANY = 420
"""More files than one process reads alone."""
_IN_ANOTHER_ORDER = """\
import os, sys
from pathlib import Path

scandir, listdir, iterdir = os.scandir, os.listdir, Path.iterdir

class Turned:
    def __init__(self, *path):
        with scandir(*path) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=ORDER))
    def __iter__(self):
        return self._entries
    def __next__(self):
        return next(self._entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

os.scandir = Turned
os.listdir = lambda *path: sorted(listdir(*path), reverse=ORDER)
from sitegen.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site that has one of each kind, so that nothing is written beside it."""
    root = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(_GOLDEN, root)
    return root


@pytest.fixture(scope="module")
def expected(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _build(site, *_ON_A_DAY, output=tmp_path_factory.mktemp("expected") / "output")


def _run(
    *command: str | Path, cwd: Path = _PROJECT, environment: Mapping[str, str] | None = None
) -> None:
    given = {**os.environ, "PYTHONPATH": str(_PROJECT), **(environment or {})}
    subprocess.run([sys.executable, *command], cwd=cwd, env=given, check=True, capture_output=True)


def _build(
    *asked: str | Path,
    output: Path,
    cwd: Path = _PROJECT,
    environment: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """Build by the command, in a process of its own, and read what it wrote."""
    _run("-m", "sitegen", "build", *asked, "--output", output, cwd=cwd, environment=environment)
    return tree(output)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4294967295"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Adak"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C.UTF-8"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
        {"PYTHONOPTIMIZE": "1"},
    ],
    ids=str,
)
def test_the_environment_changes_nothing(
    site: Path, tmp_path: Path, expected: dict[str, bytes], environment: dict[str, str]
) -> None:
    output = tmp_path / "output"
    assert _build(site, *_ON_A_DAY, output=output, environment=environment) == expected


def test_the_working_directory_changes_nothing(
    site: Path, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    assert _build(*_ON_A_DAY, output=tmp_path / "one", cwd=site) == expected
    elsewhere = site / "content" / "topics"
    assert _build("../..", *_ON_A_DAY, output=tmp_path / "two", cwd=elsewhere) == expected


def test_the_clock_changes_nothing_but_through_today(
    site: Path, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    last_second, next_day = "1781567999", "1781568000"  # 2026-06-15T23:59:59Z
    for epoch, same in ((next_day, False), (last_second, True)):
        made = _build(site, output=tmp_path, environment={"SOURCE_DATE_EPOCH": epoch})
        assert (made == expected) is same


@pytest.mark.parametrize("backwards", [False, True])
def test_the_order_in_which_files_are_listed_changes_nothing(
    site: Path,
    tmp_path: Path,
    expected: dict[str, bytes],
    *,
    backwards: bool,
) -> None:
    program = tmp_path / "run.py"
    program.write_text(_IN_ANOTHER_ORDER.replace("ORDER", str(backwards)))
    _run(program, "build", site, "--output", tmp_path / "output", *_ON_A_DAY)
    assert tree(tmp_path / "output") == expected


def test_a_checkout_elsewhere_builds_the_same(tmp_path: Path) -> None:
    outputs = []
    for place in (tmp_path / "one", tmp_path / "another place" / "é"):
        place.mkdir(parents=True)
        shutil.copy(_PROJECT / "build.py", place)
        shutil.copy(_PROJECT / "site.yaml", place)
        for folder in ("content", "sitegen", "templates"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(_PROJECT / folder, place / folder, ignore=ignored)
        _run(place / "build.py", *_ON_A_DAY, cwd=tmp_path, environment={"PYTHONPATH": ""})
        outputs.append(tree(place / "output"))
    assert len(outputs[0]) > 200
    assert outputs[0] == outputs[1]


_SPAWNED = """
import multiprocessing, sys
from sitegen.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    sys.exit(main())
"""


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    site = Folder(tmp_path / "site", SETTINGS)
    for at in range(_MANY):
        body = f"# Part {at}\n\n[Next]({(at + 1) % _MANY}.md#part-{(at + 1) % _MANY}) <b>x</b>\n"
        fields = {"type": ("News", "Webinar")[at % 2], "topic": ("A", "B", "C")[at % 3]}
        site.write(f"content/resources/{at}.md", resource(f"Title {at}", body=body, **fields))
    one = _build(site.root, "--jobs", "1", output=tmp_path / "one")
    assert len(one) > _MANY
    assert _build(site.root, "--jobs", "2", output=tmp_path / "two") == one
    script = tmp_path / "spawned.py"
    script.write_text(_SPAWNED)
    words = ["build", str(site.root), "--today", "2026-06-15", "--output", str(tmp_path / "three")]
    subprocess.run([sys.executable, script, *words, "--jobs", "2"], check=True)
    assert tree(tmp_path / "three") == one
