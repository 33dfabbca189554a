"""The page for contributors: what it says of a site, and that its example is right."""

import re

import pytest

from sitegen.contributor_guide import contributor_guide, head
from sitegen.diagnostics import has_errors
from sitegen.parse import parse
from sitegen.schema import validate
from sitegen.settings import FieldSetting, Settings
from sitegen.source import Source
from sitegen.vocabulary import Vocabulary
from tests.vocabularies import ALL, FULL, OPEN, PLAIN


def section(name: str, vocabulary: Vocabulary) -> list[str]:
    text = contributor_guide(vocabulary)
    return text.partition(f"## {name}\n\n")[2].partition("\n## ")[0].rstrip("\n").split("\n")


_NEEDY = Vocabulary(
    Settings(
        title="T",
        base_url="https://example.org/",
        fields=(
            FieldSetting(name="isbn", kind="text", required=True),
            FieldSetting(name="seats", kind="number", required=True),
            FieldSetting(name="level", choices=("easy", "hard"), required=True),
            FieldSetting(name="link", default="https://example.org/all"),
        ),
    )
)


@pytest.mark.parametrize("vocabulary", [*ALL, _NEEDY])
def test_its_example_is_right(vocabulary: Vocabulary) -> None:
    example = re.search(r"```yaml\n(.*?)```", contributor_guide(vocabulary), re.DOTALL)
    assert example
    document, faults = parse(Source("content/resources/x.md", example[1].encode()))
    assert document
    assert faults == ()
    assert not has_errors(validate(document, vocabulary.settings)[1])


def test_what_must_be_there() -> None:
    assert section("What must be there", FULL) == [
        "| field | what it is | write |",
        "|---|---|---|",
        "| `title` | The title. | a title such as Welcoming Everybody |",
        "| `type` | What it is. | see below |",
        "| `date` | The day it joined the collection. | a date such as 2015-09-23 |",
        (
            "| `topic` | Its topics, by label, title or synonym. "
            "One, or a list between square brackets. | see below |"
        ),
        "| `summary` | What it is about, in a sentence or two. | text |",
    ]


@pytest.mark.parametrize(
    "row",
    [
        (
            "| `start` | When an event starts: a day, or a day with a time. Must be there for: "
            "Case Study. | a date, or a date and a time such as 2026-05-04 14:00 |"
        ),
        (
            "| `audience` | For whom it is. One, or a list between square brackets. "
            "| one of `staff`, `staff, new`, `` all\\|every`one `` |"
        ),
        "| `isbn` | Title. Must be there for: Case Study. | text |",
    ],
)
def test_what_can_be_there(row: str) -> None:
    assert row in section("What can be there", FULL)


def test_types_and_topics() -> None:
    assert section("Types", FULL) == ["- `News`", "- `Case Study`", "- `None`"]
    assert section("Types", PLAIN)[0].startswith("Any word that says what it is")
    assert section("Topics", FULL) == [
        "- `C++`",
        "- `Work, Paid`, also `Work, Paid and Unpaid`, `jobs`",
    ]
    free = "Use a topic that is there already, if one fits. A new name makes a new topic."
    assert section("Topics", PLAIN) == [free]
    assert section("Topics", OPEN)[:3] == [free, "", "- `Topic 0`"]


def test_a_site_may_greet_in_its_own_words() -> None:
    assert head(FULL).startswith(
        '# Adding a resource\n\nThank you for adding to Books: "yes" & no.'
    )
