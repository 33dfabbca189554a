"""Writing what a move comes to: each file at one stroke, and nothing lost half-way."""

from pathlib import Path

import pytest

from sitegen.carrying_out import carry_out
from sitegen.cli import main
from sitegen.workbench import Proposal
from tests.sites import Folder, resource, tree

_DONE = {"one/new.md": b"moved", "other.md": b"changed"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.md").write_bytes(b"text")
    (tmp_path / "other.md").write_bytes(b"before")
    return tmp_path


def proposal(**first: str) -> Proposal:
    return Proposal(
        {"old.md": b"text", "one/new.md": None, "other.md": b"before"},
        {"old.md": None, "one/new.md": b"moved", "other.md": b"changed"},
        "one/new.md",
        {"old.md": "one/new.md"},
        (),
        **first,
    )


def test_files_come_and_change_and_go(folder: Path) -> None:
    (folder / "old.md").chmod(0o640)
    (folder / "other.md").chmod(0o600)
    carry_out(folder, proposal())
    assert tree(folder) == _DONE
    assert (folder / "one/new.md").stat().st_mode & 0o777 == 0o640
    assert (folder / "other.md").stat().st_mode & 0o777 == 0o600


def test_a_file_that_none_was_before_has_the_usual_mode(folder: Path) -> None:
    made = Proposal({"new.md": None}, {"new.md": b"text"}, "new.md", {}, ())
    carry_out(folder, made)
    (folder / "usual.md").write_bytes(b"")
    modes = {(folder / each).stat().st_mode for each in ("new.md", "usual.md")}
    assert len(modes) == 1


def test_a_link_stays_one(folder: Path) -> None:
    real = (folder / "other.md").rename(folder / "real.md")
    (folder / "other.md").symlink_to(real)
    carry_out(folder, proposal())
    assert (folder / "other.md").is_symlink()
    assert real.read_bytes() == b"changed"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("one/new.md", "it is there already"),
        ("other.md", "it was changed meanwhile; run this again"),
        ("old.md", "it was changed meanwhile; run this again"),
    ],
)
def test_what_has_changed_meanwhile_is_left_alone(folder: Path, path: str, told: str) -> None:
    (folder / "one").mkdir()
    (folder / path).write_bytes(b"somebody else's")
    before = tree(folder)
    with pytest.raises(OSError, match=told) as refusal:
        carry_out(folder, proposal())
    assert refusal.value.filename == path
    assert tree(folder) == before


@pytest.mark.parametrize("number", range(4))
def test_wherever_it_ends_no_text_is_lost_and_the_next_run_completes_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    calls = iter(range(9))
    replace, unlink = Path.replace, Path.unlink

    def fail(path: Path, *words: object, **_: object) -> object:
        if path.name.endswith(".new") and not words:
            return unlink(path, missing_ok=True)
        if next(calls) == number:
            raise OSError(28, "No space left on device", str(path))
        return replace(path, *words) if words else unlink(path)  # type: ignore[arg-type]  # as called

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        patched.setattr(Path, "unlink", fail)
        if number < 3:
            with pytest.raises(OSError, match="No space"):
                carry_out(folder, proposal())
            left = tree(folder).values()
            assert b"text" in left
            assert b"before" in left or b"changed" in left
            assert not any(each.endswith(".new") for each in tree(folder))
    carry_out(folder, proposal())
    assert tree(folder) == _DONE


def _site(root: Path) -> Folder:
    site = Folder(root)
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n\nGood service.\n")
    site.write("content/topics/maps.md", "---\ntitle: Maps\nbroader: service\n---\nMaps.\n")
    for name in "abc":
        body = "[s](/topics/service/) [b](b.md)\n"
        site.write(f"content/resources/{name}.md", resource(name, topic="[service]", body=body))
    return site


@pytest.mark.parametrize(
    "words",
    [
        ("topics", "rename", "service", "front desk"),
        ("topics", "merge", "service", "maps"),
        ("topics", "merge", "maps", "service"),
        ("mv", "resources/b.md", "resources/deep/b.md"),
    ],
)
@pytest.mark.parametrize("number", [1, 2, 4])
def test_the_same_command_completes_what_was_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], number: int
) -> None:
    whole, broken = _site(tmp_path / "whole"), _site(tmp_path / "broken")
    assert main([*words, "--root", str(whole.root)]) == 0
    calls = iter(range(99))
    replace, unlink = Path.replace, Path.unlink

    def move(path: Path, target: Path) -> Path:
        if next(calls) == number:
            raise OSError(28, "No space left on device", str(path))
        return replace(path, target)

    def remove(path: Path, *, missing_ok: bool = False) -> None:
        if not missing_ok and next(calls) >= number:
            raise OSError(28, "No space left on device", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", move)
        patched.setattr(Path, "unlink", remove)
        status = main([*words, "--root", str(broken.root)])
    if status:
        assert main([*words, "--root", str(broken.root)]) == 0
    assert tree(broken.root / "content") == tree(whole.root / "content")
