"""What becomes of one file: a value, or its faults and what else can be told of it."""

import pytest

from sitegen.diagnostics import render_text
from sitegen.fingerprint import digest_of
from sitegen.model import Edition
from sitegen.reading import Read, read, take_in
from sitegen.search_terms import pack_terms
from sitegen.settings import Settings
from sitegen.source import Source
from tests.sites import TODAY, resource

_SITE = Settings(title="Library", base_url="https://example.org/")
_FAULT = "link: www.example.org\n"


def reading(text: str, path: str = "content/resources/a.md", *, drafts: bool = False) -> Read:
    return read(Source(path, text.encode()), _SITE, Edition(TODAY, drafts=drafts))


def told(text: str, *, drafts: bool = False) -> list[str]:
    report = render_text(reading(text, drafts=drafts).diagnostics)
    return [line.partition(":")[2] for line in report.splitlines() if not line.startswith("  ")]


def test_a_sound_file_has_a_value_a_body_and_places() -> None:
    found = reading(resource("Accents", body="\n*Text*\n"))
    assert found.item
    assert (found.path, found.item.value.title) == ("content/resources/a.md", "Accents")
    assert found.item.excerpt == "Text"
    assert str(found.item.location("date")) == "content/resources/a.md:4:7"
    assert (found.diagnostics, found.names) == ((), ())


def test_the_digest_of_a_body_is_that_of_its_text_and_dialect() -> None:
    one, same, other = (
        reading(resource(t, body=b)).item for t, b in [("A", "a"), ("B", "a"), ("A", "b")]
    )
    source = Source("content/resources/a.md", resource("A", body="a").encode())
    gfm = Settings(title="Library", base_url="https://example.org/", markdown="gfm")
    hub = read(source, gfm, Edition(TODAY)).item
    assert one
    assert same
    assert other
    assert hub
    assert one.prose.digest == same.prose.digest
    assert len({each.prose.digest for each in (one, other, hub)}) == 3


def test_an_item_has_a_digest_of_its_terms_and_the_marks_go_beside_it() -> None:
    source = Source("content/resources/a.md", resource("Accents", body="Text").encode())
    taken = take_in(source, _SITE)
    assert (taken.terms, taken.reading.marks) == pack_terms("Accents", "", "Text")
    assert taken.reading.item
    assert taken.reading.item.terms == digest_of(taken.reading.marks)
    page = take_in(Source("content/about.md", b"---\ntitle: About\n---\n"), _SITE).reading
    assert page.item
    assert (page.item.terms, page.marks) == (b"", b"")


@pytest.mark.parametrize("said", ["draft: true", "draft: yes", "date: 2099-01-01"])
def test_what_is_not_published_may_lack_what_is_required(said: str) -> None:
    assert reading(f"---\n{said}\n---\n").item


@pytest.mark.parametrize("said", ["draft: false", "draft: no", "date: 2015-01-01", "draft: [true]"])
def test_all_else_may_not(said: str) -> None:
    assert any("'title' is missing" in each for each in told(f"---\n{said}\n---\n"))


def test_a_draft_with_an_error_is_not_told_what_it_lacks() -> None:
    text = f"---\ndraft: true\n{_FAULT}type:\n---\n"
    assert [each[:3] for each in told(text)] == ["3:7"]
    assert len(told(text, drafts=True)) == 5
    assert len(told(f"---\n{_FAULT}type:\n---\n")) == 5


def test_where_drafts_are_drawn_they_need_what_is_required() -> None:
    assert reading("---\ndraft: true\n---\n").item
    assert len(told("---\ndraft: true\n---\n", drafts=True)) == 4


def test_a_required_field_whose_value_is_a_comment_is_one_error() -> None:
    assert told(resource("#1 Tip")) == [
        "2:7: error[value-comment] 'title' is empty, as # starts a comment"
    ]
    assert told(resource(publisher="#1")) == [
        "6:11: warning[value-comment] 'publisher' is empty, as # starts a comment"
    ]
    assert told(resource("#1", date="", publisher="#1")) == [
        "2:7: error[value-comment] 'title' is empty, as # starts a comment",
        "4:1: error[field-empty] 'date' is empty",
        "6:11: warning[value-comment] 'publisher' is empty, as # starts a comment",
    ]


def test_a_comment_in_a_draft_is_a_warning() -> None:
    assert [each.split()[1] for each in told(resource("#1 Tip", draft="true"))] == [
        "warning[value-comment]"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", set()),
        ("title: Help Desk\n", {"Help Desk"}),
        ("---\ntitle: Help: The Desk\n---\n", {"Help: The Desk"}),
        ("---\r\nlabel : 'help'\r\n---\r\n", {"help"}),
        ('---\nsynonyms: [desk, "the counter"]\n---\n', {"desk", "the counter"}),
        (
            "---\nsynonyms:\n  - desk\n\n  - 'the counter'\nbroader: x\n---\n",
            {"desk", "the counter"},
        ),
        ("---\nsubtitle: Help\n---\n", set()),
    ],
)
def test_what_a_topic_that_has_errors_may_be_called(text: str, names: set[str]) -> None:
    found = reading(f"{text}\0", "content/topics/help-desk.md")
    assert found.item is None
    assert found.names[0] == "help-desk"
    assert names <= set(found.names)
    assert not names or {"x", "Help"}.isdisjoint(found.names)


@pytest.mark.parametrize("path", ["content/resources/a.md", "content/about.md"])
def test_only_topics_are_called_by_names(path: str) -> None:
    assert reading("title: Help Desk\n", path).names == ()


def test_a_topic_whose_bytes_are_no_text_has_names_too() -> None:
    data = b"---\ntitle: B\xfccherei\nlabel: library\n---\n"
    found = read(Source("content/topics/a.md", data), _SITE, Edition(TODAY))
    assert "library" in found.names
