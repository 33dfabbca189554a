"""Scaffold: new files that are valid once their blanks are filled, and that overwrite nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.diagnostics import has_errors
from sitegen.fields import kind_of
from sitegen.kinds import clean, is_empty
from sitegen.located import Text
from sitegen.parse import parse
from sitegen.scaffold import (
    Draft,
    TakenError,
    UnknownNameError,
    draft_resource,
    one_line,
    starter,
    to_fill_in,
    topic_of,
    type_of,
    undescribed_topic,
    write_drafts,
)
from sitegen.schema import validate
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.source import Source
from tests.sites import tree

_DAY = date(2026, 6, 15)
_PLAIN = Settings(title="T", base_url="https://example.org/")
_TYPES = (
    TypeSetting("News", "News"),
    TypeSetting("Webinar", "Webinars", requires=("start", "cost")),
    TypeSetting("Case Study", "Case Studies"),
)
_FULL = Settings(
    title="T",
    base_url="https://example.org/",
    topics="closed",
    types=_TYPES,
    fields=(
        FieldSetting(name="topic", required=False),
        FieldSetting(name="summary", required=True),
        FieldSetting(name="level", required=True, choices=("easy", "hard")),
        FieldSetting(name="cost", kind="choices", choices=("free", "paid"), default="free"),
        FieldSetting(name="seats", kind="number", required=True),
        FieldSetting(name="tags", kind="text", required=True, many=True),
        FieldSetting(name="isbn", kind="text"),
    ),
)


def drafted(
    title: str = "Tips", kind: str = "News", topic: str = "", settings: Settings = _PLAIN
) -> Draft:
    """Draft a resource."""
    return draft_resource(title, kind, topic, _DAY, settings)[0]


def test_a_resource_with_what_is_known() -> None:
    assert drafted("Serving Every Reader", "News", "customer service") == Draft(
        "content/resources/serving-every-reader.md",
        b"---\ntitle: Serving Every Reader\ntype: News\ndate: 2026-06-15\n"
        b"topic: customer service\nsummary:\nlink:\n---\n",
    )


def test_it_has_what_the_site_and_its_type_require() -> None:
    assert drafted(kind="Webinar", settings=_FULL).data.decode() == (
        "---\ntitle: Tips\ntype: Webinar\ndate: 2026-06-15\nsummary:\nlink:\nstart:\nlevel:\n"
        "cost: free\nseats:\ntags:\n---\n"
    )
    assert b"start:" not in drafted(kind="News", settings=_FULL).data


def test_what_is_given_is_written_though_nothing_requires_it() -> None:
    assert b"topic: service\n" in drafted(topic="service", settings=_FULL).data


def test_what_is_to_be_filled_in() -> None:
    _, blanks = draft_resource("Tips", "Webinar", "", _DAY, _FULL)
    assert list(to_fill_in(Path("x.md"), blanks)) == [
        "x.md is there now.",
        "Fill in:",
        "  summary: text",
        "  start: a date, or a date and a time such as 2026-05-04 14:00",
        "  level: one of easy, hard such as easy",
        "  seats: a number such as 12",
        "  tags: text",
        "Fill in at least one: link, or a text below the second '---'.",
    ]
    settings = Settings(
        title="T",
        base_url="https://example.org/",
        fields=(
            FieldSetting(name="summary", default="S"),
            FieldSetting(name="link", default="https://example.org/"),
        ),
    )
    _, blanks = draft_resource("Tips", "News", "service", _DAY, settings)
    assert list(to_fill_in(Path("x.md"), blanks)) == ["x.md is there now."]


@pytest.mark.parametrize("settings", [_PLAIN, _FULL])
@pytest.mark.parametrize("kind", ["News", "Webinar"])
def test_it_is_valid_once_the_blanks_are_filled(settings: Settings, kind: str) -> None:
    draft, blanks = draft_resource("Tips", kind, "", _DAY, settings)
    text = draft.data.decode()
    for blank in blanks:
        example = blank.field.example or kind_of(blank.field).example or "words"
        text = text.replace(f"\n{blank.field.name}:\n", f"\n{blank.field.name}: {example}\n")
    document, faults = parse(Source(draft.path, text.encode()))
    assert document
    assert (faults, validate(document, settings)[1]) == ((), ())


_TITLES = st.text() | st.text("'\"#:&*!|>%@`{}[],?-~ \n\t\\") | st.sampled_from(
    ["no", "Null", "~", "on", "2015", "1.10", "2015-09-23", "a: b", "a #b", "- x", "---", "&amp; x",
     "…", "\u2028", "\ufeff", "\udcff", "e\u0301", "y", "=", "<<", "0x1F", "'tis", "\x85x"]
)  # fmt: skip


@given(_TITLES, _TITLES)
def test_any_title_and_topic_are_read_as_they_were_given(written: str, topic: str) -> None:
    title, label = one_line(written), one_line(topic)
    if not any(is_empty(Text(clean(each), 1, 1, plain=False)) for each in (title, label)):
        draft = draft_resource(title, "News", label, _DAY, _PLAIN)[0]
        document, faults = parse(Source(draft.path, draft.data))
        assert document, faults
        value, more = validate(document, _PLAIN)
        assert not has_errors((*faults, *more))
        assert value.title == clean(title)
        assert value.topic == (clean(label),)  # type: ignore[union-attr]  # a resource has topics


@given(_TITLES)
def test_any_title_makes_a_name_for_a_file(written: str) -> None:
    folder, _, name = drafted(one_line(written)).path.rpartition("/")
    assert folder == "content/resources"
    assert len(name.encode()) < 200
    assert not name.startswith((".", "_"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("***", "asterisk-asterisk-asterisk"),
        ("Q&amp;A", "q-and-a"),
        ("Index", "index-case-study"),
        ("Page", "page-case-study"),
        ("Pages", "pages"),
        ("One " * 40, "one" + "-one" * 29),
        ("Á" * 100, "á" * 60),
    ],
)
def test_the_name_of_a_file(title: str, name: str) -> None:
    path = drafted(one_line(title), "Case Study", settings=_FULL).path
    assert path == f"content/resources/{name}.md"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (" a \t b\n", "a b"),
        ("bell\x07", "bell"),
        ("\udcffx", "x"),
        ("\ufeffx\ufffe", "x"),
        ("a\u2028b\x85c", "a b c"),
        ("na\u200cme", "na\u200cme"),
        ("\n", ""),
    ],
)
def test_a_text_in_one_line(written: str, line: str) -> None:
    assert one_line(written) == line


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("webinar", "Webinar"),
        ("Webinars", "Webinar"),
        ("case-studies", "Case Study"),
        ("NEWS", "News"),
    ],
)
def test_a_type_is_spelled_as_the_settings_do(written: str, name: str) -> None:
    assert type_of(written, _FULL) == name


def test_a_name_of_a_type_goes_before_the_plural_of_another() -> None:
    types = (TypeSetting("Media", "Media"), TypeSetting("Medium", "media"))
    settings = Settings(title="T", base_url="https://example.org/", types=types)
    assert type_of("media", settings) == "Media"


def test_where_types_are_open_any_will_do() -> None:
    assert type_of(" Pod\tcast", _PLAIN) == "Pod cast"


@pytest.mark.parametrize(
    ("written", "near"), [("Webniar", ": did you mean 'Webinar'?"), ("Zebra", "")]
)
def test_a_type_that_is_not_there(written: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        type_of(written, _FULL)
    assert str(unknown.value) == (
        f"there is no type '{written}'{near}\n  hint: use one of News, Webinar, Case Study"
    )


def test_a_topic_is_spelled_as_its_file_does() -> None:
    labels = {"service": "Customer Service", "care": "Customer Service"}
    assert topic_of("CARE", labels, _FULL) == "Customer Service"
    assert topic_of(" New\tone ", labels, _PLAIN) == "New one"
    with pytest.raises(UnknownNameError, match=r"^there is no topic 'New one'$"):
        topic_of("New one", labels, _FULL)
    near = "there is no topic 'custmer service': did you mean 'Customer Service'?"
    assert undescribed_topic("custmer service", labels) == near


@pytest.mark.parametrize(
    ("host", "its_own"),
    [
        ("github", {".github/workflows/site.yml"}),
        ("gitlab", {".gitlab-ci.yml"}),
        ("cloudflare", {".github/workflows/site.yml"}),
        (
            "netlify",
            {
                *("netlify.toml", "netlify/build.sh", "netlify/functions/nightly.mjs"),
                *("netlify/cache/index.js", "netlify/cache/manifest.yml"),
            },
        ),
    ],
)
def test_a_new_site_has_what_its_host_needs(host: str, its_own: set[str]) -> None:
    paths = {draft.path for draft in starter(host) if not draft.path.startswith("content/")}
    assert paths == {".gitignore", "site.yaml", "README.md", *its_own}


_DRAFTS = (Draft("a/b.md", b"\r\n\xff"), Draft("c", b"c"), Draft("a/d", b"d"))


def test_files_are_written_as_they_are(tmp_path: Path) -> None:
    write_drafts(tmp_path / "new", _DRAFTS)
    assert tree(tmp_path / "new") == {"a/b.md": b"\r\n\xff", "a/d": b"d", "c": b"c"}


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (["c"], ["c"]),
        (["a/d", "c", "x"], ["c", "a/d"]),
        (["a"], ["a"]),
        (["c/"], ["c"]),
        ([""], [""]),
    ],
)
def test_nothing_is_written_where_anything_is_in_the_way(
    there: list[str], taken: list[str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for name in there:
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.mkdir() if name.endswith("/") else file.touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TakenError) as refused:
        write_drafts(site, _DRAFTS)
    assert refused.value.paths == tuple(str(site / name) for name in taken)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["c", "a"])
def test_a_link_that_leads_nowhere_is_in_the_way_too(name: str, tmp_path: Path) -> None:
    (tmp_path / name).symlink_to("nowhere")
    with pytest.raises(TakenError):
        write_drafts(tmp_path, _DRAFTS)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_that_is_a_link_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "a").symlink_to("real")
    write_drafts(tmp_path, _DRAFTS)
    assert (tmp_path / "real/d").is_file()
