"""Publish: the output folder holds what is planned and nothing else, or stays as it was."""

import gzip
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from stat import S_IMODE
from time import time_ns
from typing import TypeVar

import pytest
from msgspec.structs import replace

from sitegen import publish as module
from sitegen import staging
from sitegen.codes import Code
from sitegen.codings import Coding
from sitegen.diagnostics import Diagnostic, Location, Outcome
from sitegen.fingerprint import digest, digest_of, part
from sitegen.planned import Bundle, Claim, Copy, Page, Planned, Stamped
from sitegen.publish import Report, compare
from sitegen.records import NO_RECORDS, Record
from sitegen.shelf import MisplacedError, NotOursError, Shelf, claim
from sitegen.siblings import siblings
from sitegen.stamps import stamp_of
from sitegen.survey import MARKER, deviations, survey
from tests.sites import tree

_CLAIM = Claim("a page", Location("content/a.md"))
A = TypeVar("A")
B = TypeVar("B")
_FAULT = Diagnostic(Location("templates/x.html"), Code.TEMPLATE_FAILED, "x")


_NOTHING = module.Comparison({}, (), frozenset(), {})


def encoded(text: str) -> bytes:
    """Make a page of its text."""
    return text.encode()


def page(path: str, text: str = "text") -> Page:
    """Plan a page that holds a text."""
    return Page(path, encoded, None, (part(text),), _CLAIM)


def _both(text: str) -> tuple[bytes, bytes]:
    return text.encode(), text[::-1].encode()


def bundle(*paths: str, text: str = "text") -> Bundle:
    """Plan two files that hold a text, one of them backwards."""
    return Bundle(paths, _both, (part(text),), _CLAIM)


def draw(planned: Page | Bundle) -> Outcome[tuple[bytes, ...]]:
    """Draw a page or a bundle; one that says so is faulty."""
    if isinstance(planned, Bundle):
        return planned.make(), ()
    data = planned.present(*(each.value for each in planned.parts))
    assert isinstance(data, bytes)
    return (None, (_FAULT,)) if data == b"faulty" else ((data,), ())


def here(function: Callable[[A], B], items: Sequence[A]) -> Iterable[B]:
    """Do all the work in this process."""
    return map(function, items)


class Press:
    """Publishes into a folder, and remembers its records."""

    def __init__(self, root: Path) -> None:
        self.shelf = Shelf(root / "output", root)
        self.output = self.shelf.output
        self.now = time_ns
        self.records = NO_RECORDS

    def publish(self, *planned: Planned, codings: Sequence[Coding] = ()) -> Outcome[Report]:
        """Compare and publish, as a build does."""
        marked = [Stamped(each, b"", b"") for each in planned]
        marked += siblings(marked, codings)
        there = deviations(self.output, self.records)
        found = survey(self.output, self.records, there, self.now())
        compared = compare(marked, self.records, self.output, found)
        shelf = replace(self.shelf, recorded=bool(self.records.files))
        report, faults = module.publish(compared, draw, shelf, here)
        self.records = report.records if report else self.records
        return report, faults

    def told(self, *planned: Planned) -> tuple[tuple[str, ...], ...]:
        """Publish, and tell what was drawn, kept and removed."""
        report, faults = self.publish(*planned)
        assert report, faults
        return report.drawn, report.kept, report.removed

    def holds(self) -> dict[str, bytes]:
        """Read the output, but for the marker."""
        files = tree(self.output)
        assert files.pop(MARKER).startswith(b"sitegen writes this folder")
        return files


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Make a site's folder with an empty output folder to be."""
    return Press(tmp_path)


def test_what_is_drawn_kept_and_removed(press: Press) -> None:
    assert press.told(page("a", "1"), page("b/c", "2")) == (("a", "b/c"), (), ())
    assert press.holds() == {"a": b"1", "b/c": b"2"}
    assert press.told(page("a", "1"), page("d", "3")) == (("d",), ("a",), ("b/c",))
    assert press.holds() == {"a": b"1", "d": b"3"}
    assert not (press.output / "b").exists()
    assert press.told() == ((), (), ("a", "d"))


def test_files_that_are_made_at_once(press: Press) -> None:
    assert press.told(bundle("a.x", "a.y", text="ab")) == (("a.x", "a.y"), (), ())
    assert press.holds() == {"a.x": b"ab", "a.y": b"ba"}
    assert press.told(bundle("a.x", "a.y", text="ab")) == ((), ("a.x", "a.y"), ())
    assert press.told(bundle("a.x", "a.y", text="abc")) == (("a.x", "a.y"), (), ())
    assert press.told(bundle("a.x", "b", text="abc")) == (("a.x", "b"), (), ("a.y",))
    assert press.holds() == {"a.x": b"abc", "b": b"cba"}
    assert press.told(page("c")) == (("c",), (), ("a.x", "b"))


def test_each_of_them_has_its_compressed_forms(press: Press) -> None:
    files = bundle("a.txt", "b.json", text="long enough " * 99)
    press.publish(files, codings=tuple(Coding))
    forms = {f"{path}.{coding}" for path in files.paths for coding in Coding}
    assert press.holds().keys() == {*files.paths, *forms}
    assert gzip.decompress(press.holds()["b.json.gz"]) == press.holds()["b.json"]
    (press.output / "b.json.gz").unlink()
    report, _ = press.publish(files, codings=tuple(Coding))
    assert report
    assert report.drawn == ("b.json.gz",)


def test_a_copied_file(press: Press) -> None:
    (press.shelf.root / "map.png").write_bytes(b"\x00map")
    copied = Copy("img/map.png", "map.png", digest_of(b"\x00map"), _CLAIM)
    assert press.told(copied) == (("img/map.png",), (), ())
    assert press.holds() == {"img/map.png": b"\x00map"}
    assert press.told(copied) == ((), ("img/map.png",), ())


def test_a_file_that_changes_between_being_read_and_copied_is_not_published(press: Press) -> None:
    (press.shelf.root / "map.png").write_bytes(b"meanwhile")
    copied = Copy("map.png", "map.png", digest_of(b"as read"), _CLAIM)
    with pytest.raises(OSError, match="it was changed during the build; build once more"):
        press.publish(copied)
    assert not press.output.exists()


def _another(file: Path) -> None:
    file.write_bytes(b"another")


def _none(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "inside").touch()


def _link(file: Path) -> None:
    file.unlink()
    file.symlink_to("b")


def _queue(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("spoil", [_another, _none, _folder, _link, _queue])
def test_a_spoiled_file_is_drawn_again(spoil: Callable[[Path], None], press: Press) -> None:
    pages = page("a", "1"), page("b", "1")
    press.publish(*pages)
    spoil(press.output / "a")
    assert press.told(*pages)[:2] == (("a",), ("b",))
    assert press.holds() == {"a": b"1", "b": b"1"}
    assert not (press.output / "a").is_symlink()


@pytest.mark.parametrize("spoil", [_another, _none, _folder, _link, _queue])
@pytest.mark.parametrize("name", ["a", "b"])
def test_with_a_spoiled_file_those_are_drawn_that_are_made_with_it(
    spoil: Callable[[Path], None], name: str, press: Press
) -> None:
    press.publish(bundle("a", "b", text="1"), page("c", "1"))
    spoil(press.output / name)
    assert press.told(bundle("a", "b", text="1"), page("c", "1"))[:2] == (("a", "b"), ("c",))
    assert press.holds() == {"a": b"1", "b": b"1", "c": b"1"}


def test_strays_are_removed(press: Press) -> None:
    press.publish(page("a/b"))
    (press.output / "stray").mkdir()
    (press.output / "stray/deep").mkdir()
    (press.output / "a/.hidden").touch()
    (press.output / "stray/x").touch()
    assert press.told(page("a/b")) == ((), ("a/b",), ("a/.hidden", "stray/x"))
    assert press.holds() == {"a/b": b"text"}
    assert not (press.output / "stray").exists()


@pytest.mark.parametrize(("old", "new"), [("a", "a/b/c"), ("a/b/c", "a"), ("a/b", "a/b/c")])
def test_a_file_in_the_place_of_a_folder_and_the_reverse(old: str, new: str, press: Press) -> None:
    press.publish(page(old))
    press.publish(page(new))
    assert press.holds() == {new: b"text"}


def test_links_are_never_followed(press: Press) -> None:
    elsewhere = press.shelf.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_bytes(b"work")
    (elsewhere / "b").write_bytes(b"text")
    press.publish(page("a/b"), page("c"))
    (press.output / "a/b").unlink()
    (press.output / "a").rmdir()
    (press.output / "a").symlink_to(elsewhere, target_is_directory=True)
    (press.output / "c").unlink()
    (press.output / "c").symlink_to(elsewhere / "precious")
    (press.output / "d").symlink_to(elsewhere, target_is_directory=True)
    (press.output / ".sitegen-staging").symlink_to(elsewhere, target_is_directory=True)
    (press.output / MARKER).unlink()
    (press.output / MARKER).symlink_to(elsewhere / "precious")
    assert press.told(page("a/b"), page("c"))[2] == ("a", "d")
    assert press.holds() == {"a/b": b"text", "c": b"text"}
    assert not any(path.is_symlink() for path in press.output.rglob("*"))
    assert tree(elsewhere) == {"b": b"text", "precious": b"work"}


def test_the_output_folder_itself_may_be_a_link(press: Press) -> None:
    place = press.shelf.root / "public"
    place.mkdir()
    press.output.symlink_to(place, target_is_directory=True)
    press.publish(page("a"))
    assert press.output.is_symlink()
    assert (place / "a").read_bytes() == b"text"


def test_on_any_fault_nothing_changes_and_all_faults_are_told(press: Press) -> None:
    press.publish(page("a", "1"), page("b", "1"))
    before = tree(press.output)
    other = Page("d", encoded, None, (part("faulty"),), _CLAIM)
    assert press.publish(page("a", "2"), page("c", "faulty"), other) == (None, (_FAULT, _FAULT))
    assert tree(press.output) == before
    assert not (press.output / ".sitegen-staging").exists()


def test_a_fault_leaves_no_folder_that_was_not_there(press: Press) -> None:
    press.shelf = Shelf(press.output / "deep/site", press.shelf.root)
    press.output.mkdir()
    press.publish(page("a", "faulty"))
    assert list(press.output.iterdir()) == []


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("owner", "name"), [(staging, "_write"), (Path, "mkdir")])
def test_on_a_full_disk_the_old_site_stays(
    owner: object, name: str, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish(page("a", "1"))
    before = tree(press.output)
    monkeypatch.setattr(owner, name, lambda *_, **__: _full())
    with pytest.raises(OSError, match="No space left"):
        press.publish(page("a", "2"), page("b"))
    assert tree(press.output) == before
    assert not (press.output / ".sitegen-staging").exists()


def test_a_file_is_written_to_its_end(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is nearly full may take three bytes at a time."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda where, data: write(where, data[:3]))
    file = press.shelf.root / "a"
    staging.write(str(file), b"abcdefgh")
    assert file.read_bytes() == b"abcdefgh"


@pytest.mark.parametrize("step", range(1, 7))
def test_the_next_build_completes_what_was_cut_off(
    step: int, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop after any number of moves; then the old plan or the new one must be possible."""
    old = page("a", "1"), page("b", "1"), page("c/d", "1"), page("g", "1")
    new = page("a", "2"), page("b/x", "2"), page("c", "2"), page("e/f", "2"), page("g", "1")
    for last in (old, new):
        press.publish(*old)
        with monkeypatch.context() as patch:
            steps = iter(range(step))
            _stop_after(steps, patch)
            try:
                press.publish(*new)
            except KeyboardInterrupt:
                assert next(steps, None) is None
        press.publish(*last)
        assert press.holds() == {each.path: str(each.parts[0].value).encode() for each in last}


def _stop_after(steps: Iterable[int], patch: pytest.MonkeyPatch) -> None:
    """Interrupt a build between two changes of the output."""
    left = iter(steps)
    for name in ("replace", "unlink", "rmdir"):
        original = getattr(Path, name)

        def change(
            self: Path, *words: object, do: Callable[..., object] = original, **more: object
        ) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return do(self, *words, **more)

        patch.setattr(Path, name, change)


def test_a_build_that_was_killed_leaves_a_folder_that_is_still_ours(press: Press) -> None:
    (press.output / ".sitegen-staging").mkdir(parents=True)
    (press.output / ".sitegen-staging/0").touch()
    assert press.told(page("a")) == (("a",), (), ())
    assert press.holds() == {"a": b"text"}


def test_files_can_be_read_by_whoever_the_umask_lets(press: Press) -> None:
    before = os.umask(0o027)
    try:
        press.publish(page("a/b"))
    finally:
        os.umask(before)
    modes = {path.name: S_IMODE(path.stat().st_mode) for path in press.output.rglob("*")}
    assert modes == {MARKER: 0o640, "a": 0o750, "b": 0o640}


def test_a_spoiled_marker_is_written_again(press: Press) -> None:
    press.publish(page("a"))
    (press.output / MARKER).write_text("x")
    press.publish(page("a"))
    assert press.holds() == {"a": b"text"}


def test_what_nobody_has_touched_is_not_opened(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time_ns() + 10**12
    monkeypatch.setattr(module, "file_time", lambda _: later)
    press.now = lambda: later
    press.publish(page("a"), page("b"))
    (press.output / "b").write_bytes(b"tezt")
    stamp = press.records.files["b"].stamp
    assert stamp
    os.utime(press.output / "b", ns=(0, stamp.modified))
    opened: list[bytes] = []
    monkeypatch.setattr("sitegen.survey.digest_of", lambda data: _noted(data, opened))
    assert press.told(page("a"), page("b")) == (("b",), ("a",), ())
    assert opened == [b"tezt"]


def test_what_is_recorded_of_files_is_what_they_are_in_their_place(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are moved by themselves change by that; those in folders that move do not."""
    monkeypatch.setattr(module, "file_time", lambda _: time_ns() + 10**12)
    for text in ("one", "two"):
        press.publish(page("a", text), page("new/b", text), page(f"{text}/c/d", text))
        for path, record in press.records.files.items():
            assert record.stamp == stamp_of((press.output / path).lstat()), path


def _noted(data: bytes, opened: list[bytes]) -> bytes:
    """Hash a file's bytes, and note them."""
    opened.append(data)
    return digest_of(data)


def test_what_has_just_been_written_is_opened(press: Press) -> None:
    press.publish(page("a"))
    assert press.records.files["a"].stamp is None


@pytest.mark.parametrize("text", ["", "x"])
def test_a_marker_of_others_is_none(text: str, press: Press) -> None:
    press.output.mkdir()
    (press.output / MARKER).write_text(text)
    (press.output / "theirs").touch()
    with pytest.raises(NotOursError):
        press.publish(page("a"))
    assert tree(press.output) == {MARKER: text.encode(), "theirs": b""}


@pytest.mark.parametrize("name", ["file", ".file", "folder/"])
def test_a_folder_with_files_of_others_is_refused(name: str, press: Press) -> None:
    theirs = press.output / name
    theirs.parent.mkdir()
    theirs.mkdir() if name.endswith("/") else theirs.touch()
    with pytest.raises(NotOursError, match="output holds files that sitegen didn't write"):
        press.publish(page("a"))
    assert list(press.output.iterdir()) == [theirs]


def test_a_site_folder_of_records_is_no_marker(press: Press) -> None:
    (press.output / MARKER).mkdir(parents=True)
    with pytest.raises(NotOursError):
        claim(press.shelf)


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("site", "the site itself is in it"),
        (".", "the site itself is in it"),
        ("home", "your home folder is in it"),
        ("/", "the site itself is in it"),
        ("site/content", "it is in {}/site/content, which holds the site's sources"),
        ("site/content/a/b", "it is in {}/site/content, which holds the site's sources"),
        ("site/x/../content", "it is in {}/site/content, which holds the site's sources"),
        ("site/templates/x", "it is in {}/site/templates, which holds the site's sources"),
        ("site/.sitegen", "it is in {}/site/.sitegen, which holds the site's sources"),
        ("link", "it is in {}/site/content, which holds the site's sources"),
        ("file", "it is a file"),
    ],
)
def test_a_folder_in_the_wrong_place_is_refused_though_it_is_marked(
    output: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home/me"))
    for folder in ("site/content/a", "home/me"):
        (tmp_path / folder).mkdir(parents=True)
    for folder in ("site/content", "home", "."):
        (tmp_path / folder / MARKER).touch()
    (tmp_path / "link").symlink_to("site/content")
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    shelf = Shelf(tmp_path / output, tmp_path / "site")
    with pytest.raises(MisplacedError) as refused:
        claim(shelf)  # and not publish, which would empty a disk if this failed
    assert str(refused.value) == (
        f"{shelf.output} can't be the output folder, as {reason.format(tmp_path)}"
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_refused_is_not_published(tmp_path: Path) -> None:
    for name in ("content/a.md", f"content/{MARKER}", "other/b"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for output, refusal in (("content", MisplacedError), ("other", NotOursError)):
        with pytest.raises(refusal):
            module.publish(_NOTHING, draw, Shelf(tmp_path / output, tmp_path), here)
    assert sorted(tree(tmp_path)) == [f"content/{MARKER}", "content/a.md", "other/b"]


@pytest.mark.parametrize("output", ["site/output", "public", "site/content-old", "site/x/content"])
def test_any_other_place_will_do(output: str, tmp_path: Path) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    claim(Shelf(tmp_path / output, tmp_path / "site"))


def test_somebody_may_have_no_home(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    claim(press.shelf)


def test_without_its_record_a_file_is_drawn(press: Press) -> None:
    press.publish(page("a"))
    press.records = NO_RECORDS
    assert press.told(page("a")) == (("a",), (), ())


def test_other_inputs_and_the_same_bytes_are_drawn(press: Press) -> None:
    press.publish(page("a"))
    other = Record(digest("other"), press.records.files["a"].output)
    press.records = replace(press.records, files={"a": other})
    assert press.told(page("a")) == (("a",), (), ())
