"""The project's own collection, and the page in it that the first issue asks for."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from sitegen.cli import main
from sitegen.model import Collection
from sitegen.plaintext import text_of
from sitegen.urls import output_path
from sitegen.views import Entry, TopicView
from tests.planning import Plans, collection_of, lookups_of
from tests.sites import Folder
from tests.walking import Sheet, clicks, read_sheet, visit

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

_PROJECT = Path(__file__).parent.parent
_SERVICE = "topics/customer-service/index.html"
_ROWS = (
    (
        "New Course: Serving Library Users on the Autism Spectrum",
        "News / Last Modified: 23 September 2015",
    ),
    (
        "Stories of Inclusion: Inclusive Practices at Cultural Institutions",
        "News / Last Modified: 23 September 2015",
    ),
    (
        "Assisting Patrons When You Don't Speak the Same Language",
        "Document / Last Modified: 02 June 2015",
    ),
    ("Extreme Customer Service, Every Time", "Webinar / Last Modified: 17 October 2014"),
    ("How to Traverse the World of Accents", "News / Last Modified: 30 September 2014"),
)
_SHORT = {2, 3}
"""Which of the five have an excerpt that is short enough to be whole."""


_LATER = date(9999, 12, 31)


class _Sample(Folder):
    """The project's folder, which is read and never written to."""

    def __init__(self) -> None:
        self.root = _PROJECT


@pytest.fixture(scope="module")
def collection() -> Collection:
    return collection_of(_Sample(), _LATER)[0]


@pytest.fixture(scope="module")
def today(collection: Collection) -> date:
    """Take the day of the newest resource: later, only reviews can become due."""
    return max(each.date.day for each in collection.resources if each.date)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, today: date) -> Path:
    """Build the project, as any site, into a folder elsewhere."""
    site = Folder(tmp_path_factory.mktemp("sample"), (_PROJECT / "site.yaml").read_text())
    copytree(_PROJECT / "content", site.root / "content")
    result = site.build(today=today)
    assert result.diagnostics == ()
    assert result.unpublished == {}
    return site.root / "output"


@pytest.fixture(scope="module")
def page(built: Path) -> Sheet:
    return read_sheet(_SERVICE, (built / _SERVICE).read_text())


@pytest.fixture(scope="module")
def view(today: date) -> TopicView:
    return Plans(_Sample(), today).view(TopicView, _SERVICE)


def test_there_are_at_least_forty_resources_in_six_topics_and_six_types(
    collection: Collection,
) -> None:
    assert len(collection.listed) >= 40
    assert sum(bool(term.members) for term in collection.topics) >= 6
    assert sum(bool(term.members) for term in collection.types) >= 6


def test_every_resource_points_to_a_page_of_the_web_and_says_what_it_is(
    collection: Collection,
) -> None:
    for each in collection.resources:
        assert each.link.startswith(("https://", "http://")), each.path
        assert collection.items[each.path].excerpt, each.path


def test_the_topic_is_titled_and_tagged(view: TopicView) -> None:
    assert (view.title, view.label) == ("Library Customer Service", "customer service")


def test_the_title_and_the_tag_are_on_the_page(built: Path) -> None:
    html = (built / _SERVICE).read_text()
    assert re.findall("<h1[^>]*>(.*?)</h1>", html) == ["Library Customer Service"]
    assert re.findall(r'<p class="site-tag">(.*?)</p>', html) == ["customer service"]


@pytest.mark.parametrize(
    "words",
    [
        *("trust", "relationships", "place", "learn", "keeps a library going"),
        *("communicating", "spaces", "service practices", "difficult patrons"),
    ],
)
def test_the_introduction_says_what_the_topic_is_about(view: TopicView, words: str) -> None:
    assert words in view.introduction.casefold()


def test_most_recently_added_are_the_five_of_the_issue_first(view: TopicView) -> None:
    assert [(entry.title, _line(entry)) for entry in view.recent[:5]] == list(_ROWS)


def test_the_five_are_on_the_page_in_their_order_under_their_heading(page: Sheet) -> None:
    _, _, shown = page.text.partition("Most Recently Added ")
    places = [shown.find(f"{title} {line}") for title, line in _ROWS]
    assert places[0] == 0
    assert places == sorted(places)


@pytest.mark.parametrize("at", range(5))
def test_an_excerpt_is_whole_or_ends_at_a_word(
    view: TopicView, page: Sheet, collection: Collection, at: int
) -> None:
    entry = view.recent[at]
    whole = " ".join(_text(entry, collection).split())
    assert len(entry.excerpt) <= 250
    assert entry.excerpt.endswith("…") == (len(whole) > 250) == (at not in _SHORT)
    assert whole.startswith(entry.excerpt.removesuffix("…"))
    assert whole[len(entry.excerpt.removesuffix("…")) :][:1] in {"", " ", ",", "."}
    assert f"{_ROWS[at][1]} {entry.excerpt}" in page.text


def test_nothing_of_the_topic_is_newer(view: TopicView, collection: Collection) -> None:
    members = next(term.members for term in collection.topics if term.slug == "customer-service")
    first = collection.items[members[0]].value
    assert first.title == view.recent[0].title


def test_every_resource_is_reached_from_home_in_three_clicks(
    built: Path, collection: Collection
) -> None:
    found = clicks(visit(built, "https://example.org/"))
    far = {each.path: found.get(output_path(each.address)) for each in collection.listed}
    assert {path: count for path, count in far.items() if count not in {1, 2, 3}} == {}


def _line(entry: Entry) -> str:
    assert entry.added is None
    assert entry.modified
    return f"{entry.type} / Last Modified: {entry.modified.text}"


def _text(entry: Entry, collection: Collection) -> str:
    """Find what an excerpt was taken from."""
    found = next(each for each in collection.resources if each.title == entry.title)
    item = collection.items[found.path]
    site = _Sample()
    bodies = lookups_of(site, collection_of(site, _LATER)[1]).bodies
    return found.summary or text_of(bodies(found.path, item.prose.digest))


def test_what_others_are_told_of_it_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--check", "--root", str(_PROJECT)]) == 0
    assert capsys.readouterr().err == ""
