import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.catalog import (
    COLUMNS,
    CatalogAuthor,
    CatalogResource,
    CatalogSite,
    CatalogTopic,
    CatalogType,
    Plain,
    Taxonomy,
)
from sitegen.exports import catalog_csv, catalog_json, csv_row, json_line

_SITE = CatalogSite(
    title="Library", description="Courses", base_url="https://example.org/", language="en"
)
_TAXONOMY = Taxonomy(
    topics=(
        CatalogTopic(
            title="Library Customer Service",
            label="customer service",
            slug="customer-service",
            url="https://example.org/topics/customer-service/",
            broader="service",
            synonyms=("patrons",),
            count=2,
        ),
        CatalogTopic(
            title="C#",
            label="C#",
            slug="c-sharp",
            url="https://example.org/topics/c-sharp/",
            count=0,
        ),
    ),
    types=(CatalogType("News", "News", "news", "https://example.org/types/news/", 2),),
)
_BARE = CatalogResource(path="content/resources/b.md", url="https://example.org/b/", title="B")
_RICH = CatalogResource(
    path="content/resources/a.md",
    url="https://example.org/a/",
    title='Say "hello", twice',
    type="News",
    date="2015-09-23",
    updated="2016-01-02",
    topics=("customer-service", "c-sharp"),
    summary="Line\nline </script>",
    excerpt="Line line",
    link="https://example.com/",
    author=(CatalogAuthor("Lee, Ann", "https://orcid.org/1"), CatalogAuthor("OCLC")),
    publisher="OCLC",
    publisher_id="https://ror.org/1",
    language="fr",
    license="CC0",
    published="2012-05",
    reviewed="2017-01-02",
    review_by="2018-01-02",
    expires="2019-01-02",
    image="https://example.org/a.png",
    image_alt="Two people",
    start="2015-10-01T18:30:00-05:00",
    end="2015-10-02",
    audience=("staff", "managers"),
    level="introductory",
    duration="1 hour",
    extra=(("cost", "free"), ("seats", 0), ("online", True), ("tools", ("a", "b"))),
)

_JSON = r"""{
"version": 1,
"site": {"title":"Library","description":"Courses","base_url":"https://example.org/","language":"en"},
"topics": [
{"title":"Library Customer Service","label":"customer service","slug":"customer-service",
 "url":"https://example.org/topics/customer-service/","broader":"service","synonyms":["patrons"],
 "count":2},
{"title":"C#","label":"C#","slug":"c-sharp","url":"https://example.org/topics/c-sharp/","count":0}
],
"types": [
{"name":"News","plural":"News","slug":"news","url":"https://example.org/types/news/","count":2}
],
"resources": [
{"path":"content/resources/a.md","url":"https://example.org/a/","title":"Say \"hello\", twice",
 "type":"News","date":"2015-09-23","updated":"2016-01-02","topics":["customer-service","c-sharp"],
 "summary":"Line\nline \u003c/script>","excerpt":"Line line","link":"https://example.com/",
 "author":[{"name":"Lee, Ann","identifier":"https://orcid.org/1"},{"name":"OCLC"}],
 "publisher":"OCLC","publisher_id":"https://ror.org/1","language":"fr","license":"CC0",
 "published":"2012-05","reviewed":"2017-01-02","review_by":"2018-01-02","expires":"2019-01-02","image":"https://example.org/a.png",
 "image_alt":"Two people","start":"2015-10-01T18:30:00-05:00","end":"2015-10-02",
 "audience":["staff","managers"],"level":"introductory","duration":"1 hour",
 "cost":"free","seats":0,"online":true,"tools":["a","b"]},
{"path":"content/resources/b.md","url":"https://example.org/b/","title":"B"}
]
}
""".replace("\n ", "")

_CSV = (
    "path,url,title,type,date,updated,topics,summary,excerpt,link,author,publisher,publisher_id,"
    "language,license,published,reviewed,review_by,expires,image,image_alt,start,end,audience,level,"
    "duration,online,cost,seats,tools\r\n"
    'content/resources/a.md,https://example.org/a/,"Say ""hello"", twice",News,2015-09-23,'
    '2016-01-02,customer-service; c-sharp,"Line\nline </script>",Line line,https://example.com/,'
    '"Lee, Ann <https://orcid.org/1>; OCLC",OCLC,https://ror.org/1,fr,CC0,2012-05,2017-01-02,2018-01-02,'
    "2019-01-02,"
    "https://example.org/a.png,Two people,2015-10-01T18:30:00-05:00,2015-10-02,staff; managers,"
    "introductory,1 hour,true,free,0,a; b\r\n"
    "content/resources/b.md,https://example.org/b/,B,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n"
)
_ADDED = ("online", "cost", "seats", "tools")

_RUNNING = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_text = st.text() | st.text("=+-@'\t\r\n\",; \uff1d")
_values = (
    _text.filter(bool)
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.lists(_text, min_size=1, max_size=3).map(tuple)
)
_resources = st.builds(
    CatalogResource,
    path=_text,
    url=_text,
    title=_text,
    summary=_text,
    topics=st.lists(_text, max_size=3).map(tuple),
    extra=st.dictionaries(st.sampled_from(_ADDED), _values).map(lambda extra: tuple(extra.items())),
)


def test_json_word_for_word() -> None:
    assert _json(_RICH, _BARE) == _JSON


def test_a_site_without_a_description_has_none() -> None:
    site = CatalogSite(title="Library", base_url="https://example.org/", language="en")
    catalog = json.loads(catalog_json(site, Taxonomy((), ()), ()))
    assert catalog == {
        "version": 1,
        "site": {"title": "Library", "base_url": "https://example.org/", "language": "en"},
        "topics": [],
        "types": [],
        "resources": [],
    }


@given(_resources)
def test_json_gives_a_resource_back(resource: CatalogResource) -> None:
    (found,) = json.loads(_json(resource))["resources"]
    expected = {name: getattr(resource, name) for name in ("path", "url", "title")}
    optional = {"summary": resource.summary, "topics": list(resource.topics)}
    extra = {name: list(v) if isinstance(v, tuple) else v for name, v in resource.extra}
    assert found == expected | {name: v for name, v in optional.items() if v} | extra
    assert [type(found[name]) for name in extra] == [type(v) for v in extra.values()]


@given(st.lists(_resources))
def test_json_has_a_line_for_each_resource(resources: list[CatalogResource]) -> None:
    _, _, lines = _json(*resources).partition('"resources": [\n')
    written = [json_line(resource).decode() for resource in resources]
    assert [line.removesuffix(",") for line in lines.split("\n")[:-3]] == written


def test_csv_word_for_word() -> None:
    assert _csv(_RICH, _BARE).decode() == _CSV


def test_csv_of_an_empty_collection_has_all_columns() -> None:
    assert _read(catalog_csv(_ADDED, ())) == [[*COLUMNS, *_ADDED]]


@given(st.lists(_resources))
def test_csv_gives_resources_back(resources: list[CatalogResource]) -> None:
    header, *rows = _read(_csv(*resources))
    assert header == [*COLUMNS, *_ADDED]
    for row, resource in zip(rows, resources, strict=True):
        cells = dict(zip(header, row, strict=True))
        assert _unmarked(cells["title"], resource.title)
        assert _read_back(cells["topics"], resource.topics)
        for name, value in resource.extra:
            assert _read_back(cells[name], value)


def _json(*resources: CatalogResource) -> str:
    return catalog_json(_SITE, _TAXONOMY, map(json_line, resources)).decode()


def _csv(*resources: CatalogResource) -> bytes:
    return catalog_csv(_ADDED, (csv_row(each, _ADDED) for each in resources))


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def _unmarked(cell: str, text: str) -> bool:
    """Tell whether a cell holds a text, marked only if it could run."""
    return cell == text or (cell == f"'{text}" and any(c in text for c in _RUNNING))


def _read_back(cell: str, value: Plain) -> bool:
    if isinstance(value, tuple):
        return _unmarked(cell, "; ".join([re.sub("; +", ";", each) for each in value]))
    if isinstance(value, str):
        return _unmarked(cell, value)
    return bool(json.loads(cell) == value)


def test_what_stands_between_values_is_in_none_of_them() -> None:
    values = ("staff; managers", "a;b", "c;", "d;  e")
    cell = _cells(CatalogResource(path="p", url="u", title="t", audience=values))["audience"]
    assert cell.split("; ") == ["staff;managers", "a;b", "c;", "d;e"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\tx",
        "\rx",
        "\nx",
        " =1",
        "\x00=1",
        "\u00a0@x",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "- item",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_marked(text: str) -> None:
    assert _cells(CatalogResource(path="p", url="u", title=text))["title"] == f"'{text}"
    assert _cells(CatalogResource(path="p", url="u", title="t", topics=(text, "b")))["topics"] == (
        f"'{text}; b"
    )


@pytest.mark.parametrize("text", ["1-1", "a=b", "'=1", " x", "—", "C#", "%", "..md"])
def test_a_cell_that_nothing_would_run_is_as_it_was(text: str) -> None:
    assert _cells(CatalogResource(path="p", url="u", title=text))["title"] == text


@pytest.mark.parametrize(
    ("value", "written"),
    [(-5, "-5"), (-0.5, "-0.5"), (3.0, "3.0"), (True, "true"), (False, "false"), (0, "0")],
)
def test_numbers_and_truth_values_are_not_text(value: Plain, written: str) -> None:
    resource = CatalogResource(path="p", url="u", title="t", extra=(("cost", value),))
    assert _cells(resource)["cost"] == written


def test_the_name_of_a_column_cannot_run_either() -> None:
    assert _read(catalog_csv(("=1", "cost"), ()))[0][-2:] == ["'=1", "cost"]


def test_a_field_that_has_no_column_is_left_out() -> None:
    resource = CatalogResource(path="p", url="u", title="t", extra=(("other", "x"),))
    assert csv_row(resource, ()).decode() == "p,u,t" + "," * (len(COLUMNS) - 3) + "\r\n"


def _cells(resource: CatalogResource) -> dict[str, str]:
    header, row = _read(_csv(resource))
    return dict(zip(header, row, strict=True))
