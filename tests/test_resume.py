"""A build of what was published last does nothing, and tells the same again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen import resume as module
from sitegen.fingerprint import digest
from sitegen.orders import Result
from sitegen.pipeline import build
from sitegen.progress import unwatched
from sitegen.publish import NotOursError
from sitegen.records import read_records, records_file
from sitegen.resume import resume
from sitegen.store import NOTE, Writer, recall_notes, store_file
from tests.sites import SETTINGS, Folder, resource, tree


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Publish a site that has something to be told of, and a draft."""
    folder = Folder(tmp_path)
    folder.write("content/resources/a.md", resource(body="[x](nowhere.md)\n"))
    folder.write("content/resources/b.md", resource("B", draft="yes"))
    folder.write("content/map.png", b"map")
    folder.write("templates/more.html", "more")
    build(folder.order(), unwatched)
    return folder


def test_what_was_told_is_told_again(site: Folder) -> None:
    before, clean = tree(site.root / "output"), build(site.order(clean=True), unwatched)
    found = resume(site.order())
    assert found
    assert clean.report
    assert found == Result(found.report, clean.unpublished, clean.diagnostics)
    assert found.report
    assert (found.report.drawn, found.report.removed) == ((), ())
    assert sorted(found.report.kept) == sorted(clean.report.drawn)
    assert found.unpublished == {"content/resources/b.md": "a draft"}
    assert tree(site.root / "output") == before


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
        lambda site: records_file(site.root, site.root / "output").write_bytes(b"spoiled"),
    ],
)
def test_whatever_changes_makes_a_build(change: Callable[[Folder], None], site: Folder) -> None:
    assert resume(site.order())
    change(site)
    assert resume(site.order()) is None


def test_a_folder_that_is_not_ours_is_refused(site: Folder) -> None:
    site.remove("output/.sitegen")
    with pytest.raises(NotOursError):
        resume(site.order())


@pytest.mark.parametrize(
    "asked",
    [
        {"today": date(2026, 6, 16)},
        {"drafts": True},
        {"future": True},
        {"strict": True},
        {"base_url": "https://example.com/"},
        {"clean": True},
    ],
)
def test_another_order_makes_a_build(asked: dict[str, object], site: Folder) -> None:
    assert resume(site.order(**asked)) is None  # type: ignore[arg-type]  # a table of orders


@pytest.mark.parametrize("code", ["engine", "installed"])
def test_other_code_makes_a_build(code: str, site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, code, lambda: digest("another"))
    assert resume(site.order()) is None


def test_another_output_folder_has_a_note_of_its_own(site: Folder) -> None:
    other = site.root / "other"
    assert resume(site.order(other)) is None
    build(site.order(other), unwatched)
    assert resume(site.order(other))
    assert resume(site.order())


def test_a_file_without_a_readable_name_is_told_by_a_build(site: Folder) -> None:
    (site.root / "content" / "caf\udce9.md").write_bytes(b"x")
    assert resume(site.order()) is None


@pytest.mark.parametrize("note", [b"\xc1", b"\x91", b"\x93\xc4\x00\x81\xa1\xff\xa0\x90"])
def test_a_note_that_is_none_is_not_believed(note: bytes, site: Folder) -> None:
    file = store_file(site.root)
    names = [name for name in recall_notes(file) if name.startswith("root")]
    assert len(names) == 1
    writer = Writer(file, b"")
    writer.put(NOTE, [(names[0], note)])
    writer.commit()
    assert resume(site.order()) is None


def test_what_has_faults_is_never_resumed(site: Folder) -> None:
    site.write("content/resources/a.md", "---\ntitle: [\n---\n")
    assert build(site.order(), unwatched).report is None
    assert resume(site.order()) is None


def test_stamps_are_believed_as_soon_as_they_can_be(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = records_file(site.root, site.root / "output")
    assert {each.stamp for each in read_records(file).values()} == {None}
    monkeypatch.setattr("sitegen.survey.time_ns", lambda: 2 * 10**18)
    assert resume(site.order())
    assert None not in {each.stamp for each in read_records(file).values()}


def test_a_record_that_can_not_be_written_is_no_fault(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_records", full)
    assert resume(site.order())
