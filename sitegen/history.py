"""History: when each file of a site was last changed, as git has it.

What was found out is kept by the commit and by what is passed over, so git is asked only when one
of these is another; and then for no more commits than are new, where these tell enough.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import DecodeError, Struct, msgpack

from sitegen.commits import FORMAT, Commit, States, read_log, replay
from sitegen.git import DEEPEN, GitError, ask, no_repository
from sitegen.heads import Head, head_of, mark_of
from sitegen.source import CONTENT

_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.follow=false", "log", FORMAT, "--raw", "-z"),
    *("--no-abbrev", "--no-renames", "--no-relative", "--no-color", "--no-notes"),
    *("--no-show-signature", "--no-ext-diff", "--no-textconv", "--diff-merges=first-parent"),
    *("--full-history", "--sparse", "--date-order", "--reverse"),
)
"""All commits with their real parents, also those that change nothing here; none after a child."""


HISTORY = "history"
"""The note of what was found out."""


class History(Struct, frozen=True):
    """Where the content of each Markdown file comes from, by its path from the site's folder.

    ``mark`` stands for all that this depends on; it is empty if nobody has asked. ``passed`` are
    the commits that were passed over.
    """

    mark: bytes
    commit: str
    prefix: str
    passed: tuple[str, ...]
    files: States


NO_HISTORY = History(b"", "", "", (), {})
_encode = msgpack.Encoder().encode
_decode = msgpack.Decoder(History).decode


def pack_history(found: History) -> bytes:
    """Write down what was found out."""
    return _encode(found)


def unpack_history(note: bytes) -> History:
    """Recall what was found out, or nothing."""
    try:
        return _decode(note) if note else NO_HISTORY
    except (DecodeError, UnicodeDecodeError):
        return NO_HISTORY


def history_notes(found: History, before: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Note what was found out; where nobody asks any more, that is nothing."""
    if found.mark:
        return {HISTORY: pack_history(found)}
    return {HISTORY: b""} if before.get(HISTORY) else {}


def read_history(root: Path, known: History) -> History:
    """Find out when each file was last changed; ``known`` is what was found out before.

    Raises ``GitError`` where that can't be told.
    """
    head = head_of(root)
    mark = mark_of(head)
    if head is None:
        raise no_repository()
    if head.is_shallow:
        raise GitError("this clone is shallow, so most dates would be wrong", DEEPEN)
    if mark == known.mark:
        return known
    return _asked(root, head, mark, known)


def _asked(root: Path, head: Head, mark: bytes, known: History) -> History:
    commit = head.commit
    if commit is None:
        commit = ask(root, "rev-parse", "--verify", "HEAD").decode().strip()
    files = _states(root, head, commit, known) if commit else {}
    return History(mark, commit, head.prefix, head.ignored, files)


def _states(root: Path, head: Head, commit: str, known: History) -> States:
    ignored = frozenset(head.ignored)
    if known.commit and (known.prefix, known.passed) == (head.prefix, head.ignored):
        before = known.commit, known.files
        found = replay(_new(root, head, commit, known.commit), commit, ignored, before)
        if found is not None:
            return found
    found = replay(_log(root, head, commit), commit, ignored)
    assert found is not None  # all commits are there
    return found


def _new(root: Path, head: Head, commit: str, before: str) -> Sequence[Commit]:
    """List the commits since one, which may be gone itself."""
    try:
        return _log(root, head, f"{before}..{commit}")
    except GitError:
        return ()


def _log(root: Path, head: Head, revisions: str) -> Sequence[Commit]:
    answer = ask(root, *_LOG, revisions, "--", CONTENT)
    return tuple(read_log(answer, head.prefix))
