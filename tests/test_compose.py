"""What can be composed, and what YAML does that isn't wanted; by either of PyYAML's parsers."""

import pytest
import yaml

from sitegen import compose as module
from sitegen.compose import compose
from sitegen.diagnostics import render_text
from sitegen.header_limits import Sheet
from sitegen.located import Items, Table, Text

SHEET = Sheet("a.md", 2, "the front matter")


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> object:
    loader: object = getattr(yaml, request.param)
    monkeypatch.setattr(module, "_PARSER", loader)
    return loader


def composed(text: str) -> dict[str, object]:
    """Show what a text comes to, places aside."""
    table, _ = compose(text, SHEET)
    assert table is not None
    return {key.text: plain(node) for key, node in table.entries}


def plain(node: Text | Items | Table) -> object:
    match node:
        case Text():
            return node.text
        case Items():
            return [plain(item) for item in node.items]
        case Table():
            return {key.text: plain(value) for key, value in node.entries}


def report(text: str) -> str:
    return render_text(compose(text, SHEET)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no", {"a": "no"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 007", {"a": "007"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2015-02-30", {"a": "2015-02-30"}),
        ("a: C#", {"a": "C#"}),
        ("a:", {"a": ""}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "\\u00e9\\n"', {"a": "\u00e9\n"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >\n  b\n  c\n", {"a": "b c\n"}),
        ("a: b\n  c", {"a": "b c"}),
        ("a: [b, [c], {d: e}]", {"a": ["b", ["c"], {"d": "e"}]}),
        ("a:\n- b\n-\n", {"a": ["b", ""]}),
        ("? a", {"a": ""}),
        ("--- \na: b\n...\n", {"a": "b"}),
        ("%YAML 1.1\n---\na: b\n", {"a": "b"}),
        ("'a': b", {"a": "b"}),
        ("a: b\u2028c", {"a": "b c"}),
        ("a: b\u2029c", {"a": "b c"}),
        ("a: b\u0085c", {"a": "b c"}),
    ],
)
def test_scalars_stay_as_they_were_written(text: str, expected: dict[str, object]) -> None:
    assert composed(text) == expected
    assert report(text) == ""


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [("a: b", True), ("a: 'b'", False), ('a: "b"', False), ("a: |\n  b", False), ("a:", True)],
)
def test_plain_text_is_told_from_text_in_quotes(text: str, is_plain: bool) -> None:  # noqa: FBT001  # a table's column
    table, _ = compose(text, SHEET)
    assert table is not None
    value = table.entries[0][1]
    assert isinstance(value, Text)
    assert value.plain is is_plain


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b", 2, 4),
        ("\n\na:\n  'b'", 5, 3),
        ("a:", 2, 3),
        ("a: *b", 2, 4),
        ("a:\n\n\nb: c", 2, 3),
        ("? a", 2, 4),
    ],
)
def test_values_have_their_places(text: str, line: int, column: int) -> None:
    table, _ = compose(text, SHEET)
    assert table is not None
    value = table.entries[0][1]
    assert (value.line, value.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *b", {"a": "*b"}),
        ("a: &b c", {"a": "c"}),
        ("a: !b c", {"a": "c"}),
        ("a: &b [c]", {"a": ["c"]}),
        ("a: !!set {c: d}", {"a": {"c": "d"}}),
        ("a: b\n<<: {c: d}", {"a": "b"}),
        ("a: b\n'': c", {"a": "b"}),
        ("a: b\na: c", {"a": "b"}),
        ("a: {b: c, b: d}", {"a": {"b": "c"}}),
    ],
)
def test_what_is_reported_and_hinders_nothing(text: str, expected: dict[str, object]) -> None:
    assert composed(text) == expected
    assert report(text).count("error[") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "t: *b",
            (
                "a.md:2:4: error[yaml-feature] a value that starts with '*' needs quotes\n"
                '  hint: write t: "*b"'
            ),
        ),
        (
            "t: *b* c",
            (
                "a.md:2:4: error[yaml-syntax] a value that starts with '*' needs quotes\n"
                '  hint: write t: "*b* c"'
            ),
        ),
        (
            "t: *b c",
            (
                "a.md:2:4: error[yaml-feature] a value that starts with '*' needs quotes\n"
                '  hint: write t: "*b c"'
            ),
        ),
        (
            "- t: &b c\n  u: d",
            (
                "a.md:2:6: error[yaml-feature] a value that starts with '&' needs"
                ' quotes\n  hint: write - t: "&b c"'
            ),
        ),
        (
            "t: !important\nu: v",
            (
                "a.md:2:4: error[yaml-feature] a value that starts with '!' needs"
                ' quotes\n  hint: write t: "!important"'
            ),
        ),
        (
            "t: a\nt: b",
            (
                "a.md:3:1: error[key-duplicate] 't' is given twice; the first is in line 2\n"
                "  hint: keep one of them"
            ),
        ),
        (
            "<<: {t: a}",
            (
                "a.md:2:1: error[yaml-feature] '<<' copies other fields in YAML, which isn't"
                " done here\n  hint: write these fields out"
            ),
        ),
        (
            ": a",
            (
                "a.md:2:1: error[front-matter-shape] this value has no field's name\n"
                "  hint: write the field's name before the colon"
            ),
        ),
        (
            "{'': a}",
            (
                "a.md:2:2: error[front-matter-shape] this value has no field's name\n"
                "  hint: write the field's name before the colon"
            ),
        ),
        (
            "t: {{ page.title }}",
            (
                "a.md:2:5: error[front-matter-shape] '{' starts no field's name;"
                ' text that starts with it needs quotes\n  hint: write t: "{{ page.title }}"'
            ),
        ),
        (
            "? [a, b]\n: c",
            (
                "a.md:2:3: error[front-matter-shape] '[' starts no field's name; text"
                ' that starts with it needs quotes\n  hint: put the whole value in quotes: "…"'
            ),
        ),
        (
            "t: a\n--- u\n",
            (
                "a.md:3:1: error[yaml-feature] the front matter ends before this line,"
                " but more fields follow\n  hint: keep all fields together, without a"
                " line between them"
                " that starts with '---'"
            ),
        ),
        (
            "title:foo",
            (
                "a.md:2:1: error[front-matter-shape] the front matter must be fields, such as"
                " 'title: …'\n  hint: write each field as its name, a colon, a space and its value"
            ),
        ),
        (
            't: "a\\0b"',
            (
                "a.md:2:4: warning[character-forbidden] the invisible character U+0000 is left out"
                "\n  hint: delete it, or write what was meant"
            ),
        ),
        (
            "t: a\nu: b\x01",
            (
                "a.md:3:5: error[character-forbidden] the invisible character U+0001"
                " can't be used\n  hint: delete it"
            ),
        ),
        (
            "t: \ufeffa",
            (
                "a.md:2:4: error[character-forbidden] the invisible character U+FEFF can't"
                " be used\n  hint: delete it"
            ),
        ),
        (
            "t: \ufffe",
            (
                "a.md:2:4: error[character-forbidden] the invisible character U+FFFE can't"
                " be used\n  hint: delete it"
            ),
        ),
        (
            "t: #1 in sports",
            (
                "a.md:2:3: warning[value-comment] 't' is empty, as # starts a comment\n"
                '  hint: write t: "#1 in sports"'
            ),
        ),
        (
            "t:\n  - #c\n  - d",
            (
                "a.md:3:4: warning[value-comment] an item of 't' is empty, as #"
                ' starts a comment\n  hint: write - "#c"'
            ),
        ),
        (
            "t:\n- - #c",
            (
                "a.md:3:4: warning[value-comment] an item of '…' is empty, as # starts a"
                ' comment\n  hint: write - - "#c"'
            ),
        ),
        (
            "t: C #1 guide",
            (
                "a.md:2:6: warning[value-comment] 't' ends before '#1 guide', as # starts a"
                ' comment\n  hint: write t: "C #1 guide"'
            ),
        ),
        (
            "t: a\n  b #1",
            (
                "a.md:3:5: warning[value-comment] 't' ends before '#1', as # starts a comment\n"
                '  hint: put the whole value in quotes: "…"'
            ),
        ),
        ("t: C # a comment", ""),
        ("t: 'C' #1", ""),
        ("t: C#1", ""),
        ("--- #c", ""),
        ("t: # nothing yet\n  a", ""),
        ("t: a # why", ""),
    ],
)
def test_reports(text: str, expected: str) -> None:
    assert report(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"a: b',
        '"Maps\ndate: 2015-09-23\nsummary: "About maps"',
        "'Maps\ndate: 2015-09-23\nsummary: All of a library's maps",
        '"Maps\ndate: 2015-09-23\npublisher: "',
        '"Maps\ndate: "',
    ],
)
def test_a_quote_that_swallows_the_next_field_is_noticed(text: str) -> None:
    place = "a.md:2:8: error[yaml-syntax] the quote that opens here "
    closed = "isn't closed before the next field, 'date'"
    assert report(f"title: {text}") == (
        f"{place}{closed}\n  hint: write the closing quote at the end of the value"
        if "date" in text
        else f"{place}is never closed\n  hint: write the same quote at the end of the value"
    )


@pytest.mark.parametrize("text", ['"a\n  b: c"', '"a\n\n b"', "'a: b\nc d'", '"a\nhttp://x"'])
def test_a_text_in_quotes_may_have_several_lines(text: str) -> None:
    assert report(f"title: {text}") == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: " + "[" * 50_000, 2),
        ("\na: " + "{b: " * 33, 3),
        ("a: [" + "b," * 20_001, 2),
        ("a: " + "b" * 65_536, 2),
    ],
)
def test_what_nobody_writes_by_hand_is_given_up(text: str, line: int) -> None:
    table, faults = compose(text, SHEET)
    assert table is None
    assert render_text(faults) == (
        f"a.md:{line}:1: error[front-matter-limit] the front matter is longer or deeper than"
        " anybody would write it\n"
        "  hint: it may have 65,536 characters, 10,000 values and 32 levels"
    )


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 31 + "]" * 31, "a: [" + "b," * 19_990 + "]", "a: " + "b" * 65_533]
)
def test_what_is_just_not_too_much(text: str) -> None:
    table, faults = compose(text, SHEET)
    assert table is not None
    assert faults == ()


def test_escapes_that_are_no_characters(parser: object) -> None:
    assert report('a: "\\ud800"') in {
        (
            "a.md:2:5: error[yaml-syntax] in double quotes '\\' has a meaning of its own\n"
            "  hint: put the value in single quotes, or write '\\\\' for '\\'"
        ),
        (
            "a.md:2:4: warning[character-forbidden] the invisible character U+D800 is left out\n"
            "  hint: delete it, or write what was meant"
        ),
    }
    if parser is yaml.BaseLoader:
        assert report('a: "\\U00110000"') == (
            "a.md:2:1: error[yaml-syntax] an escape that starts with '\\U' stands for no character"
        )


def test_a_reference_explains_only_its_own_line() -> None:
    assert [line.split(" ")[0] for line in report("t: *b\nu: @c").splitlines()[::2]] == [
        "a.md:2:4:",
        "a.md:3:4:",
    ]
    assert "value-comment" in report("- #c")
    assert "front-matter-shape" in report("- #c")
