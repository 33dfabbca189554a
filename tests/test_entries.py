"""What lists show of a resource."""

from pathlib import Path

import pytest

from sitegen.destinations import directory
from sitegen.entries import day_of, last_change, named, outward, was_modified
from sitegen.following import follow
from sitegen.material import material
from sitegen.model import Resource
from sitegen.views import Day, Entry, Html, Link
from sitegen.wording import Wording
from tests.planning import ENGLISH, collection_of, lookups_of
from tests.sites import SETTINGS, Folder, resource


def _entry(folder: Path, settings: str = "", body: str = "Some text.\n", **fields: str) -> Entry:
    site = Folder(folder, SETTINGS + "fields: {date: {required: false}}\n" + settings)
    site.write("content/resources/a b.md", resource(body=body, **fields))
    return _entries(site)[0]


def _entries(site: Folder) -> list[Entry]:
    """Make the entries of all resources."""
    collection, settings = collection_of(site)
    where = follow(collection, settings, directory(collection, []))
    made = material(collection, settings, where, {}, lookups_of(site, settings), ENGLISH)
    return [made.entries[each.path].value for each in collection.resources]


def test_an_entry_is_title_line_and_excerpt(tmp_path: Path) -> None:
    assert _entry(tmp_path, language="fr", date="2015-06-02", link="https://example.com/") == Entry(
        href="/library/resources/a%20b/",
        title="Accents",
        type="News",
        icon="news",
        added=None,
        modified=Day("02 June 2015", "2015-06-02"),
        month="June 2015",
        excerpt="Some text.",
        link=Link("example.com", "https://example.com/", "external"),
        language="fr",
        direction="ltr",
        coins=Html(
            '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info:ofi/fmt:kev:mtx:dc'
            "&amp;rft.title=Accents&amp;rft.identifier=https://example.com/&amp;rft.language=fr"
            '"></span>'
        ),
    )


@pytest.mark.parametrize(
    ("date", "updated", "added", "modified", "month"),
    [
        ("2015-09-23", "2024-05-02", "23 September 2015", "02 May 2024", "September 2015"),
        ("2015-09-23", "2015-09-23", None, "23 September 2015", "September 2015"),
        ("2015-09-23", "2015-09-23 23:59", None, "23 September 2015", "September 2015"),
        ("2015-09-23", "2014-01-01", None, "23 September 2015", "September 2015"),
        ("~", "2024-05-02", None, "02 May 2024", "Undated"),
        ("~", "~", None, None, "Undated"),
    ],
)
def test_the_line_tells_both_days_only_if_it_was_modified_later(
    tmp_path: Path, date: str, updated: str, added: str | None, modified: str | None, month: str
) -> None:
    entry = _entry(tmp_path, date=date, updated=updated)
    assert (entry.added and entry.added.text) == added
    assert (entry.modified and entry.modified.text) == modified
    assert entry.month == month


@pytest.mark.parametrize(
    ("summary", "body", "excerpt"),
    [
        ("A summary.", "A body.\n", "A summary."),
        ("~", "# A\n\n*body* of\ntext.\n", "A body of text."),
        ("~", "", ""),
        ("Twenty characters ok", "", "Twenty characters ok"),
        ("Twenty-one characters", "", "Twenty-one…"),
    ],
)
def test_the_excerpt_is_the_summary_or_the_body_whole_or_cut_at_a_word(
    tmp_path: Path, summary: str, body: str, excerpt: str
) -> None:
    assert _entry(tmp_path, "excerpt_length: 20\n", body, summary=summary).excerpt == excerpt


def test_a_type_is_named_as_the_settings_do(tmp_path: Path) -> None:
    types = "types: [{name: News item, plural: News items}]\n"
    assert _entry(tmp_path, types, type="news-items").type == "News item"


def test_a_resource_may_lack_a_type(tmp_path: Path) -> None:
    site = Folder(tmp_path, SETTINGS + "fields: {type: {required: false}}\n")
    site.write("content/resources/a.md", resource(type="~"))
    assert _entries(site)[0].type == ""


@pytest.mark.parametrize(
    ("written", "way", "link"),
    [
        ("", None, None),
        (
            "https://www.Example.com/a?b#c",
            None,
            Link("example.com", "https://www.Example.com/a?b#c", "external ugc"),
        ),
        ("mailto:ann@example.com", None, Link("ann@example.com", "mailto:ann@example.com")),
        (
            "map.pdf",
            ("/a/map.pdf", "#page=2"),
            Link("/a/map.pdf", "/l/a/map.pdf#page=2"),
        ),
        ("é.pdf", ("/é b.pdf", ""), Link("/é b.pdf", "/l/é%20b.pdf")),
        ("gone.pdf", (None, ""), None),
    ],
)
def test_a_link_names_its_host_or_its_path(
    written: str, way: tuple[str | None, str] | None, link: Link | None
) -> None:
    ways = ((written, *way, None),) if way else ()
    assert (
        outward(written, ways, Wording("https://example.org/l/", ENGLISH, (), "external ugc"))
        == link
    )


def test_an_address_without_a_host_is_named_by_what_follows_its_scheme() -> None:
    assert named("mailto:ann@example.com") == "ann@example.com"


def test_days_are_worded_for_readers_and_for_machines(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(date="2015-06-02 23:30:00 -0800"))
    found = collection_of(site)[0].resources[0]
    assert day_of(found.date, ENGLISH) == Day("02 June 2015", "2015-06-02")
    assert day_of(None, ENGLISH) is None
    assert last_change(found) == found.date
    assert not was_modified(found)


def test_nothing_is_known_of_a_resource_without_days() -> None:
    bare = Resource(path="content/resources/a.md", address="/resources/a/", title="A")
    assert last_change(bare) is None
