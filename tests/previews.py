"""Previews for tests: a site that is served by a process of its own, as editors run it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

TODAY = "--today=2026-06-15"
_ROOT = Path(__file__).parent.parent


class Preview(Struct, frozen=True):
    """A preview that runs: where it is, what it said first, and its process."""

    address: str
    said: str
    process: "subprocess.Popen[str]"

    def interrupt(self) -> int:
        """Press Ctrl-C, and give the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(5)


@contextmanager
def previewed(root: Path, *options: str) -> Iterator[Preview]:
    """Run ``sitegen serve`` for a while."""
    command = (sys.executable, "-m", "sitegen", "serve", TODAY, "--quiet", *options, str(root))
    paths = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=paths
    ) as process:
        assert process.stdout
        said = ""
        while not (found := re.search(r"http://\S+", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        try:
            yield Preview(found[0], said, process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(5)
