"""Spellings of topics beyond the cases: what may be called anything, and what is told where."""

from pathlib import Path

import pytest

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic
from tests.sites import Folder, resource
from tests.test_cases import diagnose

_SERVICE = "---\ntitle: Library Service\nlabel: service\nsynonyms: [desk]\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("content/topics/service.md", _SERVICE)
    return folder


def spellings(site: Folder) -> list[Diagnostic]:
    return [each for each in diagnose(site.root) if each.code is Code.TOPIC_SPELLING]


def places(found: list[Diagnostic]) -> list[list[str]]:
    return [[str(edit.location) for edit in each.edits] for each in found]


def test_all_uses_of_a_spelling_are_told_at_the_first(site: Folder) -> None:
    site.write("content/resources/b.md", resource(topic="[other, desk, a, desk]"))
    site.write("content/resources/a.md", resource(topic="desk", date="2010-01-01"))
    found = spellings(site)
    assert [str(each.location) for each in found] == ["content/resources/a.md:5:8"]
    assert [each.hint for each in found] == ["write service in 2 files; 'sitegen fix' does so"]
    assert places(found) == [
        [
            "content/resources/a.md:5:8",
            "content/resources/b.md:5:16",
            "content/resources/b.md:5:25",
        ]
    ]


@pytest.mark.parametrize("name", ["service", "Library Service"])
def test_a_topics_own_names_are_no_other_spelling(site: Folder, name: str) -> None:
    site.write("content/resources/a.md", resource(topic=name))
    assert spellings(site) == []


def test_a_files_name_is_an_own_name_too(site: Folder) -> None:
    site.remove("content/topics/service.md")
    site.write("content/topics/the-desk.md", _SERVICE)
    site.write("content/resources/a.md", resource(topic="the-desk"))
    assert spellings(site) == []


@pytest.mark.parametrize(
    "text",
    [
        _SERVICE.replace("---\n", "---\nzebra: x\n", 1),  # an error
        _SERVICE.replace("---\n", "---\ndraft: true\n", 1),
    ],
)
def test_a_topic_that_cannot_be_read_may_be_called_anything(site: Folder, text: str) -> None:
    site.write("content/topics/service.md", text)
    for number, name in enumerate(["desk", "Desk", "service", "Service"]):
        site.write(f"content/resources/{number}.md", resource(topic=name))
    assert spellings(site) == []


def test_where_two_topics_are_meant_nothing_is_said_of_spellings(site: Folder) -> None:
    site.write("content/topics/desk.md", "---\ntitle: Desk\n---\n")
    site.write("content/resources/a.md", resource(topic="DESK"))
    assert spellings(site) == []
