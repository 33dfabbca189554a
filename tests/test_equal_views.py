"""Equal fingerprints mean equal views: what a fingerprint doesn't hold, no page can show."""

from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.collect import collect
from sitegen.configuration import configure
from sitegen.markup import convert
from sitegen.material import Lookups
from sitegen.model import Edition, File
from sitegen.pages import plan
from sitegen.parse import parse_settings
from sitegen.planned import Page, inputs
from sitegen.reading import read, take_in
from sitegen.roll import Roll
from sitegen.search_terms import bucket_of
from sitegen.source import Source
from sitegen.urls import file_address
from tests.planning import ENGLISH
from tests.sites import HARVESTED, TODAY, resource

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

Site = Mapping[str, object]
_BODIES = ("", "Text.\n", "# Part\n\n[b](b.md#part) [c](../c/) ![m](map.png)\n", "[gone](d.md)\n")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "title": ("One", "Two"),
    "type": ("News", "news", "Webinar"),
    "topic": ("Service", "[Service, Access]", "service"),
    "date": ("2015-09-23", "2014-01-02", "2026-06-20"),
    "updated": ("2015-09-23", "2016-01-01"),
    "summary": ("~", "Words."),
    "link": ("~", "https://example.com/", "map.png", "b.md"),
    "license": ("~", "CC0", "b.md"),
    "level": ("~", "easy"),
    "language": ("~", "fr"),
    "expires": ("~", "2020-01-01"),
    "start": ("~", "2020-01-01", "2030-01-01 14:00 America/New_York"),
    "aliases": ("~", "/old/"),
    "draft": ("no", "no", "yes"),
}
_LINES = (
    *("", "page_size: 1\n", "recent_size: 1\n", "feed_size: 1\n", "excerpt_length: 9\n"),
    *("description: Words\n", "markdown: gfm\n", "menu: [about.md]\n", "license: CC0\n"),
    *("fields: {level: {label: Stage}}\n", "types: [{name: News, plural: The news}]\n"),
    *("narrower: include\n", "vocabulary: off\n"),
)
_RESOURCES = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in _CHOICES.items()}
    | {"body": st.sampled_from(_BODIES)}
)
_SITES = st.fixed_dictionaries(
    {
        "resources": st.dictionaries(st.sampled_from("abc"), _RESOURCES, min_size=1),
        "topic": st.sampled_from(
            [
                *("", "title: Service", "title: Services\nsynonyms: [service]"),
                "title: Service\nbroader: Access\nsummary: Words.",
            ]
        ),
        "about": st.sampled_from(["", "title: About", "title: Us\nsummary: We."]),
        "lines": st.sets(st.sampled_from(_LINES), max_size=2),
        "base": st.sampled_from(["example.org/library", "example.net"]),
        "map": st.sampled_from([b"", b"map"]),
    }
)
_NAMES = ("resources", "resources", "topic", "about", "lines", "base", "map")
_ASSETS = ()


def _sources(site: Site) -> dict[str, str]:
    """Write a site's files, by their paths."""
    resources = site["resources"]
    assert isinstance(resources, dict)
    files = {
        f"content/resources/{name}.md": resource(fields["title"], **_rest(fields))
        for name, fields in resources.items()
    }
    about = {"content/about.md": f"---\n{site['about']}\n---\nText.\n"} if site["about"] else {}
    topic = {"content/topics/service.md": f"---\n{site['topic']}\n---\nOn it.\n"}
    return files | about | (topic if site["topic"] else {})


def _rest(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name != "title" and value != "~"}


def _views(site: Site) -> dict[bytes, bytes]:
    """Make the views of all pages of a site, by their fingerprints."""
    lines = site["lines"]
    assert isinstance(lines, set)
    text = HARVESTED.replace("example.org/library", str(site["base"])) + "".join(sorted(lines))
    table, _ = parse_settings(text.encode())
    settings = configure(table)[0] if table else None
    if settings is None:  # two lines that say one thing in two ways
        return {}
    sources = _sources(site)
    reads = [read(Source(p, t.encode()), settings, Edition(TODAY)) for p, t in sources.items()]
    html = {
        path: convert(text.split("---\n")[2], settings.markdown, ()).html
        for path, text in sources.items()
    }
    taken = {path: take_in(Source(path, t.encode()), settings) for path, t in sources.items()}
    rows = {path: each.terms.decode().split() for path, each in taken.items()}
    marks = {path: each.reading.marks for path, each in taken.items()}
    maps = (File("content/resources/map.png", file_address("resources/map.png"), b"map"),)
    copied = maps if site["map"] else ()
    items = [each.item for each in reads if each.item]
    collection, _ = collect(items, {}, copied, settings, Edition(TODAY))
    lookups = Lookups(lambda path, _: html[path], partial(_column, rows), marks)
    planned = plan(collection, settings, _ASSETS, lookups, ENGLISH).planned
    pages = (each for each in planned if isinstance(each, Page))
    return {inputs(each, b"", b""): _view(each) for each in pages}


def _column(
    rows: Mapping[str, list[str]], roll: Roll, bucket: int
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Give the terms of a bucket, with the slots of their resources."""
    found: dict[str, tuple[int, ...]] = {}
    for slot, item in zip(roll.slots, roll.items, strict=True):
        for term in rows[item.value.path]:
            if bucket_of(term[1:]) == bucket:
                found[term] = (*found.get(term, ()), slot)
    return tuple(sorted(found.items()))


def _view(page: Page) -> bytes:
    view = page.present(*(part.value for part in page.parts))
    return view if isinstance(view, bytes) else repr((page.template, view)).encode()


def _changed(site: Site, other: Site, name: str) -> dict[str, object]:
    """Take one thing of a site from another one; of resources, the first."""
    if name != "resources":
        return {**site, name: other[name]}
    ours, theirs = site["resources"], other["resources"]
    assert isinstance(ours, dict)
    assert isinstance(theirs, dict)
    return {**site, "resources": ours | dict([next(iter(theirs.items()))])}


@given(_SITES, _SITES, st.sampled_from(_NAMES))
def test_pages_with_one_fingerprint_have_one_view(site: Site, other: Site, name: str) -> None:
    ours, theirs = _views(site), _views(_changed(site, other, name))
    shared = ours.keys() & theirs.keys()
    assert {mark: ours[mark] for mark in shared} == {mark: theirs[mark] for mark in shared}


def test_an_edit_leaves_most_pages_and_changes_some() -> None:
    fields = {name: values[0] for name, values in _CHOICES.items()} | {"body": ""}
    site = {
        "resources": dict.fromkeys("abc", fields),
        "topic": "",
        "about": "title: About",
        "lines": set(),
        "base": "example.org/library",
        "map": b"",
    }
    edited = {**site, "about": "title: Us"}
    ours, theirs = _views(site), _views(edited)
    assert len(ours.keys() & theirs.keys()) > 25
    assert len(ours.keys() ^ theirs.keys()) == 2
    assert len(set(ours.values()) - set(theirs.values())) == 1
