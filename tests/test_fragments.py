"""Large files are joined from fragments that are written once and kept from build to build."""

import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sitegen import exports
from sitegen.catalog import CatalogResource
from sitegen.fingerprint import Fragment, Given, part
from sitegen.fragments import Kept
from sitegen.store import FRAGMENT, Finder, Writer, store_file
from tests.sites import Folder, resource

_ERA = b"era"
_EXPORTS = ("catalog.csv", "catalog.json")
_VOCABULARY = ("topics/index.jsonld", "topics/index.ttl")


def _pair(text: str) -> bytes:
    return f"<{text}>".encode()


_FRAGMENT = Fragment(_pair, (part("new"),))


def test_a_kept_fragment_is_what_the_store_has(tmp_path: Path) -> None:
    writer = Writer(store_file(tmp_path), _ERA)
    writer.put(FRAGMENT, [(_FRAGMENT.digest, b"<old>")])
    writer.commit()
    kept = Kept(_FRAGMENT, Finder(store_file(tmp_path), _ERA))
    assert (kept.digest, kept.value) == (_FRAGMENT.digest, b"<old>")
    assert pickle.loads(pickle.dumps(kept)) == Given(b"<old>", _FRAGMENT.digest)


def test_a_fragment_that_the_store_has_lost_is_written_again(tmp_path: Path) -> None:
    assert Kept(_FRAGMENT, Finder(store_file(tmp_path), _ERA)).value == b"<new>"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Build a site whose catalogs have several fragments."""
    folder = Folder(tmp_path)
    for number in range(100):
        _write(folder, number, "Some text.")
    folder.build()
    return folder


def _write(site: Folder, number: int, body: str) -> None:
    site.write(f"content/resources/{number}.md", resource(title=f"Title {number}", body=body))


def _kept(site: Folder) -> dict[bytes, bytes]:
    with closing(sqlite3.connect(store_file(site.root))) as store:
        return dict(store.execute("SELECT key, data FROM fragment"))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the paths of resources that are written for JSON from now on."""
    found: list[str] = []
    write = exports.json_line

    def noted(each: CatalogResource) -> bytes:
        found.append(each.path)
        return write(each)

    monkeypatch.setattr(exports, "json_line", noted)
    return found


def test_an_edit_writes_the_fragments_that_hold_the_resource_alone(
    site: Folder, written: list[str]
) -> None:
    before = _kept(site)
    _write(site, 7, "Other text.")
    site.build()
    after = _kept(site)
    assert len(before) == len(after) > 6
    assert len(after.keys() - before.keys()) == len(_EXPORTS) + 1  # one for all citations
    assert "content/resources/7.md" in written
    assert len(written) == len({*written}) < 50


def test_what_no_file_needs_any_more_is_forgotten(site: Folder) -> None:
    for number in range(1, 100):
        site.remove(f"content/resources/{number}.md")
    site.build()
    assert len(_kept(site)) == len(_EXPORTS) + 1 + len(_VOCABULARY)  # as above


def test_an_edit_that_no_export_shows_asks_for_no_fragment(
    site: Folder, written: list[str]
) -> None:
    with closing(sqlite3.connect(store_file(site.root))) as store, store:
        store.execute("DELETE FROM fragment")
    site.write("content/about.md", "---\ntitle: About\n---\n")
    site.build()
    assert (_kept(site), written) == ({}, [])


def test_a_clean_build_believes_no_fragment(site: Folder) -> None:
    sound = {name: (site.root / "output" / name).read_bytes() for name in _EXPORTS}
    writer = Writer(store_file(site.root), None)
    writer.put(FRAGMENT, [(key, b'{"title": "Never written"}') for key in _kept(site)])
    writer.commit()
    site.build(clean=True)
    assert {name: (site.root / "output" / name).read_bytes() for name in _EXPORTS} == sound
