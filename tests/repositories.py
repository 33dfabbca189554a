"""Real git repositories in temporary folders, the same on any machine and any day."""

import os
import subprocess
from pathlib import Path

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ann",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_COMMITTER_NAME": "Ann",
    "GIT_COMMITTER_EMAIL": "ann@example.org",
}
MONDAY = "2026-03-02T09:00:00+00:00"


def git(folder: Path, *words: str, day: str = MONDAY, written: str = "") -> str:
    """Have git do something on a day; what it commits may have been written on another."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    days = {"GIT_AUTHOR_DATE": written or day, "GIT_COMMITTER_DATE": day}
    asked = ["git", "-c", "protocol.file.allow=always", *words]
    done = subprocess.run(
        asked, cwd=folder, env=kept | _ALONE | days, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def start(folder: Path) -> None:
    """Make a folder a repository, whatever its first branch is called elsewhere."""
    git(folder, "init", "--quiet", "--initial-branch=main")


def commit(folder: Path, message: str = "Edit", day: str = MONDAY, written: str = "") -> str:
    """Commit all that there is, and name the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message, day=day, written=written)
    return git(folder, "rev-parse", "HEAD")
