"""A build of what was published last does nothing, and tells the same again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen import outlook
from sitegen.codings import Coding
from sitegen.fingerprint import digest
from sitegen.orders import Result
from sitegen.records import Records, records_note, unpack_records
from sitegen.shelf import NotOursError
from sitegen.store import Writer, recall_notes, store_file
from tests.sites import SETTINGS, Folder, rebuilt, resource, resumed, tree


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Publish a site that has something to be told of, and a draft."""
    folder = Folder(tmp_path)
    folder.write("content/resources/a.md", resource(body="[x](nowhere.md)\n"))
    folder.write("content/resources/b.md", resource("B", draft="yes"))
    folder.write("content/map.png", b"map")
    folder.write("templates/more.html", "more")
    rebuilt(folder.order())
    return folder


def test_what_was_told_is_told_again(site: Folder) -> None:
    before, clean = tree(site.root / "output"), rebuilt(site.order(clean=True))
    found = resumed(site.order())
    assert found
    assert clean.report
    assert found == Result(found.report, clean.unpublished, clean.diagnostics)
    assert found.report
    assert (found.report.drawn, found.report.removed) == ((), ())
    assert sorted(found.report.kept) == sorted(clean.report.drawn)
    assert found.unpublished == {"content/resources/b.md": "a draft"}
    assert tree(site.root / "output") == before


def _note(site: Folder, name: str, note: bytes) -> None:
    """Put a note into the store."""
    writer = Writer(store_file(site.root), None)
    writer.note({name: note})
    writer.commit()


def _edit(path: str, text: str | bytes) -> Callable[[Folder], None]:
    return lambda site: site.write(path, text)


def _remove(path: str) -> Callable[[Folder], None]:
    return lambda site: site.remove(path)


@pytest.mark.parametrize(
    "change",
    [
        _edit("content/resources/a.md", resource(body="[x](nowhere.mb)\n")),
        _edit("content/resources/c.md", resource("C")),
        _remove("content/resources/b.md"),
        _edit("content/map.png", b"mop"),
        _edit("templates/more.html", "mere"),
        _edit("templates/base.html", "mine"),
        _edit("templates/assets/site.css", "a {}"),
        _remove("templates/more.html"),
        _edit("site.yaml", f"{SETTINGS}page_size: 3\n"),
        _edit("output/index.html", "spoiled"),
        _edit("output/stray.html", "stray"),
        _edit("output/.sitegen", "spoiled"),
        _remove("output/index.html"),
        lambda site: (site.root / "output/recent/empty").mkdir(),
        lambda site: (site.root / "output/link").symlink_to("index.html"),
        _remove(".sitegen/store.sqlite3"),
        _edit(".sitegen/store.sqlite3", "spoiled" * 100),
        lambda site: _note(site, records_note(site.root / "output"), b"spoiled"),
    ],
)
def test_whatever_changes_makes_a_build(change: Callable[[Folder], None], site: Folder) -> None:
    assert resumed(site.order())
    change(site)
    assert resumed(site.order()) is None


def test_a_folder_that_is_not_ours_is_refused(site: Folder) -> None:
    site.remove("output/.sitegen")
    with pytest.raises(NotOursError):
        resumed(site.order())


@pytest.mark.parametrize(
    "asked",
    [
        {"today": date(2026, 6, 16)},
        {"drafts": True},
        {"future": True},
        {"strict": True},
        {"base_url": "https://example.com/"},
        {"clean": True},
        {"codings": tuple(Coding)},
    ],
)
def test_another_order_makes_a_build(asked: dict[str, object], site: Folder) -> None:
    assert resumed(site.order(**asked)) is None  # type: ignore[arg-type]  # a table of orders


@pytest.mark.parametrize("code", ["engine", "installed"])
def test_other_code_makes_a_build(code: str, site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook, code, lambda: digest("another"))
    assert resumed(site.order()) is None


def test_another_output_folder_has_a_note_of_its_own(site: Folder) -> None:
    other = site.root / "other"
    assert resumed(site.order(other)) is None
    rebuilt(site.order(other))
    assert resumed(site.order(other))
    assert resumed(site.order())


def test_a_file_without_a_readable_name_is_told_by_a_build(site: Folder) -> None:
    (site.root / "content" / "caf\udce9.md").write_bytes(b"x")
    assert resumed(site.order()) is None


@pytest.mark.parametrize("note", [b"\xc1", b"\x91", b"\x93\xc4\x00\x81\xa1\xff\xa0\x90"])
def test_a_note_that_is_none_is_not_believed(note: bytes, site: Folder) -> None:
    names = [name for name in recall_notes(store_file(site.root)) if name.startswith("root")]
    assert len(names) == 1
    _note(site, names[0], note)
    assert resumed(site.order()) is None


def test_what_has_faults_is_never_resumed(site: Folder) -> None:
    site.write("content/resources/a.md", "---\ntitle: [\n---\n")
    assert rebuilt(site.order()).report is None
    assert resumed(site.order()) is None


def _records(site: Folder) -> Records:
    notes = recall_notes(store_file(site.root))
    return unpack_records(notes[records_note(site.root / "output")])


def test_stamps_are_believed_as_soon_as_they_can_be(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = _records(site)
    assert {each.stamp for each in fresh.files.values()} == {None}
    assert set(fresh.folders.values()) == {None}
    monkeypatch.setattr("sitegen.outlook.file_time", lambda _: 2 * 10**18)
    assert resumed(site.order())
    old = _records(site)
    assert old.files.keys() == fresh.files.keys()
    assert None not in {each.stamp for each in old.files.values()}
    assert None not in old.folders.values()


def test_records_that_can_not_be_written_are_no_fault(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sitegen.store.hide", full)
    assert resumed(site.order())
