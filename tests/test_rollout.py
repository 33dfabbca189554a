"""Rollout: what moves into place when, and what a fault takes back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import rollout as module
from sitegen.rollout import Rollout, arrange, leaving, roll_out, tidy
from tests.sites import tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Have an output folder with a few files."""
    return _filled(
        tmp_path / "output", "404.html", "a", "b/index.html", "b/c/index.html", "feed.xml"
    )


def _filled(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{folder.name} {path}")
    return folder


@pytest.mark.parametrize(
    ("staged", "new", "changed", "late"),
    [
        (["a", "b/index.html"], (), ("a", "b/index.html"), ()),
        (["n", "d/e/f", "d/g", "b/h"], ("n", "d", "b/h"), (), ()),
        (["a/n/index.html", "a/index.html"], ("a",), (), ()),
        (["b"], (), (), ("b",)),
        (["link", "l/x", "a"], ("link", "l"), ("a",), ()),
    ],
)
def test_what_is_new_what_has_changed_and_what_has_to_wait(
    staged: list[str],
    new: tuple[str, ...],
    changed: tuple[str, ...],
    late: tuple[str, ...],
    output: Path,
) -> None:
    (output / "link").symlink_to("a")
    (output / "l").symlink_to("b", target_is_directory=True)
    assert arrange(output, staged, ["x"]) == Rollout(new, changed, late, ("x",))


@pytest.mark.parametrize(
    ("gone", "keep", "found"),
    [
        (["b"], set[str](), ("b/c/index.html", "b/index.html")),
        (["b", "b/c/index.html"], {"b/index.html"}, ("b/c/index.html",)),
        (["a", "missing", "a/inside", ".sitegen-staging"], set[str](), ("a",)),
        (["l", "l/index.html"], set[str](), ("l",)),
    ],
)
def test_what_leaves(
    gone: list[str], keep: set[str], found: tuple[str, ...], output: Path, tmp_path: Path
) -> None:
    """Links are never followed, not by those who ask for what is behind them."""
    _filled(output / ".sitegen-staging", "x")
    (output / "l").symlink_to(_filled(tmp_path / "elsewhere", "index.html"))
    assert leaving(output, gone, keep) == found


def test_what_a_server_sends_in_place_of_a_file_is_withdrawn_first(output: Path) -> None:
    _filled(output, "a.br", "a.gz", "b.gz", "archive.tar.gz", "a.zip")
    gone = ["a.br", "a.gz", "a.zip", "archive.tar.gz", "b.gz"]
    arranged = arrange(output, ["a"], gone)
    assert arranged.withdrawn == ("a.br", "a.gz")
    assert arranged.leaving == ("a.zip", "archive.tar.gz", "b.gz")


def test_folders_that_are_empty_go_too(output: Path) -> None:
    (output / "b/c/index.html").unlink()
    (output / "stray/deep").mkdir(parents=True)
    _filled(output / "full", "empty/x")
    (output / "full/empty/x").unlink()
    (output / "full/file").touch()
    tidy(output, ["b/c/index.html", "stray", "a", "full", "gone/long/ago"])
    assert sorted(each.name for each in output.iterdir()) == [
        "404.html",
        "a",
        "b",
        "feed.xml",
        "full",
    ]
    assert not (output / "b/c").exists()
    assert not (output / "full/empty").exists()


def test_the_order_of_moves(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that leave say farewell before any file does, and feeds go before pages."""
    stage = _filled(tmp_path / "stage", "a", "d/e", "n")
    seen = [tree(output)]
    monkeypatch.setattr(module, "flush", lambda _: seen.append(tree(output)))
    arranged = arrange(output, ["a", "d/e", "n"], ["b/c/index.html", "b/index.html", "feed.xml"])
    moves: list[str] = []

    def noted(owner: object, name: str, words: Callable[..., str]) -> None:
        do = getattr(owner, name)

        def noting(*given: Path) -> object:
            moves.append(words(*given))
            return do(*given)

        monkeypatch.setattr(owner, name, noting)

    noted(Path, "replace", lambda _, to: f"{to.relative_to(output)} says farewell")
    noted(Path, "unlink", lambda path: f"{path.relative_to(output)} goes")
    noted(module, "move", lambda _, __, path: f"{path} comes")
    roll_out(stage, output, arranged)
    assert seen[0] == seen[1]
    assert moves == [
        *("d comes", "n comes", "a comes"),
        *("b/c/index.html says farewell", "b/index.html says farewell"),
        *("feed.xml goes", "b/c/index.html goes", "b/index.html goes"),
    ]
    assert tree(output) == {
        "404.html": b"output 404.html",
        "a": b"stage a",
        "d/e": b"stage d/e",
        "n": b"stage n",
    }


@pytest.mark.parametrize("gone", [["a"], ["b/index.html"]])
def test_what_leaves_alone_says_no_farewell(
    gone: list[str], output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leads to nothing that leaves."""
    monkeypatch.setattr(module, "write", lambda *_: 1 / 0)
    (tmp_path / "stage").mkdir()
    roll_out(tmp_path / "stage", output, arrange(output, [], gone))
    assert gone[0] not in tree(output)


def test_without_a_page_for_lost_visitors_there_is_no_farewell(
    output: Path, tmp_path: Path
) -> None:
    (output / "404.html").unlink()
    (tmp_path / "stage").mkdir()
    roll_out(
        tmp_path / "stage", output, arrange(output, [], ["b/index.html", "b/c/index.html", "a"])
    )
    assert sorted(tree(output)) == ["feed.xml"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_comes_into_the_place_of_a_file_and_the_reverse(
    can_exchange: bool,  # noqa: FBT001  # pytest names it
    output: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not can_exchange:
        monkeypatch.setattr(module, "exchange", lambda *_: False)
    _filled(output, "x.html")
    stage = _filled(tmp_path / "stage", "a/index.html", "b", "x.html/index.html")
    gone = ["a", "b/index.html", "b/c/index.html", "x.html"]
    roll_out(stage, output, arrange(output, ["a/index.html", "b", "x.html/index.html"], gone))
    tidy(output, gone)
    assert tree(output) == {
        "404.html": b"output 404.html",
        "a/index.html": b"stage a/index.html",
        "b": b"stage b",
        "feed.xml": b"output feed.xml",
        "x.html/index.html": b"stage x.html/index.html",
    }


@pytest.mark.parametrize("last", ["n", "feed.xml"])
def test_until_a_page_has_changed_a_fault_takes_back_what_is_new(
    last: str, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = _filled(tmp_path / "stage", "d/e", "a/index.html", "n", "feed.xml")
    before = tree(output)
    come = module.move

    def failing(source: Path, target: Path, path: str) -> None:
        if path == last:
            raise OSError(5, "Input/output error")
        come(source, target, path)

    monkeypatch.setattr(module, "move", failing)
    with pytest.raises(OSError, match="Input/output"):
        roll_out(stage, output, arrange(output, ["d/e", "a/index.html", "n", "feed.xml"], []))
    assert tree(output) == before
