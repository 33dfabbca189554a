"""What others call the types of resources."""

import pytest
from schema_org import registry

from sitegen.references import dcmi_type, zotero_type
from sitegen.schema_types import FAMILY, SCHEMA_TYPES, Family, given_schema, schema_type
from sitegen.settings import TypeSetting

_DCMI = frozenset(
    {
        *("Collection", "Dataset", "Event", "Image", "InteractiveResource", "MovingImage"),
        *("PhysicalObject", "Service", "Software", "Sound", "StillImage", "Text"),
    }
)


def test_schema_org_knows_each_type_as_one_of_its_family() -> None:
    for name, family in FAMILY.items():
        assert family.value in (name, *registry.ancestry(name))
    articles = {name for name, family in FAMILY.items() if family is Family.ARTICLE}
    assert articles == {name for name in FAMILY if "Article" in (name, *registry.ancestry(name))}


@pytest.mark.parametrize(
    ("label", "takes_place", "expected"),
    [
        ("News", False, "NewsArticle"),
        ("press release", False, "NewsArticle"),
        ("Guide", False, "LearningResource"),
        ("Webinar", False, "VideoObject"),
        ("Webinar", True, "EducationEvent"),
        ("Course", False, "Course"),
        ("Course", True, "EducationEvent"),
        ("Exhibition", True, "ExhibitionEvent"),
        ("Conference", False, "Event"),
        ("Workshop", True, "EducationEvent"),
        ("News", True, "Event"),
        ("Toolkit", False, "CreativeWork"),
        ("", False, "CreativeWork"),
        ("", True, "Event"),
    ],
)
def test_a_type_is_what_its_name_usually_means(
    label: str,
    takes_place: bool,  # noqa: FBT001  # a case
    expected: str,
) -> None:
    assert schema_type(label, "", takes_place=takes_place) == expected
    assert schema_type(label, "Report", takes_place=takes_place) == "Report"


def test_the_settings_say_what_a_type_is() -> None:
    types = (TypeSetting("Kit", "Kits", schema="Course"), TypeSetting("Film", "Films"))
    found = [given_schema(each, types) for each in ("Kit", "Film", "News")]
    assert found == ["Course", "", ""]


def test_libraries_have_a_name_for_nearly_all_types() -> None:
    found = {name: dcmi_type(name) for name in SCHEMA_TYPES}
    assert {each for each in found.values() if each} <= _DCMI
    assert [name for name, dcmi in found.items() if not dcmi] == [
        *("CreativeWork", "EducationalOrganization", "Library", "Organization", "WebSite"),
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [("NewsArticle", "newspaperArticle"), ("VideoObject", "videoRecording"), ("Event", "webpage")],
)
def test_zotero_has_a_name_for_each(schema: str, expected: str) -> None:
    assert zotero_type(schema) == expected
