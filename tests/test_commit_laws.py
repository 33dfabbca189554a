"""Whatever the history is, days are those that git names, whatever was known of it before."""

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from sitegen.heads import IGNORED
from sitegen.history import NO_HISTORY, read_history
from tests.repositories import commit, git, start
from tests.sites import SETTINGS, Folder, resource, tree

pytestmark = pytest.mark.no_cover  # as the other laws
_MANY = settings().max_examples // 5
"""Examples; each makes a repository and asks git several times, which takes a tenth of a second."""
_NAMES = ("a", "b", "c")
_TIMES = st.integers(1_000_000_000, 1_000_000_009)
"""Few, so that many commits are made at one time, and children before their parents."""


class Step(Struct, frozen=True):
    """A commit: when it is made, after which others, and what it writes or, for 0, removes.

    A negative text is that which the second parent has.
    """

    time: int
    parents: tuple[int, ...]
    texts: tuple[tuple[str, int], ...]


_STEPS = st.lists(
    st.builds(
        Step,
        _TIMES,
        st.lists(st.integers(1, 3), min_size=1, max_size=2, unique=True).map(tuple),
        st.lists(
            st.tuples(st.sampled_from(_NAMES), st.integers(-1, 3)),
            max_size=2,
            unique_by=lambda each: each[0],
        ).map(tuple),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


def make(folder: Path, steps: Sequence[Step], *, alike: bool) -> None:
    """Make a history; parents are counted back from each commit.

    Where files can be ``alike``, a renamed one can have the text that it had.
    """
    states: list[dict[str, str]] = []
    stream: list[str] = []
    for at, step in enumerate(steps):
        parents = list(dict.fromkeys(max(at - back, 0) for back in step.parents)) if at else []
        state = dict(states[parents[0]]) if parents else {}
        lines = [f"commit refs/heads/c{at}\nmark :{at + 1}\n"]
        lines += [f"committer A <a@example.org> {step.time} +0000\ndata 0\n"]
        lines += [
            f"{word} :{each + 1}\n" for word, each in zip(("from", "merge"), parents, strict=False)
        ]
        for name, text in step.texts:
            other = states[parents[-1]].get(name, "") if parents else ""
            content = other if text < 0 else f"{text}{'' if alike else name}" if text else ""
            state[name] = content
            path = f"site/content/{name}.md"
            lines += (
                [f"M 100644 inline {path}\ndata {len(content)}\n{content}\n"]
                if content
                else [f"D {path}\n"]
            )
        states.append(state)
        stream += lines
    stream += [f"reset refs/heads/main\nfrom :{len(steps)}\n\n"]
    subprocess.run(
        ["git", "fast-import", "--quiet", "--force"],
        cwd=folder,
        check=True,
        input="".join(stream).encode(),
    )


def repository(folder: str) -> Path:
    top = Path(folder)
    (top / "site/content").mkdir(parents=True)
    start(top)
    return top / "site"


@settings(max_examples=_MANY, deadline=None)
@given(steps=_STEPS)
def test_the_days_are_those_that_git_names(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = repository(folder)
        make(site.parent, steps, alike=False)
        for path, origin in read_history(site, NO_HISTORY).files.items():
            assert str(origin.time) == git(site, "log", "-1", "--format=%ct", "--", path)


@settings(max_examples=_MANY, deadline=None)
@given(steps=_STEPS, first=st.integers(1, 12), passed=st.sets(st.integers(0, 11), max_size=3))
def test_what_was_known_before_makes_no_difference(
    steps: list[Step], first: int, passed: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = repository(folder)
        make(site.parent, steps, alike=True)
        named = git(site, "for-each-ref", "--format=%(objectname)", "refs/heads/").split()
        (site.parent / IGNORED).write_text("\n".join(named[at] for at in passed if at < len(named)))
        clean = read_history(site, NO_HISTORY)
        git(site, "update-ref", "refs/heads/main", f"c{min(first, len(steps)) - 1}")
        before = read_history(site, NO_HISTORY)
        git(site, "update-ref", "refs/heads/main", f"c{len(steps) - 1}")
        assert read_history(site, before) == clean


_EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(_NAMES), st.sampled_from("xyz")),
        st.tuples(st.just("move"), st.sampled_from(_NAMES), st.sampled_from(_NAMES)),
        st.tuples(st.just("commit"), st.sampled_from("12345"), st.just("")),
        st.tuples(st.just("pass over"), st.sampled_from(["", "# none\n"]), st.just("")),
        st.tuples(
            st.just("git"),
            st.sampled_from(["checkout --force", "merge --no-edit -Xours"]),
            st.sampled_from(["HEAD~1", "side", "main"]),
        ),
        st.tuples(st.just("set"), st.sampled_from(["git", "written"]), st.just("")),
        st.tuples(st.just("build"), st.just(""), st.just("")),
    ),
    min_size=3,
    max_size=14,
)


def _write(site: Folder, name: str, title: str) -> None:
    site.write(f"content/resources/{name}.md", resource(f"Title {title}", topic=name))


def _move(site: Folder, name: str, other: str) -> None:
    file = site.root / f"content/resources/{name}.md"
    if file.exists():
        file.rename(file.with_name(f"{other}.md"))


def _pass_over(site: Folder, text: str, _: str) -> None:
    (site.root.parent / IGNORED).write_text(text or git(site.root, "rev-parse", "HEAD"))


def _have_git(site: Folder, words: str, revision: str) -> None:
    """Have git do what it can; where it can't, be where the last commit was."""
    try:
        git(site.root, *words.split(), "--quiet", revision)
    except subprocess.CalledProcessError:
        git(site.root, "reset", "--quiet", "--hard")


_DO: dict[str, Callable[[Folder, str, str], object]] = {
    "write": _write,
    "move": _move,
    "commit": lambda site, day, _: commit(site.root, day=f"2026-03-0{day}T09:00:00+00:00"),
    "pass over": _pass_over,
    "git": _have_git,
    "set": lambda site, word, _: site.write("site.yaml", f"{SETTINGS}updated: {word}\n"),
    "build": lambda site, _, __: site.build(),
}


@settings(max_examples=max(_MANY // 4, 1), deadline=None)
@given(events=_EVENTS)
def test_whatever_happened_the_output_is_that_of_a_clean_build(
    events: list[tuple[str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Folder(repository(folder), f"{SETTINGS}updated: git\n")
        site.write(".gitignore", "output\n.sitegen\n")
        for name in _NAMES:
            site.write(f"content/resources/{name}.md", resource(f"Title {name}", topic=name))
        commit(site.root)
        git(site.root, "branch", "side")
        for event, *words in events:
            _DO[event](site, *words)
        assert site.build().report
        assert site.build(Path(folder, "clean"), clean=True).report
        assert tree(site.root / "output") == tree(Path(folder, "clean"))
