"""The terms of resources are fetched when a file of words is written, from the store or a file."""

from pathlib import Path

import pytest

from sitegen import concordance
from sitegen.concordance import Concordance
from sitegen.reading import take_in
from sitegen.roll import Roll, call_roll
from sitegen.search_terms import bucket_of
from sitegen.settings import Settings
from sitegen.sheaves import bind
from sitegen.source import Source
from sitegen.store import TERMS, Finder, Writer, store_file
from tests.sites import Folder, resource

_SETTINGS = Settings(title="Library", base_url="https://example.org/")
_PATHS = ["content/resources/a.md", "content/resources/b.md"]


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site with two files."""
    folder = Folder(tmp_path)
    folder.write(_PATHS[0], resource("Accents", body="Zebra.\n"))
    folder.write(_PATHS[1], resource("Marks", body="Accents.\n", author="'Lee, Ann'"))
    return folder


def _items(site: Folder) -> Roll:
    items = [
        take_in(Source(path, (site.root / path).read_bytes()), _SETTINGS).reading.item
        for path in _PATHS
    ]
    return call_roll({3 + at: item for at, item in enumerate(items) if item})


def _concordance(site: Folder) -> Concordance:
    return Concordance(site.root, Finder(store_file(site.root), b"era"), _SETTINGS)


@pytest.mark.parametrize("at_once", [1, 2])
def test_terms_come_with_the_slots_of_their_resources(
    site: Folder, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance, "_AT_ONCE", at_once)
    find, items = _concordance(site), _items(site)
    assert find(items, bucket_of("accents")) == (("0accents", [3]), ("2accents", [4]))
    assert find(items, bucket_of("zebra")) == (("2zebra", [3]),)
    assert find(items, bucket_of("ann")) == (("2ann", [4]),)
    assert find(items, bucket_of("x")) == ()


def test_terms_are_what_the_store_has(site: Folder) -> None:
    items = _items(site)
    mark = items.items[0].terms
    _store(
        site, [(b"gone" * 4, b"0stored 1gone"), (mark, b"1stored 0here")], [(b"gone" * 4, b"0x")]
    )
    site.remove(_PATHS[0])
    find = _concordance(site)
    assert find(items, bucket_of("stored")) == (("1stored", [3]),)
    assert find(items, bucket_of("here")) == (("0here", [3]),)
    assert find(items, bucket_of("gone")) == ()
    assert find(items, bucket_of("accents")) == (("2accents", [4]),)


def test_resources_of_the_same_terms_come_together(site: Folder) -> None:
    item, _ = _items(site).items
    mark = item.terms
    _store(site, [(mark, b"0here"), (mark, b"0here")], [(mark, b"0here")])
    find = _concordance(site)
    assert find(call_roll({8: item, 9: item}), bucket_of("here")) == (("0here", [8, 9]),)


def test_what_is_no_sheaf_is_not_believed(site: Folder) -> None:
    writer = Writer(store_file(site.root), b"era")
    writer.put(TERMS, [(b"key", b"no sheaf")])
    writer.commit()
    assert _concordance(site)(_items(site), bucket_of("zebra")) == (("2zebra", [3]),)


def _store(site: Folder, *sheaves: list[tuple[bytes, bytes]]) -> None:
    writer = Writer(store_file(site.root), b"era")
    writer.put(TERMS, map(bind, sheaves))
    writer.commit()


@pytest.mark.parametrize("text", [resource("Accents", body="Other.\n"), "no fields"])
def test_a_file_that_has_changed_since_it_was_read_is_told(site: Folder, text: str) -> None:
    items = _items(site)
    site.write(_PATHS[0], text)
    with pytest.raises(OSError, match="it was changed during the build; build once more"):
        _concordance(site)(items, 0)
