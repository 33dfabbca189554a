"""What is remembered of a file is what reading it anew would give, and nothing else is used."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import fields, replace

from sitegen import memory
from sitegen.engine import engine
from sitegen.fingerprint import digest_of
from sitegen.learning import pack_references, unpack_references
from sitegen.memory import Pool, essence, pack, recollect
from sitegen.model import Edition, Size
from sitegen.reading import Reading, judge, read, take_in
from sitegen.settings import FieldSetting, HtmlSetting, Settings, TypeSetting
from sitegen.source import Found, Sighting, Source, pack_sightings, unpack_sightings
from sitegen.stamps import Stamp
from sitegen.store import recall_readings, store_file
from tests.sites import TODAY, Folder, resource

_SETTINGS = Settings(title="T", base_url="https://example.org/")
_RICH = Source(
    "content/resources/a.md",
    resource(
        "Ünïcode & <b>",
        updated="2016-01-01 10:00 +0200",
        author="[Lee <https://orcid.org/0000-0001>, OCLC]",
        score="1.5",
        count="[1, 2]",
        day="2015-01-02",
        ready="yes",
        body="# Part\n\n[a](b.md#c) <script>x</script> [^1]\n\n[^1]: Note.\n",
    ).encode(),
)
_ADDED = (
    FieldSetting(name="score", kind="number"),
    FieldSetting(name="count", kind="number", many=True),
    FieldSetting(name="day", kind="date"),
    FieldSetting(name="ready", kind="boolean"),
)
_SOURCES = (
    _RICH,
    Source("content/resources/b.md", b"---\ntitle: [a\n---\n"),
    Source("content/topics/c.md", b"---\nlabel: C\norder: 1.5\n---\n"),
    Source("content/about.md", b"---\ntitle: About\nupdated: 2015-01-01\n---\nText.\n"),
    Source("content/resources/d.md", b"\xff"),
)


def _found(source: Source) -> Found:
    return Found(source.path, digest_of(source.data))


_FOUND = tuple(map(_found, _SOURCES))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the files of a site."""
    folder = Folder(tmp_path)
    for each in _SOURCES:
        folder.write(each.path, each.data)
    return tmp_path


def _remembered(settings: Settings, root: Path) -> tuple[dict[bytes, bytes], tuple[Reading, ...]]:
    packed = [pack(each, root, settings) for each in _FOUND]
    found = recollect(_FOUND, settings, {})
    assert set(found.readings) == {None}
    memos = {key: each.reading for key, each in zip(found.keys, packed, strict=True)}
    pool = Pool()
    return memos, tuple(each.unpacked(pool) for each in packed)


@pytest.mark.parametrize("name", ["type", "date", "topic", "author"])
def test_values_that_many_files_have_are_held_once(name: str, tmp_path: Path) -> None:
    folder, pool = Folder(tmp_path), Pool()
    found: list[object] = []
    for path in ("content/resources/a.md", "content/resources/b.md"):
        folder.write(path, resource(path, topic="[Work, Play]", author="[OCLC]"))
        source = Found(path, digest_of((tmp_path / path).read_bytes()))
        item = pack(source, tmp_path, _SETTINGS).unpacked(pool).item
        assert item
        found.append(getattr(item.value, name))
    assert found[0] is found[1]


@pytest.mark.parametrize("dialect", ["gfm", "python-markdown"])
def test_what_is_remembered_is_what_was_read(dialect: str, root: Path) -> None:
    settings = essence(replace(_SETTINGS, markdown=dialect, fields=_ADDED))
    memos, readings = _remembered(settings, root)
    assert readings == tuple(take_in(each, settings).reading for each in _SOURCES)
    assert recollect(_FOUND, settings, memos).readings == readings


def test_only_what_is_not_remembered_is_to_be_read(root: Path) -> None:
    memos, readings = _remembered(_SETTINGS, root)
    gone = recollect(_FOUND, _SETTINGS, memos).keys[1]
    found = recollect(_FOUND, _SETTINGS, memos | {gone: b""})
    assert found.readings == (readings[0], None, *readings[2:])


@pytest.mark.parametrize("memo", [b"", b"\xc1", b"\x80", b"\x81\xa4path\xa1\xff", b"\x93"])
def test_a_memo_that_is_none_is_not_believed(memo: bytes) -> None:
    keys = recollect(_FOUND, _SETTINGS, {}).keys
    assert recollect(_FOUND[:1], _SETTINGS, {keys[0]: memo}).readings == (None,)


@pytest.mark.parametrize(
    "change",
    [
        {"markdown": "gfm"},
        {"markdown_extensions": ("toc",)},
        {"unknown_fields": "warn"},
        {"excerpt_length": 20},
        {"html": HtmlSetting(allow=("video",))},
        {"html": HtmlSetting(frames=("player.vimeo.com",))},
        {"types": (TypeSetting("News", "News"),)},
        {"fields": (FieldSetting(name="level", choices=("a",)),)},
    ],
)
def test_what_reading_depends_on_makes_other_keys(change: dict[str, object]) -> None:
    other = replace(_SETTINGS, **change)
    ours, theirs = (recollect(_FOUND, essence(each), {}).keys for each in (_SETTINGS, other))
    assert set(ours).isdisjoint(theirs)


def test_a_key_is_that_of_a_path_and_of_bytes() -> None:
    text = _RICH.data
    sources = [
        Source("content/a.md", text),
        Source("content/b.md", text),
        Source("content/a.md", b""),
    ]
    assert len(set(recollect(tuple(map(_found, sources)), _SETTINGS, {}).keys)) == 3


def test_pages_may_change_without_anything_being_read_again() -> None:
    kept = {
        "markdown",
        "markdown_extensions",
        "unknown_fields",
        "types",
        "fields",
        "excerpt_length",
        "timezone",
    }
    given = {
        each.name: 3 if each.type is int else ("x",) if each.name == "menu" else "x"
        for each in fields(Settings)
        if each.name not in kept
    } | {"html": HtmlSetting(files=("content/a.html",), rel=("ugc",))}
    assert essence(replace(_SETTINGS, **given)) == essence(_SETTINGS)


def test_the_essence_gives_what_all_settings_give() -> None:
    settings = replace(_SETTINGS, language="fr", topics="closed", menu=("a.md",), fields=_ADDED)
    for source in _SOURCES:
        assert take_in(source, essence(settings)) == take_in(source, settings)


@pytest.mark.parametrize("today", [date(2014, 1, 1), TODAY])
def test_a_reading_serves_any_day(today: date) -> None:
    source = Source("content/resources/a.md", b"---\ntitle: A\ndate: 2015-01-01\n---\n")
    edition = Edition(today)
    assert judge(take_in(source, _SETTINGS).reading, edition) == read(source, _SETTINGS, edition)
    assert bool(read(source, _SETTINGS, edition).diagnostics) == (today == TODAY)


@pytest.fixture
def site(tmp_path: object) -> Folder:
    """Make a site with a broken link."""
    folder = Folder(tmp_path)  # type: ignore[arg-type]  # a Path
    folder.write("content/resources/a.md", resource(body="[x](nowhere.md) <script>x</script>\n"))
    folder.write("content/resources/b.md", resource("B"))
    return folder


def test_a_warning_is_told_again_though_nothing_is_read(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site.build()
    with monkeypatch.context() as patch:
        patch.delattr(memory, "take_in")
        assert site.build().diagnostics == first.diagnostics
    assert len(first.diagnostics) >= 3
    site.write("content/resources/b.md", resource("New"))
    with monkeypatch.context() as patch:
        patch.delattr(memory, "take_in")
        with pytest.raises(NameError):
            site.build()


def test_where_all_is_to_be_drawn_afresh_all_is_read_afresh(
    site: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    monkeypatch.delattr(memory, "take_in")
    with pytest.raises(NameError):
        site.build(clean=True)


def test_what_no_file_needs_is_forgotten(site: Folder) -> None:
    site.build()
    before = recall_readings(store_file(site.root), engine())
    site.remove("content/resources/b.md")
    site.build()
    after = recall_readings(store_file(site.root), engine())
    assert len(before) == 2
    assert len(after) == 1
    assert after.items() < before.items()


def test_a_store_that_fails_costs_time_and_is_told(site: Folder) -> None:
    first = site.build()
    assert first.remarks == ()
    store = site.root / ".sitegen/store.sqlite3"
    store.unlink()
    store.mkdir()
    again = site.build()
    assert again.report
    assert again.report.kept == ()
    assert again.remarks == (
        "nothing could be remembered for the next build: unable to open database file",
    )


_SIGHTINGS = {
    "a.md": Sighting(b"1", Stamp(1, 2, 3, 2**63), None),
    "b.png": Sighting(b"2", None, Size(3, 4)),
}


def test_sightings_are_remembered() -> None:
    assert unpack_sightings(pack_sightings(_SIGHTINGS, b"code"), b"code") == _SIGHTINGS


def test_sightings_by_other_code_are_not_believed() -> None:
    assert unpack_sightings(pack_sightings(_SIGHTINGS, b"code"), b"other") == {}


@pytest.mark.parametrize(
    "memo", [b"", b"\xc1", b"\x91", b"\x92\xa0\x81\xa1\xff\x92", b"\x81\xa1a\x92"]
)
def test_sightings_that_are_none_are_not_believed(memo: bytes) -> None:
    assert unpack_sightings(memo, b"") == {}


def test_a_damaged_store_is_told_once_and_read_no_more(site: Folder) -> None:
    site.build()
    (site.root / ".sitegen/store.sqlite3").write_bytes(b"spoiled" * 1000)
    again = site.build()
    assert again.report
    assert again.report.kept == ()
    assert again.remarks == (
        "what earlier builds learnt is lost, so this one took longer: file is not a database",
    )
    assert site.build().remarks == ()


def test_references_are_remembered() -> None:
    references = {b"a": ("base.html", "é.html"), b"b": ()}
    assert unpack_references(pack_references(references)) == references


@pytest.mark.parametrize("memo", [b"", b"\xc1", b"\x91", b"\x91\x92\xc4\x01a\x91\xa1\xff"])
def test_references_that_are_none_are_not_believed(memo: bytes) -> None:
    assert unpack_references(memo) == {}
