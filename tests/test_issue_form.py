"""The form "Suggest a resource", judged by GitHub's rules."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.issue_form import head, issue_form, questions
from sitegen.vocabulary import Vocabulary
from tests.vocabularies import ALL, FULL, OPEN, PLAIN


def form(vocabulary: Vocabulary) -> Any:  # noqa: ANN401  # YAML
    return yaml.safe_load(head(vocabulary) + issue_form(vocabulary))


def element(vocabulary: Vocabulary, name: str) -> dict[str, Any]:
    asked = questions(vocabulary)
    number = next(n for n, each in enumerate(asked, 1) if each.field.name == name)
    found: dict[str, Any] = form(vocabulary)["body"][number]
    return found


def test_github_takes_it(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.yml" for number in range(len(ALL))]
    for file, vocabulary in zip(files, ALL, strict=True):
        file.write_text(head(vocabulary) + issue_form(vocabulary), encoding="utf-8")
    command = ["check_jsonschema", "--builtin-schema", "vendor.github-issue-forms"]
    done = subprocess.run(
        [sys.executable, "-m", *command, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.parametrize("vocabulary", ALL)
def test_it_keeps_the_rules_that_no_schema_says(vocabulary: Vocabulary) -> None:
    asked = form(vocabulary)["body"][1:]
    labels = [each["attributes"]["label"].casefold() for each in asked]
    names = [each["id"] for each in asked if "id" in each]
    assert len(set(labels)) == len(labels)
    assert len(set(names)) == len(names)
    for each in asked:
        options = each["attributes"].get("options", [])
        assert all(isinstance(option, str) for option in options)
        assert len(set(options)) == len(options)
        assert "none" not in [option.casefold() for option in options]


def test_what_has_several_lines_is_asked_last() -> None:
    kinds = [each["type"] for each in form(FULL)["body"][1:]]
    assert kinds.count("textarea") == 2
    assert kinds[-2:] == ["textarea", "textarea"]


def test_what_is_asked() -> None:
    assert [(each.field.name, each.label) for each in questions(PLAIN)] == [
        ("title", "Title"),
        ("type", "Type"),
        ("topic", "Topics"),
        ("link", "Address"),
        ("author", "Author"),
        ("publisher", "Publisher"),
        ("language", "Language"),
        ("summary", "Summary"),
        ("note", "Anything else that our editors should know"),
    ]
    more = {each.field.name: each.label for each in questions(FULL)}
    assert more.keys() - {each.field.name for each in questions(PLAIN)} == {
        "level", "audience", "start", "seats", "free", "isbn", "größe", "opens", "cost"
    }  # fmt: skip
    assert (more["isbn"], more["summary"]) == ("Title (isbn)", "In short")


@pytest.mark.parametrize(
    ("name", "kind", "attributes", "required"),
    [
        ("title", "input", {"label": "Title"}, True),
        (
            "type",
            "dropdown",
            {
                "label": "Type",
                "description": "What it is.",
                "multiple": False,
                "options": ["News", "Case Study"],
            },
            True,
        ),
        (
            "topic",
            "dropdown",
            {
                "label": "Topics",
                "description": "What it is about.",
                "multiple": True,
                "options": ["C++", "Work, Paid"],
            },
            True,
        ),
        (
            "start",
            "input",
            {
                "label": "Start",
                "description": (
                    "When an event starts: a day, or a day with a time. Write a date, or a date "
                    "and a time such as 2026-05-04 14:00. Needed by: Case Study."
                ),
            },
            False,
        ),
        ("free", "dropdown", {"label": "Free", "multiple": False, "options": ["Yes", "No"]}, False),
        (
            "größe",
            "input",
            {
                "label": "Größe",
                "description": (
                    "Write an address such as https://example.org/page. "
                    "Several? Put ';' between them."
                ),
            },
            False,
        ),
        ("note", "textarea", {"label": "Anything else that our editors should know"}, False),
    ],
)
def test_elements(name: str, kind: str, attributes: object, *, required: bool) -> None:
    found = element(FULL, name)
    assert found["type"] == kind
    assert found["attributes"] == attributes
    assert found["validations"] == {"required": required}
    assert ("id" in found) == name.isascii()


def test_topics_that_are_open_are_named() -> None:
    description = element(OPEN, "topic")["attributes"]["description"]
    assert description.startswith(
        "What it is about. Several? Put ';' between them. So far there are: Topic 0, Topic 1, "
    )
    assert description.endswith("Topic 29, ….")
    few = Vocabulary(OPEN.settings, OPEN.topics[:2])
    assert element(few, "topic")["attributes"]["description"].endswith(": Topic 0, Topic 1.")


def test_it_says_whose_it_is() -> None:
    assert form(FULL)["description"] == 'Tell us what is missing from Books: "yes" & no.'
