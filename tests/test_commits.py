"""What the commits since one can't tell is found out from all of them."""

from sitegen.commits import Change, Commit, Origin, States, replay

_KNOWN = {"a.md": Origin("1", 100), "b.md": Origin("1", 100)}


def edit(name: str, parents: str, *changes: tuple[str, str, str]) -> Commit:
    return Commit(name, 200, tuple(parents), tuple(Change(*each) for each in changes))


def after(*commits: Commit, known: str = "k", ignored: str = "") -> States | None:
    return replay(commits, commits[-1].name, frozenset(ignored), (known, _KNOWN))


def test_new_commits_build_on_what_is_known() -> None:
    found = after(edit("m", "k", ("a.md", "1", "2")), edit("n", "m", ("b.md", "1", "")))
    assert found == {"a.md": Origin("2", 200)}


def test_a_branch_that_began_before_adds_what_it_changed() -> None:
    side, merge = edit("s", "o", ("a.md", "1", "2")), edit("m", "ks", ("a.md", "1", "2"))
    assert after(side, merge) == {**_KNOWN, "a.md": Origin("2", 200)}


def test_a_merge_may_take_what_was_there_before_all_that_is_known() -> None:
    side, merge = edit("s", "o"), edit("m", "ks", ("a.md", "1", "0"))
    assert after(side, merge) is None


def test_a_merge_into_a_branch_that_began_before() -> None:
    assert after(edit("s", "o"), edit("m", "sk", ("a.md", "0", "1"))) is None


def test_what_is_passed_over_or_renamed_on_such_a_branch() -> None:
    assert after(edit("s", "o", ("a.md", "1", "2")), edit("m", "ks"), ignored="s") is None
    renamed = edit("s", "o", ("a.md", "1", ""), ("c.md", "", "1"))
    assert after(renamed, edit("m", "ks")) is None


def test_a_head_that_is_not_among_them() -> None:
    assert replay((), "k2", frozenset(), ("k", _KNOWN)) is None
    assert replay((), "k", frozenset(), ("k", _KNOWN)) == _KNOWN


def test_what_is_known_is_left_as_it_was() -> None:
    before = dict(_KNOWN)
    after(edit("m", "k", ("a.md", "1", "2")), edit("n", "k", ("a.md", "1", "3")))
    assert before == _KNOWN


def test_of_two_that_went_with_one_content_the_first_is_taken() -> None:
    known = {"a.md": Origin("1", 100), "b.md": Origin("1", 101)}
    moved = edit("m", "k", ("a.md", "1", ""), ("b.md", "1", ""), ("c.md", "", "1"))
    found = replay((moved,), "m", frozenset(), ("k", known))
    assert found == {"c.md": Origin("1", 100)}
