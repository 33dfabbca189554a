import pytest

from sitegen.configuration import SETTINGS_FORM, configure, settings_missing
from sitegen.diagnostics import render_text
from sitegen.field_settings import FIELD_FORM
from sitegen.parse import parse_settings
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.type_settings import TYPE_FORM

BASE = "title: T\nbase_url: https://example.org/\n"


def configured(text: str) -> Settings:
    table, faults = parse_settings(text.encode())
    assert table is not None
    assert faults == ()
    settings, faults = configure(table)
    assert render_text(faults) == ""
    assert settings
    return settings


def report(text: str) -> list[str]:
    table, faults = parse_settings(text.encode())
    assert table is not None
    assert faults == ()
    settings, faults = configure(table)
    assert settings is None
    return render_text(faults).replace("site.yaml:", "").splitlines()


def told(setting: str) -> list[str]:
    """Report a setting that stands below the two required ones."""
    return report(BASE + setting)


def test_the_forms_are_the_settings() -> None:
    assert tuple(SETTINGS_FORM) == Settings.__struct_fields__
    assert tuple(TYPE_FORM) == TypeSetting.__struct_fields__
    assert {"name", *FIELD_FORM} == set(FieldSetting.__struct_fields__)


def test_two_settings_are_enough() -> None:
    assert configured(BASE) == Settings(title="T", base_url="https://example.org/")


@pytest.mark.parametrize(
    ("written", "events"),
    [
        ("calendars", "calendars"),
        ("on", "calendars"),
        ("off", "off"),
        ("false", "off"),
        ("no", "off"),
    ],
)
def test_events_are_switched_off_in_any_word_for_it(written: str, events: str) -> None:
    assert configured(f"{BASE}events: {written}\n").events == events


def test_all_settings() -> None:
    assert configured(
        "title: Staff &amp; more\nbase_url: https://example.org/library\ndescription: >\n  Two\n"
        "  lines\nlanguage: pt-br\npublisher: P\ncontact: mailto:a@example.org\n"
        "suggest: https://example.org/s\nlicense: CC0\nmenu: [about.md, content/a/b.md]\n"
        "accent: Navy\npage_size: ' 1 '\nrecent_size: 2\n"
        "feed_size: 3\ntimezone: america/new york\nevents: Lists\nupcoming_size: 4\n"
        "excerpt_length: 100\nmarkdown: GFM\n"
        "markdown_extensions: ' abbr'\ntopics: closed\nunknown_fields: warn\ntypes: [News]\n"
        "fields: {date: {required: no}}\n"
    ) == Settings(
        title="Staff & more",
        base_url="https://example.org/library/",
        description="Two lines",
        language="pt-BR",
        publisher="P",
        contact="mailto:a@example.org",
        suggest="https://example.org/s",
        license="CC0",
        menu=("content/about.md", "content/a/b.md"),
        accent="#000080",
        page_size=1,
        recent_size=2,
        feed_size=3,
        timezone="America/New_York",
        events="lists",
        upcoming_size=4,
        excerpt_length=100,
        markdown="gfm",
        markdown_extensions=("abbr",),
        topics="closed",
        unknown_fields="warn",
        types=(TypeSetting("News", "News"),),
        fields=(FieldSetting(name="date", required=False),),
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("EST", "write America/New_York"),
        ("Berlin", "write Europe/Berlin"),
        ("Pacific Time", "write America/Los_Angeles"),
        ("GMT+1", "write the name of a zone, such as America/New_York"),
    ],
)
def test_a_time_zone_is_a_place(written: str, hint: str) -> None:
    assert report(f"{BASE}timezone: {written}\n") == [
        f"3:11: error[setting-invalid] 'timezone' must be the name of a time zone, not '{written}'",
        f"  hint: {hint}",
    ]


def test_a_setting_without_a_value_is_not_given() -> None:
    empty = "".join(f"{name}:\n" for name in SETTINGS_FORM if name not in {"title", "base_url"})
    assert configured(BASE + empty) == configured(BASE)


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    assert report(
        "descripton: D\nbase_url:\npage_size: 0\nmenu: [about, ../x.md]\nmarkdown: commonmark\n"
        "fields: {date: {requird: no}}\ntypes: [{plural: Webinars}]\ncolour: red\n"
    ) == [
        "1:1: error[setting-missing] the setting 'title' is missing",
        "  hint: write title: Library Staff Development",
        "1:1: error[setting-unknown] unknown setting 'descripton': did you mean 'description'?",
        f"  hint: here can stand {', '.join(SETTINGS_FORM)}",
        "2:1: error[setting-missing] the setting 'base_url' is empty",
        "  hint: write base_url: https://example.org/library/",
        "3:12: error[setting-invalid] 'page_size' must be a whole number from 1 on, not '0'",
        "  hint: write a number such as 25, in digits",
        (
            "4:8: error[setting-invalid] 'menu' must be the path of a page in the"
            " folder content, not"
            " 'about'"
        ),
        "  hint: write about.md",
        (
            "4:15: error[setting-invalid] 'menu' must be the path of a page in the"
            " folder content, not"
            " '../x.md'"
        ),
        "  hint: write a path such as about.md",
        (
            "5:11: error[setting-invalid] 'markdown' must be one of python-markdown, gfm, not"
            " 'commonmark'"
        ),
        "6:17: error[setting-unknown] unknown setting 'requird': did you mean 'required'?",
        "  hint: here can stand kind, many, label, required, default, choices",
        "7:9: error[setting-missing] a type has no 'name'",
        "  hint: write a name, or {name: Webinar, plural: Webinars}",
        "8:1: error[setting-unknown] unknown setting 'colour'",
        f"  hint: here can stand {', '.join(SETTINGS_FORM)}",
    ]


def test_faults_come_in_the_order_of_the_file() -> None:
    table, _ = parse_settings(b"types: {}\nfields: x\npage_size: x\n")
    assert table
    _, faults = configure(table)
    assert [each.location.line for each in faults] == [1, 1, 2, 3]


def test_a_site_without_settings() -> None:
    fault = settings_missing()
    assert render_text([fault]) == (
        "site.yaml:1:1: error[settings-missing] the site has no settings\n"
        "  hint: write a file site.yaml with two lines, 'title: Library Staff Development' and"
        " 'base_url: https://example.org/library/'"
    )
    lines = fault.hint.split("'")[1::2]
    assert configured("\n".join(lines)).title == "Library Staff Development"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://Example.org:8080/A/b", "http://example.org:8080/A/b/"),
        ("https://example.org/a//", "https://example.org/a/"),
        ("https://example.org/b\u00fccher", "https://example.org/b%C3%BCcher/"),
        ("https://example.org/b%C3%BCcher/", "https://example.org/b%C3%BCcher/"),
    ],
)
def test_base_addresses(written: str, expected: str) -> None:
    assert configured(f"title: T\nbase_url: ' {written} '\n").base_url == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("example.org", "write https://example.org"),
        ("www.example.org/a", "write https://www.example.org/a"),
        ("/library/", "write https://example.org/library/"),
        ("ftp://example.org/", "write https://example.org/library/"),
        ("https://", "write https://example.org/library/"),
        ("https://[a", "write https://example.org/library/"),
        ("https://a.org:x/", "write https://example.org/library/"),
        ("https://a.org:0/", "write https://example.org/library/"),
        ("https://a.org/b c", "write https://example.org/library/"),
        ("https://a.org\\b", "write https://example.org/library/"),
        ("https://a.org/\u200b", "write https://example.org/library/"),
        ("https://a.org/?", "leave out '?' and '#' and what follows them"),
        ("https://a.org/#b", "leave out '?' and '#' and what follows them"),
        ("https://ann:secret@a.org/", "leave out the name and the password"),
        (
            "https://b\u00fccher.example/",
            "write the server's name in its ASCII form, which has parts that start with xn--",
        ),
    ],
)
def test_what_is_no_base_address(written: str, hint: str) -> None:
    assert report(f"title: T\nbase_url: '{written}'\n")[1:] == [f"  hint: {hint}"]


@pytest.mark.parametrize(
    ("written", "path"),
    [("about.md", "about.md"), (" /content/about.md", "about.md"), ("content/a/../b.md", "b.md")],
)
def test_pages_of_the_menu(written: str, path: str) -> None:
    assert configured(f"{BASE}menu: '{written}'\n").menu == (f"content/{path}",)


@pytest.mark.parametrize("written", ["https://a.org/b.md", "../about.md", "a/../../b.md"])
def test_what_is_no_page_of_the_menu(written: str) -> None:
    assert told(f"menu: {written}\n") == [
        (
            f"3:7: error[setting-invalid] 'menu' must be the path of a page in the"
            f" folder content, not"
            f" '{written}'"
        ),
        "  hint: write a path such as about.md",
    ]


@pytest.mark.parametrize("written", ["-1", "1.5", "ten", "0", "1234567890", "1e3"])
def test_what_is_no_size(written: str) -> None:
    assert told(f"feed_size: {written}\n") == [
        (
            f"3:12: error[setting-invalid] 'feed_size' must be a whole number from 1 on, not"
            f" '{written}'"
        ),
        "  hint: write a number such as 25, in digits",
    ]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("topics: opn\n", "'topics' must be one of open, closed, not 'opn': did you mean 'open'?"),
        ("unknown_fields: x\n", "'unknown_fields' must be one of error, warn, allow, not 'x'"),
    ],
)
def test_settings_with_a_few_words(setting: str, expected: str) -> None:
    [line] = told(setting)
    assert line.endswith(f"error[setting-invalid] {expected}")


def test_extensions_that_are_not_installed() -> None:
    assert told("markdown_extensions: [abbr, no_such_thing]\n") == [
        (
            "3:29: error[setting-invalid] 'markdown_extensions' must be an installed extension of"
            " Python-Markdown, not 'no_such_thing'"
        ),
        (
            "  hint: write its name as its documentation does, and install the"
            " package that it comes"
            " with"
        ),
    ]


def test_types() -> None:
    assert configured(
        f"{BASE}fields: {{room: ~}}\ntypes:\n  - News\n  - ~\n  - {{name:"
        f" Webinar, plural: Webinars,"
        " requires: [start, room]}\n  - name: Course\n    requires: link\n"
    ).types == (
        TypeSetting("News", "News"),
        TypeSetting("Webinar", "Webinars", ("start", "room")),
        TypeSetting("Course", "Course", ("link",)),
    )
    assert configured(f"{BASE}types: News\n").types == (TypeSetting("News", "News"),)


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (
            "{News: Newses}",
            [
                "3:8: error[setting-invalid] 'types' must be a list, not a group of settings",
                "  hint: start each type on a line of its own with '- '",
            ],
        ),
        (
            "[[News]]",
            [
                "3:9: error[setting-invalid] a type must be a name or a group, not a list",
                "  hint: write a name, or {name: Webinar, plural: Webinars}",
            ],
        ),
        (
            "[{name: [News]}]",
            [
                "3:16: error[setting-invalid] 'name' must be text, not a list",
                "  hint: write one value, without '-' or '['",
            ],
        ),
        (
            "[{nam: News}]",
            [
                "3:9: error[setting-missing] a type has no 'name'",
                "  hint: write a name, or {name: Webinar, plural: Webinars}",
                "3:10: error[setting-unknown] unknown setting 'nam': did you mean 'name'?",
                "  hint: here can stand name, plural, requires, icon, schema",
            ],
        ),
        (
            "[{name: News, requires: [strat, ~, [date], {a: b}]}]",
            [
                (
                    "3:33: error[setting-invalid] 'requires' names an unknown field,"
                    " 'strat': did you"
                    " mean 'start'?"
                ),
                "  hint: describe the field under 'fields' first",
                "3:43: error[setting-invalid] 'requires' must be text, not a list",
                "  hint: write one value, without '-' or '['",
                "3:51: error[setting-invalid] 'requires' must be text, not a group of fields",
                "  hint: text that holds ': ' or starts with '{' needs quotes",
            ],
        ),
        (
            "[{name: News, requires: xyz}]",
            [
                "3:32: error[setting-invalid] 'requires' names an unknown field, 'xyz'",
                "  hint: describe the field under 'fields' first",
            ],
        ),
        (
            "[Page]",
            [
                "3:9: error[setting-invalid] a type can't be called 'Page'",
                "  hint: the numbered pages of lists need this word; take another",
            ],
        ),
        (
            "[News, News, Web-inar, {name: X, plural: web inar}, Q&A, Q and A]",
            [
                "3:15: error[setting-invalid] the type 'News' can't be told from 'News'",
                "  hint: keep one of them, or give it another name and plural",
                "3:31: error[setting-invalid] the type 'X' can't be told from 'Web-inar'",
                "  hint: keep one of them, or give it another name and plural",
                "3:65: error[setting-invalid] the type 'Q and A' can't be told from 'Q&A'",
                "  hint: keep one of them, or give it another name and plural",
            ],
        ),
    ],
)
def test_what_is_wrong_with_types(types: str, expected: list[str]) -> None:
    assert told(f"types: {types}\n") == expected


def test_fields() -> None:
    assert configured(
        f"{BASE}fields:\n  title: {{label: Name}}\n  date: {{required: false}}\n"
        f"  level: {{label: Level, choices: [a, b],"
        " default: B}\n  cost: {kind: number, default: 1.10}\n  rooms: {many: yes, required: yes}\n"
        "  size: {choices: small}\n  kind-of: ~\n  where: {kind: choices, choices: [here]}\n"
    ).fields == (
        FieldSetting(name="title", label="Name"),
        FieldSetting(name="date", required=False),
        FieldSetting(name="level", label="Level", choices=("a", "b"), default="B"),
        FieldSetting(name="cost", kind="number", default="1.10"),
        FieldSetting(name="rooms", kind="text", many=True, required=True),
        FieldSetting(name="size", kind="choices", choices=("small",)),
        FieldSetting(name="kind-of", kind="text"),
        FieldSetting(name="where", kind="choices", choices=("here",)),
    )


_CALLED = "a field can't be called"
_LETTERS = "use letters, digits, '_' and '-', and start with a letter"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "[date]",
            [
                (
                    "3:9: error[setting-invalid] 'fields' must be a group of fields, each with its"
                    " settings"
                ),
                "  hint: write for example: cost: {label: Cost}",
            ],
        ),
        (
            "{cost: number}",
            [
                "3:16: error[setting-invalid] the field 'cost' must have settings, not a value",
                "  hint: write cost: {label: \u2026, required: true}",
            ],
        ),
        (
            "{cost: [number]}",
            [
                "3:16: error[setting-invalid] the field 'cost' must have settings, not a value",
                "  hint: write cost: {label: \u2026, required: true}",
            ],
        ),
        (
            "{cost: {kind: numbr}}",
            [
                (
                    "3:23: error[setting-invalid] 'kind' must be one of text, date,"
                    " number, boolean,"
                    " link, choices, not 'numbr': did you mean 'number'?"
                ),
            ],
        ),
        (
            "{date: {kind: text, many: true, choices: [a]}}",
            [
                "3:23: error[setting-invalid] 'kind' of the field 'date' can't be changed",
                "  hint: add a field with another name instead",
                "3:35: error[setting-invalid] 'many' of the field 'date' can't be changed",
                "  hint: add a field with another name instead",
                "3:50: error[setting-invalid] the field 'date' can't have 'choices'",
                "  hint: only fields that hold text can have them",
            ],
        ),
        (
            "{type: {choices: [a]}, topic: {choices: [a]}}",
            [
                "3:26: error[setting-invalid] the field 'type' can't have 'choices'",
                "  hint: list the types under 'types'",
                "3:49: error[setting-invalid] the field 'topic' can't have 'choices'",
                "  hint: set 'topics' to closed instead",
            ],
        ),
        (
            "{title: {required: no}}",
            [
                "3:28: error[setting-invalid] the field 'title' is always required",
                "  hint: pages and lists are made of titles",
            ],
        ),
        (
            "{a b: ~, 1: ~, url: ~}",
            [
                f"3:10: error[setting-invalid] {_CALLED} 'a b'",
                f"  hint: {_LETTERS}",
                f"3:18: error[setting-invalid] {_CALLED} '1'",
                f"  hint: {_LETTERS}",
                f"3:24: error[setting-invalid] {_CALLED} 'url'",
                "  hint: the catalogs need this name; take another",
            ],
        ),
        (
            "{cost: {kind: choices}}",
            [
                "3:23: error[setting-invalid] the field 'cost' has no 'choices'",
                "  hint: add for example choices: [free, paid]",
            ],
        ),
        (
            "{cost: {kind: date, choices: [a]}}",
            [
                "3:38: error[setting-invalid] a field of the kind 'date' can't have 'choices'",
                "  hint: write kind: choices, or leave one of the two out",
            ],
        ),
        (
            "{cost: {choices: [Free, paid, free]}}",
            [
                "3:26: error[setting-invalid] the choice 'free' can't be told from 'Free'",
                "  hint: keep one of them",
            ],
        ),
        (
            (
                "{a: {kind: date, default: soon}, level: {choices: [x], default: y},"
                " link: {default:"
                " 'javascript:'}}"
            ),
            [
                "3:35: error[setting-invalid] 'default' must be a date, not 'soon'",
                "  hint: write year, month and day, such as 2015-09-23",
                "3:73: error[setting-invalid] 'default' must be one of x, not 'y'",
                (
                    "3:93: error[setting-invalid] 'default' must be an address with"
                    " https:, http: or"
                    " mailto:, not with 'javascript:'"
                ),
                "  hint: write another address, or the path of a file of this site",
            ],
        ),
    ],
)
def test_what_is_wrong_with_fields(fields: str, expected: list[str]) -> None:
    assert told(f"fields: {fields}\n") == expected
