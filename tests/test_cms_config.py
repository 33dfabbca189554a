"""The configuration of Decap CMS and Sveltia CMS, judged by the rules of each."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from sitegen.cms_config import cms_config, head
from sitegen.fields import RESOURCE_FIELDS
from sitegen.vocabulary import Vocabulary
from tests.vocabularies import ALL, FULL, OPEN, PLAIN

_RULES = Path(__file__).parent / "consumers"


def config(vocabulary: Vocabulary) -> Any:  # noqa: ANN401  # YAML
    return yaml.safe_load(head(vocabulary) + cms_config(vocabulary))


def fields(vocabulary: Vocabulary, number: int = 0) -> dict[str, Any]:
    found = config(vocabulary)["collections"][number]["fields"]
    assert len({each["name"] for each in found}) == len(found)
    return {each.pop("name"): each for each in found}


@pytest.mark.parametrize("vocabulary", ALL)
@pytest.mark.parametrize(
    ("rules", "validator"),
    [("decap-cms.json", Draft202012Validator), ("sveltia-cms.json", Draft7Validator)],
)
def test_each_program_takes_it(
    rules: str, validator: type[Draft7Validator], vocabulary: Vocabulary
) -> None:
    judge = validator(json.loads((_RULES / rules).read_text(encoding="utf-8")))
    assert list(judge.iter_errors(config(vocabulary))) == []
    broken = config(vocabulary)
    broken["collections"][0]["fields"][0]["widget"] = "select"  # without options
    assert not judge.is_valid(broken)


def test_each_sort_of_file_has_its_folder() -> None:
    found = [(each["name"], each["folder"]) for each in config(PLAIN)["collections"]]
    assert found == [
        ("resources", "content/resources"),
        ("topics", "content/topics"),
        ("pages", "content"),
    ]
    assert list(fields(PLAIN)) == [*(each.name for each in RESOURCE_FIELDS), "body"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title", {"widget": "string", "required": True, "hint": "The title."}),
        ("type", {"widget": "select", "options": ["News", "Case Study", "None"], "required": True}),
        ("topic", {"options": ["C++", "Work, Paid"], "multiple": True, "required": True}),
        ("date", {"widget": "datetime", "format": "YYYY-MM-DD", "default": "{{now}}"}),
        ("expires", {"widget": "datetime", "default": "", "time_format": False}),
        ("summary", {"widget": "text", "label": "In short", "required": True}),
        ("publisher", {"default": "Example Library", "required": False}),
        ("draft", {"widget": "boolean", "default": False, "required": False}),
        ("image", {"widget": "image", "choose_url": False}),
        ("level", {"widget": "select", "options": ["1.10", "on", "none", "hard, very"]}),
        ("start", {"format": "YYYY-MM-DD HH:mm", "time_format": "HH:mm"}),
        ("isbn", {"label": "Title", "hint": "Needed by: Case Study."}),
        ("seats", {"widget": "number", "default": 12}),
        ("free", {"widget": "boolean", "default": True}),
        ("cost", {"options": ["free", "paid"], "default": "free"}),
        ("opens", {"widget": "datetime", "default": ""}),
        ("body", {"label": "Text", "widget": "markdown", "required": False}),
    ],
)
def test_fields(name: str, said: dict[str, object]) -> None:
    found = fields(FULL)[name]
    assert {key: found.get(key) for key in said} == said


def test_topics_that_are_open_can_be_written() -> None:
    topic = fields(OPEN)["topic"]
    assert topic["widget"] == "list"
    assert topic["field"] == {"name": "value", "label": "Topic", "widget": "string"}
    assert "options" not in fields(FULL, 1)["broader"]


def test_patterns_are_those_of_the_schema() -> None:
    pattern, told = fields(FULL)["link"]["pattern"]
    assert told == "must be an address such as https://example.org/page"
    assert re.search(pattern, "https://example.org/")
    assert not re.search(pattern, "www.example.org")
    assert fields(FULL)["größe"]["field"]["pattern"][0] == pattern
    assert "pattern" not in fields(FULL)["title"] | fields(FULL)["date"]
