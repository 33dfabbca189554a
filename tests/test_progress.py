"""Progress: shown on a terminal, once the work has lasted a second, and nowhere else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.orders import Watch
from sitegen.progress import unwatched, watched

pty = pytest.importorskip("pty", reason="only Unix has terminals to try it on")
termios = pytest.importorskip("termios", reason="only Unix has terminals to try it on")
_ROOT = Path(__file__).parent.parent
_WORK = """\
import itertools, sys, threading
from tqdm import std
seconds = itertools.count(step=float(sys.argv[1]))
std.time = lambda: next(seconds)
from sitegen.progress import watched
assert list(watched(range(5), 5, "Drawing")) == [0, 1, 2, 3, 4]
assert threading.active_count() == 1
"""
"""Five things, each of which takes the given time by tqdm's clock."""


def on_a_terminal(seconds: str) -> str:
    """Do the work where standard error is a terminal; give what that shows."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 60))
    environ = os.environ | {"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", _WORK, seconds]
    done = subprocess.run(command, env=environ, stderr=theirs, stdout=subprocess.PIPE, check=True)
    os.close(theirs)
    shown = b""
    try:
        while more := os.read(ours, 4096):
            shown += more
    except OSError:  # Linux says so at the end of a terminal
        pass
    os.close(ours)
    assert done.stdout == b""
    return shown.decode()


def test_a_bar_is_shown_and_taken_away() -> None:
    shown = on_a_terminal("0.5")
    assert re.search(r"\rDrawing .*\u2588.* [2345] of 5", shown)
    assert re.search(r"\r *\r$", shown)


def test_work_of_less_than_a_second_shows_nothing() -> None:
    assert on_a_terminal("0.01") == ""


def test_a_log_shows_nothing() -> None:
    environ = os.environ | {"PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-c", _WORK, "0.5"]
    done = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("watch", [watched, unwatched])
def test_things_are_handed_on(watch: Watch) -> None:
    things = [object(), object()]
    assert list(watch(iter(things), 2, "Reading")) == things
