import pytest

from sitegen.fields import (
    ADDED_KINDS,
    ARTICLE_FIELDS,
    CHOICES,
    INTRODUCTION_FIELDS,
    KINDS,
    RESOURCE_FIELDS,
    TOPIC_FIELDS,
    Field,
    added_names,
    kind_of,
    required_fields,
    resource_fields,
    wanted,
)
from sitegen.kinds import Fault
from sitegen.located import Text
from sitegen.model import Article, Resource, Topic
from sitegen.settings import FieldSetting, Settings, TypeSetting

_DERIVED = {"path", "address", "extra", "publisher_id"}
_NEVER_PUBLISHED = {"note"}


def site(*fields: FieldSetting, types: tuple[TypeSetting, ...] = ()) -> Settings:
    return Settings(title="T", base_url="https://example.org/", fields=fields, types=types)


def names(fields: tuple[Field, ...]) -> list[str]:
    return [field.name for field in fields]


def test_the_tables_are_the_models() -> None:
    assert set(names(RESOURCE_FIELDS)) == set(Resource.__struct_fields__) - _DERIVED
    assert set(names(TOPIC_FIELDS)) - _NEVER_PUBLISHED == set(Topic.__struct_fields__) - _DERIVED
    assert (
        set(names(ARTICLE_FIELDS)) - _NEVER_PUBLISHED == set(Article.__struct_fields__) - _DERIVED
    )
    assert names(INTRODUCTION_FIELDS) == names(ARTICLE_FIELDS)


def test_what_is_required() -> None:
    assert names(required_fields(site(), "")) == ["title", "type", "date", "topic"]
    assert [field.name for field in TOPIC_FIELDS if field.required] == ["title"]
    assert [field.name for field in ARTICLE_FIELDS if field.required] == ["title"]
    assert not any(field.required for field in INTRODUCTION_FIELDS)


@pytest.mark.parametrize("field", [*RESOURCE_FIELDS, *TOPIC_FIELDS, *ARTICLE_FIELDS])
def test_every_field_has_a_meaning_and_a_kind_that_reads_its_example(field: Field) -> None:
    assert field.meaning
    kind = kind_of(field)
    example = field.example or kind.example or "words"
    assert not isinstance(kind.read(Text(example, 1, 1)), Fault)


def test_a_site_may_add_every_kind() -> None:
    assert set(ADDED_KINDS) - set(KINDS) == {CHOICES}


def test_a_site_changes_fields_and_adds_its_own_after_them() -> None:
    settings = site(
        FieldSetting(name="cost", kind="number", label="Cost", many=True),
        FieldSetting(name="date", required=False),
        FieldSetting(name="level", choices=("easy", "hard"), default="easy"),
        FieldSetting(name="room", kind="text", required=True),
    )
    fields = {field.name: field for field in resource_fields(settings)}
    assert list(fields) == [*names(RESOURCE_FIELDS), "cost", "room"]
    assert added_names(settings) == ("cost", "room")
    assert fields["cost"] == Field("cost", kind="number", many=True, label="Cost")
    assert not fields["date"].required
    assert fields["date"].kind == "date"
    assert (fields["level"].choices, fields["level"].default) == (("easy", "hard"), "easy")
    assert fields["room"].required


def test_a_type_may_require_more() -> None:
    types = (TypeSetting("Webinar", "Webinars", ("start",)), TypeSetting("News", "News"))
    settings = site(FieldSetting(name="topic", required=False), types=types)
    assert names(required_fields(settings, "Webinar")) == ["title", "type", "date", "start"]
    assert names(required_fields(settings, "News")) == ["title", "type", "date"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (RESOURCE_FIELDS[0], "a title such as Welcoming Everybody"),
        (Field("x", kind="date"), "a date such as 2015-09-23"),
        (Field("x", kind="link"), "an address such as https://example.org/page"),
        (Field("x"), "text"),
        (Field("x", choices=("a", "b")), "one of a, b such as a"),
    ],
)
def test_what_to_write_into_a_field(field: Field, expected: str) -> None:
    assert wanted(field) == expected
