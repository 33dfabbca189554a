"""The catalogs described as data, by the Data Package standard."""

import json
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from sitegen.data_package import package_name
from sitegen.diagnostics import render_text
from tests.judges import package_faults
from tests.planning import Plans
from tests.sites import BARE, Folder, resource

_SITE = "https://example.org/library/"
_OWN = """\
types: [{name: News, plural: News}, {name: =Formula, plural: Formulas}]
fields:
  type: {label: Kind, required: false}
  date: {required: false}
  level: {choices: [easy, hard]}
  cost: {label: What it costs, choices: ["-", paid]}
  pages: {kind: number}
  captioned: {kind: boolean}
  shown: {kind: date}
  slides: {kind: link}
  places: {many: true}
  days: {kind: date, many: true}
"""


def _package(root: Path, settings: str = "") -> dict[str, Any]:  # JSON
    package: dict[str, Any] = json.loads(
        Plans(Folder(root, BARE + settings)).text("datapackage.json")
    )
    return package


def _columns(root: Path, settings: str = "") -> dict[str, dict[str, Any]]:
    fields = _package(root, settings)["resources"][0]["schema"]["fields"]
    return {each["name"]: each for each in fields}


def test_it_says_whose_it_is_and_what_others_may_do_with_it(tmp_path: Path) -> None:
    package = _package(
        tmp_path,
        "description: Good words.\npublisher: The Library\ncontact: ann@example.org\n"
        "license: CC BY 4.0\n",
    )
    assert {name: value for name, value in package.items() if name != "resources"} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "example.org-library",
        "title": "Library Staff Development",
        "description": "Good words.",
        "homepage": _SITE,
        "licenses": [
            {"path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
        ],
        "contributors": [
            {"title": "The Library", "email": "ann@example.org", "roles": ["creator"]}
        ],
    }


@pytest.mark.parametrize(
    ("settings", "name", "value"),
    [
        ("", "licenses", None),
        ("", "contributors", None),
        ("", "description", None),
        (
            "publisher: The Library\n",
            "contributors",
            [{"title": "The Library", "roles": ["creator"]}],
        ),
        ("license: Ask us\n", "licenses", [{"path": _SITE, "title": "Ask us"}]),
        (
            "license: Ours, https://example.org/ours\n",
            "licenses",
            [{"path": "https://example.org/ours", "title": "Ours, https://example.org/ours"}],
        ),
    ],
)
def test_what_is_not_said_is_left_out_and_words_are_where_they_stand(
    tmp_path: Path, settings: str, name: str, value: object
) -> None:
    assert _package(tmp_path, settings).get(name) == value


@pytest.mark.parametrize(
    ("home", "name"),
    [
        ("https://example.org/", "example.org"),
        ("https://example.org/a/small%20library/", "example.org-a-small-20library"),
        ("http://localhost:8000/", "localhost-8000"),
        ("https://xn--bcher-kva.example/Staff/", "xn--bcher-kva.example-staff"),
    ],
)
def test_its_name_is_made_of_the_address_of_the_site(home: str, name: str) -> None:
    assert package_name(home) == name


def test_it_describes_both_catalogs(tmp_path: Path) -> None:
    table, document = _package(tmp_path)["resources"]
    assert (table["path"], table["type"], table["mediatype"]) == (
        "catalog.csv",
        "table",
        "text/csv",
    )
    assert (document["path"], document["mediatype"]) == ("catalog.json", "application/json")
    assert "type" not in document
    assert {table["encoding"], document["encoding"]} == {"utf-8"}
    assert table["schema"]["primaryKey"] == ["path"]
    assert table["schema"]["missingValues"] == [""]
    assert table["dialect"] == {
        "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
        "delimiter": ",",
        "lineTerminator": "\r\n",
        "quoteChar": '"',
        "doubleQuote": True,
        "header": True,
    }


def test_its_columns_are_those_of_the_table(tmp_path: Path) -> None:
    site = Folder(tmp_path, BARE + _OWN)
    header = Plans(site).text("catalog.csv").splitlines()[0]
    assert list(_columns(tmp_path, _OWN)) == header.split(",")


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return _columns(tmp_path_factory.mktemp("site"), _OWN)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "path",
            {
                "title": "Path",
                "type": "string",
                "description": "The file that describes the resource, from the folder of the"
                " site on.",
                "constraints": {"required": True, "unique": True},
            },
        ),
        (
            "title",
            {
                "title": "Title",
                "type": "string",
                "description": "The title.",
                "constraints": {"required": True},
            },
        ),
        (
            "type",
            {
                "title": "Kind",
                "type": "string",
                "description": "What it is.",
                "constraints": {"enum": ["News", "'=Formula"]},
            },
        ),
        (
            "date",
            {
                "title": "Date",
                "type": "date",
                "description": "The day it joined the collection.",
            },
        ),
        (
            "published",
            {
                "title": "Published",
                "type": "string",
                "description": "When it was published, as exactly as it is known.",
                "constraints": {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
            },
        ),
        (
            "link",
            {
                "title": "Link",
                "type": "string",
                "format": "uri",
                "description": "Where the thing itself is found.",
            },
        ),
        (
            "cost",
            {"title": "What it costs", "type": "string", "constraints": {"enum": ["'-", "paid"]}},
        ),
        ("pages", {"title": "Pages", "type": "number"}),
        ("captioned", {"title": "Captioned", "type": "boolean"}),
        ("slides", {"title": "Slides", "type": "string", "format": "uri"}),
        ("places", {"title": "Places", "type": "list", "delimiter": "; ", "itemType": "string"}),
        ("days", {"title": "Days", "type": "list", "delimiter": "; ", "itemType": "date"}),
    ],
)
def test_a_column_says_what_its_field_does(
    columns: dict[str, dict[str, Any]], name: str, told: dict[str, object]
) -> None:
    assert columns[name] == {"name": name, **told}


def test_types_that_the_settings_do_not_list_may_be_any(tmp_path: Path) -> None:
    assert "constraints" not in _columns(tmp_path)["type"]


def test_it_does_not_change_with_the_resources(tmp_path: Path) -> None:
    before = _package(tmp_path)
    Folder(tmp_path).write("content/resources/a.md", resource())
    assert _package(tmp_path) == before


def test_the_home_page_leads_to_it(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.build()
    link = (
        '<link rel="alternate" type="application/vnd.datapackage+json" title="Data Package"'
        ' href="/library/datapackage.json">'
    )
    assert link in site.page("index.html")
    assert link not in site.page("topics/index.html")


@pytest.mark.parametrize("settings", ["", "metadata: false\n"])
def test_the_home_page_leads_to_the_catalogs_in_any_case(tmp_path: Path, settings: str) -> None:
    site = Folder(tmp_path, BARE + settings)
    site.build()
    for kind, title, file in (("application/json", "JSON", "json"), ("text/csv", "CSV", "csv")):
        link = (
            f'<link rel="alternate" type="{kind}" title="{title}" href="/library/catalog.{file}">'
        )
        assert link in site.page("index.html")


def test_it_can_be_left_out(tmp_path: Path) -> None:
    site = Folder(tmp_path, f"{BARE}metadata: {{data_package: false}}\n")
    site.write("content/about.md", "---\ntitle: About\n---\n[Data](/datapackage.json)\n")
    plans = Plans(site)
    assert "datapackage.json" not in plans.made
    assert "catalog.csv" in plans.made
    assert plans.reports == ["content/about.md:4:8: '/datapackage.json' leads nowhere"]
    site.build()
    assert "datapackage" not in site.page("index.html")


# What frictionless makes of it


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Build a site with a value of each kind, and with none."""
    site = Folder(tmp_path_factory.mktemp("site"), BARE + _OWN)
    fields = {
        "type": '"=Formula"',
        "link": "mailto:ann@example.org",
        "author": "['Lee, Ann <https://orcid.org/0000-0002-1825-0097>', '@Institute']",
        "publisher": "OCLC <https://ror.org/03vd8r847>",
        "published": "2015-08",
        "updated": "2016-01-02",
        "start": "2026-05-04 14:00 America/New_York",
        "end": "2026-05-04 15:00 America/New_York",
        "level": "hard",
        "cost": '"-"',
        "pages": "-2.5",
        "captioned": "no",
        "shown": "2015-09-23",
        "slides": "map.png",
        "places": '["+1", Rome]',
        "days": "[2015-01-02, 2016-01-02]",
        "image": "map.png",
        "image_alt": """'=A, "map"'""",
        "topic": "[Service, C#]",
        "summary": '"=1+1, \\"quoted\\"\\nand more"',
    }
    site.write("content/resources/a.md", resource("=SUM(A1)", **fields))
    site.write("content/resources/map.png", "map")
    site.write("content/resources/b.md", resource("B", type="~", date="~"))
    result = site.build()
    assert result.report, render_text(result.diagnostics)
    return site


@pytest.fixture
def data(built: Folder, tmp_path: Path) -> Path:
    """Take the data of that site."""
    for name in ("catalog.csv", "catalog.json", "datapackage.json"):
        copy(built.root / "output" / name, tmp_path)
    return tmp_path


def test_the_table_is_as_it_is_described(data: Path) -> None:
    assert package_faults(data) == []


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        (",2015-09-23,", ",23 September 2015,", 'type is "date/default"'),
        (",-2.5,", ",few,", 'type is "number/default"'),
        (",false,", ",maybe,", 'type is "boolean/default"'),
        (",hard,", ",difficult,", 'constraint "enum" is'),
        (",'=Formula,", ",Film,", 'constraint "enum" is'),
        (",2015-08,", ",August,", 'constraint "pattern" is'),
        (",2026-05-04T14:00:00-04:00,", ",in May,", 'constraint "pattern" is'),
        (",mailto:ann@example.org,", ",ann,", 'type is "string/uri"'),
        ("2015-01-02; 2016-01-02", "2015-01-02; soon", "item type"),
        (",B,", ",,", 'constraint "required" is'),
        ("content/resources/b.md", "content/resources/a.md", "primary key"),
        ("/resources/b/", "/resources/a/", "unique"),
        ("path,url,", "path,address,", "label"),
    ],
)
def test_a_wrong_cell_is_found(data: Path, written: str, instead: str, fault: str) -> None:
    table = data / "catalog.csv"
    text = table.read_bytes().decode()
    assert written in text
    table.write_bytes(text.replace(written, instead).encode())
    assert any(fault.lower() in each.lower() for each in package_faults(data))


def test_a_catalog_that_is_not_there_is_found(data: Path) -> None:
    (data / "catalog.json").unlink()
    assert package_faults(data)
