"""Commits: which of them gave each file the content that it has.

The rule is that of ``git log -1 -- FILE``: the last commit that changed the file, where a merge
that has it as one of its parents changed nothing, so that the first such parent says when it was.
Two things are passed over besides: listed commits, and renames without a change. A file that only
listed commits have touched has no time.

Commits come parents first, each with what it changed against its first parent, so one pass does:
the state after a commit is that of its parent with a few files replaced.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sitegen.file_names import is_text

FORMAT = "--format=%x01%H %ct %P"
_START = b"\x01"


class Origin(Struct, frozen=True, array_like=True):
    """The object that holds a file's content, and when a commit gave it that, in Unix time."""

    object: str
    time: int | None


States = Mapping[str, Origin]
"""Where each Markdown file has its content from, by its path from the site's folder."""


class Change(Struct, frozen=True):
    """What a commit did to a file; an empty object is no file."""

    path: str
    before: str
    after: str


class Commit(Struct, frozen=True):
    """A commit, when it was made, and what it changed against the first of its parents."""

    name: str
    time: int
    parents: tuple[str, ...]
    changes: tuple[Change, ...]


class _State(Struct):
    """The files after a commit; ``None`` is no file. One that isn't here is none in a whole state.

    In a state that isn't, it is as it was before the first commit that was given.
    """

    files: dict[str, Origin | None]
    is_whole: bool

    def find(self, path: str) -> Origin | None:
        if path not in self.files and not self.is_whole:
            raise _UnknownError
        return self.files.get(path)

    def copy(self) -> "_State":
        return _State(dict(self.files), self.is_whole)


class _UnknownError(Exception):
    """What is asked for happened before the commits that were given."""


def read_log(answer: bytes, prefix: str) -> Iterator[Commit]:
    """Read what ``git log --raw -z`` says, of Markdown files below a prefix."""
    for part in answer.split(_START)[1:]:
        head, *rest = part.split(b"\0")
        name, time, *parents = head.decode().split()
        changes = tuple(_changes(rest, prefix))
        yield Commit(name, int(time), tuple(parents), changes)


def _changes(words: Sequence[bytes], prefix: str) -> Iterator[Change]:
    for about, name in zip(words[::2], words[1::2], strict=False):
        path = name.decode(errors="surrogateescape")
        if path.endswith(".md") and path.startswith(prefix) and is_text(path):
            _, _, before, after, _ = about.decode().split()
            yield Change(path.removeprefix(prefix), _object(before), _object(after))


def _object(name: str) -> str:
    """Leave out the name that stands for no object, which is nothing but zeros."""
    return name if name.strip("0") else ""


def replay(
    commits: Sequence[Commit],
    head: str,
    ignored: AbstractSet[str],
    known: tuple[str, States] | None = None,
) -> States | None:
    """Follow all files from the first commit to the head; parents come before their children.

    The state after one commit may be known already: then only those that it can't be reached from
    are needed. ``None`` says that these don't suffice.
    """
    waiting = Counter(parent for each in commits for parent in each.parents)
    states: dict[str, _State] = {}
    if known:
        states[known[0]] = _State(dict(known[1]), is_whole=True)
    try:
        for each in commits:
            others = [states.get(name) or _part() for name in each.parents[1:]]
            state = _first(each, states, waiting)
            _apply(each, state, others, ignored)
            _release(each.parents, states, waiting)
            states[each.name] = state
    except _UnknownError:
        return None
    end = states.get(head)
    if end is None or not end.is_whole:
        return None
    return {path: origin for path, origin in sorted(end.files.items()) if origin}


def _part() -> _State:
    return _State({}, is_whole=False)


def _first(commit: Commit, states: Mapping[str, _State], waiting: Counter[str]) -> _State:
    """Give the state to begin with: that of the first parent, copied if others need it too."""
    if not commit.parents:
        return _State({}, is_whole=True)
    first = commit.parents[0]
    if first not in states:
        return _part()
    return states[first] if waiting[first] == 1 else states[first].copy()


def _release(parents: Iterable[str], states: dict[str, _State], waiting: Counter[str]) -> None:
    for name in parents:
        waiting[name] -= 1
        if not waiting[name]:
            states.pop(name, None)


def _apply(
    commit: Commit, state: _State, others: Sequence[_State], ignored: AbstractSet[str]
) -> None:
    removed = [each for each in commit.changes if not each.after]
    gone = {each.before: each.path for each in reversed(removed)}
    new = {
        each.path: _taken(each, state, others, gone) or _given(commit, each, state, ignored)
        for each in commit.changes
        if each.after
    }
    state.files.update(dict.fromkeys(each.path for each in removed))
    state.files.update(new)


def _taken(
    change: Change, state: _State, others: Sequence[_State], gone: Mapping[str, str]
) -> Origin | None:
    """Find the origin of content that was there before: in another parent, or under a name."""
    for other in others:
        found = other.find(change.path)
        if found and found.object == change.after:
            return found
    return state.find(gone[change.after]) if not change.before and change.after in gone else None


def _given(commit: Commit, change: Change, state: _State, ignored: AbstractSet[str]) -> Origin:
    """Make the commit the origin, unless it is to be passed over."""
    if commit.name not in ignored:
        return Origin(change.after, commit.time)
    before = state.find(change.path)
    return Origin(change.after, before.time if before else None)
