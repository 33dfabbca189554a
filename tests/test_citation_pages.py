"""Citations of a site: what lies where, what is shown of it, and what the settings take away."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string as parse_bibtex

from sitegen.citation_links import FORMS
from sitegen.citation_pages import citation_addresses
from sitegen.diagnostics import Severity
from tests.citing import cited_otherwise, judged, read
from tests.planning import collection_of
from tests.sites import Folder, resource, tree

_SETTINGS = """\
title: Staff Pages
base_url: https://example.org/library/
publisher: City Library
types:
  - {name: News, plural: News}
  - {name: Report, plural: Reports}
  - {name: Guide, plural: Guides, schema: WebPage}
"""
_BASE = "https://example.org/library/resources"
_FILES = tuple(f"index{form.ending}" for form in FORMS)


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    found = Folder(tmp_path, _SETTINGS)
    found.write("content/topics/service.md", "---\ntitle: Customer Service\nlabel: Service\n---\n")
    found.write(
        "content/resources/a.md",
        resource(
            "A report",
            type="Report",
            link="https://doi.org/10.1000/182",
            author="['Lee, Ann', Acme]",
            publisher="Acme Press",
            published="2012-05",
            summary="What it says.",
        ),
    )
    found.write(
        "content/resources/b/c.md", resource("Ours", type="Guide", topic="[Service, Speech]")
    )
    found.write(
        "content/resources/d.md", resource("Old", expires="2016-01-01", link="https://x.org/d")
    )
    return found


def _items(site: Folder, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.page(path))
    return found


def test_a_resource_is_told_as_a_work(site: Folder) -> None:
    site.build()
    assert _items(site, "resources/a/index.csl.json") == [
        {
            "id": "a",
            "type": "report",
            "title": "A report",
            "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Acme"}],
            "issued": {"date-parts": [[2012, 5]]},
            "publisher": "Acme Press",
            "DOI": "10.1000/182",
            "URL": "https://doi.org/10.1000/182",
            "language": "en",
            "keyword": "Customer Service",
            "abstract": "What it says.",
        }
    ]


def test_what_has_no_link_is_published_here_on_its_date(site: Folder) -> None:
    site.build()
    (item,) = _items(site, "resources/b/c/index.csl.json")
    assert (item["container-title"], item["publisher"]) == ("Staff Pages", "City Library")
    assert (item["URL"], item["issued"]) == (f"{_BASE}/b/c/", {"date-parts": [[2015, 9, 23]]})
    (linked,) = _items(site, "resources/d/index.csl.json")
    assert (linked["URL"], linked.get("issued")) == ("https://x.org/d", None)


@pytest.mark.parametrize(
    ("publisher", "link", "expected"),
    [
        ("The Times", "https://x.org/", ("article-newspaper", "The Times", None)),
        ("", "https://x.org/", ("webpage", None, None)),
        ("The Times", "", ("article-newspaper", "Staff Pages", None)),
    ],
)
def test_an_article_appears_in_something(
    site: Folder, publisher: str, link: str, expected: tuple[str | None, ...]
) -> None:
    site.write("content/resources/e.md", resource("E", publisher=publisher, link=link))
    site.build()
    (item,) = _items(site, "resources/e/index.csl.json")
    assert tuple(item.get(name) for name in ("type", "container-title", "publisher")) == expected


def test_the_site_is_not_named_twice(site: Folder) -> None:
    site.write("content/resources/e.md", resource("E", type="Guide", publisher="Staff Pages"))
    site.build()
    (item,) = _items(site, "resources/e/index.csl.json")
    assert (item["container-title"], item.get("publisher")) == ("Staff Pages", None)


def test_signs_of_an_address_are_none_of_a_format(site: Folder) -> None:
    site.write("content/resources/e.md", resource("E", link="'https://x.org/{a}?b=%7Bé'"))
    site.build()
    for path in ("e/index.bib", "e/index.ris"):
        assert "https://x.org/%7Ba%7D?b=%7B%C3%A9" in site.page(f"resources/{path}")


def test_topics_and_the_whole_have_all_that_is_theirs(site: Folder) -> None:
    site.build()
    for path, keys in (
        ("topics/service/index", {"a", "b/c"}),
        ("topics/speech/index", {"b/c"}),
        ("catalog", {"a", "b/c", "d"}),
    ):
        assert {each["id"] for each in _items(site, f"{path}.csl.json")} == keys
        records = rispy.loads((site.root / f"output/{path}.ris").read_bytes().decode())
        assert {each["id"] for each in records} == keys
        library = parse_bibtex(site.page(f"{path}.bib"))
        assert {each.key for each in library.entries} == keys


def test_an_empty_collection_has_empty_files(tmp_path: Path) -> None:
    site = Folder(tmp_path, _SETTINGS)
    site.build()
    assert _items(site, "catalog.csl.json") == []
    assert (site.page("catalog.bib"), site.page("catalog.ris")) == ("", "")


def test_pages_announce_their_citations_and_lead_to_them(site: Folder) -> None:
    site.build()
    for page, stem in (
        ("index.html", "catalog"),
        ("topics/service/index.html", "topics/service/index"),
        ("resources/a/index.html", "resources/a/index"),
    ):
        text = site.page(page)
        for form in FORMS:
            href = f"/library/{stem}{form.ending}"
            told = f'<link rel="alternate" type="{form.type}" title="{form.name}" href="{href}">'
            assert told in text
            assert text.count(f'href="{href}"') == 2
    assert "catalog.bib" not in site.page("resources/index.html")


def test_a_page_cites_its_resource_as_citeproc_does(site: Folder) -> None:
    site.build()
    (item,) = _items(site, "resources/a/index.csl.json")
    text = site.page("resources/a/index.html")
    for style in ("APA", "Chicago"):
        assert f'<dd dir="auto">{judged(item, style).replace("&", "&amp;")}</dd>' in text


def test_an_edit_changes_what_holds_the_resource_alone(site: Folder) -> None:
    site.build()
    before = tree(site.root / "output")
    site.write("content/resources/a.md", resource("Another", type="Report"))
    site.build()
    after = tree(site.root / "output")
    changed = {path for path in after if path.endswith(_ENDINGS) and after[path] != before[path]}
    pages = ("catalog", "topics/service/index", "resources/a/index")
    assert changed == {f"{page}{form.ending}" for page in pages for form in FORMS}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/resources/b/c.md", resource("Theirs", type="Guide")),
        ("content/resources/b/c.md", resource("Ours", type="Report")),
        ("content/topics/service.md", "---\ntitle: Care\nlabel: Service\n---\n"),
        ("site.yaml", _SETTINGS.replace("Staff Pages", "Pages")),
        ("site.yaml", _SETTINGS.replace("City", "Town")),
        ("site.yaml", _SETTINGS.replace("example", "sample")),
        ("site.yaml", f"{_SETTINGS}language: de\n"),
    ],
)
def test_all_that_a_work_is_made_of_is_noticed(site: Folder, path: str, text: str) -> None:
    site.build()
    before = site.page("catalog.csl.json"), site.page("resources/b/c/index.csl.json")
    site.write(path, text)
    site.build()
    after = site.page("catalog.csl.json"), site.page("resources/b/c/index.csl.json")
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]
    clean = site.root / "clean"
    site.build(clean)
    assert (clean / "catalog.csl.json").read_text() == after[0]


_ENDINGS = tuple(form.ending for form in FORMS)


@pytest.mark.parametrize(
    ("written", "files", "block"),
    [("{cite: false}", True, False), ("{citations: false}", False, True), ("false", False, False)],
)
def test_each_can_be_switched_off(site: Folder, written: str, *, files: bool, block: bool) -> None:
    site.write("site.yaml", f"{_SETTINGS}metadata: {written}\n")
    site.build()
    made = tree(site.root / "output")
    assert any(path.endswith(_ENDINGS) for path in made) is files
    assert bool(list(citation_addresses(*collection_of(site)))) is files
    text = site.page("resources/a/index.html")
    assert ("application/x-bibtex" in text, "site-cite" in text) == (files, block)
    assert ("catalog.bib" in site.page("index.html")) is files


def test_editors_can_link_to_them(site: Folder) -> None:
    site.write(
        "content/about.md",
        "---\ntitle: About\n---\n[all](/catalog.bib) [one](/resources/a/index.ris)\n",
    )
    faults = [each for each in site.build().diagnostics if each.severity is not Severity.NOTE]
    assert faults == []


def test_the_sample_is_read_and_cited_as_others_do(tmp_path: Path) -> None:
    project = Path(__file__).parent.parent
    sample = Folder(tmp_path, (project / "site.yaml").read_text(encoding="utf-8"))
    copytree(project / "content", tmp_path / "content")
    assert sample.build(today=date(2026, 11, 28)).report
    assert read(tmp_path / "output") > 40
    assert cited_otherwise(tmp_path / "output", 1) == []
