"""Events on a site: where they are listed, what moves them, and the calendars of them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from sitegen.feed_links import CALENDAR_TYPE
from sitegen.views import Entry, Feed, Group, HomeView, ListView, ResourceView, TopicView
from tests.planning import Plans
from tests.sites import SETTINGS, TODAY, Folder, resource, tree

_EVENTS = {
    "soon": {"start": "2026-06-20", "topic": "Service"},
    "sooner": {"start": "2026-06-15 14:00 America/New_York", "topic": "[Service, Tea]"},
    "later": {"start": "2026-07-20", "end": "2026-07-21", "topic": "Tea"},
    "over": {"start": "2026-06-14", "topic": "Past"},
    "long-over": {"start": "2025-06-14", "topic": "Past"},
    "none": {"topic": "Nothing"},
}


def _site(folder: Path, settings: str = "") -> Folder:
    site = Folder(folder, SETTINGS + settings)
    for name, fields in _EVENTS.items():
        site.write(f"content/resources/{name}.md", resource(title=name, **fields))
    return site


def _names(entries: tuple[Entry, ...]) -> list[str]:
    return [each.title for each in entries]


def _groups(view: ListView) -> list[tuple[str, list[str]]]:
    return [(each.heading, _names(each.entries)) for each in view.groups]


def test_home_shows_the_next_events_and_leads_to_all(tmp_path: Path) -> None:
    home = Plans(_site(tmp_path, "upcoming_size: 2\n")).view(HomeView, "index.html")
    assert _names(home.upcoming) == ["sooner", "soon"]
    assert home.events_href == "/library/events/"
    assert sorted(_names(home.recent)) == sorted(_EVENTS)
    assert home.head.calendar == Feed(
        "Library Staff Development (calendar)", "/library/events.ics", CALENDAR_TYPE
    )


def test_topics_show_theirs(tmp_path: Path) -> None:
    plans = Plans(_site(tmp_path))
    tea = plans.view(TopicView, "topics/tea/index.html")
    assert _names(tea.upcoming) == ["sooner", "later"]
    assert tea.events_href == "/library/events/"
    assert _names(tea.recent) == ["later", "sooner"]
    assert tea.head.calendar == Feed(
        "Tea (calendar)", "/library/topics/tea/events.ics", CALENDAR_TYPE
    )
    past = plans.view(TopicView, "topics/past/index.html")
    assert (past.upcoming, past.events_href) == ((), "")
    assert past.head.calendar
    nothing = plans.view(TopicView, "topics/nothing/index.html")
    assert (nothing.upcoming, nothing.events_href, nothing.head.calendar) == ((), "", None)
    assert "topics/nothing/events.ics" not in plans.pages


def test_all_events_are_listed_those_to_come_first(tmp_path: Path) -> None:
    view = Plans(_site(tmp_path)).view(ListView, "events/index.html")
    assert view.title == "Events"
    assert _groups(view) == [
        ("Upcoming events", ["sooner", "soon", "later"]),
        ("Past events", ["over", "long-over"]),
    ]
    assert view.head.calendar
    later = Plans(_site(tmp_path), date(2026, 8, 1)).view(ListView, "events/index.html")
    assert _groups(later) == [
        ("Past events", ["later", "soon", "sooner", "over", "long-over"]),
    ]


def test_past_events_are_on_numbered_pages_by_when_they_were(tmp_path: Path) -> None:
    site = _site(tmp_path, "page_size: 1\n")
    view = Plans(site).view(ListView, "events/index.html")
    assert _groups(view)[1:] == [("Past events", ["over"])]
    assert view.older
    assert (view.older.href, view.older.text) == ("/library/events/page/1/", "14 June 2025")
    page = Plans(site).view(ListView, "events/page/1/index.html")
    assert page.groups == (Group("", page.groups[0].entries),)
    assert _names(page.groups[0].entries) == ["long-over"]
    assert page.span == "14 June 2025"
    assert page.newer
    assert page.newer.href == "/library/events/"
    assert [each.label for each in page.crumbs] == ["Home", "Events"]


def test_a_long_event_stands_among_the_past_ones_by_its_last_day(tmp_path: Path) -> None:
    site = _site(tmp_path, "page_size: 1\n")
    fields = {"start": "2025-06-01", "end": "2025-06-15", "topic": "Past"}
    site.write("content/resources/run.md", resource(title="run", **fields))
    page = Plans(site).view(ListView, "events/page/2/index.html")
    assert (_names(page.groups[0].entries), page.span) == (["run"], "15 June 2025")


def test_a_site_without_events_has_no_such_page(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource())
    plans = Plans(site)
    assert not [path for path in plans.pages if "event" in path]
    home = plans.view(HomeView, "index.html")
    assert (home.upcoming, home.events_href, home.head.calendar) == ((), "", None)


@pytest.mark.parametrize(
    ("setting", "lists", "calendars"),
    [("calendars", True, True), ("lists", True, False), ("off", False, False)],
)
def test_a_site_may_want_less(
    tmp_path: Path, setting: str, *, lists: bool, calendars: bool
) -> None:
    plans = Plans(_site(tmp_path, f"events: {setting}\n"))
    assert ("events/index.html" in plans.pages) is lists
    assert bool(plans.view(HomeView, "index.html").upcoming) is lists
    assert any(path.endswith(".ics") for path in plans.pages) is calendars
    event = plans.view(ResourceView, "resources/soon/index.html")
    assert bool(event.head.calendar) is calendars
    assert event.when


def test_the_page_of_an_event(tmp_path: Path) -> None:
    plans = Plans(_site(tmp_path, "fields: {start: {label: At}}\n"))
    event = plans.view(ResourceView, "resources/soon/index.html")
    assert event.when
    assert (event.when_label, event.when.start.text) == ("At", "20 June 2026")
    assert event.head.calendar == Feed(
        "soon (calendar)", "/library/resources/soon/event.ics", CALENDAR_TYPE
    )
    other = plans.view(ResourceView, "resources/none/index.html")
    assert (other.when, other.when_label, other.head.calendar) == (None, "", None)


def test_an_expired_event_leaves_lists_and_calendars(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(start="2026-07-01", expires="2026-06-01"))
    plans = Plans(site)
    assert plans.view(ResourceView, "resources/a/index.html").head.calendar is None
    assert not [path for path in plans.pages if "event" in path]


def test_texts_may_link_to_what_there_is(tmp_path: Path) -> None:
    site = _site(tmp_path, "page_size: 1\n")
    links = ("events/", "events/page/1/", "events.ics", "topics/tea/events.ics")
    more = ("resources/soon/event.ics", "events/page/2/", "topics/nothing/events.ics")
    text = "".join(f"[to](/{each})\n" for each in (*links, *more))
    site.write("content/about.md", f"---\ntitle: About\n---\n{text}")
    broken = [each for each in Plans(site).reports if "about.md" in each]
    assert [each.partition("'")[2].partition("'")[0] for each in broken] == [
        "/events/page/2/",
        "/topics/nothing/events.ics",
    ]


def _calendars(site: Folder) -> dict[str, list[str]]:
    """Read all calendars of a site that was built: which events each has."""
    output = site.root / "output"
    found = {}
    for path, data in tree(output).items():
        if path.endswith(".ics"):
            read = Calendar.from_ical(data)
            assert not read.errors
            found[path] = [str(each["SUMMARY"]) for each in read.walk("VEVENT")]
    return found


def test_calendars_hold_all_events_the_earliest_first(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.build()
    assert _calendars(site) == {
        "events.ics": ["long-over", "over", "sooner", "soon", "later"],
        "topics/service/events.ics": ["sooner", "soon"],
        "topics/tea/events.ics": ["sooner", "later"],
        "topics/past/events.ics": ["long-over", "over"],
        **{f"resources/{name}/event.ics": [name] for name in _EVENTS if name != "none"},
    }


def _drawn(site: Folder, today: date) -> set[str]:
    report = site.build(today=today).report
    return set(report.drawn) if report else set()


def test_when_a_day_passes_only_lists_of_its_events_are_drawn(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.build()
    assert _drawn(site, TODAY + timedelta(days=1)) == {
        "index.html",
        "events/index.html",
        "topics/service/index.html",
        "topics/tea/index.html",
    }
    assert _drawn(site, TODAY + timedelta(days=2)) == set()


def test_an_edited_event_is_drawn_where_it_is_shown(tmp_path: Path) -> None:
    site = _site(tmp_path, "recent_size: 1\n")
    site.build()
    moved = resource(title="later", **_EVENTS["later"] | {"end": "2026-07-22"})
    site.write("content/resources/later.md", moved)
    events = {path for path in _drawn(site, TODAY) if "event" in path}
    assert events == {
        *("events/index.html", "events.ics", "topics/tea/events.ics"),
        "resources/later/event.ics",
    }
