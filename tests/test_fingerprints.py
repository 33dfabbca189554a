"""Fingerprints hold all that they must: take out any ingredient, and the law breaks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen import pipeline, presenters, publish, survey
from sitegen.design import design
from sitegen.diagnostics import Location, has_errors
from sitegen.entries import entry_of
from sitegen.event_data import calendar_event
from sitegen.feed_entries import feed_entry
from sitegen.fingerprint import Derived, Fragment, Part, Shared, combine, digest
from sitegen.forms import forms_of
from sitegen.labels import spoken
from sitegen.outlook import look_at_sources
from sitegen.planned import Bundle, Claim, Copy, Page, Planned, inputs
from sitegen.progress import unwatched
from sitegen.published_resources import published_line
from tests.sites import BARE, TODAY, Folder, resource
from tests.test_law import assert_lawful

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

Edit = Callable[[Folder], None]
_SETTINGS = f"{BARE}contact: us@example.org\npage_size: 2\nrecent_size: 2\nfeed_size: 3\n"


def _write(path: str, text: str) -> Edit:
    return lambda site: site.write(path, text)


def _set(line: str) -> Edit:
    return _write("site.yaml", _SETTINGS + line)


def _resource(name: str, title: str, **fields: str) -> Edit:
    return _write(f"content/resources/{name}.md", resource(title, **fields))


def _article(title: str, text: str, fields: str = "") -> Edit:
    return _write("content/about.md", f"---\ntitle: {title}\n{fields}---\n{text}\n")


def _introductions(text: str) -> Edit:
    def edit(site: Folder) -> None:
        for folder in ("", "topics/", "resources/"):
            site.write(f"content/{folder}index.md", f"---\nsummary: s\n---\n{text}\n")

    return edit


def _together(*edits: Edit) -> Edit:
    def edit(site: Folder) -> None:
        for each in edits:
            each(site)

    return edit


def _webinar(name: str, kind: str) -> Edit:
    """Write a resource apart from the others, by which a type gets its commonest name."""
    return _resource(name, name, type=kind, topic="Elsewhere", date="2016-01-01")


def _topic(text: str, fields: str = "") -> Edit:
    given = f"---\ntitle: Service\n{fields}---\n{text}\n"
    return _write("content/topics/service.md", given)


def _start(site: Folder) -> None:
    """Six resources of one topic, five of them of one type and all in one year."""
    for number in range(1, 6):
        body = "See [the map](map.txt).\n"
        _resource(str(number), f"Title {number}", date=f"2015-0{number}-03", body=body)(site)
    _resource("web", "Web", type="Webinar", date="2015-06-03")(site)
    _write("content/resources/map.txt", "map")(site)
    _topic("On [it](/resources/map.txt).")(site)
    _article("About", "[map](resources/map.txt)", "aliases: [/old/]\n")(site)
    _introductions("See [the map](/resources/map.txt).")(site)
    _set("")(site)


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
_HISTORY: tuple[Edit, ...] = (
    _start,
    _write("site.yaml", _SETTINGS.replace("us@", "me@")),
    _set("publisher: We\n"),
    _set("language: en-GB\n"),
    _resource("5", "Title 5", date="2015-05-03", summary="New."),
    _resource("5", "Title 5", date="2015-05-03", summary="New.", language="fr"),
    _resource("1", "Title 1", date="2015-01-03", language="fr", body="See [the map](map.txt).\n"),
    _resource("1", "Title 1", date="2015-01-03", language="fr", summary="First."),
    _set("excerpt_length: 6\n"),
    _set("fields: {isbn: {label: ISBN}}\n"),
    _resource("1", "Title 1", date="2015-01-03", language="fr", summary="First.", level="all"),
    _resource("1", "Title 1", date="2015-01-03", language="fr", summary="First.", level="few"),
    _resource("1", "Title 1", date="2015-01-03", level="all", summary="First."),
    _resource("1", "Title one", date="2015-01-03", level="all", summary="First."),
    _resource("1", "Title one at length", date="2015-01-03", level="all", summary="First."),
    _resource("1", "Title one", date="2015-01-03", level="all", summary="First."),
    _resource("1", "Title one", date="2015-01-03", level="all", summary="First.", body="Longer.\n"),
    _resource("1", "Title one", date="2015-01-04", level="all", summary="First."),
    _resource("2", "Title 2", date="2015-02-03", summary="Two.", body="See [the map](map.txt).\n"),
    lambda site: site.remove("content/resources/map.txt"),
    _introductions("See."),
    _introductions("Look."),
    _topic("On it."),
    _topic("On that.", "summary: Words.\n"),
    _topic("On all that.", "summary: Words.\n"),
    _topic("On all that.", "summary: Other words.\n"),
    _topic("On all that.", "summary: Other words.\nlabel: care\nsynonyms: [service]\n"),
    _article("About", "Text.", "aliases: [/old/]\n"),
    _article("About", "Text.", "summary: Words.\naliases: [/old/]\n"),
    _article("About", "More text.", "summary: Words.\naliases: [/old/]\n"),
    _article("About", "More text.", "summary: Words.\nupdated: 2016-01-01\naliases: [/old/]\n"),
    _article("About us", "More text.", "summary: Words.\nupdated: 2016-01-01\naliases: [/old/]\n"),
    _article("About us", "More text.", "summary: Other.\nupdated: 2016-01-01\naliases: [/old/]\n"),
    _article(
        "About us", "More text.", "summary: Other.\nupdated: 2016-01-01\naliases: [/former/]\n"
    ),
    _resource("3", "Title 3", type="Webinar", date="2015-03-03"),
    _resource("new", "New", date="2015-12-01"),
    _resource("newer", "Newer", date="2016-12-01"),
    _write("site.yaml", _SETTINGS.replace("recent_size: 2", "recent_size: 1")),
    _write("content/topics/access.md", "---\ntitle: Access\n---\n"),
    _set("events: lists\n"),
    _resource("1", "Title one", date="2015-01-04", start="2014-01-01"),
    _set(""),
    _resource("4", "Title 4", date="2017-04-03", link="chart.txt", level="all", start="2026-07-01"),
    _resource(
        "4", "Title 4", date="2017-04-03", link="chart.txt", start="2026-07-01", summary="Four."
    ),
    _set("publisher: They\n"),
    _write("site.yaml", _SETTINGS.replace("title: ", "title: New ")),
    _write("content/resources/chart.txt", "chart"),
    _set("fields: {level: {label: Stage}}\n"),
    _set("fields: {level: {label: Stage, choices: [all, few]}}\n"),
    _set("fields: {level: {label: Grade}}\n"),
    _write("content/topics/service.md", "---\ntitle: Services\nsynonyms: [service]\n---\n"),
    _write("content/resources/dot.svg", _SVG.format(3)),
    _resource("1", "Title one", date="2014-01-04", image="dot.svg", image_alt="A dot"),
    _write("content/resources/dot.svg", _SVG.format(4)),
    _resource("1", "Title one", date="2014-01-04", expires="2026-12-31"),
    _together(*(_webinar(name, "Webinar") for name in ("one", "two", "three"))),
    _together(*(_webinar(name, "webinar") for name in ("one", "two", "three"))),
    _write("site.yaml", _SETTINGS.replace("example.org", "example.net")),
    _write("site.yaml", _SETTINGS.replace("example.org", "example.net/library")),
    # without citations, which are made of all that the other forms of a resource are made of
    _set("metadata: {citations: false}\n"),
    _resource("oldest", "Oldest", date="2010-01-01"),
    _resource("oldest", "Oldest", date="2010-01-01", summary="Of all."),
    _write("content/topics/service.md", "---\ntitle: Customer Service\nsynonyms: [service]\n---\n"),
    _resource("oldest", "Oldest", date="2010-01-01", image="dot.svg", image_alt="A dot"),
    lambda site: site.remove("content/resources/dot.svg"),
    _resource("last", "Last", topic="Elsewhere", date="2011-01-01", expires="2026-12-31"),
)
_DERIVING = (calendar_event, entry_of, feed_entry, forms_of, published_line, spoken)
"""What makes a part of other parts."""
_NEXT_YEAR = date(2027, 1, 1)

_FIXED = frozenset(
    {
        # what these say is sitegen's own or the settings'
        *(("home", at) for at in (1, 4)),
        *(("index", at) for at in (1, 2)),
        *(("by_month", at) for at in (1, 2, 3, 4)),
        *((name, 0) for name in ("robots", "opensearch", "webmanifest", "_as_it_is")),
        ("headers_file", 0),
        *(("events", at) for at in (1, 2, 3, 4)),
        *(("search", at) for at in (1, 2, 3)),
        ("not_found", 1),
        # and these change with the size of a collection
        *(("documents_file", 0), ("index_file", 0), ("order_file", 1)),
    }
)
"""Parts that no edit of this history changes."""
_ECHOED = frozenset(
    {
        *(("alias", 1), ("alias", 2), ("article", 2), ("entries", 1), ("entries", 2)),
        *(("catalog_csv", 0), ("published_line", 1), ("search", 5)),
        *((name, 3) for name in ("entry_of", "feed_entry", "forms_of", "published_line")),
        ("forms_of", 4),
        ("spoken", 1),
        # what a page's citations are made of is on the page, too
        *(("resource", at) for at in (1, 2, 4, 5, 7)),
    }
)
"""Parts that hold what the page's other part has too, so that either of the two would do: titles,
the names of terms, and what resources are worded by."""


@pytest.fixture(scope="module")
def needed(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, int]]:
    """Find the parts that alone told a changed page from an unchanged one."""
    site = Folder(tmp_path_factory.mktemp("site"))
    found: set[tuple[str, int]] = set()
    before: dict[str, tuple[Page | Bundle, bytes | None]] = {}
    for edit in _HISTORY:
        edit(site)
        after = _pages(site)
        for path in before.keys() & after.keys():
            found |= _told(before[path], after[path])
        before = after
    later = _pages(site, _NEXT_YEAR)
    return found.union(*(_told(before[path], later[path]) for path in before.keys() & later.keys()))


def _pages(site: Folder, today: date = TODAY) -> dict[str, tuple[Page | Bundle, bytes | None]]:
    order = site.order(today=today)
    made = design(order, unwatched, look_at_sources(order))
    assert not has_errors(made.diagnostics), made.diagnostics
    renderer = pipeline.renderer_of(made, site.root)
    pages = (each for each in made.planned if isinstance(each, Page))
    bundles = (each for each in made.planned if isinstance(each, Bundle))
    return {each.path: (each, renderer.draw(each)[0]) for each in pages} | {
        each.paths[0]: (each, b"".join(each.make())) for each in bundles
    }


def _told(
    old: tuple[Page | Bundle, bytes | None], new: tuple[Page | Bundle, bytes | None]
) -> set[tuple[str, int]]:
    """Name the one part by which a page differs whose bytes differ; entries count as one."""
    (one, before), (other, after) = old, new
    if before == after or one.present is not other.present:
        return set()
    fixed = _arguments(one)
    ones, others = (_grouped(each, fixed) for each in (one, other))
    differing = [at for at, pair in enumerate(zip(ones, others, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 1:
        return set()
    derived = _derived(*(tuple(_whole(page.parts)) for page in (one, other)))
    return {(one.present.__name__, differing[0]), *derived}


def _whole(parts: Iterable[Part[object]]) -> Iterator[Part[object]]:
    """Take fragments apart into what they were made of, and parts out of these."""
    for each in parts:
        if isinstance(each, Fragment):
            yield from each._parts  # noqa: SLF001  # as _inner
        else:
            yield each.own if isinstance(each, Shared) else each


def _derived(ones: Sequence[Part[object]], others: Sequence[Part[object]]) -> set[tuple[str, int]]:
    """Name the one part of derived parts by which two sequences differ."""
    found = {
        (one._function.__name__, at)  # noqa: SLF001  # as _inner
        for one, other in zip(ones, others, strict=False)
        if isinstance(one, Derived) and isinstance(other, Derived)
        for at, (a, b) in enumerate(_inner(one, other))
        if a.digest != b.digest
    }
    return found if len(ones) == len(others) and len(found) == 1 else set()


def _inner(one: Derived[Any], other: Derived[Any]) -> Iterable[tuple[Part[Any], Part[Any]]]:
    """Pair the parts that two derived parts are made of."""
    return zip(one._parts, other._parts, strict=True)  # noqa: SLF001  # which are nobody else's business


def _arguments(page: Page | Bundle) -> int:
    return page.present.__code__.co_argcount


def _grouped(page: Page | Bundle, fixed: int) -> tuple[object, ...]:
    digests = tuple(part.digest for part in page.parts)
    return (*digests[:fixed], digests[fixed:])


def test_each_part_tells_changed_pages_apart(needed: set[tuple[str, int]], tmp_path: Path) -> None:
    """Without any one part, some edit of the history would leave a page as it was before."""
    site = Folder(tmp_path)
    for edit in _HISTORY:
        edit(site)
    parts = {
        (page.present.__name__, at)
        for page, _ in _pages(site).values()
        for at in range(_arguments(page) + (len(page.parts) > _arguments(page)))
    } | {(each.__name__, at) for each in _DERIVING for at in range(each.__code__.co_argcount)}
    assert sorted(parts - needed - _FIXED - _ECHOED) == []


class Sabotage:
    """The build without one of the things that keep it lawful."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def without_the_parts(self) -> None:
        """Forget what the page shows."""
        self._fingerprint(lambda page, template, engine: (_name(page), template, engine))

    def without_the_order_of_parts(self) -> None:
        """Forget in which order the entries stand."""
        self._fingerprint(
            lambda page, template, engine: (_name(page), *sorted(_each(page)), template, engine)
        )

    def without_the_template(self) -> None:
        """Forget what draws the page."""
        self._fingerprint(lambda page, _, engine: (_name(page), _parts(page), engine))

    def without_the_sweep(self) -> None:
        """Leave what isn't planned where it is."""
        self._patch.setattr(publish, "leaving", lambda *_: ())

    def without_the_output_check(self) -> None:
        """Trust that output files are as they were written."""
        self._patch.setattr(survey, "_differing", lambda *_: iter(()))

    def _fingerprint(
        self, ingredients: Callable[[Planned, bytes, bytes], tuple[bytes, ...]]
    ) -> None:
        def fewer(page: Planned, template: bytes, engine: bytes) -> bytes:
            return combine(*ingredients(page, template, engine))

        self._patch.setattr("sitegen.planned.inputs", fewer)


def _name(page: Planned) -> bytes:
    return digest("copy" if isinstance(page, Copy) else page.present.__qualname__)


def _parts(page: Planned) -> bytes:
    return combine(*_each(page))


def _each(page: Planned) -> tuple[bytes, ...]:
    return (page.digest,) if isinstance(page, Copy) else tuple(p.digest for p in page.parts)


def _feature(first: str, second: str) -> Edit:
    fields = f"featured: [resources/{first}.md, resources/{second}.md]\n"
    return _topic("On it.", fields)


def _in_topic(text: str) -> Edit:
    frame = (
        '{% extends "theme/topic.html" %}{% block title %}{% include "more.html" %}{% endblock %}'
    )

    def edit(site: Folder) -> None:
        _write("templates/topic.html", frame)(site)
        _write("templates/more.html", text)(site)

    return edit


_SABOTAGES: tuple[tuple[Callable[[Sabotage], None], Edit, Edit], ...] = (
    (Sabotage.without_the_parts, _resource("6", "Six"), _resource("6", "Seven")),
    (Sabotage.without_the_order_of_parts, _feature("1", "2"), _feature("2", "1")),
    (Sabotage.without_the_template, _in_topic("one"), _in_topic("two")),
    (Sabotage.without_the_sweep, _resource("6", "Six"), lambda site: site.remove(_SIX)),
    (Sabotage.without_the_output_check, _set(""), _write("output/index.html", "spoiled")),
)
_SIX = "content/resources/6.md"
_BY_NAME = [sabotage.__name__ for sabotage, *_ in _SABOTAGES]


@pytest.mark.parametrize(("sabotage", "before", "after"), _SABOTAGES, ids=_BY_NAME)
def test_the_law_breaks_without_any_ingredient(
    sabotage: Callable[[Sabotage], None],
    before: Edit,
    after: Edit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sound, unsound = Folder(tmp_path / "sound"), Folder(tmp_path / "unsound")
    for edit in (_start, before, after):
        edit(sound)
        assert_lawful(sound)
    sabotage(Sabotage(monkeypatch))
    for edit in (_start, before):
        edit(unsound)
        unsound.build()
    after(unsound)
    with pytest.raises(AssertionError):
        assert_lawful(unsound)


def test_new_code_draws_every_page_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Folder(tmp_path)
    _start(site)
    first = site.build().report
    assert first
    assert len(first.drawn) > len(first.kept) == 0
    for module in ("design", "outlook"):
        monkeypatch.setattr(f"sitegen.{module}.engine", lambda: digest("another version"))
    again = site.build().report
    assert again
    copies = ("resources/map.txt",)
    assert again.kept == copies


def test_a_fingerprint_names_the_presenter() -> None:
    """No edit can tell two presenters apart, as each address has one; new code can."""
    claim = Claim("a page", Location("site.yaml"))
    pages = [Page("x", present, None, (), claim) for present in (presenters.home, presenters.topic)]
    assert len({inputs(page, b"", b"") for page in pages}) == len(pages)
