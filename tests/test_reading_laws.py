"""Any bytes make a value or diagnostics, and every place lies within the file."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from sitegen.configuration import SETTINGS_FORM, configure
from sitegen.diagnostics import Diagnostic, has_errors
from sitegen.field_settings import FIELD_FORM
from sitegen.fields import RESOURCE_FIELDS, TOPIC_FIELDS
from sitegen.parse import parse, parse_settings
from sitegen.places import Place
from sitegen.schema import places, validate
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source
from sitegen.type_settings import TYPE_FORM

SITE = Settings(
    title="T",
    base_url="https://example.org/",
    types=(TypeSetting("News", "News"), TypeSetting("Webinar", "Webinars", ("start",))),
    fields=(FieldSetting(name="cost", kind="choices", choices=("free", "paid"), default="free"),),
)
_NAMES = sorted(
    {field.name for field in (*RESOURCE_FIELDS, *TOPIC_FIELDS)}
    | {*SETTINGS_FORM, *FIELD_FORM, *TYPE_FORM, "tpoic", "cost", "Title", "<<", "?"}
)
_VALUES = """\
x|~|""|News|webinars|2015-09-23|2015-02-30|23.09.2015|Sept 23rd, 2015|2015|0000-01-01|https://[|
http://a:99999/|javascript:x|mailto:x|www.a.org|a@b.org|10.1234/x|//a|a\\b|p.png|/old|old/|../x|
%2e%2e/x|/a%00|Lee <https://a>|< >|en-us|fr_FR|yes|No|1|1.5|1,5|99999999999999999999|1.|[a, b]|[]|
[~, [a], {a: b}]|{a: b}|"&#8217;&nbsp;"|"\\u2028"|"\\0"|'it''s'|#c|&a x|*a|!t x|@x|x: y|"a|'a|{|[|
resources/x.md|about|gfm|page|{name: Page}|[{name: A, requires: [strat, ~]}, a]|- a|\tx|> x|
{cost: {kind: choices}, date: {kind: text}, x y: ~}|https://u:p@a.org|https://bücher.de|ex.org"""
_PIECES = ["---", "...", "\n", "\r", "\r\n", "\ufeff", "\u2028", "\0", "\x01", " ", "\t", "é", "😀"]

_names = st.sampled_from(_NAMES)
_values = st.sampled_from(_VALUES.replace("\n", "").split("|"))
_lines = st.builds("{}: {}".format, _names, _values)
_lists = st.builds("{}:\n  - {}\n  - {}".format, _names, _values, _values)
_headers = st.lists(_lines | _lists | _values, max_size=6).map("\n".join)
_framed = st.builds("---\n{}\n---\n{}".format, _headers, st.text())
_pieces = st.lists(st.sampled_from(_PIECES) | _lines | _values, max_size=12).map("".join)
_files = st.binary() | (_framed | _headers | _pieces | st.text()).map(str.encode)
_paths = st.sampled_from(
    ["content/resources/a/b.md", "content/topics/a.md", "content/about.md", "content/index.md"]
)


def within(data: bytes, found: Iterable[Place]) -> bool:
    """Tell whether all places are characters of the file, or right behind one."""
    text = data.decode(errors="replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return all(
        1 <= each.line <= len(lines) and 1 <= each.column <= len(lines[each.line - 1]) + 1
        for each in found
    )


def of(diagnostics: Iterable[Diagnostic]) -> list[Place]:
    return [Place(each.location.line, each.location.column) for each in diagnostics]


@given(_files, _paths)
def test_any_file_is_a_value_or_told_why_not(data: bytes, path: str) -> None:
    document, faults = parse(Source(path, data))
    assert within(data, of(faults))
    if document is None:
        assert has_errors(faults)
        return
    assert within(data, [*places(document).values(), Place(document.body_line, 1)])
    _, more = validate(document, SITE)
    assert within(data, of(more))


@given(_files)
def test_any_settings_are_settings_or_told_why_not(data: bytes) -> None:
    table, faults = parse_settings(data)
    assert within(data, of(faults))
    if table is None:
        assert has_errors(faults)
        return
    settings, more = configure(table)
    assert within(data, of(more))
    assert (settings is None) == has_errors(more)


@given(_framed, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_make_no_difference(text: str, end: str) -> None:
    plain = text.replace("\r", "")
    assert parse(Source("a.md", plain.encode())) == parse(
        Source("a.md", plain.replace("\n", end).encode())
    )


@given(_files)
def test_a_byte_order_mark_makes_no_difference(data: bytes) -> None:
    if not data.startswith(b"\xef\xbb\xbf"):
        assert parse(Source("a.md", b"\xef\xbb\xbf" + data)) == parse(Source("a.md", data))


_visible = st.characters(
    exclude_categories=["Cs", "Cc"],
    include_characters="\t\n\x85",
    exclude_characters="\ufeff\ufffe\uffff",
)


@given(_headers, st.text(_visible))
def test_bodies_are_kept_as_they_are(header: str, body: str) -> None:
    document, _ = parse(Source("a.md", f"---\n{header}\n---\n{body}".encode()))
    if document:
        assert document.body == body
        assert document.body_line == header.count("\n") + 4
