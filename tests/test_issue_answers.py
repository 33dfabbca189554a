"""What somebody wrote into an issue becomes a resource, or isn't believed."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.authoring import spell
from sitegen.codes import Code
from sitegen.diagnostics import Severity
from sitegen.issue_answers import Answers, read_answers
from sitegen.issue_form import questions
from sitegen.parse import parse
from sitegen.scaffold import draft_of, one_line
from sitegen.schema import validate
from sitegen.source import Source
from sitegen.vocabulary import Vocabulary
from tests.vocabularies import ALL, FULL, OPEN, PLAIN

_TITLE = "### Title\n\nA Title\n\n"


def answers(text: str, vocabulary: Vocabulary = FULL) -> Answers:
    return read_answers(text, vocabulary, one_line, partial(spell, vocabulary))


def values(text: str, vocabulary: Vocabulary = FULL) -> dict[str, tuple[str, ...]]:
    return dict(answers(text, vocabulary).values)


def test_an_issue_as_github_writes_it() -> None:
    text = (
        "### Title\n\nServing Every Reader\n\n### Type\n\nCase Study\n\n"
        "### Topics\n\nWork, Paid, C++\n\n### Address\n\nhttps://example.org/a?b=c#d\n\n"
        "### Author\n\nLee, Ann <https://orcid.org/0000-0002-1825-0097>; Example Library\n\n"
        "### Publisher\n\n_No response_\n\n### Audience\n\nstaff, new\n\n### Level\n\nNone\n\n"
        "### Free\n\nYes\n\n### In short\n\nOne line,\r\nand another.\n\n"
        "### Anything else that our editors should know\n\n_No response_\n"
    )
    assert answers(text) == Answers(
        {
            "title": ("Serving Every Reader",),
            "type": ("Case Study",),
            "topic": ("Work, Paid", "C++"),
            "link": ("https://example.org/a?b=c#d",),
            "author": ("Lee, Ann <https://orcid.org/0000-0002-1825-0097>", "Example Library"),
            "audience": ("staff, new",),
            "free": ("Yes",),
            "summary": ("One line, and another.",),
        },
        (),
    )


def test_topics_that_are_open_may_be_new_ones() -> None:
    text = "### Topics\n\ntopic-1; Something New;; Topic 1\n"
    assert values(text, OPEN) == {"topic": ("Topic 1", "Something New")}


@pytest.mark.parametrize(
    ("answer", "remark"),
    [
        (
            "### Type\n\nNewz\n",
            "Type: there is no type 'Newz': did you mean 'News'?",
        ),
        (
            "### Topics\n\nC++, Gardens\n",
            "Topics: there is no topic 'Gardens'",
        ),
        (
            "### Address\n\njavascript:alert(1)\n",
            (
                "Address: must be an address with https:, http: or mailto:, not with 'javascript:'"
                " (write another address, or the path of a file of this site)"
            ),
        ),
        (
            "### Level\n\nimpossible\n",
            "Level: must be one of 1.10, on, none, hard, very, not 'impossible'",
        ),
        (
            f"### Title\n\n{'x' * 501}",
            (
                "Title: must have at most 500 characters, and has 501"
                " (shorten it; what is longer belongs below the fields)"
            ),
        ),
        (
            f"### Author\n\n{'x;' * 201}",
            "Author: must have at most 200 items, and has 201 (leave out what matters least)",
        ),
    ],
)
def test_what_is_wrong_is_left_out_and_told(answer: str, remark: str) -> None:
    assert answers(answer).remarks == (remark,)
    assert values(answer) in ({}, {"topic": ("C++",)})


def test_the_first_heading_of_its_name_counts_and_none_that_comes_too_late() -> None:
    text = (
        f"Hello!\n\n{_TITLE}### Type\n\nNews\n\n### In short\n\nShort.\n\n### Title\n\nAnother\n\n"
        "### Address\n\nhttps://evil.example/\n\n### Nothing of ours\n\nx\n"
    )
    assert values(text) == {
        "title": ("A Title",),
        "type": ("News",),
        "summary": (
            "Short. ### Title Another ### Address https://evil.example/ ### Nothing of ours x",
        ),
    }


def test_an_answer_is_one_line_of_what_can_be_seen() -> None:
    text = "### Title\n\n\u202eA\x1b[31m Tit\u2066le\n---\n"
    assert values(text) == {"title": ("A [31m Title ---",)}


@pytest.mark.parametrize("text", ["", "Hello!", "# Title\n\nx", "### Title\n\n_No response_\n"])
def test_what_is_no_answer_says_nothing(text: str) -> None:
    assert answers(text) == Answers({}, ())


_LINES = st.text(max_size=30) | st.sampled_from(
    ["_No response_", "---", "draft: true", "- [X] yes", "News", "Case Study", "C++, Work, Paid",
     "a; b", "<script>alert(1)</script>", "&lt;b&gt; &nbsp;", "{{ 7 }}", "2015-09-23", "'", '"',
     "12", "https://example.org/", "Lee, Ann <https://orcid.org/x>", "en", "../../etc/passwd",
     "&#10;x"]
)  # fmt: skip
_HEADINGS = [f"### {each.label}" for vocabulary in ALL for each in questions(vocabulary)]


@given(st.sampled_from(ALL), st.lists(_LINES | st.sampled_from(_HEADINGS), max_size=30))
def test_whatever_is_written_makes_a_sound_file(vocabulary: Vocabulary, lines: list[str]) -> None:
    found = values(_TITLE + "\n".join(lines), vocabulary)
    draft, _ = draft_of({"date": ("2026-06-15",), **found}, vocabulary.settings)
    folder, _, name = draft.path.rpartition("/")
    assert folder == "content/resources"
    assert not name.startswith((".", "_"))
    document, faults = parse(Source(draft.path, draft.data))
    assert (document is not None, faults) == (True, ())
    assert document
    assert document.body == ""
    value, faults = validate(document, vocabulary.settings)
    wrong = {each.code for each in faults if each.severity is Severity.ERROR}
    assert wrong <= {Code.FIELD_MISSING, Code.FIELD_EMPTY}
    assert not value.draft
    assert value.aliases == ()


def test_a_plain_site_asks_for_words() -> None:
    assert values("### Type\n\nPodcast\n", PLAIN) == {"type": ("Podcast",)}
