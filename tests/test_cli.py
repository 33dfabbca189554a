"""The shell: ways to start it, exit statuses, and what it says where the machine fails."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sitegen import __version__, commands
from sitegen.cli import main, start
from tests.sites import SETTINGS, Folder, resource, tree

_ROOT = Path(__file__).parent.parent
_HEAVY = {
    "babel",
    "cmarkgfm",
    "frontmatter",
    "jinja2",
    "markdown",
    "msgspec",
    "nh3",
    "tqdm",
    "yaml",
}
_BUILD = ("build", "--today", "2026-06-15", "--jobs", "1")
_DRIVER = """\
import multiprocessing, os, pathlib, sys, time
multiprocessing.set_start_method("fork")
from sitegen import reading, workers
mark, *argv = sys.argv[1:]
mark, original = pathlib.Path(mark), reading.convert
def trap(*words):
    if os.getpid() == here:
        time.sleep(0.3)  # until another process has begun
        return original(*words)
    try:
        mark.with_name("first").touch(exist_ok=False)
    except FileExistsError:
        return original(*words)
    time.sleep(0.3)  # until another process has nothing left to do
    mark.touch()
    os._exit(9)
reading.convert = trap
workers._WORTHWHILE = workers._CHUNK = 1
here = os.getpid()
from sitegen.cli import main
sys.exit(main(argv))
"""
"""Runs a command, in which the process dies that reads the first file."""


def python(*words: str, cwd: Path = _ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run Python with this checkout on its path."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(_ROOT)} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of one resource."""
    folder = Folder(tmp_path / "site")
    folder.write("content/resources/accents.md", resource())
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    return folder


def checkout(site: Folder) -> Path:
    """Lay the program beside a site, as in a checkout."""
    (site.root / "sitegen").symlink_to(_ROOT / "sitegen")
    shutil.copytree(_ROOT / "templates", site.root / "templates")
    site.write("build.py", (_ROOT / "build.py").read_bytes())
    return site.root / "build.py"


def test_all_ways_to_start_it_do_the_same(site: Folder, tmp_path: Path) -> None:
    script = checkout(site)
    outputs = [tmp_path / name for name in "abc"]
    ways: list[list[str]] = [[str(script)], ["-m", "sitegen", "build", str(site.root)]]
    told = [
        python(*way, "--today", "2026-06-15", "--output", str(output), cwd=tmp_path)
        for way, output in zip(ways, outputs, strict=False)
    ]
    assert [(each.returncode, each.stderr) for each in told] == [(0, "")] * 2
    assert main([*_BUILD, str(site.root), "--output", str(outputs[2])]) == 0
    assert tree(outputs[0]) == tree(outputs[1]) == tree(outputs[2]) != {}


def test_the_console_script_is_the_same_function() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"sitegen": f"{start.__module__}:{start.__name__}"}


def test_it_ends_with_all_that_was_printed() -> None:
    code = "import sys; from sitegen.cli import leave; sys.stdout.write('out'); leave(7)"
    told = python("-c", code)
    assert (told.returncode, told.stdout, told.stderr) == (7, "out", "")
    code = "import sys; from sitegen.cli import leave; sys.stdout = None; leave(0)"
    assert python("-c", code).returncode == 0


def test_build_py_builds_its_own_folder_unless_another_is_named(
    site: Folder, tmp_path: Path
) -> None:
    script = checkout(site)
    other = Folder(tmp_path / "other")
    other.write("content/about.md", "---\ntitle: About\n---\n")
    told = python(str(script), "other", "--today", "2026-06-15", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert (other.root / "output/about/index.html").is_file()
    assert not (site.root / "output").exists()
    told = python(str(script), "--help", COLUMNS="300")
    assert f"the site (default: {site.root})" in told.stdout


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"sitegen {__version__}\n"


def test_nothing_heavy_is_imported_for_the_version_and_for_help() -> None:
    told = python(
        "-c",
        "import sys\nfrom sitegen.cli import main\n"
        "for word in ('--version', '--help'):\n"
        "  try: main([word])\n"
        "  except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)",
    )
    loaded = {name.partition(".")[0] for name in told.stderr.split()}
    assert "sitegen" in loaded
    assert loaded & _HEAVY == set()


def test_no_library_that_reads_words_or_draws_is_imported_where_nothing_has_changed(
    site: Folder,
) -> None:
    site.write("site.yaml", f"{SETTINGS}language: de\n")
    code = (
        "import sys\nfrom sitegen.cli import main\nstatus = main(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr)\nsys.exit(status)"
    )
    loaded = []
    for _ in range(2):
        told = python("-c", code, *_BUILD, str(site.root))
        assert told.returncode == 0
        loaded.append({name.partition(".")[0] for name in told.stderr.split()} & _HEAVY)
    first, again = loaded
    assert {"babel", "jinja2", "yaml"} <= first
    assert again == {"msgspec"}


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "build     draw the site" in told.err
    assert "To start one: sitegen init my-site" in told.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bulid"], "invalid choice: 'bulid'"),
        (["build", "--today", "2026-02-30"], "'2026-02-30' is not a day such as 2026-01-31"),
        (["build", "--jobs", "0"], "'0' is not a number of processes, such as 2"),
        (["build", "--jobs", "²"], "'²' is not a number of processes, such as 2"),
        (["check", "--jobs", "two"], "'two' is not a number of processes, such as 2"),
        (["check", "--output", "x"], "unrecognized arguments: --output"),
        (["schema", "--write", "--check"], "not allowed with argument --write"),
        (["init"], "the following arguments are required: DIR"),
        (["explain"], "the following arguments are required: CODE"),
    ],
)
def test_a_command_written_wrongly(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "new", "schema", "init", "explain"])
def test_every_word_of_a_command_is_explained(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    told = capsys.readouterr().out
    words = re.findall(r"^  (-\S+|[A-Z]+)(?:[ ,].*)?$", told, re.MULTILINE)
    explained = re.findall(r"^  (-\S+|[A-Z]+).*(?:  |\n {10,})\S", told, re.MULTILINE)
    assert words == explained != []


@pytest.mark.parametrize("cores", [{1, 2, 3}, None])
def test_as_many_processes_as_there_are_cores(
    cores: set[int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "run", lambda options: options.jobs)
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    if cores is None:
        monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    else:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
    assert main(["build"]) == (5 if cores is None else 3)


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (MemoryError(), 1, "sitegen: memory ran out; with --jobs 1 less is needed\n"),
        (
            OSError(28, "No space left on device", "output/index.html"),
            1,
            "sitegen: output/index.html: the disk is full\n",
        ),
        (OSError(28, "No space left on device"), 1, "sitegen: the disk is full\n"),
        (ChildProcessError("a process ended"), 1, "sitegen: a process ended\n"),
    ],
)
def test_what_goes_wrong_is_told_in_a_line(
    fault: BaseException,
    status: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: object) -> int:
        raise fault

    monkeypatch.setattr(commands, "run", fail)
    assert main(["build"]) == status
    assert capsys.readouterr() == ("", message)


def test_a_library_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Folder(tmp_path).write("content/about.md", "---\ntitle: About\n---\n")
    monkeypatch.delitem(sys.modules, "sitegen.bar", raising=False)
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "sitegen: the library tqdm isn't installed for this Python; "
        "in a checkout run 'make', then '.venv/bin/python build.py'\n"
    )


@pytest.mark.parametrize("words", [["build", "."], ["--help"], ["explain", "nonsense"]])
def test_where_nobody_reads_what_is_printed_it_ends_without_a_word(
    words: list[str], site: Folder
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    both = words[0] == "explain"
    ended = subprocess.Popen(
        [sys.executable, "-m", "sitegen", *words],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": ""},
        stdout=writer,
        stderr=writer if both else subprocess.PIPE,
    )
    os.close(writer)
    _, told = ended.communicate()
    assert told == (None if both else b"")
    assert ended.returncode == 1


def test_standard_output_may_be_closed(site: Folder) -> None:
    command = f'"{sys.executable}" -m sitegen build "{site.root}" --today 2026-06-15 >&-'
    told = subprocess.run(
        ["sh", "-c", command], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_letters_that_the_terminal_does_not_have_are_escaped(site: Folder) -> None:
    told = python(
        "-m", "sitegen", *_BUILD, "--output", "é", cwd=site.root, PYTHONIOENCODING="ascii"
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert r"0 kept, 0 removed in \xe9 (" in told.stdout


def test_a_worker_that_dies_is_told_in_a_line(site: Folder) -> None:
    site.write("driver.py", _DRIVER)
    words = (str(site.root / "mark"), *_BUILD[:-1], "2", str(site.root))
    told = python(str(site.root / "driver.py"), *words)
    assert (told.returncode, told.stdout, told.stderr) == (
        1,
        "",
        "sitegen: a process ended before its work did; if memory is short, --jobs 1 needs less\n",
    )
    assert not (site.root / "output").exists()
