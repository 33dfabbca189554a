"""Faults: whatever the machine refuses, it is told in one line, and the old site is as it was."""

import errno
import os
import resource as limits
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from sitegen import workers
from sitegen.cli import main
from tests.published import assert_connected, assert_whole
from tests.sites import Folder, tree
from tests.tracing import Call, End, both, fail_at, trace, traceable
from tests.worlds import (
    HISTORIES,
    World,
    build,
    built,
    delete,
    edit,
    published,
    run,
    seen,
    world_of,
)

pytestmark = pytest.mark.no_cover  # what is killed or refused counts no lines
_IS_LONG = settings().max_examples > 100
_FAULTS = [errno.ENOSPC, errno.EIO]
if _IS_LONG:
    _FAULTS += [errno.EDQUOT, errno.EROFS, errno.EMFILE]
_POINTS = 20 if _IS_LONG else 1
"""Calls of each history that fail with each fault."""
_ROUNDS = 100 if _IS_LONG else 2


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    """Lend a folder in memory, if there is one."""
    quick = Path("/dev/shm")
    with TemporaryDirectory(dir=quick if quick.is_dir() else None) as folder:
        yield Path(folder)


@traceable
@pytest.mark.parametrize("fault", _FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["a first build", "an edit", "a removal"])
def test_whatever_call_fails_it_is_told_in_one_line_and_nothing_is_lost(
    name: str, fault: int, memory: Path
) -> None:
    shutil.rmtree(memory / "world", ignore_errors=True)
    world = world_of(HISTORIES[name], memory / "world")
    root = memory / "site"
    for at in range(_POINTS):
        number = (2 * at + 1) * world.calls // (2 * _POINTS)
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(world.folder, root, symlinks=True)
        before = _names(root)
        end, told = _traced(root, fail_at(number, fault))
        call = end.calls[number]
        if end.status == 0:
            assert "Traceback" not in told, call
            assert seen(root) == world.new, call
        else:
            assert end.status == 1, (call, told)
            assert told.startswith("sitegen: "), (call, told)
            assert told.count("\n") == 1, (call, told)
            _assert_sound(root, world, before, end)
        assert build(root) == 0
        assert published(root / "output") == world.new


def _assert_sound(root: Path, world: World, before: set[str], end: End) -> None:
    """Have the old site as it was, or, if pages have changed already, have no link lead nowhere."""
    there = seen(root)
    assert_whole(there, world.old, world.new)
    assert_connected(there, world.old)
    if there == world.old:
        assert _names(root) - before <= {".sitegen", ".sitegen/.gitignore", ".sitegen/lock"} | {
            f".sitegen/store.sqlite3{each}" for each in ("", "-journal")
        }, end.calls[-1]


def _names(root: Path) -> set[str]:
    """Name all files and folders."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def _traced(root: Path, meddle: Callable[[Call], int | None]) -> tuple[End, str]:
    """Build, and give what was told of faults as well."""
    told = root.parent / "told"

    def work() -> int:
        status, words = run("build", str(root))
        told.write_text(words)
        return status

    return trace(work, root, meddle), told.read_text()


def _limited(root: Path, limit: int, value: int, *words: str) -> tuple[int, str]:
    """Build in a process of its own, which has what every process has open, and a limit."""
    told = root.parent / "told"

    def work() -> int:
        os.closerange(3, 256)
        limits.setrlimit(limit, (value, limits.getrlimit(limit)[1]))
        status, words_told = run("build", str(root), *words)
        limits.setrlimit(limit, (limits.getrlimit(limit)[1],) * 2)
        told.write_text(words_told)
        return status

    return both(work)[0], told.read_text()


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Have a site that was built and then edited."""
    site = Folder(tmp_path / "site")
    built(site)
    edit(site)
    return site


def _assert_clean(site: Folder) -> None:
    """Build, and compare with a clean build."""
    assert build(site.root) == 0
    clean = site.root.parent / "clean"
    assert build(site.root, "--output", str(clean), "--clean") == 0
    assert published(site.root / "output") == published(clean)


def test_few_open_files_will_do(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """64 are enough (`ulimit -n 64`), for four processes too."""
    monkeypatch.setattr(workers, "_WORTHWHILE", 1)
    monkeypatch.setattr(workers, "_CHUNK", 2)
    assert _limited(site.root, limits.RLIMIT_NOFILE, 64, "--jobs=4")[0] == 0
    _assert_clean(site)


def test_too_few_open_files_are_told(site: Folder) -> None:
    before = tree(site.root / "output")
    status, told = _limited(site.root, limits.RLIMIT_NOFILE, 4)
    assert status == 1
    assert told.endswith(": too many files are open; allow more (ulimit -n), or use --jobs 1\n")
    assert told.count("\n") == 1
    assert tree(site.root / "output") == before


def test_files_that_are_too_large_are_told(site: Folder) -> None:
    """A system may take the first part of a file before it says so."""
    before = _names(site.root)
    status, told = _limited(site.root, limits.RLIMIT_FSIZE, 3000)
    assert status == 1
    *remarks, last = told.splitlines()
    assert last.startswith(f"sitegen: {site.root}/output/")
    assert last.endswith("html: files as large as this aren't allowed here (ulimit -f)")
    assert remarks == []
    assert {name for name in _names(site.root) - before if name.startswith("output")} == set()
    _assert_clean(site)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small disk in memory, which is root's alone to do."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=8m", "none", place],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can mount the small disk that this needs")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def _remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", disk], check=True)


def test_on_a_full_disk_the_old_site_stays_and_there_is_no_litter(site: Folder, disk: Path) -> None:
    """Let there be ever less space, so that it ends in ever other places."""
    output = disk / "output"
    assert build(site.root, "--output", str(output)) == 0
    before, names = published(output), _names(disk)
    edit(site)
    site.write("content/about.md", "---\ntitle: Other\n---\n")
    site.write("site.yaml", (site.root / "site.yaml").read_text().replace("Library", "School"))
    ends = set()
    for space in range(0, 240, 10 if _IS_LONG else 60):
        (disk / "ballast").write_bytes(b"")
        free = os.statvfs(disk)
        (disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - space * 1024))
        status, told = run("build", str(site.root), "--output", str(output))
        assert status == 1, (space, told)
        assert told.startswith(f"sitegen: {output}"), told
        assert told.endswith(": the disk is full\n"), told
        assert told.count("\n") == 1
        assert published(output) == before
        assert _names(disk) == names | {"ballast"}
        ends.add(told)
    assert len(ends) > 1
    (disk / "ballast").unlink()
    assert build(site.root, "--output", str(output)) == 0
    assert build(site.root, "--output", str(disk / "clean"), "--clean") == 0
    assert published(output) == published(disk / "clean")


def test_on_a_disk_that_can_only_be_read_it_is_told(site: Folder, disk: Path) -> None:
    assert build(site.root, "--output", str(disk / "output")) == 0
    site.write("content/about.md", "---\ntitle: Other\n---\n")
    before = tree(disk)
    _remount(disk, "ro")
    status, told = run("build", str(site.root), "--output", str(disk / "output"))
    assert status == 1
    assert told == f"sitegen: {disk}/output: this disk can only be read\n"
    assert tree(disk) == before
    _remount(disk, "rw")
    assert build(site.root, "--output", str(disk / "output")) == 0


@pytest.mark.parametrize("day", ["0", "2147483648", "4102444800"], ids=["1970", "2038", "2100"])
def test_the_clock_may_be_wrong(day: str, site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the clock says, and the times of files, change nothing in any file."""
    now = int(day) * 10**9
    monkeypatch.setattr("sitegen.clock.time_ns", lambda: now)
    for path in site.root.rglob("*"):
        os.utime(path, ns=(now, now), follow_symlinks=False)
    _assert_clean(site)
    site.write("content/about.md", "---\ntitle: Other\n---\n")
    os.utime(site.root / "content/about.md", ns=(now, now))
    _assert_clean(site)
    os.utime(site.root / "output/index.html", ns=(now - 10**9, now - 10**9))
    _assert_clean(site)


@pytest.mark.parametrize("epoch", ["0", "2147483648"])
def test_the_day_may_be_in_1970_or_in_2038(
    epoch: str, site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    words = ["build", str(site.root), "--quiet", "--jobs=1"]
    with redirect_stderr(StringIO()) as told:
        assert main(words) == 0
    assert "Traceback" not in told.getvalue()
    resources = {path for path in published(site.root / "output") if path.startswith("resources/")}
    assert ("resources/a/index.html" in resources) == (epoch != "0")


def test_two_builds_at_once_do_what_one_does(site: Folder) -> None:
    for number in range(_ROUNDS):
        site.write("content/about.md", f"---\ntitle: About {number}\n---\n")
        edit(site) if number % 2 else delete(site)
        assert both(partial(build, site.root), partial(build, site.root)) == (0, 0)
        _assert_clean(site)


def test_two_sites_may_write_into_one_folder_one_after_the_other(
    site: Folder, tmp_path: Path
) -> None:
    """They replace each other, as two checkouts of one site do."""
    shutil.copytree(site.root, tmp_path / "other")
    output = f"--output={tmp_path / 'output'}"
    for _ in range(_ROUNDS):
        builds = (partial(build, root, output) for root in (site.root, tmp_path / "other"))
        assert both(*builds) == (0, 0)
        assert build(site.root) == 0
        assert published(tmp_path / "output") == published(site.root / "output")


@traceable
@pytest.mark.parametrize("name", ["an edit", "a removal", "another theme"])
def test_sources_may_be_edited_while_they_are_built(name: str, memory: Path) -> None:
    """What is published meanwhile may be neither; the next build puts it right."""
    shutil.rmtree(memory / "world", ignore_errors=True)
    world = world_of(HISTORIES[name], memory / "world")
    for at in range(_POINTS):
        root = memory / "site"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(world.folder, root, symlinks=True)
        number = (2 * at + 1) * world.calls // (2 * _POINTS)
        end, told = _traced(root, partial(_edit_at, number, Folder(root)))
        assert end.status == 0 or (end.status, told.count("\n")) == (1, 1), told
        _assert_clean(Folder(root, (root / "site.yaml").read_text()))
        shutil.rmtree(memory / "clean")


def _edit_at(number: int, site: Folder, call: Call) -> None:
    if call.number == number:
        delete(site)
        site.write("content/about.md", "---\ntitle: Meanwhile\n---\n[A](resources/a.md)\n")
        site.write("content/resources/map.png", b"a map made meanwhile")
        site.write("templates/assets/site.css", "b {color: blue}")
        site.write("templates/404.html", '{% extends "theme/404.html" %}')
        site.write("site.yaml", (site.root / "site.yaml").read_text() + "description: Meanwhile\n")
