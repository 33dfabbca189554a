"""Git, without the habits of whoever runs it: no settings but ours, no hooks, no signing."""

import os
import subprocess
from pathlib import Path

_SETTINGS = {
    "core.autocrlf": "false",
    "core.hooksPath": os.devnull,
    "gc.auto": "0",
    "init.defaultBranch": "main",
    "safe.directory": "*",
    "user.name": "Benchmarks",
    "user.email": "benchmarks@example.org",
}


def git(folder: Path, *arguments: str, day: str = "") -> str:
    """Run git in a folder and give what it prints; ``day`` dates a commit.

    Raises ``subprocess.CalledProcessError`` with what git said.
    """
    command = ("git", *(word for pair in map("=".join, _SETTINGS.items()) for word in ("-c", pair)))
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    } | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    if day:
        environment |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    done = subprocess.run(
        (*command, *arguments),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
