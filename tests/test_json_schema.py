"""The JSON Schema of front matter: what editors' programs are told of a site's fields.

A schema that refuses a file is right, and of all that it can know nothing escapes it.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Severity
from sitegen.fields import KINDS
from sitegen.json_schema import json_schema
from sitegen.makers import ARTICLE, INTRODUCTION, RESOURCE, TOPIC, Sort, sort_of
from sitegen.parse import parse
from sitegen.schema import validate
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.site_settings import configuration, read_vocabulary
from sitegen.source import Source
from sitegen.value_schemas import KIND_SCHEMAS
from sitegen.vocabulary import TopicNames, Vocabulary
from tests.core_yaml import front_matter
from tests.test_cases import CASES, faults_of

_SORTS = (RESOURCE, TOPIC, ARTICLE, INTRODUCTION)
_EXPRESSIBLE = frozenset(
    {
        Code.ALIAS_INVALID,
        Code.FIELD_EMPTY,
        Code.FIELD_INVALID,
        Code.FIELD_LIMIT,
        Code.FIELD_MISSING,
        Code.FIELD_UNKNOWN,
        Code.TOPIC_UNKNOWN,
        Code.TYPE_UNKNOWN,
    }
)
"""What a schema can say: all other errors are of files that hold no fields, or of whole sites."""
_SAID_LESS = {
    ("topic-unknown-broader", "topics/access.md"): "names that only resources make topics",
    ("topic-unknown-broader", "topics/help.md"): "as above",
    ("topic-unknown-closed", "resources/of-a-draft.md"): "drafts may name topics that are drafts",
}
"""Where the schema is silent, as it can't know."""
_HOSTILE = sorted((Path(__file__).parent / "hostile" / "fields").glob("*.md"))
_PLAIN = Settings(title="T", base_url="https://example.org/")
_FULL = Settings(
    title="T",
    base_url="https://example.org/",
    topics="closed",
    types=(TypeSetting("News", "News"), TypeSetting("Case Study", "Case Studies", ("start",))),
    fields=(
        FieldSetting(name="author", default="Ann Lee"),
        FieldSetting(name="level", choices=("1.10", "on", "hard (very)")),
        FieldSetting(name="seats", kind="number", many=True),
        FieldSetting(name="free", kind="boolean"),
        FieldSetting(name="more-on-it", kind="link"),
    ),
)
_TOPICS = (
    TopicNames("C++", ("C++", "c-plus-plus", "Sprache C++")),
    TopicNames("Café", ("Café", "cafe")),
    TopicNames("Later", ("Later",), draft=True),
)


@cache
def validator(sort: Sort, vocabulary: Vocabulary) -> Any:  # noqa: ANN401  # jsonschema's class is made at run time
    schema = json.loads(json_schema(sort, vocabulary))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def accepts(sort: Sort, vocabulary: Vocabulary, values: object) -> bool:
    return bool(validator(sort, vocabulary).is_valid(values))


class Case:
    """A site of mistaken files, and what is said of each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.site = CASES / name
        found = configuration(self.site)
        self.vocabulary = None
        if not isinstance(found, Diagnostic):
            self.vocabulary = read_vocabulary(self.site, found.settings)

    def files(self) -> Iterator[str]:
        for file in sorted(self.site.glob("content/**/*.md")):
            if not file.name.startswith(("_", ".", "README")):
                yield file.relative_to(self.site).as_posix()

    def errors(self, path: str) -> set[Code]:
        told = (each for each in faults_of(self.name) if each.severity is Severity.ERROR)
        return {each.code for each in told if each.location.path == path}

    def refuses(self, path: str) -> bool | None:
        """Tell what the schema says, or by ``None`` that the file has no values to judge."""
        assert self.vocabulary
        try:
            values = front_matter((self.site / path).read_bytes())
        except ValueError:
            return None
        return not accepts(sort_of(path), self.vocabulary, {} if values is None else values)


@cache
def cases() -> tuple[Case, ...]:
    found = (Case(each.name) for each in sorted(CASES.iterdir()))
    return tuple(each for each in found if each.vocabulary)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_check_and_schema_give_the_same_verdict(case: Case) -> None:
    for path in case.files():
        errors, refused = case.errors(path), case.refuses(path)
        if (case.name, path.removeprefix("content/")) in _SAID_LESS:
            assert (refused, errors <= _EXPRESSIBLE) == (False, True), path
        elif refused is None:
            assert errors - _EXPRESSIBLE, path
        elif refused:
            assert errors, path
        else:
            assert not errors & _EXPRESSIBLE, path


def test_two_hundred_mistaken_files_are_judged() -> None:
    mistaken = [(case, path) for case in cases() for path in case.files() if case.errors(path)]
    assert len(mistaken) > 200
    assert sum(1 for case, path in mistaken if case.refuses(path)) > 110


@pytest.mark.parametrize("file", _HOSTILE, ids=lambda file: file.stem)
def test_of_hostile_fields_too(file: Path) -> None:
    data = file.read_bytes()
    told = {each.code for each in _errors(data, _PLAIN)}
    try:
        right = accepts(RESOURCE, Vocabulary(_PLAIN), front_matter(data))
    except ValueError:
        right = False
    assert not told & _EXPRESSIBLE if right else told


def test_every_kind_of_field_is_said() -> None:
    assert KIND_SCHEMAS.keys() == KINDS.keys()


_VALUES = [
    # the field, values as YAML's core schema reads them, whether they are right
    ("title", ["Accents", 2015, True, 1.5], True),
    ("title", [None, "", " \n", [], ["Accents"], {"Serving": "A Guide"}], False),
    ("summary", [None, "", [], {}, [None, ""], "no"], True),
    ("summary", [["one", "two"], {"a": "b"}], False),
    (
        "type",
        ["News", "news", "case-study", "Case Studies", "CASE_STUDIES", "Né&ws;", "Cäse"],
        True,
    ),
    ("type", ["Newz", "case studys", 5, True, ["News"], "News, News"], False),
    ("topic", ["C++", ["c-plus-plus", None], "Café", "cafe", "later"], True),
    ("topic", ["C", ["C+++"], [["C++"]], [], None, {"C++": 1}, 3], False),
    (
        "date",
        ["2015-09-23", 20150923, "2013-09-26 8:24:42 -0400", "2015-W39-3", "2024-02-29"],
        True,
    ),
    ("date", [2015, "2015-09", "23.9.2015", "2015-13-01", "2015-04-31", "0000-01-01", True], False),
    ("published", [2012, "2012-05", "2012-05-17"], True),
    ("published", ["2012-13", "May 2012", 2012.05, True], False),
    (
        "author",
        ["Lee, Ann", "Lee, Ann <https://orcid.org/x>", ["A", "B"], "A &lt;x&gt;", None],
        True,
    ),
    ("author", ["Lee <ann>", "<https://example.org/>", {"Lee": "Ann"}], False),
    ("link", ["https://example.org/a?b=c", "HTTP://x.org", "mailto:a@b.org", "map.pdf", 5], True),
    ("link", ["www.example.org", "example.org/x", "a@b.org", "javascript:x", "//x.org/"], False),
    ("link", ["a b", "a\\b", "https://", "mailto:ann", "10.1234/x", "doi:10.1234/x"], False),
    ("link", ["https://[2001:db8::1]/x", "http://[::1]:8000", "https://[::1]"], True),
    ("link", ["https://[example.org]/", "https://[::1", "https://[::1]x", "a\u200bb"], False),
    ("link", ["https://example.org/\u00ad", "mailto:ann@\u2060example.org"], False),
    ("language", ["en", "pt-BR", "zh-Hant-TW", "de-x-a", "no"], True),
    ("language", ["English", "en_US", 5, False], False),
    ("image", ["map.PNG", "../desk.jpg", "/a/b.svg"], True),
    ("image", ["map.pdf", "https://example.org/a.png", "www.x.org/a.png", "a b.png"], False),
    ("aliases", ["/old/", ["a/b.html", "c"], "/a%20b/", None], True),
    ("aliases", ["/", "//x.org/", "https://x.org/", "a/../b", "a?b", "a#b", "a//b"], False),
    ("draft", [True, False, "yes", "OFF", None], True),
    ("draft", ["maybe", 1, 0, [True]], False),
    ("level", ["1.10", 1.1, "ON", True, "hard-(very)"], True),
    ("level", ["hard", [1.1]], False),
    ("seats", [12, "1.5", [1, "2", None], -3], True),
    ("seats", ["many", 1e15, float("inf"), "1,5", True], False),
    ("free", ["no", False], True),
    ("more-on-it", ["x.html"], True),
    ("levels", ["easy", None], False),
    ("title", ["x" * 500], True),
    ("title", ["x" * 501], False),
    ("note", ["x" * 10_000], True),
    ("note", ["x" * 10_001], False),
    ("audience", [["x"] * 200], True),
    ("audience", [["x"] * 201], False),
]


@pytest.mark.parametrize(("name", "values", "right"), _VALUES)
def test_values(name: str, values: list[object], *, right: bool) -> None:
    given = {"title": "T", "type": "News", "date": "2015-09-23", "topic": "C++", "start": 20150924}
    vocabulary = Vocabulary(_FULL, _TOPICS)
    verdicts = [accepts(RESOURCE, vocabulary, given | {name: value}) for value in values]
    assert accepts(RESOURCE, vocabulary, given)
    assert [value for value, each in zip(values, verdicts, strict=True) if each != right] == []


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({"title": "T", "type": "News", "topic": "C++"}, False),
        ({"title": "T", "type": "News", "topic": "C++", "draft": True}, True),
        ({"draft": "Yes"}, True),
        ({"draft": "no"}, False),
        ({"draft": True, "date": "soon"}, False),
        ({"title": "T", "type": "case studies", "topic": "C++", "date": "2015-09-23"}, False),
        (
            {"title": "T", "type": "Case Study", "topic": "C++", "date": "2015-09-23", "start": ""},
            False,
        ),
        (
            {
                "title": "T",
                "type": "Case-Study",
                "topic": "C++",
                "date": 20150923,
                "start": 20150924,
            },
            True,
        ),
    ],
)
def test_what_must_be_there(values: object, *, right: bool) -> None:
    assert accepts(RESOURCE, Vocabulary(_FULL, _TOPICS), values) == right


def test_other_sorts_of_files_have_fields_of_their_own() -> None:
    vocabulary = Vocabulary(_PLAIN, _TOPICS)
    topic = {"title": "T", "order": 1, "broader": "C++", "featured": ["resources/a.md"]}
    assert [accepts(sort, vocabulary, topic) for sort in _SORTS] == [False, True, False, False]
    assert [accepts(sort, vocabulary, {}) for sort in _SORTS] == [False, False, False, True]
    assert not accepts(TOPIC, vocabulary, topic | {"featured": ["topics/a.md"]})
    assert not accepts(ARTICLE, vocabulary, {"title": "T", "date": "2015-09-23"})


@pytest.mark.parametrize(("rule", "right"), [("error", False), ("warn", True), ("allow", True)])
def test_unknown_fields_are_as_the_settings_say(rule: str, *, right: bool) -> None:
    settings = Settings(title="T", base_url="https://example.org/", unknown_fields=rule)
    given = {"title": "T", "type": "News", "date": "2015-09-23", "topic": "C++", "isbn": "x"}
    assert accepts(RESOURCE, Vocabulary(settings), given) == right


@pytest.mark.parametrize(
    ("change", "values"),
    [
        (FieldSetting(name="draft", default="true"), {}),
        (
            FieldSetting(name="type", default="News"),
            {"title": "T", "date": "2015-09-23", "topic": "C"},
        ),
    ],
)
def test_what_has_a_default_can_be_left_out(change: FieldSetting, values: object) -> None:
    settings = Settings(title="T", base_url="https://example.org/", fields=(change,))
    assert accepts(RESOURCE, Vocabulary(settings), values)


def test_where_nothing_is_required_nothing_is_asked_for() -> None:
    schema = json.loads(json_schema(INTRODUCTION, Vocabulary(_PLAIN)))
    assert "allOf" not in schema


def test_an_editor_reads_what_a_field_is_for() -> None:
    schema = json.loads(json_schema(RESOURCE, Vocabulary(_FULL, _TOPICS)))
    assert schema["properties"]["date"] == {
        "title": "Date",
        "description": "The day it joined the collection.",
        "anyOf": [
            {
                **KIND_SCHEMAS["date"],
                "type": ["string", "integer"],
                "examples": ["2015-09-23"],
                "errorMessage": "must be a date such as 2015-09-23",
                "maxLength": 10_000,
            },
            {"$ref": "#/$defs/nothing"},
        ],
    }
    assert schema["properties"]["type"]["anyOf"][0]["anyOf"][0] == {"enum": ["News", "Case Study"]}
    assert schema["properties"]["topic"]["anyOf"][0]["anyOf"][0] == {"enum": ["C++", "Café"]}
    assert schema["properties"]["author"]["default"] == "Ann Lee"
    assert schema["properties"]["more-on-it"]["title"] == "More on it"
    assert "description" not in schema["properties"]["more-on-it"]
    assert schema["allOf"][0]["if"]["required"] == ["draft"]


def test_open_topics_are_offered_and_others_are_right() -> None:
    vocabulary = Vocabulary(_PLAIN, _TOPICS)
    schema = json.loads(json_schema(RESOURCE, vocabulary))
    assert schema["properties"]["topic"]["anyOf"][0]["examples"] == ["C++", "Café"]
    assert accepts(
        RESOURCE, vocabulary, {"title": "T", "type": "x", "date": "2015-09-23", "topic": "new"}
    )


def _errors(data: bytes, settings: Settings) -> Diagnostics:
    document, faults = parse(Source("content/resources/x.md", data))
    more = validate(document, settings)[1] if document else ()
    return tuple(each for each in (*faults, *more) if each.severity is Severity.ERROR)


_PIECES = st.text("0123456789-:.,/ TtZzWx+<>@%~#?_&;eén\"'[]{}", max_size=14) | st.sampled_from(
    ["News", "Case Study", "case studies", "2015-09-23", "2015-W39", "20150923", "201509", "null",
     "https://", "mailto:a@b.c", "www.example.org", "a.png", "../", "content/", "resources/x.md",
     "yes", "False", "1e5", "0x1F", "0o7", ".inf", "hard (very)", "en-GB", "10.1234/x", "\u2010"]
)  # fmt: skip
_NAMES = st.sampled_from([name for name, _, _ in _VALUES])


@given(st.dictionaries(_NAMES, st.lists(_PIECES, min_size=1, max_size=3), max_size=3))
def test_what_the_schema_refuses_is_a_mistake(written: dict[str, list[str]]) -> None:
    given = {"title": "T", "type": "News", "date": "2015-09-23", "topic": "Café"}
    lines = given | {name: "".join(pieces) for name, pieces in written.items() if name != "topic"}
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    data = f"---\n{text}---\n"
    try:
        values = front_matter(data.encode())
    except ValueError:
        return
    if not accepts(RESOURCE, Vocabulary(_FULL, _TOPICS), values):
        assert _errors(data.encode(), _FULL)
