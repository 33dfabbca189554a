"""What editors get wrong in YAML, and what they are told; by either of PyYAML's parsers."""

import pytest
import yaml

from sitegen import compose as module
from sitegen.compose import compose
from sitegen.diagnostics import render_text
from sitegen.header_limits import Sheet
from sitegen.troubles import Trouble, explain


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PARSER", getattr(yaml, request.param))


_QUOTES = "a value that starts with '{}' needs quotes"
_ALIGN = "this line doesn't align with those above it"
_ALIGN_HINT = "start fields at the beginning of their lines, and indent a list's items alike"
_NO_FIELD = "this line has no field's name: there is no ': ' in it"
_NO_FIELD_HINT = "write 'name: value', or indent the line if it continues the value above it"
_ESCAPE = "in double quotes '\\' has a meaning of its own"
_ESCAPE_HINT = "put the value in single quotes, or write '\\\\' for '\\'"
_OPEN = "the '{}' that opens here isn't closed, or a comma is missing after it"
_OPEN_HINT = "close it with '{}'; if it belongs to a text, put that in quotes"
_INDENT = "this line is indented, so that it continues the value above it"
_INDENT_HINT = "start each field at the beginning of its line"
_TAB = "a tab stands before the text of this line"
_TAB_HINT = "indent with spaces instead of tabs"
_COLON = "a value that holds ': ' needs quotes"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("title: Work: an introduction", "1:12", _COLON, 'write title: "Work: an introduction"'),
        ("- a: b: c", "1:7", _COLON, 'write - a: "b: c"'),
        ('t: The "real": x: "y"', "1:14", _COLON, 'write t: \'The "real": x: "y"\''),
        (f"t: {'long ' * 20}: x", "1:104", _COLON, 'put the whole value in quotes: "…"'),
        ("t: a\n  b: c: d", "2:3", _INDENT, _INDENT_HINT),
        ("title: x\n\n  date: y", "3:3", _INDENT, _INDENT_HINT),
        ("t: a\nb: c\n  d: e", "3:3", _INDENT, _INDENT_HINT),
        ("title:Maps\ndate: x", "1:7", "a space is missing after 'title:'", "write title: Maps"),
        (
            "title:Maps  \n  \ndate: x",
            "1:7",
            "a space is missing after 'title:'",
            "write title: Maps",
        ),
        ("t: @a\\b", "1:4", _QUOTES.format("@"), "write t: '@a\\b'"),
        ("t: - ", "1:4", _QUOTES.format("-"), 'write t: "-"'),
        (
            "t: 'a' or b'c",
            "1:8",
            "the value ends with ', but more follows",
            "write t: \"'a' or b'c\"",
        ),
        (
            't: "a\n\tb" c',
            "2:5",
            'the value ends with ", but more follows',
            'put the whole value in quotes: "…"',
        ),
        (
            f"t: @{'a' * 66}",
            "1:4",
            _QUOTES.format("@"),
            f'write t: "@{"a" * 66}"',
        ),
        ("  @a", "1:3", _QUOTES.format("@"), 'put the whole value in quotes: "…"'),
        (
            "t: x\ntitle:Maps\ndate: x",
            "2:7",
            "a space is missing after 'title:'",
            "write title: Maps",
        ),
        ("t:\n- a:b\n  c: d", "2:5", "a space is missing after 'a:'", "write a: b"),
        ("Maps\ndate: x", "1:1", _NO_FIELD, _NO_FIELD_HINT),
        ("title: x\n Maps\n", "", "", ""),
        ("title: x\nMaps of towns\ndate: y", "2:1", _NO_FIELD, _NO_FIELD_HINT),
        ("title: x\nhttps://example.org\n", "2:1", _NO_FIELD, _NO_FIELD_HINT),
        (
            "title: x\n\nMaps of towns\nare here.\n",
            "3:1",
            _NO_FIELD,
            "if the page's text starts here, write '---' above it; if not, write 'name: value'",
        ),
        ("\ttitle: x", "1:1", _TAB, _TAB_HINT),
        ("topic:\n \t- x", "2:2", _TAB, _TAB_HINT),
        ("topic:\n  - a\n\t- b", "3:1", _TAB, _TAB_HINT),
        (
            "t: 'Maps\n",
            "1:4",
            "the quote that opens here is never closed",
            "write the same quote at the end of the value",
        ),
        ('t: "C:\\path"', "1:7", _ESCAPE, _ESCAPE_HINT),
        ('t: "a\\x0g"', "1:6", _ESCAPE, _ESCAPE_HINT),
        (
            "t: > Maps",
            "1:4",
            "after '>' the text must start on the next line",
            'indent it there by two spaces, or write t: "> Maps"',
        ),
        (
            "t: |3x\n",
            "1:4",
            "after '|' the text must start on the next line",
            'indent it there by two spaces, or write t: "|3x"',
        ),
        ("t: @home", "1:4", _QUOTES.format("@"), 'write t: "@home"'),
        ("t: `x`", "1:4", _QUOTES.format("`"), 'write t: "`x`"'),
        ("t: 50\nu: %", "2:4", _QUOTES.format("%"), 'write u: "%"'),
        ("t: %", "1:4", _QUOTES.format("%"), 'write t: "%"'),
        ("- @a", "1:3", _QUOTES.format("@"), 'write - "@a"'),
        ("t: *a*", "1:4", _QUOTES.format("*"), 'write t: "*a*"'),
        ("t: &", "1:4", _QUOTES.format("&"), 'write t: "&"'),
        ("t: !<a", "1:4", _QUOTES.format("!"), 'write t: "!<a"'),
        ("t: ]x", "1:4", _QUOTES.format("]"), 'write t: "]x"'),
        ("t: }", "1:4", _QUOTES.format("}"), 'write t: "}"'),
        ("t: ? x", "1:4", _QUOTES.format("?"), 'write t: "? x"'),
        ("t: -", "1:4", _QUOTES.format("-"), 'write t: "-"'),
        ("%TAG x", "1:1", _QUOTES.format("%"), 'put the whole value in quotes: "…"'),
        (
            "t: - a",
            "1:4",
            "a list can't start on the line of its field",
            'start each item on a line of its own, or write t: "- a"',
        ),
        ("t: [a, b\nd: e", "1:4", _OPEN.format("["), _OPEN_HINT.format("]")),
        ("t: {a: b\n", "1:4", _OPEN.format("{"), _OPEN_HINT.format("}")),
        ("t: {a:\n", "1:4", _OPEN.format("{"), _OPEN_HINT.format("}")),
        ("t: {a: [\n  b, ", "1:8", _OPEN.format("["), _OPEN_HINT.format("]")),
        ('t: ["a" "b"]', "1:4", _OPEN.format("["), _OPEN_HINT.format("]")),
        (
            't: "Maps" of towns',
            "1:11",
            'the value ends with ", but more follows',
            "write t: '\"Maps\" of towns'",
        ),
        ("t: 'it's'", "1:8", "the value ends with ', but more follows", 'write t: "it\'s"'),
        (
            "t: 'a' and 'b'",
            "1:8",
            "the value ends with ', but more follows",
            "write t: \"'a' and 'b'\"",
        ),
        (
            "t: [DRAFT] Maps",
            "1:12",
            "the value ends with ], but more follows",
            'write t: "[DRAFT] Maps"',
        ),
        (
            "t: a\n... \nb: c",
            "2:1",
            "'...' ends the fields here, but more follows",
            "remove the line, or write '---' if the fields end here",
        ),
        (" t: x\nd: y", "2:1", _ALIGN, _ALIGN_HINT),
        ("t:\n  - a\n - b", "3:2", _ALIGN, _ALIGN_HINT),
        (
            "t: x\n- y",
            "2:1",
            "this item of a list has no field",
            "write the field's name alone on the line above its list",
        ),
    ],
)
def test_mistakes_are_told_in_plain_words(text: str, place: str, message: str, hint: str) -> None:
    table, faults = compose(text, Sheet("a.md", 1, "the front matter"))
    if not message:
        assert table is not None
        return
    assert table is None
    assert render_text(faults) == f"a.md:{place}: error[yaml-syntax] {message}\n  hint: {hint}"


def test_a_value_without_a_name() -> None:
    _, faults = compose("t: x\n: y", Sheet("a.md", 1, "the front matter"))
    assert render_text(faults) == (
        "a.md:2:1: error[front-matter-shape] this value has no field's name\n"
        "  hint: write the field's name before the colon"
    )


def test_what_has_no_rule_is_still_told_where_it_is() -> None:
    slip = explain(Trouble("None: a new kind of error", (2, 3), (2, 3), ("a", "bc")))
    assert (slip.row, slip.column) == (1, 2)
    assert slip.message == "this can't be read as YAML"
    assert slip.hint == "put text in quotes, and start each field on a line of its own"


def test_words_count_only_where_they_belong() -> None:
    lines = ("t: [a::b]",)
    plain = explain(
        Trouble("while scanning a plain scalar: found unexpected ':'", (0, 5), (0, 4), lines)
    )
    assert plain.message == "this can't be read as YAML"
    words = "while parsing a block mapping: did not find expected key"
    assert explain(Trouble(words, (0, 5), (0, 0), ("t: ab c",))).message == _ALIGN
