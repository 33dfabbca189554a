"""Heads: which commit a site is at, and how much of its history is there, without asking git.

To start git takes longer than to see that nothing has changed, so what it keeps in small files is
read here (gitrepository-layout, gitglossary).
"""

import re
from pathlib import Path

from msgspec import Struct

from sitegen.checkouts import checkout_around, git_folder
from sitegen.fingerprint import digest

IGNORED = ".git-blame-ignore-revs"
"""The file of commits that count for nothing, by the name that hosts look for it under."""
_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LINE = re.compile(rf"^({_COMMIT.pattern})(?:\s|$)", re.MULTILINE)
_BRANCH = "ref: "
_MOST = 5
"""Names that stand for other names, in a row; git follows as many."""


class Head(Struct, frozen=True):
    """The commit that a site is at: empty where there is none yet, ``None`` where git must say.

    ``prefix`` leads from the repository's top to the site's folder and ends with ``/``, if it isn't
    empty; ``ignored`` are commits that are to be passed over.
    """

    commit: str | None
    prefix: str
    ignored: tuple[str, ...]
    is_shallow: bool


def head_of(root: Path) -> Head | None:
    """Find the commit that a site is at; ``None`` if no repository is around."""
    around = checkout_around(root)
    if around is None:
        return None
    top, prefix = around
    private = git_folder(top / ".git")
    shared = private / (_text(private / "commondir").strip() or ".")
    return Head(
        _commit(private, shared),
        prefix,
        tuple(sorted(_LINE.findall(_text(top / IGNORED)))),
        bool(_text(shared / "shallow")),
    )


def mark_of(head: Head | None) -> bytes:
    """Fingerprint all that decides what the history of a site's files is."""
    return digest(head) if head else digest("")


def mark_at(root: Path) -> bytes:
    """Tell by a mark whether the history of a site's files is another than it was."""
    return mark_of(head_of(root))


def _commit(private: Path, shared: Path) -> str | None:
    if (shared / "reftable").exists():
        return None
    found = _text(private / "HEAD").strip()
    for _ in range(_MOST):
        if not found.startswith(_BRANCH):
            break
        found = _branch(found.removeprefix(_BRANCH).strip(), private, shared)
    return found if _COMMIT.fullmatch(found) else ""


def _branch(name: str, private: Path, shared: Path) -> str:
    if not name.startswith("refs/") or ".." in name:
        return ""
    loose = _text(private / name) or _text(shared / name)
    if loose:
        return loose.strip()
    packed = re.search(rf"^(\S+) {re.escape(name)}$", _text(shared / "packed-refs"), re.MULTILINE)
    return packed[1] if packed else ""


def _text(file: Path) -> str:
    """Read a small file, if there is one."""
    try:
        return file.read_bytes().decode(errors="replace")
    except OSError:
        return ""
