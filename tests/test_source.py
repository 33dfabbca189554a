import os
from collections.abc import Callable, Sequence
from pathlib import Path
from time import time_ns

import pytest

from sitegen.diagnostics import render_text
from sitegen.fingerprint import digest_of
from sitegen.model import File
from sitegen.source import Found, Look, Scan, Seen, Source, fetch, scan
from sitegen.texts import read_settings
from tests.sites import Folder

_NOW = 0


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def _scan(site: Folder) -> Scan:
    return scan(site.root, {}, _NOW)


def _paths(found: Scan) -> tuple[list[str], list[str]]:
    return [each.path for each in found.sources], [each.path for each in found.files]


def test_markdown_is_read_and_the_rest_is_copied(site: Folder) -> None:
    site.write("content/resources/a.md", b"\xef\xbb\xbf\xff\r\n")
    site.write("content/resources/map.pdf", b"%PDF")
    found, text = _scan(site), b"\xef\xbb\xbf\xff\r\n"
    assert found.sources == (Found("content/resources/a.md", digest_of(text)),)
    assert fetch(site.root, found.sources[0]) == Source("content/resources/a.md", text)
    assert found.files == (
        File("content/resources/map.pdf", "/resources/map.pdf", digest_of(b"%PDF"), 4),
    )


def test_what_nobody_has_touched_is_not_opened_again(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", "map.pdf"):
        site.write(f"content/{name}", name)
    later = time_ns() + 10**12
    first = scan(site.root, {}, later)
    site.write("content/b.md", "B")
    os.utime(site.root / "content/b.md", ns=(0, first.sightings["content/b.md"].stamp.modified))  # type: ignore[union-attr]  # all are settled
    opened: list[str] = []
    read = os.open

    def opening(file: str, flags: int) -> int:
        opened.append(Path(file).name)
        return read(file, flags)

    monkeypatch.setattr(os, "open", opening)
    second = scan(site.root, first.sightings, later)
    assert opened == ["b.md"]
    assert [each.digest for each in second.sources] == [digest_of(b"a.md"), digest_of(b"B")]
    assert fetch(site.root, second.sources[0]).data == b"a.md"
    assert second.files == first.files


def test_what_has_just_been_written_is_opened_again(site: Folder) -> None:
    site.write("content/a.md", "x")
    now = time_ns()
    first = scan(site.root, {}, now)
    assert first.sightings["content/a.md"].stamp is None
    opened: list[str] = []

    def run(look: Callable[[Seen], Look | None], seen: Sequence[Seen]) -> list[Look | None]:
        opened.extend(path for path, _ in seen)
        return list(map(look, seen))

    assert scan(site.root, first.sightings, now, run).sources == first.sources
    assert opened == ["content/a.md"]


def test_only_md_is_markdown(site: Folder) -> None:
    for name in ("a.MD", "a.markdown", "a.md.txt", "md", "a.html"):
        site.write(f"content/{name}", "x")
    sources, files = _paths(_scan(site))
    assert sources == []
    assert len(files) == 5


def test_paths_come_in_their_order_whatever_that_of_the_file_system(site: Folder) -> None:
    names = ["b.md", "a/z.md", "a-b.md", "a.md", "B.md", "é.md", "a/b/c.md", "a/b.md"]
    for name in names:
        site.write(f"content/{name}", "x")
    assert _paths(_scan(site))[0] == sorted(f"content/{name}" for name in names)


def test_odd_names_are_read(site: Folder) -> None:
    names = ["mount.smb3.md", "[[.md", "%e2%80%8a.md", "c++.md", "tag.md", "feed.md", "index.md"]
    names += ["cafe\u0301.md", "a b.md", "x" * 200 + ".md", "readme.md"]
    for name in names:
        site.write(f"content/resources/{name}", "x")
    found, _ = _paths(_scan(site))
    assert found == sorted(f"content/resources/{name}" for name in names)


def test_hidden_files_underscores_and_readme_are_not_read(site: Folder) -> None:
    for name in (".a.md", "_a.md", "..md", "README.md", ".git/x.md", "_x/a.md", ".DS_Store"):
        site.write(f"content/{name}", "x")
        site.write(f"content/resources/{name}", "x")
    assert _paths(_scan(site)) == ([], [])


def test_well_known_is_copied_as_it_is(site: Folder) -> None:
    names = ["security.txt", "acme-challenge/_a-b", "acme-challenge/.c", "a.md", "README.md"]
    for name in names:
        site.write(f"content/.well-known/{name}", "x")
    found = sorted(f"content/.well-known/{name}" for name in names)
    assert _paths(_scan(site)) == ([], found)
    assert [each.address for each in _scan(site).files] == [
        path.removeprefix("content") for path in found
    ]


def test_only_the_content_folder_is_read(site: Folder) -> None:
    site.write("other/a.md", "x")
    site.write("a.md", "x")
    assert _paths(_scan(site)) == ([], [])
    site.write("content", "x")
    assert _paths(_scan(site)) == ([], [])


def test_names_that_are_not_utf_8_are_reported(site: Folder) -> None:
    site.write("content/resources/a.md", "x")
    for name in (b"caf\xe9.md", b"caf\xe9.pdf"):
        (site.root / "content" / os.fsdecode(name)).write_bytes(b"x")
    found = _scan(site)
    assert _paths(found) == (["content/resources/a.md"], [])
    assert render_text(found.faults) == "\n".join(
        f"content/caf\ufffd.{ending}:1:1: error[encoding-invalid] "
        "the file's name, or that of its folder, is not in UTF-8\n"
        "  hint: rename it with the letters a to z, digits and hyphens"
        for ending in ("md", "pdf")
    )


def test_the_settings_are_read(site: Folder) -> None:
    site.write("site.yaml", b"\xff")
    assert read_settings(site.root) == b"\xff"


def test_there_may_be_no_settings(site: Folder) -> None:
    site.remove("site.yaml")
    assert read_settings(site.root) is None


def test_a_file_that_is_changed_after_it_was_found_is_told(site: Folder) -> None:
    site.write("content/a.md", "x")
    found = Found("content/a.md", digest_of(b"as it was found"))
    with pytest.raises(OSError, match="it was changed during the build; build once more"):
        fetch(site.root, found)
