from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codes import Code
from sitegen.kinds import (
    BOOLEAN,
    LANGUAGE,
    NUMBER,
    TEXT,
    Fault,
    Faults,
    Kind,
    choice,
    clean,
    is_empty,
    many,
    not_,
    one,
    read_text,
    shown,
)
from sitegen.located import Items, Node, Table, Text

PLACE = (1, 1)


def text(written: str) -> Text:
    return Text(written, *PLACE)


def items(*nodes: Node) -> Items:
    return Items(nodes, *PLACE)


NOTHING = Table((), *PLACE)
GROUP = Table(((text("a"), text("b")),), *PLACE)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Maps", "Maps"),
        ("  Maps  of towns ", "Maps  of towns"),
        ("Maps\n  of\n\ntowns\n", "Maps of towns"),
        ("Maps\u2028of\u0085towns\x0c", "Maps of towns"),
        ("\u00a0Maps\u00a0of\u00a0", "Maps\u00a0of"),
        ("CDC&#8217;s", "CDC\u2019s"),
        ("a &amp; b &lt;c&gt; &#x26; &eacute;", "a & b <c> & \u00e9"),
        ("&amp;lt;", "&lt;"),
        ("a&copy=1&nbsp=2 & b; &x;", "a&copy=1&nbsp=2 & b; &x;"),
        ("a&#10;b&#12;c&#0;", "a b c\ufffd"),
        ("1.10", "1.10"),
        ("no", "no"),
        ("007", "007"),
        ("C#", "C#"),
    ],
)
def test_text_is_one_line_without_entities(written: str, expected: str) -> None:
    assert clean(written) == expected
    assert TEXT.read(text(written)) == expected


@given(st.text(st.sampled_from("ab \n\r\x0c\x85\u2028\u2029\xa0")))
def test_text_never_has_a_line_break(written: str) -> None:
    assert len(clean(written).splitlines()) <= 1
    assert clean(written) == clean(written).strip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12", 12),
        (" 0 ", 0),
        ("-3", -3),
        ("+3", 3),
        ("007", 7),
        ("1.10", 1.1),
        ("0.000000000001", 0.000000000001),
        ("123456789012345", 123456789012345),
        ("12345678901234.5", 12345678901234.5),
    ],
)
def test_numbers(written: str, expected: float) -> None:
    number = NUMBER.read(text(written))
    assert number == expected
    assert type(number) is type(expected)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1,000", "write 1000"),
        ("-12,000,000", "write -12000000"),
        ("12,5", "write 12.5"),
        ("1,0000", "write 1.0000"),
        ("five", "write up to 15 digits, such as 12 or 1.5"),
        ("1.", "write up to 15 digits, such as 12 or 1.5"),
        (".5", "write up to 15 digits, such as 12 or 1.5"),
        ("1e5", "write up to 15 digits, such as 12 or 1.5"),
        ("1.2.3", "write up to 15 digits, such as 12 or 1.5"),
        ("1234567890123456", "write up to 15 digits, such as 12 or 1.5"),
        ("1234567890123.456", "write up to 15 digits, such as 12 or 1.5"),
        ("\u0661", "write up to 15 digits, such as 12 or 1.5"),
        ("nan", "write up to 15 digits, such as 12 or 1.5"),
    ],
)
def test_what_is_no_number(written: str, hint: str) -> None:
    assert NUMBER.read(text(written)) == Fault(f"must be a number, not '{written}'", hint)


@given(st.from_regex(r"-?[0-9]{1,8}(\.[0-9]{1,7})?", fullmatch=True))
def test_numbers_stay_exact(written: str) -> None:
    assert Decimal(repr(NUMBER.read(text(written)))) == Decimal(written)


@pytest.mark.parametrize("word", ["true", "yes", "on", "True", "YES", " On "])
def test_words_for_true(word: str) -> None:
    assert BOOLEAN.read(text(word)) is True


@pytest.mark.parametrize("word", ["false", "no", "off", "False", "NO"])
def test_words_for_false(word: str) -> None:
    assert BOOLEAN.read(text(word)) is False


@pytest.mark.parametrize("word", ["maybe", "y", "1", "truetrue"])
def test_what_is_neither(word: str) -> None:
    problem = f"must be true or false, not '{word}'"
    assert BOOLEAN.read(text(word)) == Fault(problem, "write true or false")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("en", "en"),
        (" EN ", "en"),
        ("pt-br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-rozaj-1994", "sl-rozaj-1994"),
        ("zh-yue", "zh-yue"),
        ("de-1901", "de-1901"),
        ("en-u-ca-GREGORY", "en-u-ca-gregory"),
        ("en-x-ab-CD", "en-x-ab-cd"),
        ("gsw", "gsw"),
    ],
)
def test_languages(written: str, expected: str) -> None:
    assert LANGUAGE.read(text(written)) == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("English", "write en"),
        ("Welsh", "write cy"),
        ("pt_br", "write pt-BR"),
        ("en-", "write en, for example"),
        ("Klingon", "write en, for example"),
        ("en us", "write en, for example"),
        ("e", "write en, for example"),
        ("en-US-DE", "write en, for example"),
    ],
)
def test_what_is_no_language(written: str, hint: str) -> None:
    problem = f"must be the code of a language, such as en or pt-BR, not '{written}'"
    assert LANGUAGE.read(text(written)) == Fault(problem, hint)


NAMES = {"selfpaced": "Self-paced", "guided": "Guided", "guides": "Guided"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Self-paced", "Self-paced"),
        ("self paced", "Self-paced"),
        ("S\u00e9lf_P\u00e0ced", "Self-paced"),
        ("guides", "Guided"),
    ],
)
def test_choices_are_given_as_they_are_spelled(written: str, expected: str) -> None:
    assert choice(NAMES).read(text(written)) == expected


def test_what_is_no_choice() -> None:
    kind = choice(NAMES, Code.TYPE_UNKNOWN)
    assert kind.expected == "one of Self-paced, Guided"
    assert kind.example == "Self-paced"
    assert kind.read(text("Guidde")) == Fault(
        "must be one of Self-paced, Guided, not 'Guidde': did you mean 'Guided'?",
        code=Code.TYPE_UNKNOWN,
    )
    assert kind.read(text("x")) == Fault(
        "must be one of Self-paced, Guided, not 'x'", code=Code.TYPE_UNKNOWN
    )


def test_of_many_choices_the_first_are_named() -> None:
    kind = choice({letter: letter for letter in "abcdefghij"})
    assert kind.expected == "one of a, b, c, d, e, f, g, h, \u2026"
    assert choice({letter: letter for letter in "abcdefgh"}).expected.endswith(", h")


@pytest.mark.parametrize(
    ("node", "empty"),
    [
        (text(""), True),
        (text("~"), True),
        (text("null"), True),
        (text(" \n"), True),
        (text("\u200b\u00a0\ufeff\u202e"), True),
        (text("0"), False),
        (text("\u200f(1)"), False),
        (text("\U00018cd6"), False),
        (text("\n-"), False),
        (Text("", 1, 1, plain=False), True),
        (Text("~", 1, 1, plain=False), False),
        (items(), True),
        (items(text(""), items()), True),
        (items(text(""), text("a")), False),
        (NOTHING, True),
        (GROUP, False),
    ],
)
def test_emptiness(node: Node, empty: bool) -> None:  # noqa: FBT001  # a table's column
    assert is_empty(node) is empty


def test_a_field_with_one_value() -> None:
    assert one(NUMBER)(text("1")) == 1
    wrong = text("x")
    found = Fault("must be a number, not 'x'", "write up to 15 digits, such as 12 or 1.5")
    assert one(NUMBER)(wrong) == Faults(((wrong, found),))


@pytest.mark.parametrize("read", [one(NUMBER), many(NUMBER)])
def test_a_group_of_fields_is_no_value(read: object) -> None:
    assert callable(read)
    found = Fault(
        "must be a number, not a group of fields",
        "text that holds ': ' or starts with '{' needs quotes",
    )
    assert read(GROUP) == Faults(((GROUP, found),))


def test_a_list_is_not_one_value() -> None:
    node = items(text("1"))
    found = Fault("must be a number, not a list", "write one value, without '-' or '['")
    assert one(NUMBER)(node) == Faults(((node, found),))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (text("1"), (1,)),
        (text("~"), ()),
        (items(text("1"), text("2"), text("1"), text("01")), (1, 2)),
        (items(text("~"), text("1"), items()), (1,)),
        (items(), ()),
    ],
)
def test_a_field_with_many_values(node: Node, expected: tuple[int, ...]) -> None:
    assert many(NUMBER)(node) == expected


def test_all_faulty_items_are_told() -> None:
    first, second, third = text("x"), GROUP, items(text("1"))
    kind = Kind("a number", NUMBER.read, "1")
    result = many(kind)(items(first, text("1"), second, third))
    assert isinstance(result, Faults)
    assert [node for node, _ in result.found] == [first, second, third]


def test_long_values_are_shortened() -> None:
    assert shown("a" * 60) == f"'{'a' * 60}'"
    assert shown("a" * 61) == f"'{'a' * 59}\u2026'"
    assert not_("a date", "soon") == "must be a date, not 'soon'"


def test_a_text_turns_no_other_text() -> None:
    assert read_text(Text(" a\u202eb\n", 1, 1)) == "\u2068a\u202eb\u2069"
    assert read_text(Text("אבג", 1, 1)) == "אבג"
