"""Large files are joined from fragments that are written once and kept from build to build."""

import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sitegen.catalog import CatalogResource
from sitegen.exports import json_line
from sitegen.fingerprint import Fragment, Shared, part
from sitegen.fragments import Kept
from sitegen.store import FRAGMENT, Finder, Writer, store_file
from tests.sites import Folder, resource

_ERA = b"era"
_EXPORTS = ("catalog.csv", "catalog.json")
_VOCABULARY = ("topics/index.jsonld", "topics/index.ttl")


def _pair(text: str) -> bytes:
    return f"<{text}>".encode()


def _lot(*words: str) -> bytes:
    return " ".join(words).encode()


def _words(data: bytes) -> tuple[str, ...]:
    return tuple(data.decode().split())


_FRAGMENT = Fragment(_lot, (part("one"), part("two")))
_SHARED = Shared(part("two"), _FRAGMENT, _words, 1)
_ALL = frozenset({_FRAGMENT.digest})


@pytest.fixture
def finder(tmp_path: Path) -> Finder:
    """Have a store in which the fragment is other than it would be made."""
    writer = Writer(store_file(tmp_path), _ERA)
    writer.put(FRAGMENT, [(_FRAGMENT.digest, b"eins zwei")])
    writer.commit()
    return Finder(store_file(tmp_path), _ERA)


def test_a_kept_fragment_is_what_the_store_has(finder: Finder) -> None:
    assert Kept(finder, _ALL).value(_FRAGMENT) == b"eins zwei"
    assert Kept(finder, _ALL).value(part("other")) == "other"


def test_a_part_of_a_kept_fragment_is_taken_out_of_that(finder: Finder) -> None:
    assert Kept(finder, _ALL).value(_SHARED) == "zwei"


def test_a_fragment_that_is_not_known_is_not_believed(finder: Finder) -> None:
    assert [Kept(finder).value(each) for each in (_FRAGMENT, _SHARED)] == [b"one two", "two"]


def test_what_the_store_has_lost_is_made_again(tmp_path: Path) -> None:
    kept = Kept(Finder(store_file(tmp_path), _ERA), _ALL)
    assert [kept.value(each) for each in (_FRAGMENT, _SHARED)] == [b"one two", "two"]


def test_a_part_that_a_fragment_holds_is_what_it_is_alone() -> None:
    assert (_SHARED.digest, _SHARED.value) == (part("two").digest, "two")
    assert pickle.loads(pickle.dumps(_SHARED)) == part("two")


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

    def noted(each: CatalogResource) -> bytes:
        found.append(each.path)
        return json_line(each)

    monkeypatch.setattr("sitegen.forms.json_line", noted)
    return found


def test_an_edit_writes_the_fragments_that_hold_the_resource_alone(
    site: Folder, written: list[str]
) -> None:
    before = _kept(site)
    _write(site, 7, "Other text.")
    site.build()
    after = _kept(site)
    assert len(before) == len(after) > 6
    assert len(after.keys() - before.keys()) == 1
    assert "content/resources/7.md" in written
    assert len(written) == len({*written}) < 50


def test_what_no_file_needs_any_more_is_forgotten(site: Folder) -> None:
    for number in range(1, 100):
        site.remove(f"content/resources/{number}.md")
    site.build()
    assert len(_kept(site)) == 1 + len(_VOCABULARY)


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
