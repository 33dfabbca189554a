"""Replay a history build by build, and compare each output with that of a clean build.

Usage: python benchmarks/replay.py REPOSITORY [--commits 300] [--settings site.yaml]

Any git repository of Markdown files will do. One without ``site.yaml`` gets the settings that are
given, or lenient ones; one without ``content/`` is taken for a folder of resources. Each build's
day is its commit's. Exit status: 0 if all outputs, messages and statuses agree, 1 if any differ.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks.git import git

LENIENT = """\
title: A replayed collection
base_url: https://example.org/
unknown_fields: allow
fields:
  date: {required: false}
  topic: {required: false}
  type: {required: false}
"""
"""The settings of a site that has none."""

_NAMED = 5
"""So many differing files are named."""


class Replayed(Struct, frozen=True):
    """What came of one commit: whether it was published, and what differed from a clean build."""

    commit: str
    published: bool
    differences: tuple[str, ...]


class _Site(Struct, frozen=True):
    """A site's folder with a clone of the repository in it, and its output folder."""

    root: Path
    clone: Path
    output: Path


def main() -> int:
    """Replay what the command line asks for; 1 if anything differs."""
    asked = _arguments()
    settings = asked.settings.read_text(encoding="utf-8") if asked.settings else LENIENT
    with tempfile.TemporaryDirectory(prefix="sitegen-replay-") as scratch:
        done = []
        for each in replay(asked.repository, asked.commits, settings, Path(scratch)):
            done.append(each)
            _tell(each, len(done))
    differing = sum(bool(each.differences) for each in done)
    published = sum(each.published for each in done)
    print(f"{len(done)} commits, {published} published, {differing} differ from a clean build")
    return int(differing > 0)


def replay(repository: Path, commits: int, settings: str, scratch: Path) -> Iterator[Replayed]:
    """Build the last commits, oldest first, after each other and each afresh."""
    kept, fresh = (_site(repository, scratch / name) for name in ("kept", "fresh"))
    log = git(kept.clone, "log", "--first-parent", f"--max-count={commits}", "--format=%H %cs")
    for line in reversed(log.splitlines()):
        commit, day = line.split()
        for site in (kept, fresh):
            _check_out(site, commit, settings)
        _forget(fresh)
        yield _compare(commit, kept, fresh, day)


def _site(repository: Path, folder: Path) -> _Site:
    """Clone into a place where the repository's top is the site, or else its resources."""
    holds_site = bool(git(repository, "ls-tree", "HEAD", "content/"))
    clone = folder if holds_site else folder / "content/resources"
    clone.parent.mkdir(parents=True, exist_ok=True)
    source = repository.resolve()
    git(clone.parent, "clone", "--quiet", "--no-checkout", str(source), str(clone.resolve()))
    return _Site(folder, clone, folder.with_name(f"{folder.name}-output"))


def _check_out(site: _Site, commit: str, settings: str) -> None:
    git(site.clone, "checkout", "--quiet", "--force", "--detach", commit)
    file = site.root / "site.yaml"
    if not git(site.clone, "ls-tree", commit, "site.yaml"):
        file.write_text(settings, encoding="utf-8")


def _forget(site: _Site) -> None:
    """Remove all that earlier builds left."""
    for folder in (site.output, site.root / ".sitegen"):
        shutil.rmtree(folder, ignore_errors=True)


def _compare(commit: str, kept: _Site, fresh: _Site, day: str) -> Replayed:
    ours, clean = _build(kept, day), _build(fresh, day)
    differences = []
    if ours.returncode != clean.returncode:
        differences.append(f"exit status: {ours.returncode}, clean {clean.returncode}")
    if ours.stderr != clean.stderr:
        differences.append(f"messages:\n{ours.stderr}clean:\n{clean.stderr}")
    if "Traceback" in clean.stderr:
        differences.append(f"a clean build broke off:\n{clean.stderr}")
    if clean.returncode == 0:
        differences += differing(kept.output, fresh.output)
    return Replayed(commit, clean.returncode == 0, tuple(differences))


def _build(site: _Site, day: str) -> subprocess.CompletedProcess[str]:
    """Build in the site's folder, so that no message names the folder."""
    options = ("--quiet", f"--today={day}", f"--output={site.output.resolve()}")
    command = (sys.executable, "-m", "sitegen", "build", *options)
    return subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)


def differing(ours: Path, clean: Path) -> Iterator[str]:
    """Name files that are in one folder only, or differ in any byte."""
    names = {path.relative_to(top) for top in (ours, clean) for path in top.rglob("*")}
    for name in sorted(names):
        one, other = ours / name, clean / name
        if one.is_dir() and other.is_dir():
            continue
        if not (one.is_file() and other.is_file()) or one.read_bytes() != other.read_bytes():
            yield name.as_posix()


def _tell(replayed: Replayed, number: int) -> None:
    outcome = "differs" if replayed.differences else "same"
    if not replayed.published:
        outcome += ", has errors"
    print(f"{number:4} {replayed.commit[:12]} {outcome}", flush=True)
    for difference in replayed.differences[:_NAMED]:
        print(f"     {difference}")
    if len(replayed.differences) > _NAMED:
        print(f"     and {len(replayed.differences) - _NAMED} more")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add(
        "repository", type=Path, metavar="REPOSITORY", help="a git repository, which stays as it is"
    )
    add("--commits", type=int, default=300, metavar="N", help="the last N (default: 300)")
    add("--settings", type=Path, metavar="FILE", help="site.yaml for commits that have none")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
