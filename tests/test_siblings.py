"""Compressed files beside texts: planned, drawn, kept, swept, and never older than their texts."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from sitegen import rollout
from sitegen.cli import main
from sitegen.codings import TEXTS, Coding
from sitegen.media_types import media_type
from sitegen.planned import Page, Stamped
from sitegen.siblings import siblings
from sitegen.staging import STAGING
from tests.sites import TODAY, Folder, resource, tree
from tests.test_publish import Press, page

_BOTH = tuple(Coding)
_LONG = "Words enough to be worth the while. " * 60


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Have a site with a page, a text and a picture."""
    site = Folder(tmp_path / "site")
    site.write("content/resources/a.md", resource(body=_LONG))
    site.write("content/notes.txt", _LONG)
    site.write("content/map.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)
    return site


def _planned(*paths: str) -> set[str]:
    marked = [Stamped(page(each), b"", b"") for each in paths]
    return {path for each in siblings(marked, _BOTH) for path in each.planned.paths}


def test_they_lie_beside_texts() -> None:
    assert _planned("a/index.html", "map.png", "_headers", "A.CSV", "t.ttl") == {
        *("a/index.html.br", "a/index.html.gz", "A.CSV.br", "A.CSV.gz"),
        *("t.ttl.br", "t.ttl.gz"),
    }
    assert {f"x{ending}.gz" for ending in TEXTS} < _planned(*(f"x{each}" for each in TEXTS))


def test_every_kind_of_text_that_a_site_has_is_known_as_one(site: Folder) -> None:
    site.write("content/resources/b.md", resource("B", start="2026-05-04"))
    site.build()
    kinds = {Path(path).suffix for path in tree(site.root / "output")} - {"", ".png"}
    assert {".html", ".ics", ".json", ".jsonld", ".ttl"} <= kinds <= {*TEXTS}
    assert "application/octet-stream" not in {media_type(f"x{each}") for each in kinds}


@pytest.mark.parametrize("theirs", ["a.txt.gz", "A.TXT.GZ", "a.txt.gz/index.html", "a.txt.gz/b/c"])
def test_a_file_or_a_folder_of_the_site_has_its_name_for_itself(theirs: str) -> None:
    planned = _planned("a.txt", theirs)
    assert "a.txt.br" in planned
    assert "a.txt.gz" not in planned


def test_without_codings_there_are_none() -> None:
    assert list(siblings([Stamped(page("a.txt"), b"", b"")], ())) == []


def _unpacked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Read all compressed files, by the names of those that they lie beside."""
    found = {}
    for path, data in files.items():
        original, _, ending = path.rpartition(".")
        if ending in _BOTH:
            found[path] = _decoded(path, data)
            assert found[path] == files[original], path
    return found


def test_each_holds_the_bytes_of_its_text(site: Folder) -> None:
    report = site.build(codings=_BOTH).report
    assert report
    files = tree(site.root / "output")
    packed = _unpacked(files)
    assert {f"notes.txt.{each}" for each in _BOTH} <= packed.keys()
    assert {f"resources/a/index.html.{each}" for each in _BOTH} <= packed.keys()
    assert not {each for each in packed if each.startswith(("map.png", "robots.txt"))}
    assert set(report.drawn) == files.keys() - {".sitegen"}


def test_only_what_has_changed_is_compressed(site: Folder) -> None:
    site.build(codings=_BOTH)
    site.write("content/notes.txt", _LONG[1:])
    report = site.build(codings=_BOTH).report
    assert report
    assert report.drawn == ("notes.txt", "notes.txt.br", "notes.txt.gz")
    again = site.build(codings=_BOTH).report
    assert again
    assert (again.drawn, again.removed) == ((), ())


def test_what_does_not_pay_any_more_goes_and_comes_back(site: Folder) -> None:
    site.build(codings=_BOTH)
    before = tree(site.root / "output")
    site.write("content/notes.txt", "Short.")
    report = site.build(codings=_BOTH).report
    assert report
    assert report.removed == ("notes.txt.br", "notes.txt.gz")
    again = site.build(codings=_BOTH).report
    assert again
    assert (again.drawn, again.removed) == ((), ())
    (site.root / "output/notes.txt.gz").write_bytes(b"stray")
    report = site.build(codings=_BOTH).report
    assert report
    assert (report.drawn, report.removed) == ((), ("notes.txt.gz",))
    site.write("content/notes.txt", _LONG)
    site.build(codings=_BOTH)
    assert tree(site.root / "output") == before


def test_to_ask_for_them_or_not_draws_nothing_else(site: Folder) -> None:
    site.build()
    plain = tree(site.root / "output")
    with_them = site.build(codings=_BOTH).report
    assert with_them
    assert with_them.drawn
    assert all(each.endswith((".br", ".gz")) for each in with_them.drawn)
    both = tree(site.root / "output")
    assert {path: both[path] for path in plain} == plain
    clean = site.build(site.root / "other", codings=_BOTH, clean=True).report
    assert clean
    assert tree(site.root / "other") == both
    without = site.build().report
    assert without
    assert (without.drawn, set(without.removed)) == ((), both.keys() - plain.keys())
    assert tree(site.root / "output") == plain


def test_many_processes_make_the_same(site: Folder) -> None:
    for number in range(250):
        site.write(f"content/n/{number}.txt", f"{number} {_LONG}")
    site.build(site.root / "one", codings=_BOTH, jobs=1)
    site.build(site.root / "two", codings=_BOTH, jobs=2)
    assert tree(site.root / "one") == tree(site.root / "two")


def test_a_spoiled_one_is_made_again(site: Folder) -> None:
    site.build(codings=_BOTH)
    before = tree(site.root / "output")
    (site.root / "output/index.html.br").write_bytes(b"spoiled")
    report = site.build(codings=_BOTH).report
    assert report
    assert report.drawn == ("index.html.br",)
    assert tree(site.root / "output") == before


def test_the_command_asks_for_them_and_proves_them(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (str(site.root), "--today", TODAY.isoformat())
    assert main(["build", *words, "--compress"]) == 0
    assert (site.root / "output/index.html.gz").is_file()
    assert main(["prove", *words, "--compress"]) == 0
    capsys.readouterr()
    (site.root / "output/index.html.gz").write_bytes(gzip.compress(b"other"))
    assert main(["prove", *words, "--compress"]) == 1
    assert "output/index.html.gz:1:1: error[output-differs]" in capsys.readouterr().err
    assert main(["build", *words, "--compress", "--why", "index.html.gz"]) == 0
    assert "index.html.gz was drawn, as somebody else has changed" in capsys.readouterr().out
    assert main(["publish", str(site.root.parent / "www"), *words, "--compress"]) == 0
    assert (site.root.parent / "www/current/index.html.br").is_file()


def test_why_one_is_made_again(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("build", str(site.root), "--today", TODAY.isoformat(), "--compress")
    assert main([*words]) == 0
    site.write("content/notes.txt", _LONG[2:])
    assert main([*words, "--why", "notes.txt.gz"]) == 0
    assert (
        "notes.txt.gz was drawn, as notes.txt has changed, or what compresses it"
        in capsys.readouterr().out
    )


_OLD = {"404.html": "lost", "a/index.html": "a", "b.txt": "b", "c.txt": "c", "gone/index.html": "g"}
_NEW = {"404.html": "lost", "a/index.html": "A", "b.txt": "", "c.txt": "c", "d/e.txt": "d"}


@pytest.mark.parametrize("codings", [_BOTH, ()])
def test_none_is_ever_older_than_its_text(
    codings: tuple[Coding, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server sends it in place of the text: wherever publishing ends, that must be right."""
    press = Press(tmp_path)
    press.publish(*_sheet(_OLD), codings=_BOTH)
    ages = {_text(each).encode(): 0 for each in _OLD.values()}
    ages |= {_text(each).encode(): 1 for each in {*_NEW.values(), "lost"}}
    seen: list[dict[str, bytes]] = []

    def look(owner: object, name: str) -> None:
        do = getattr(owner, name)

        def looking(*given: Path, **more: bool) -> object:
            done = do(*given, **more)
            seen.append(tree(press.output))
            return done

        monkeypatch.setattr(owner, name, looking)

    look(Path, "replace")
    look(Path, "unlink")
    look(rollout, "move")
    press.publish(*_sheet(_NEW), codings=codings)
    assert len(seen) > 10
    for moment in seen:
        for path, data in moment.items():
            original = path.rpartition(".")[0]
            packed = path.endswith((".br", ".gz")) and not path.startswith(STAGING)
            if packed and original in moment:
                assert ages[_decoded(path, data)] >= ages[moment[original]], path


_FIRST = ("d", "404.html.br", "404.html.gz", "a/index.html.br", "a/index.html.gz", "b.txt.br")


@pytest.mark.parametrize("number", range(len(_FIRST)))
def test_a_disk_that_fails_at_first_changes_nothing(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = Press(tmp_path)
    press.publish(*_sheet(_OLD), codings=_BOTH)
    before = tree(press.output)
    do, left = rollout.move, iter(range(number))

    def move(source: Path, target: Path, path: str) -> None:
        if next(left, None) is None and not failed:
            failed.append(path)
            raise OSError(5, "Input/output error", path)
        do(source, target, path)

    failed: list[str] = []
    monkeypatch.setattr(rollout, "move", move)
    with pytest.raises(OSError, match="Input/output error"):
        press.publish(*_sheet(_NEW))
    assert tree(press.output) == before
    assert failed == [_FIRST[number]]


def _sheet(texts: Mapping[str, str]) -> list[Page]:
    return [page(path, _text(word)) for path, word in texts.items()]


def _text(word: str) -> str:
    return f"{word} {_LONG}" if word else "short"


def _decoded(path: str, data: bytes) -> bytes:
    return gzip.decompress(data) if path.endswith("gz") else brotli.decompress(data)
