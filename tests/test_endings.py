"""Clear ends: whatever stops a run, it says one thing or nothing, and leaves nothing half done."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import settings

from sitegen.endings import SIGNALS, Stopped, stoppable, unstoppable
from tests.sites import Folder, resource, tree

_ROOT = Path(__file__).parent.parent
_BUILD = ("build", "--today", "2026-06-15")
_DRIVER = """\
import importlib, multiprocessing, os, pathlib, sys, time
multiprocessing.set_start_method("fork")
from sitegen import workers
where, what, place, mark, *argv = sys.argv[1:]
module, _, path = where.partition(":")
*owners, name = path.split(".")
owner = importlib.import_module(module)
for each in owners:
    owner = getattr(owner, each)
original = getattr(owner, name)
here, mark = os.getpid(), pathlib.Path(mark)
def trap(*words, **named):
    if (os.getpid() == here) != (place == "here"):
        if place == "there":
            time.sleep(0.05)  # until the other process has something to do
        return original(*words, **named)
    mark.touch()
    if what == "wait":
        time.sleep(60)
    raise KeyError("no such thing\\n::error::forged")
setattr(owner, name, trap)
workers._WORTHWHILE = workers._CHUNK = 1
from sitegen.cli import main
sys.exit(main(argv))
"""
"""Runs a command in which a function waits for a minute or has a bug, here or in a worker."""
_READING = "sitegen.reading:convert"
_DRAWING = "sitegen.render:Renderer.draw"
_PUBLISHING = "sitegen.rollout:move"
_PHASES = [
    ("sitegen.outlook:look_out", "here"),
    ("sitegen.survey:survey", "here"),
    (_READING, "here"),
    (_READING, "there"),
    ("sitegen.pages:plan", "here"),
    (_DRAWING, "here"),
    (_DRAWING, "there"),
    (_PUBLISHING, "here"),
    ("sitegen.lock:sleep", "here"),
]
if settings().max_examples <= 100:  # make test has no time for all
    _PHASES = [(_READING, "there"), (_DRAWING, "here"), (_PUBLISHING, "here")]


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site of a few resources, build it, and edit one of them."""
    folder = Folder(tmp_path / "site")
    for number in range(6):
        folder.write(f"content/resources/r{number}.md", resource(f"Resource {number}"))
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    folder.build()
    folder.write("content/resources/r1.md", resource("Changed"))
    folder.write("content/resources/r2.md", resource("Changed, too"))
    return folder


def _start(site: Folder, where: str, what: str, place: str, *words: str) -> subprocess.Popen[str]:
    """Start a build in a session of its own, and wait until it has come to its trap."""
    driver, mark = site.root.parent / "driver.py", site.root.parent / "mark"
    driver.write_text(_DRIVER)
    command = [sys.executable, str(driver), where, what, place, str(mark)]
    command += [*_BUILD, "--jobs", "2" if place == "there" else "1", str(site.root), *words]
    running = subprocess.Popen(
        command,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not mark.exists() and running.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    assert mark.exists()
    return running


def _alone(group: int) -> bool:
    """Tell whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def _held(site: Folder) -> int:
    file = os.open(site.root / ".sitegen/lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


@pytest.mark.parametrize(
    ("where", "place", "number", "status"),
    [
        *((*phase, signal.SIGTERM, 143) for phase in _PHASES),
        (_READING, "there", signal.SIGINT, 130),
        (_DRAWING, "there", signal.SIGINT, 130),
        (_PUBLISHING, "here", signal.SIGINT, 130),
        ("sitegen.lock:sleep", "here", signal.SIGINT, 130),
        (_DRAWING, "here", signal.SIGHUP, 129),
    ],
)
def test_a_signal_ends_every_phase_at_once_and_leaves_nothing_behind(
    where: str, place: str, number: int, status: int, site: Folder
) -> None:
    output, spare = site.root / "output", site.root.parent / "after"
    before = tree(output)
    lock = _held(site) if "lock" in where else None
    running = _start(site, where, "wait", place)
    os.kill(running.pid, number)  # as CI does: the workers don't hear of it
    assert running.communicate(timeout=20) == ("", "")
    assert running.returncode == status
    assert _alone(running.pid)
    if lock is not None:
        os.close(lock)
    site.build(spare)
    after, now = tree(spare), tree(output)
    assert now.keys() <= before.keys() | after.keys()
    assert all(data in {before.get(name), after.get(name)} for name, data in now.items())
    assert now == before or where == _PUBLISHING
    assert [each.name for each in output.glob(".sitegen-*")] == []
    site.build()
    assert tree(output) == after


def test_a_signal_that_is_pressed_again_does_not_disturb_the_clearing_away(site: Folder) -> None:
    running = _start(site, _DRAWING, "wait", "there")
    for _ in range(20):
        os.killpg(running.pid, signal.SIGINT)
    assert running.communicate(timeout=20) == ("", "")
    assert running.returncode == 130
    assert list((site.root / "output").glob(".sitegen-*")) == []


@pytest.mark.parametrize("place", ["here", "there"])
@pytest.mark.parametrize("where", [_READING, _DRAWING])
def test_a_bug_is_told_in_a_line(where: str, place: str, site: Folder) -> None:
    before = tree(site.root / "output")
    running = _start(site, where, "bug", place)
    out, told = running.communicate(timeout=20)
    (line,) = told.splitlines()
    assert out == ""
    assert line.startswith(
        r"sitegen: this is a bug of sitegen: KeyError: 'no such thing\n::error::forged' ("
    )
    assert line.endswith(
        "; nothing is wrong with your files; please report it, as the README says under "
        "'When something goes wrong', with what --debug shows"
    )
    assert running.returncode == 1
    assert _alone(running.pid)
    assert tree(site.root / "output") == before


@pytest.mark.parametrize("place", ["here", "there"])
def test_with_debug_the_traceback_is_shown(place: str, site: Folder) -> None:
    running = _start(site, _READING, "bug", place, "--debug")
    lines = running.communicate(timeout=20)[1].splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert any('driver.py", line ' in line for line in lines)
    assert lines[-2].startswith("KeyError: ")
    assert lines[-1].startswith("sitegen: this is a bug of sitegen: KeyError: ")
    assert lines[-1].endswith("under 'When something goes wrong'")


@pytest.mark.parametrize(
    "command",
    [
        "check {site} --today 2026-06-15 2>&1 | head -1",
        "build {site} --today 2026-06-15 2>&1 | head -0",
        "check {site} --today 2026-06-15 2>&1 >/dev/null | head -1",
        "--help | head -1",
        "build --help | head -1",
        "explain field-missing | head -1",
        "--version | head -0",
        "nonsense 2>&1 | head -0",
    ],
)
def test_a_broken_pipe_is_silent(command: str, site: Folder) -> None:
    for number in range(6):
        site.write(f"content/resources/r{number}.md", "no front matter\n")
    words = command.format(site=f"'{site.root}'")
    told = _in_a_shell(words)
    assert told.stderr == ""
    assert told.stdout.count("\n") <= 1
    assert "Traceback" not in told.stdout


@pytest.mark.parametrize("words", ["explain field-missing", "--help", "--version", "build SITE"])
def test_where_there_is_no_room_for_what_is_printed_a_line_says_so(
    words: str, site: Folder
) -> None:
    command = words.replace("SITE", f"'{site.root}' --today 2026-06-15")
    told = _in_a_shell(f"{command} >/dev/full")
    assert (told.returncode, told.stderr) == (1, "sitegen: the disk is full\n")


def _in_a_shell(words: str) -> subprocess.CompletedProcess[str]:
    """Run sitegen with these words, which a shell reads."""
    line = f"'{sys.executable}' -m sitegen {words}"
    return subprocess.run(
        ["sh", "-c", line], cwd=_ROOT, capture_output=True, text=True, check=False
    )


def test_handlers_are_as_they_were_afterwards() -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    with stoppable():
        assert all(callable(signal.getsignal(each)) for each in SIGNALS)
        assert [signal.getsignal(each) for each in SIGNALS] != before
    assert [signal.getsignal(each) for each in SIGNALS] == before
    with pytest.raises(OSError, match="broken"), stoppable():
        raise OSError("broken")
    assert [signal.getsignal(each) for each in SIGNALS] == before


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    with stoppable():
        os.kill(os.getpid(), signal.SIGHUP)
    signal.signal(signal.SIGHUP, before)  # and this line was reached


def _stop_twice() -> None:
    with stoppable():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGINT)


def test_only_the_first_signal_counts() -> None:
    before = {each: signal.getsignal(each) for each in SIGNALS}
    with pytest.raises(Stopped) as raised:
        _stop_twice()
    assert raised.value.status == 143
    for each, handler in before.items():
        signal.signal(each, handler)


def test_a_thread_hears_no_signals() -> None:
    done: list[bool] = []

    def work() -> None:
        with stoppable():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def _stop_later(done: list[str]) -> None:
    with unstoppable():
        signal.raise_signal(signal.SIGINT)
        done.append("all of it")


def test_signals_can_be_put_off() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _stop_later(done)
    assert done == ["all of it"]
