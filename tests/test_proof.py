"""The output is held against a clean build, and what differs is named with the reason."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sitegen import proof
from sitegen.codes import Code
from sitegen.diagnostics import render_text
from sitegen.orders import Result
from sitegen.pipeline import draw_into
from sitegen.progress import unwatched
from sitegen.proof import prove
from sitegen.shelf import NotOursError
from sitegen.store import BODY, Writer, store_file
from tests.sites import SETTINGS, Folder, resource, tree

_NOTHING = "nothing has changed: this is a fault of sitegen"
_OTHER = "this is not what a clean build makes, as"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Publish a site that has a warning."""
    folder = Folder(tmp_path)
    folder.write("content/resources/a.md", resource("A", body="[x](nowhere.md)\n"))
    folder.write("content/resources/b.md", resource("B", summary="Words."))
    folder.write("content/map.png", b"map")
    folder.build()
    return folder


def _prove(site: Folder, **asked: object) -> Result:
    return prove(site.order(**asked), unwatched)  # type: ignore[arg-type]  # any field of an order


def _told(site: Folder) -> list[str]:
    """List what is said of files that differ."""
    report = render_text(each for each in _prove(site).diagnostics if each.code == "output-differs")
    return [line.replace(": error[output-differs]", "") for line in report.splitlines()]


def test_a_build_is_proved_and_nothing_is_written(site: Folder) -> None:
    before = tree(site.root)
    found = _prove(site)
    assert found.report
    assert len(found.report.drawn) == len(tree(site.root / "output")) - 1
    assert {each.code for each in found.diagnostics} == {"link-broken", "topic-undescribed"}
    assert tree(site.root) == before


def test_what_others_have_done_to_the_output_is_told(site: Folder) -> None:
    site.write("output/index.html", "spoiled")
    site.write("output/about/x", "stray")
    site.remove("output/404.html")
    site.remove("output/map.png")
    (site.root / "output/map.png").symlink_to("index.html")
    assert _told(site) == [
        "output/404.html:1:1 a clean build makes this file, and it is not there",
        "  hint: build once more; that puts it right",
        "output/about/x:1:1 a clean build makes no such file",
        "  hint: build once more; that puts it right",
        f"output/index.html:1:1 {_OTHER} somebody else has changed it since it was drawn",
        "  hint: build once more; that puts it right",
        "output/map.png:1:1 a clean build makes this file, and it is not there",
        "  hint: build once more; that puts it right",
    ]
    site.build()
    assert _told(site) == []


def test_what_has_changed_since_the_last_build_is_told(site: Folder) -> None:
    site.write("content/resources/b.md", resource("B", summary="Words.", body="More.\n"))
    site.write("content/map.png", b"mop")
    words = "output/search/words/0.json:1:1"
    assert _told(site)[::2] == [
        f"output/map.png:1:1 {_OTHER} the file that it is a copy of has changed",
        f"output/resources/b/index.html:1:1 {_OTHER} this has changed: its text",
        f"{words} {_OTHER} this has changed: the words of resources",
    ]


def test_a_fault_of_the_fingerprints_would_be_told(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "draw_into", _with_another_map(draw_into))
    assert _told(site) == [
        f"output/map.png:1:1 {_OTHER[:-4]}, though {_NOTHING}",
        "  hint: please report it, with both files; to mend the output, build with --clean",
    ]


def _with_another_map(draw: object) -> object:
    def drawn(folder: Path, *rest: object) -> object:
        found = draw(folder, *rest)  # type: ignore[operator]  # it is a function
        (folder / "map.png").write_bytes(b"by chance")
        return found

    return drawn


def test_where_much_differs_the_first_files_are_named(site: Folder) -> None:
    site.write(
        "site.yaml", "title: Other\nbase_url: https://example.org/\nmetadata: {oai: false}\n"
    )
    told = _told(site)
    assert len(told) == 22
    assert told[0].startswith("output:1:1 ")
    assert told[0].endswith(" more files differ from a clean build's")


def test_a_site_with_errors_is_not_compared(site: Folder) -> None:
    site.write("content/resources/b.md", "---\ntitle: [\n---\n")
    found = _prove(site)
    assert found.report is None
    assert "output-differs" not in {each.code for each in found.diagnostics}
    site.write("content/resources/b.md", resource("B"))
    site.write("templates/resource.html", "{{ page.nothing }}")
    assert _prove(site).report is None
    site.write("templates/resource.html", "{% if %}")
    assert _prove(site).report is None


def test_what_is_not_ours_is_not_looked_at(site: Folder) -> None:
    site.remove("output/.sitegen")
    with pytest.raises(NotOursError):
        _prove(site)


def test_the_output_may_lie_elsewhere(
    site: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = tmp_path_factory.mktemp("elsewhere")
    site.build(output)
    (output / "404.html").unlink()
    found = _prove(site, output=output)
    assert [each.code for each in found.diagnostics].count(Code.OUTPUT_DIFFERS) == 1


def test_a_proof_believes_no_memo(site: Folder) -> None:
    """Neither what the store says of a body, nor what stamps say of a source."""
    file = store_file(site.root)
    with closing(sqlite3.connect(file)) as store, store:
        keys = [key for (key,) in store.execute("SELECT key FROM body")]
    writer = Writer(file, None)
    writer.put(BODY, [(key, b"<p>Never written.</p>") for key in keys])
    writer.commit()
    site.write("site.yaml", f"{SETTINGS}description: Redrawn, and not read again\n")
    site.build()
    assert "Never written." in site.page("resources/b/index.html")
    assert _told(site)[::2] == [
        f"output/resources/{name}/index.html:1:1 {_OTHER[:-4]}, though {_NOTHING}" for name in "ab"
    ]
