"""Git: asked for what it keeps, in a way in which no repository can have it run anything.

A repository comes from whoever has sent it, with settings of its own: they can name programs that
watch files, sign, show or turn them into others, or fetch what is missing. Only what reads git's
own objects is asked for, and each of these settings is answered here. What the user of this
machine has set holds: it says, for one, which repositories of others may be read.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sitegen.diagnostics import HINT

_SAFE = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "protocol.allow=never",
)
_OURS = frozenset(
    {
        "GIT_CEILING_DIRECTORIES",
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_EXEC_PATH",
    }
)
"""What the environment may say of git itself; the rest names another repository, as in a hook."""
_SETTINGS = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
_QUIET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": f"{os.devnull}/none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_FATAL = "fatal: "
_NO_REPOSITORY = "fatal: not a git repository"
_CUT_OFF = ("lazy fetching disabled", "not allowed")
"""What git says where it may go no way to other machines, for what it lacks."""
_LACKING = "this clone of the repository lacks files of that revision"
DEEPEN = "run 'git fetch --unshallow', or set 'fetch-depth: 0' where actions/checkout makes it"
FULL = "run 'git fetch --refetch --no-filter', or clone it anew without --filter"


class GitError(Exception):
    """Git can't tell what it was asked, for the reason that is the message, with a hint."""

    def __init__(self, reason: str, hint: str) -> None:
        """Keep the reason and what to do about it."""
        super().__init__(f"{reason}{HINT}{hint}")
        self.reason, self.hint = reason, hint


class NoRevisionError(Exception):
    """The repository has no revision of that name, which the message says."""


class Repository(Struct, frozen=True):
    """Where a site is kept: ``prefix`` leads from the repository's top to the site's folder."""

    root: Path
    prefix: str
    is_shallow: bool


class Entry(Struct, frozen=True):
    """A file of a revision: its path from the site's folder, and its object with its size."""

    path: str
    mode: str
    object: str
    size: int


def repository(root: Path) -> Repository:
    """Find the repository that a site is kept in. Raises ``GitError``."""
    answer = ask(root, "rev-parse", "--show-prefix", "--is-shallow-repository")
    prefix, shallow = os.fsdecode(answer).rsplit("\n", 2)[:2]
    return Repository(root, prefix, shallow == "true")


def commit_of(found: Repository, revision: str) -> str:
    """Find the commit that a revision names; empty if there is none. Raises ``GitError``.

    The revision isn't one of git's arguments, so whatever it says it is no option.
    """
    if not revision.isprintable():
        return ""
    asked = os.fsencode(f"{revision}^{{commit}}\n")
    form = "--batch-check=%(objectname) %(objecttype)"
    name, _, kind = ask(found.root, "cat-file", form, given=asked).decode().strip().partition(" ")
    return name if kind == "commit" else ""


def entries(found: Repository, commit: str, *paths: str) -> Iterator[Entry]:
    """List the files of a commit at or below paths of the site's folder. Raises ``GitError``."""
    below = (found.prefix + path for path in paths)
    answer = ask(found.root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *below)
    for each in os.fsdecode(answer).split("\0")[:-1]:
        about, _, path = each.partition("\t")
        mode, kind, name, size = about.split()
        if kind == "blob":
            if not size.isdigit():
                raise GitError(_LACKING, FULL)
            yield Entry(path.removeprefix(found.prefix), mode, name, int(size))


def contents(found: Repository, objects: Iterable[str]) -> Mapping[str, bytes]:
    """Fetch objects, as they are kept: nothing is made of them. Raises ``GitError``."""
    wanted = tuple(dict.fromkeys(objects))
    given = "".join(f"{each}\n" for each in wanted).encode()
    return dict(_objects(ask(found.root, "cat-file", "--batch", given=given)))


def _objects(answer: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, _, size = answer[at:end].decode().split()
        at = end + 1 + int(size) + 1
        yield name, answer[end + 1 : at - 1]


def ask(root: Path, *words: str, given: bytes = b"") -> bytes:
    """Have git answer, from a site's folder. Raises ``GitError``."""
    import subprocess  # noqa: PLC0415  # is slow to import, and few ask git

    settings = (word for each in _SAFE for word in ("-c", each))
    asked = ("git", "--no-pager", *settings, *words)
    try:
        done = subprocess.run(  # noqa: S603  # runs git alone
            asked, cwd=root, env=_environment(), input=given, capture_output=True, check=False
        )
    except OSError:
        raise GitError("there is no program 'git' here", "install git (git-scm.com)") from None
    if done.returncode:
        raise _refusal(os.fsdecode(done.stderr).strip())
    return done.stdout


def no_repository() -> GitError:
    """Say that a site is in no repository."""
    return GitError(
        "git keeps no history of this folder, as it is in no repository",
        "clone the site's repository with git instead of copying its files",
    )


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _OURS or name.startswith(_SETTINGS)
    }
    return kept | _QUIET


def _refusal(words: str) -> GitError:
    """Say in one line why git gave no answer; it may have said more."""
    if words.startswith(_NO_REPOSITORY):
        return no_repository()
    if any(each in words for each in _CUT_OFF):
        return GitError(_LACKING, FULL)
    lines = words.split("\n")
    told = next((each for each in lines if each.startswith(_FATAL)), lines[0]).removeprefix(_FATAL)
    return GitError(f"git gave no answer: {told}", "see whether 'git log' works in this folder")
