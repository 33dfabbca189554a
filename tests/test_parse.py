import pytest

from sitegen.diagnostics import Severity, render_text
from sitegen.located import Items, Table, Text
from sitegen.parse import Document, parse, parse_settings
from sitegen.places import Place
from sitegen.schema import places
from sitegen.source import Source


def taken_apart(data: bytes) -> Document:
    document, faults = parse(Source("content/a.md", data))
    assert document
    assert faults == ()
    return document


def report(data: bytes) -> str:
    document, faults = parse(Source("content/a.md", data))
    assert document is None
    return render_text(faults)


def test_a_file_is_fields_with_their_places_and_a_body() -> None:
    data = b"---\ntitle: Maps\ntopic:\n  - 'a'\nx: {y: z}\n---\n\nBody\n---\nand more\n"
    assert taken_apart(data) == Document(
        path="content/a.md",
        fields=Table(
            (
                (Text("title", 2, 1), Text("Maps", 2, 8)),
                (Text("topic", 3, 1), Items((Text("a", 4, 5, plain=False),), 4, 3)),
                (Text("x", 5, 1), Table(((Text("y", 5, 5), Text("z", 5, 8)),), 5, 4)),
            ),
            1,
            1,
        ),
        body="\nBody\n---\nand more\n",
        body_line=7,
    )


def test_places_are_those_of_the_values() -> None:
    document = taken_apart(b"---\ntitle: Maps\ntopic:\n- a\n---\n")
    assert places(document) == {
        "title": Place(2, 8),
        "topic": Place(4, 1),
        "topic: a": Place(4, 3),
    }


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"---\ntitle: T\n---\n", 2, 8),
        (b"\xef\xbb\xbf---\ntitle: T\n---\n", 2, 8),
        (b"\n \t\n---\ntitle: T\n---\n", 4, 8),
        (b"\xef\xbb\xbf\r\n---\r\ntitle: T\r\n---\r\n", 3, 8),
        (b"---\rtitle: T\r---\r", 2, 8),
        (b"---  \t\ntitle: T\n----- \n", 2, 8),
        ("---\n'\U0001f600\u00e9': a\ntitle: T\n---\n".encode(), 3, 8),
        ("---\n{\U0001f600\u00e9: a, title: T}\n---\n".encode(), 2, 16),
        ("---\nx: a\u2028b\u2029c\u0085d\ntitle: T\n---\n".encode(), 3, 8),
    ],
)
def test_places_are_the_files_own(data: bytes, line: int, column: int) -> None:
    assert places(taken_apart(data))["title"] == Place(line, column)


@pytest.mark.parametrize(
    ("data", "body", "line"),
    [
        (b"---\n---\n", "", 3),
        (b"---\n---", "", 2),
        (b"---\n# only a comment\n---\n\n\nB", "\n\nB", 4),
        (b"---\r\nt: x\r\n---\r\nA\r\nB\rC", "A\nB\nC", 4),
        ("---\nt: x\n---\nA\u2028B\u0085\n".encode(), "A\u2028B\u0085\n", 4),
        (b"\n\n---\nt: x\n---\n---\n", "---\n", 6),
    ],
)
def test_bodies_stay_as_they_are_apart_from_line_ends(data: bytes, body: str, line: int) -> None:
    document = taken_apart(data)
    assert (document.body, document.body_line) == (body, line)


@pytest.mark.parametrize("header", [b"", b"# a comment\n", b"\n", b"~\n", b"{}\n"])
def test_empty_front_matter_is_a_mapping_without_fields(header: bytes) -> None:
    assert taken_apart(b"---\n" + header + b"---\n").fields == Table((), 1, 1)


_MISSING = "content/a.md:1:1: error[front-matter-missing] the file has no front matter\n  hint: "
_START = "start the file with '---', then fields such as 'title: \u2026', then '---' again"
_UNCLOSED = "error[front-matter-unclosed] the front matter isn't closed\n  hint: "


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"# Title\n",
            _MISSING
            + "start the file with '---', then fields such as 'title: \u2026', then '---' again",
        ),
        (
            b"",
            _MISSING
            + "start the file with '---', then fields such as 'title: \u2026', then '---' again",
        ),
        (
            b"\n --- \ntitle: T\n---\n",
            _MISSING + "write exactly '---' in line 2 instead of ' --- '",
        ),
        (b"+++\ntitle = 'T'\n+++\n", _MISSING + "write exactly '---' in line 1 instead of '+++'"),
        (
            "\u2014-\ntitle: T\n---\n".encode(),
            _MISSING + "write exactly '---' in line 1 instead of '\u2014-'",
        ),
        (
            b"\n---\ntitle: T\n",
            f"content/a.md:2:1: {_UNCLOSED}write '---' on a line of its own after the last field",
        ),
        (
            b"---\ntitle: T\n...\nBody\n",
            f"content/a.md:1:1: {_UNCLOSED}write exactly '---' in line 3 instead of '...'",
        ),
        (
            b"---",
            f"content/a.md:1:1: {_UNCLOSED}write '---' on a line of its own after the last field",
        ),
        (
            b"---\r\ntitle: T\r\nx: caf\xe9\r\n---\r\n",
            (
                "content/a.md:3:7: error[encoding-invalid] the byte 0xe9 is no text in UTF-8\n"
                "  hint: save the file with the encoding UTF-8"
            ),
        ),
        (
            b"\xff\xfe-\x00",
            (
                "content/a.md:1:1: error[encoding-invalid] the byte 0xff is no text in UTF-8\n"
                "  hint: save the file with the encoding UTF-8"
            ),
        ),
        (
            "\ufeff\u00e9\u00e9".encode() + b"\x80",
            (
                "content/a.md:1:3: error[encoding-invalid] the byte 0x80 is no text in UTF-8\n"
                "  hint: save the file with the encoding UTF-8"
            ),
        ),
        (
            b"\n---\ntitle: Maps: old\n---\n",
            (
                "content/a.md:3:12: error[yaml-syntax] a value that holds ': ' needs quotes\n"
                '  hint: write title: "Maps: old"'
            ),
        ),
        (
            b"---\ntitle: T\n---\r\nab\0c",
            (
                "content/a.md:4:3: error[character-forbidden] the invisible character"
                " U+0000 can't be"
                " used\n  hint: delete it"
            ),
        ),
    ],
)
def test_what_is_no_file_with_front_matter(data: bytes, expected: str) -> None:
    assert report(data) == expected


def test_faults_that_hinder_nothing_stand_beside_the_document() -> None:
    document, faults = parse(Source("content/a.md", b"---\na: b\na: c\n---\n"))
    assert document
    assert document.fields.entries == ((Text("a", 2, 1), Text("b", 2, 4)),)
    assert render_text(faults) == (
        "content/a.md:3:1: error[key-duplicate] 'a' is given twice; the first is in line 2\n"
        "  hint: keep one of them"
    )


def test_settings_are_one_mapping() -> None:
    table, faults = parse_settings(b"\xef\xbb\xbf# about us\r\ntitle: T\r\n")
    assert table == Table(((Text("title", 2, 1), Text("T", 2, 8)),), 2, 1)
    assert faults == ()


@pytest.mark.parametrize("data", [b"", b"---", b"# nothing\n", b"---\n..."])
def test_settings_may_be_empty(data: bytes) -> None:
    table, faults = parse_settings(data)
    assert table is not None
    assert table.entries == ()
    assert faults == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"title: \xe9",
            (
                "site.yaml:1:8: error[encoding-invalid] the byte 0xe9 is no text in UTF-8\n"
                "  hint: save the file with the encoding UTF-8"
            ),
        ),
        (
            b"- title\n",
            (
                "site.yaml:1:1: error[front-matter-shape] site.yaml must be fields, such as"
                " 'title: \u2026'\n"
                "  hint: write each field as its name, a colon, a space and its value"
            ),
        ),
        (
            b"title: T\n---\ntitle: U\n",
            (
                "site.yaml:2:1: error[yaml-feature] site.yaml ends before this line,"
                " but more fields"
                " follow\n  hint: keep all fields together, without a line between them that starts"
                " with '---'"
            ),
        ),
    ],
)
def test_settings_that_cannot_be_read(data: bytes, expected: str) -> None:
    table, faults = parse_settings(data)
    assert table is None
    assert render_text(faults) == expected


@pytest.mark.parametrize(
    ("written", "body", "told"),
    [
        ("a\x08b", "ab", ["content/a.md:4:2 U+0008"]),
        ("a\ufdd0b", "ab", ["content/a.md:4:2 U+FDD0"]),
        ("a\U0001fffeb\ufdcf", "ab\ufdcf", ["content/a.md:4:2 U+1FFFE"]),
        ("a\x0bb\x0cc", "a b c", ["content/a.md:4:2 U+000B", "content/a.md:4:4 U+000C"]),
        ("\x7fa\x7f", "a", ["content/a.md:4:1 U+007F"]),
        ("\u0092\ufeff\uffff", "", [
            "content/a.md:4:1 U+0092",
            "content/a.md:4:2 U+FEFF",
            "content/a.md:4:3 U+FFFF",
        ]),
        ("a\u0085\u2028\tb\xa0é", "a\u0085\u2028\tb\xa0é", []),
    ],
)  # fmt: skip
def test_invisible_characters_are_left_out_each_told_once(
    written: str, body: str, told: list[str]
) -> None:
    document, faults = parse(Source("content/a.md", f"---\na: b\n---\n{written}".encode()))
    assert document
    assert document.body == body
    assert [f"{each.location} {each.message.split()[3]}" for each in faults] == told
    assert {(each.severity, each.hint) for each in faults} <= {
        (Severity.WARNING, "delete it, or write what was meant")
    }
