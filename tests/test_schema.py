from datetime import date

import pytest

from sitegen.dates import Moment
from sitegen.diagnostics import Severity, render_text
from sitegen.event_times import EventTime
from sitegen.makers import Value
from sitegen.model import Article, Person, Resource, Topic
from sitegen.parse import Document, parse
from sitegen.places import Place
from sitegen.schema import places, validate
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source

SITE = Settings(title="T", base_url="https://example.org/")
TYPED = Settings(
    title="T",
    base_url="https://example.org/",
    types=(
        TypeSetting("News", "News"),
        TypeSetting("Webinar", "Webinars", ("start", "cost")),
        TypeSetting("Media", "Medium"),
        TypeSetting("Medium", "Large"),
    ),
    fields=(
        FieldSetting(name="cost", kind="choices", choices=("free", "paid"), label="Cost"),
        FieldSetting(name="date", required=False),
        FieldSetting(name="topic", required=False),
        FieldSetting(name="level", choices=("Easy", "Hard"), default="easy"),
        FieldSetting(name="seats", kind="number", default="12"),
        FieldSetting(name="rooms", kind="text", many=True),
        FieldSetting(name="seen", kind="boolean"),
        FieldSetting(name="on", kind="date"),
        FieldSetting(name="more", kind="link", many=True),
    ),
)
PATH = "content/resources/service/a.md"
GOOD = "title: Maps\ntype: News\ndate: 2015-09-23\ntopic: a\n"
DAY = Moment(date(2015, 9, 23), "2015-09-23T00:00:00Z")


def document(header: str, path: str = PATH) -> Document:
    parsed, _ = parse(Source(path, f"---\n{header}---\nBody\n".encode()))
    assert parsed
    return parsed


def valid(header: str, settings: Settings = SITE, path: str = PATH) -> Value:
    value, faults = validate(document(header, path), settings)
    assert render_text(faults) == ""
    return value


def report(header: str, settings: Settings = SITE, path: str = PATH) -> str:
    _, faults = validate(document(header, path), settings)
    return render_text(faults).replace(path, "a.md")


def test_a_resource_with_everything() -> None:
    assert valid(
        "topic: [Social Media, social-media, ~, Social Media]\n"
        "title: CDC&#8217;s 1.10\ntype: no\ndate: 2013-09-26 8:24:42 -0400\n"
        "summary: |\n  Two\n  lines\nlink: https://example.org/\n"
        "author: ['Lee, Ann <https://orcid.org/0>', W3C]\npublisher: W3C\nlanguage: EN\n"
        "license: CC0\npublished: 2012-05\nupdated: 2015-09-23\nreviewed: 2015-09-23\n"
        "review_by: 2015-09-23\nexpires: 2015-09-23\ndraft: no\naliases: [/old, x.html, /old/]\n"
        "image: a.png\nimage_alt: A map\nstart: 2015-09-23\nend: 2015-09-23\n"
        "audience: everybody\nlevel: easy\nduration: 1 hour\nnote: ask Ann\n"
    ) == Resource(
        path=PATH,
        address="/resources/service/a/",
        title="CDC\u2019s 1.10",
        type="no",
        date=Moment(date(2013, 9, 26), "2013-09-26T08:24:42-04:00"),
        topic=("Social Media", "social-media"),
        summary="Two lines",
        link="https://example.org/",
        author=(Person("Lee, Ann", "https://orcid.org/0"), Person("W3C")),
        publisher="W3C",
        language="en",
        license="CC0",
        published="2012-05",
        updated=DAY,
        reviewed=DAY,
        review_by=DAY,
        expires=DAY,
        draft=False,
        aliases=("/old/", "/resources/service/x.html"),
        image="a.png",
        image_alt="A map",
        start=EventTime(DAY.day),
        end=EventTime(DAY.day),
        audience=("everybody",),
        level="easy",
        duration="1 hour",
        note="ask Ann",
    )


def test_what_may_be_left_out_may_be_empty() -> None:
    empty = valid(f"{GOOD}summary:\nlink: ~\nauthor: [~]\naliases: []\ndraft:\nnote: '&nbsp;'\n")
    assert empty == valid(GOOD)


def test_a_topic() -> None:
    path = "content/topics/customer-service.md"
    assert valid(
        "title: Library Customer Service\nlabel: customer service\nsynonyms: [patrons]\n"
        "broader: service\norder: 1.5\nfeatured: [../resources/a.md, resources/b.md]\n"
        "summary: S\naliases: old\ndraft: yes\nnote: n\n",
        path=path,
    ) == Topic(
        path=path,
        address="/topics/customer-service/",
        title="Library Customer Service",
        label="customer service",
        synonyms=("patrons",),
        broader="service",
        order=1.5,
        featured=("content/resources/a.md", "content/resources/b.md"),
        summary="S",
        aliases=("/topics/old/",),
        draft=True,
    )
    topic = valid("title: Service\n", path=path)
    assert isinstance(topic, Topic)
    assert topic.label == "Service"


def test_an_article() -> None:
    assert valid(
        "title: About\nsummary: S\nupdated: 2015-09-23\naliases: old\ndraft: yes\nnote: n\n",
        path="content/about.md",
    ) == Article(
        path="content/about.md",
        address="/about/",
        title="About",
        summary="S",
        updated=DAY,
        aliases=("/old/",),
        draft=True,
    )


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("content/resources/a.md", Resource),
        ("content/resources/a/index.md", Resource),
        ("content/resources/index.md", Article),
        ("content/topics/a.md", Topic),
        ("content/topics/index.md", Article),
        ("content/topics/a/b.md", Article),
        ("content/topics.md", Article),
        ("content/index.md", Article),
        ("content/about/index.md", Article),
    ],
)
def test_the_path_says_what_a_file_is(path: str, sort: type) -> None:
    header = GOOD if sort is Resource else "title: Maps\n"
    assert type(valid(header, path=path)) is sort


@pytest.mark.parametrize("folder", ["", "resources/", "topics/"])
def test_introductions_need_no_title(folder: str) -> None:
    path = f"content/{folder}index.md"
    assert valid("", path=path) == Article(path=path, address=f"/{folder}")


def test_old_addresses_in_decomposed_folders_are_composed() -> None:
    resource = valid(f"{GOOD}aliases: old\n", path="content/resources/cafe\u0301/a.md")
    assert isinstance(resource, Resource)
    assert resource.aliases == ("/resources/caf\u00e9/old/",)


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    assert report(
        "tpoic: a\ntitle: [a]\ndate: 23 September 2015\nlink: javascript:x\n"
        "author: [A <b>, {c: d}]\naliases: [/ok, ../x]\ndraft: maybe\nsummary:\n  a: b\nfoo: bar\n"
    ).splitlines() == [
        "a.md:1:1: error[field-missing] 'type' is missing",
        "  hint: add 'type:' with a type such as News",
        "a.md:2:1: error[field-unknown] unknown field 'tpoic': did you mean 'topic'?",
        "  hint: remove it, or add it to the fields of resources in site.yaml",
        "a.md:3:8: error[field-invalid] 'title' must be text, not a list",
        "  hint: write one value, without '-' or '['",
        "a.md:4:7: error[field-invalid] 'date' must be a date, not '23 September 2015'",
        "  hint: write 2015-09-23",
        (
            "a.md:5:7: error[field-invalid] 'link' must be an address with https:,"
            " http: or mailto:,"
            " not with 'javascript:'"
        ),
        "  hint: write another address, or the path of a file of this site",
        (
            "a.md:6:10: error[field-invalid] 'author' must be a name, or a name with an address in"
            " < >, not 'A <b>'"
        ),
        (
            "  hint: write the name, then an address in angle brackets: Lee, Ann"
            " <https://orcid.org/\u2026>"
        ),
        "a.md:6:17: error[field-invalid] 'author' must be a name, not a group of fields",
        "  hint: text that holds ': ' or starts with '{' needs quotes",
        "a.md:7:16: error[alias-invalid] 'aliases' must be an old address of this page, not '../x'",
        "  hint: write the whole path, without '..', '.' or '//'",
        "a.md:8:8: error[field-invalid] 'draft' must be true or false, not 'maybe'",
        "  hint: write true or false",
        "a.md:10:3: error[field-invalid] 'summary' must be text, not a group of fields",
        "  hint: text that holds ': ' or starts with '{' needs quotes",
        "a.md:11:1: error[field-unknown] unknown field 'foo'",
        "  hint: remove it, or add it to the fields of resources in site.yaml",
    ]


def test_diagnostics_come_in_the_order_of_the_file() -> None:
    _, faults = validate(document("foo: bar\nbar: foo\ndate: soon\n"), SITE)
    assert [each.location.line for each in faults] == [1, 1, 1, 2, 3, 4]


def test_what_only_lacks_something_has_a_value_all_the_same() -> None:
    resource, faults = validate(document("title: Maps\ndate:\ntopic: [~]\ndraft: yes\n"), SITE)
    assert resource == Resource(
        path=PATH, address="/resources/service/a/", title="Maps", draft=True
    )
    assert render_text(faults).replace(PATH, "a.md").splitlines() == [
        "a.md:1:1: error[field-missing] 'type' is missing",
        "  hint: add 'type:' with a type such as News",
        "a.md:3:1: error[field-empty] 'date' is empty",
        "  hint: write a date such as 2015-09-23",
        "a.md:4:1: error[field-empty] 'topic' is empty",
        "  hint: write a topic such as customer service",
    ]
    nothing, _ = validate(document(""), SITE)
    assert nothing == Resource(path=PATH, address="/resources/service/a/", title="")


def test_an_entity_may_turn_out_to_be_nothing() -> None:
    _, faults = validate(document(f"{GOOD[GOOD.index('type') :]}title: '&nbsp;'\n"), SITE)
    assert [each.message for each in faults] == ["'title' is empty"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (
            "content/topics/a.md",
            (
                "this file can have title, label, synonyms, broader, order, featured, summary,"
                " aliases, draft, note"
            ),
        ),
        (
            "content/about.md",
            "this file can have title, summary, updated, aliases, draft, note",
        ),
    ],
)
def test_other_files_have_fields_of_their_own(path: str, hint: str) -> None:
    assert report("title: T\nSummry: S\n", path=path) == (
        "a.md:3:1: error[field-unknown] unknown field 'Summry': did you mean 'summary'?\n"
        f"  hint: {hint}"
    )
    _, faults = validate(document("", path), SITE)
    assert [each.message for each in faults] == ["'title' is missing"]


def test_unknown_fields_may_be_warned_of_or_let_be() -> None:
    warned = Settings(title="T", base_url="https://example.org/", unknown_fields="warn")
    value, faults = validate(document(f"{GOOD}foo: bar\n"), warned)
    assert value == valid(GOOD)
    assert [(each.message, each.severity) for each in faults] == [
        ("unknown field 'foo'", Severity.WARNING)
    ]
    allowed = Settings(title="T", base_url="https://example.org/", unknown_fields="allow")
    assert valid(f"{GOOD}foo: bar\n", allowed) == valid(GOOD)
    _, faults = validate(document("tpoic: a\ntitle: T\ntype: News\ndate: 2015-09-23\n"), warned)
    assert [each.severity for each in faults] == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize(
    ("written", "name"), [("news", "News"), ("web-inars", "Webinar"), ("medium", "Medium")]
)
def test_a_type_is_named_by_its_name_or_plural(written: str, name: str) -> None:
    more = "start: 2015-09-23\ncost: free\n" if name == "Webinar" else ""
    resource = valid(f"title: T\ntype: {written}\n{more}", TYPED)
    assert isinstance(resource, Resource)
    assert resource.type == name


def test_a_closed_list_of_types() -> None:
    assert report("title: T\ntype: Newz\n", TYPED) == (
        "a.md:3:7: error[type-unknown] 'type' must be one of News, Webinar, Media, Medium,"
        " not 'Newz': did you mean 'News'?"
    )
    _, faults = validate(document("title: T\n"), TYPED)
    assert [each.hint for each in faults] == ["add 'type:' with a type such as News"]


def test_a_type_may_require_more() -> None:
    _, faults = validate(document("title: T\ntype: Webinar\ncost:\n"), TYPED)
    assert [(each.message, each.hint) for each in faults] == [
        (
            "'start' is missing, which the type 'Webinar' requires",
            "add 'start:' with a date, or a date and a time such as 2026-05-04 14:00",
        ),
        (
            "'cost' is empty, which the type 'Webinar' requires",
            "write one of free, paid such as free",
        ),
    ]


def test_fields_that_a_site_adds() -> None:
    resource = valid(
        "title: T\ntype: News\nmore: [a.pdf, 'https://b.org']\non: 2015-09-23\nseen: yes\n"
        "rooms: a\ncost: Paid\nlevel: HARD\n",
        TYPED,
    )
    assert isinstance(resource, Resource)
    assert resource.level == "Hard"
    assert resource.extra == (
        ("cost", "paid"),
        ("seats", 12),
        ("rooms", ("a",)),
        ("seen", True),
        ("on", DAY),
        ("more", ("a.pdf", "https://b.org")),
    )


def test_defaults_hold_where_nothing_is_said() -> None:
    for header in ("title: T\ntype: News\n", "title: T\ntype: News\nlevel:\nseats: ~\n"):
        resource = valid(header, TYPED)
        assert isinstance(resource, Resource)
        assert resource.level == "Easy"
        assert resource.extra == (("seats", 12),)


def test_a_required_field_with_a_default_is_never_missing() -> None:
    site = Settings(
        title="T",
        base_url="https://example.org/",
        fields=(
            FieldSetting(name="topic", default="general"),
            FieldSetting(name="room", kind="text", required=True, default="1.10"),
        ),
    )
    resource = valid("title: T\ntype: News\ndate: 2015-09-23\ntopic:\n", site)
    assert isinstance(resource, Resource)
    assert resource.topic == ("general",)
    assert resource.extra == (("room", "1.10"),)


def test_lists_of_a_sites_own_kinds_are_text() -> None:
    site = Settings(
        title="T",
        base_url="https://example.org/",
        fields=(
            FieldSetting(name="days", kind="date", many=True),
            FieldSetting(name="sizes", kind="number", many=True),
            FieldSetting(name="flags", kind="boolean", many=True),
            FieldSetting(name="links", kind="link", many=True),
        ),
    )
    resource = valid(
        f"{GOOD}days: [2015-09-23, 2015-09-24 10:00]\nsizes: [1.10, 7]\nflags: [yes]\n"
        "links: [A.md]\n",
        site,
    )
    assert isinstance(resource, Resource)
    assert resource.extra == (
        ("days", ("2015-09-23", "2015-09-24")),
        ("sizes", ("1.1", "7")),
        ("flags", ("true",)),
        ("links", ("A.md",)),
    )


def test_a_picture_that_all_have_by_default_needs_no_words_in_each_file() -> None:
    fields = (FieldSetting(name="image", default="/cover.png"),)
    site = Settings(title="T", base_url="https://example.org/", fields=fields)
    resource = valid(GOOD, site)
    assert isinstance(resource, Resource)
    assert resource.image == "/cover.png"


def test_places_are_where_values_start() -> None:
    assert places(document("title: Maps\ntopic:\n  - a\nnote:\n")) == {
        "title": Place(2, 8),
        "topic": Place(4, 3),
        "topic: a": Place(4, 5),
        "note": Place(5, 6),
    }


def test_items_of_lists_have_places_too() -> None:
    found = places(document("topic: [a, B &amp; C, a, [d]]\n"))
    assert found == {
        "topic": Place(2, 8),
        "topic: a": Place(2, 9),
        "topic: B & C": Place(2, 12),
        "topic: a\n": Place(2, 23),
    }


def test_words_for_a_picture_must_be_text() -> None:
    _, faults = validate(document(f"{GOOD}image: a.png\nimage_alt: [a]\n"), SITE)
    assert [each.location.line for each in faults] == [6, 7]


def test_a_picture_needs_words() -> None:
    _, faults = validate(document(f"{GOOD}image: a.png\nimage_alt:\n"), SITE)
    assert render_text(faults).replace(PATH, "a.md") == (
        "a.md:6:8: warning[image-alt-missing] the picture has no text for readers who can't see"
        " it\n  hint: say in 'image_alt' what it shows; if it only decorates, write"
        ' image_alt: ""'
    )
    assert valid(f"{GOOD}image: a.png\nimage_alt: ''\n") == valid(
        f'{GOOD}image: a.png\nimage_alt: ""\n'
    )
