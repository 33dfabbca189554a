"""Why a file was drawn or kept, told to whoever asks."""

from collections.abc import Callable
from inspect import getmembers, isfunction
from types import ModuleType

import pytest

from sitegen import (
    citation_files,
    data_package,
    discovery,
    exports,
    feeds,
    form_files,
    headers,
    own_files,
    pages,
    presenters,
    resource_presenter,
    skos,
)
from sitegen.diagnostics import Location
from sitegen.fingerprint import digest, part
from sitegen.planned import Bundle, Claim, Copy, Page, Planned, Stamped
from sitegen.reasons import WORDS, find_file, parts_of, reason, trace_of
from sitegen.records import Record

_CLAIM = Claim("a page", Location("content/a.md"))
_TEMPLATE, _ENGINE = digest("template"), digest("engine")


def _written_by(module: ModuleType) -> list[Callable[..., object]]:
    return [f for _, f in getmembers(module, isfunction) if f.__module__ == module.__name__]


_PLANNED = pages._as_it_is, own_files._one_of  # noqa: SLF001  # they are planned
_PRESENTERS = (
    *_written_by(presenters),
    resource_presenter.resource,
    *(feeds.atom, feeds.rss, feeds.json_feed),
    *(discovery.sitemap_of, discovery.sitemap_index, discovery.robots, discovery.opensearch),
    headers.headers_file,
    data_package.data_package,
    *_written_by(form_files),
    citation_files.citation_files,
    exports.list_json,
    *(skos.turtle_file, skos.json_file, skos.concept_file),
    discovery.webmanifest,
    *_PLANNED,
)


def _page(*parts: object, present: Callable[..., bytes] = feeds.atom) -> Page:
    return Page("feed.xml", present, None, tuple(map(part, parts)), _CLAIM)


def _bundle(title: str) -> Bundle:
    return Bundle(("a.bib", "a.ris"), form_files.citations_of, (part(title),), _CLAIM)


def _told(old: Planned, new: Planned, template: bytes = _TEMPLATE) -> str:
    """Say why the new is drawn where the old had been."""
    before = Stamped(old, _TEMPLATE, _ENGINE)
    record = Record(before.inputs, b"", None, trace_of(before))
    return reason(Stamped(new, template, _ENGINE), record)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (_page("a", "b"), _page("x", "b"), "this has changed: what it says of itself"),
        (_page("a", "b"), _page("a", "x"), "this has changed: the resources in it"),
        (_page("a", "b"), _page("a", "b", "c"), "this has changed: the resources in it"),
        (
            _page("a", "b"),
            _page("x", "y"),
            "this has changed: what it says of itself; the resources in it",
        ),
        (_page("a"), _page("a", present=feeds.rss), "it is made in another way"),
        (_page("a"), _page("a"), "somebody else has changed or removed it since it was drawn"),
        (
            _bundle("a"),
            _bundle("b"),
            "this has changed: its fields, or the start of its text",
        ),
        (
            Copy("a", "a", b"old", _CLAIM),
            Copy("a", "a", b"new", _CLAIM),
            "the file that it is a copy of has changed",
        ),
    ],
)
def test_what_has_changed(old: Planned, new: Planned, why: str) -> None:
    assert _told(old, new) == why


def test_a_template_has_changed() -> None:
    assert _told(_page("a"), _page("a"), digest("other")) == (
        "this has changed: the template, one that it includes, or the words of the theme"
    )


def test_sitegen_has_changed() -> None:
    before = Stamped(_page("a"), _TEMPLATE, digest("older"))
    record = Record(before.inputs, b"", None, trace_of(before))
    assert reason(Stamped(_page("a"), _TEMPLATE, _ENGINE), record) == (
        "this has changed: sitegen itself, or one of its libraries"
    )


def test_what_was_never_drawn_has_no_record() -> None:
    found = Stamped(_page("a"), _TEMPLATE, _ENGINE)
    assert reason(found, None) == "there is no record of an earlier one"


@pytest.mark.parametrize("present", _PRESENTERS, ids=lambda each: each.__qualname__)
def test_there_are_words_for_each_part(present: Callable[..., bytes]) -> None:
    if present.__name__.startswith("_") and present not in _PLANNED:
        return
    single, rest = parts_of(present)
    assert {*single, rest} - {""} <= WORDS.keys()


_FILES = frozenset(
    ["index.html", "404.html", "a/index.html", "map.pdf", "topics/service/index.html"]
)


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("/", "index.html"),
        ("", "index.html"),
        ("index.html", "index.html"),
        ("out/index.html", "index.html"),
        ("./out/", "index.html"),
        ("404.html", "404.html"),
        ("a", "a/index.html"),
        ("/a/", "a/index.html"),
        ("a/index.html", "a/index.html"),
        ("out/a/index.html", "a/index.html"),
        ("out\\a\\index.html", "a/index.html"),
        ("content/a.md", "a/index.html"),
        ("content/a/index.md", "a/index.html"),
        ("content/index.md", "index.html"),
        ("content/map.pdf", "map.pdf"),
        ("topics/service", "topics/service/index.html"),
        ("b", ""),
        ("../a", "a/index.html"),
    ],
)
def test_a_file_is_found_however_it_is_named(named: str, path: str) -> None:
    assert find_file(named, "out", _FILES) == path


def test_an_output_folder_may_be_anywhere() -> None:
    assert find_file("/srv/out/a/", "/srv/out", _FILES) == "a/index.html"
