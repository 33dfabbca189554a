"""A real collection of 2,847 resources: what its editors wrote is built, and nothing is lost.

It is test data that lies beside the checkout; where it doesn't, these tests are skipped.
"""

import tarfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import settings
from msgspec import Struct

from sitegen.codes import Code
from sitegen.design import design
from sitegen.diagnostics import Diagnostic, Severity, has_errors
from sitegen.model import Edition
from sitegen.orders import Order, Result
from sitegen.outlook import look_at_sources
from sitegen.planned import Page
from sitegen.progress import unwatched
from sitegen.source import scan
from sitegen.urls import address_of, output_path
from tests import citing, schema_org
from tests.harvesting import harvest, sitemap_urls
from tests.judges import feed, package_faults, xml_faults
from tests.sites import rebuilt
from tests.walking import Site, clicks, faults, visit
from tests.weighing import heavy, weights

_CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "digitalgov.tar.gz"
_BASE = "https://example.org/library/"
_RESOURCES = 2847
_TOPICS = 51
_PAGES = 4_000
_JUDGED = 5 * settings().max_examples
"""Pages, about, whose linked data is judged: 500 take 8 seconds; `make test-long` judges all."""
_LATER = date(2026, 6, 15)
_BEFORE_THE_END = date(2023, 1, 1)
_EDITORS_OWN = (
    "asks another host for ",
    "<h2> is empty",
    "<h3> is empty",
    "<img> has no alt",
    "no id 'jobs-label' is there",
)
"""What editors wrote in their texts and is shown as it is, pictures of other hosts first of all."""
_FOR_MACHINES = frozenset(
    {
        *("oai.xml", "sitemap.xml", "feed.xml", "rss.xml"),
        *("catalog.csv", "catalog.json", "datapackage.json"),
    }
)
_STRICT = f"title: digitalgov\nbase_url: {_BASE}\nmarkdown: gfm\n"
"""Settings that require what the collection's own don't."""

pytestmark = [
    pytest.mark.no_cover,  # counting lines doubles the time, and no line is run here alone
    pytest.mark.skipif(
        not _CORPUS.is_file(), reason=f"there is no {_CORPUS.name} beside the checkout"
    ),
]


class Built(Struct, frozen=True):
    """What a build of the corpus came to."""

    root: Path
    result: Result
    output: Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    with tarfile.open(_CORPUS) as archive:
        archive.extractall(folder, filter="data")
    return folder / "digitalgov"


def _order(root: Path, output: Path, today: date) -> Order:
    return Order(root=root, output=output, edition=Edition(today), jobs=2)


def _build(root: Path, today: date) -> Built:
    output = root / "output"
    return Built(root, rebuilt(_order(root, output, today)), output)


def _beside(root: Path, place: Path, text: str) -> None:
    """Make a site of the same content with other settings."""
    copytree(root / "content", place / "content")
    (place / "site.yaml").write_text(text)


def _markdown(root: Path) -> list[str]:
    return [source.path for source in scan(root, {}, 0).sources]


def _page(path: str) -> str:
    return output_path(address_of(path.removeprefix("content/")))


def _location_is_real(root: Path, fault: Diagnostic) -> bool:
    """Tell whether a fault's place is one of its file's: a line, and a column of that line."""
    text = (root / fault.location.path).read_text().replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    line, column = fault.location.line, fault.location.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def _written(page: Page) -> bytes:
    data = page.present(*(part.value for part in page.parts))
    assert isinstance(data, bytes)
    return data


def _unlocated(root: Path, found: Iterable[Diagnostic]) -> list[str]:
    return [str(fault.location) for fault in found if not _location_is_real(root, fault)]


def test_the_whole_collection_is_there(root: Path) -> None:
    paths = _markdown(root)
    assert sum(path.startswith("content/resources/") for path in paths) == _RESOURCES
    assert sum(path.startswith("content/topics/") for path in paths) == _TOPICS


@pytest.mark.skipif(settings().max_examples <= 100, reason="takes a minute: make test-long")
def test_it_is_published_whole_as_its_own_settings_say(root: Path) -> None:
    """One test, as building and walking 4,000 pages takes long: its laws follow."""
    built = _build(root, _LATER)
    _nothing_is_left_out(built)
    _every_fault_is_at_a_place_of_a_file(built)
    _the_faults_are_those_that_its_editors_made(built)
    visited = visit(built.output, _BASE)
    _each_file_is_a_page(built, visited)
    _every_page_is_sound_and_every_link_of_it_leads_somewhere(visited)
    _every_address_for_machines_leads_somewhere(built, visited)
    _every_resource_is_reached_from_home_in_four_clicks(visited)
    assert heavy(weights(built.output, visited)) == []
    _every_page_says_what_schema_org_knows(built)
    _every_citation_is_read_by_others(built)


def _every_page_says_what_schema_org_knows(built: Built) -> None:
    for path in sorted(built.output.rglob("index.html"))[:: 1 + _PAGES // _JUDGED]:
        html = path.read_text()
        assert "ld+json" not in html or schema_org.faults(schema_org.linked(html)) == []


def _every_citation_is_read_by_others(built: Built) -> None:
    assert citing.read(built.output) > _RESOURCES // 2
    assert citing.cited_otherwise(built.output, _RESOURCES // 25) == []


def _nothing_is_left_out(built: Built) -> None:
    errors = [each for each in built.result.diagnostics if each.severity is Severity.ERROR]
    assert errors == []
    assert built.result.report
    assert built.result.unpublished == {}


def _every_fault_is_at_a_place_of_a_file(built: Built) -> None:
    assert built.result.diagnostics
    assert _unlocated(built.root, built.result.diagnostics) == []


def _the_faults_are_those_that_its_editors_made(built: Built) -> None:
    """Shortcodes as links and raw frames are most; a change of these numbers wants a look."""
    found = Counter(fault.code for fault in set(built.result.diagnostics))
    assert found[Code.LINK_BROKEN] > 2000
    assert found[Code.HTML_REMOVED] > 400
    assert found.keys() == {
        Code.CHARACTER_FORBIDDEN,
        Code.CONTACT_MISSING,
        Code.FRAGMENT_MISSING,
        Code.HTML_REMOVED,
        Code.LINK_BROKEN,
        Code.LINK_REPEATED,
        Code.RESOURCE_BARE,
        Code.TOPIC_SPELLING,
        Code.TOPIC_UNDESCRIBED,
    }


def _each_file_is_a_page(built: Built, visited: Site) -> None:
    missed = [path for path in _markdown(built.root) if _page(path) not in visited.files]
    assert missed == []


def _every_page_is_sound_and_every_link_of_it_leads_somewhere(visited: Site) -> None:
    found = ((path, fault) for path in visited.sheets for fault in faults(visited, path))
    assert [each for each in found if not each[1].startswith(_EDITORS_OWN)] == []


def _every_resource_is_reached_from_home_in_four_clicks(visited: Site) -> None:
    found = clicks(visited)
    far = [path for path in visited.sheets if found.get(path, 5) > 4]
    assert [path for path in far if path.startswith("resources/")] == []


def _every_address_for_machines_leads_somewhere(built: Built, visited: Site) -> None:
    assert harvest(built.output, visited) == []
    assert len(sitemap_urls(built.output)) == len(visited.sheets) - 1


def test_what_is_dated_later_is_counted_and_all_else_is_a_page(root: Path, tmp_path: Path) -> None:
    own = (root / "site.yaml").read_text()
    _beside(root, tmp_path, f"{own}markdown: gfm\n")
    order = _order(tmp_path, tmp_path / "output", _BEFORE_THE_END)
    made = design(order, unwatched, look_at_sources(order))
    assert not has_errors(made.diagnostics)
    pages = frozenset(path for each in made.planned for path in each.paths)
    assert len(made.unpublished) > 100
    assert set(made.unpublished.values()) == {"dated in the future"}
    for path in _markdown(root):
        assert (_page(path) in pages) != (path in made.unpublished), path


@pytest.mark.skipif(settings().max_examples <= 100, reason="takes ten seconds: make test-long")
def test_what_machines_are_told_is_read_by_programs_of_others(root: Path, tmp_path: Path) -> None:
    """Its editors name no contact; with one, it can be harvested."""
    own = (root / "site.yaml").read_text()
    _beside(root, tmp_path, f"{own}markdown: gfm\ncontact: mailto:staff@example.org\n")
    order = _order(tmp_path, tmp_path / "output", _LATER)
    made = design(order, unwatched, look_at_sources(order))
    pages = {each.path: each for each in made.planned if isinstance(each, Page)}
    data = {
        path: _written(page)
        for path, page in pages.items()
        if path in _FOR_MACHINES or path.endswith(("/feed.xml", "/rss.xml"))
    }
    assert xml_faults("static_repository.xsd", data["oai.xml"]) == []
    assert data["oai.xml"].count(b"<oai:record>") == _RESOURCES
    assert xml_faults("sitemap.xsd", data["sitemap.xml"]) == []
    for path, text in data.items():
        if path.endswith(("feed.xml", "rss.xml")):
            assert len(feed(text).entries) <= 30
    for path in ("catalog.csv", "catalog.json", "datapackage.json"):
        (tmp_path / path).write_bytes(data[path])
    assert package_faults(tmp_path) == []


def test_with_stricter_settings_each_file_is_sound_or_has_errors_at_its_places(
    root: Path, tmp_path: Path
) -> None:
    _beside(root, tmp_path, _STRICT)
    made = _build(tmp_path, _LATER)
    errors = [fault for fault in made.result.diagnostics if fault.severity is Severity.ERROR]
    assert made.result.report is None
    assert not made.output.exists()
    assert len({fault.location.path for fault in errors}) > 100
    assert {fault.code for fault in errors} <= {
        *(Code.FIELD_MISSING, Code.FIELD_EMPTY, Code.FIELD_UNKNOWN, Code.FIELD_INVALID),
    }
    assert _unlocated(root, made.result.diagnostics) == []
