"""JSON Schema (draft 2020-12) of the front matter of a site's files, made from its fields."""

from collections.abc import Iterator

from msgspec import json

from sitegen.fields import Field, required_fields
from sitegen.makers import RESOURCE, Sort
from sitegen.settings import Settings
from sitegen.value_schemas import (
    YES,
    Schema,
    field_schema,
    one_of,
    pattern_of,
    value_schema,
)
from sitegen.vocabulary import Vocabulary, label_of, named_keys, sentence, type_keys

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
MARK = "Written by sitegen schema, from site.yaml and the topics; changes by hand would be lost."
_SOMETHING: Schema = {"not": {"$ref": "#/$defs/nothing"}, "errorMessage": "must not be empty"}
_NOTHING: Schema = {
    "description": "No value: what counts as left out.",
    "anyOf": [
        {"type": "null"},
        {"type": "string", "pattern": r"^\s*$"},
        {"type": "array", "items": {"$ref": "#/$defs/nothing"}},
        {"type": "object", "maxProperties": 0},
    ],
}


def json_schema(sort: Sort, vocabulary: Vocabulary) -> bytes:
    """Write the schema of one sort of file."""
    settings = vocabulary.settings
    fields = sort.fields(settings)
    rules = list(_requirements(sort, fields, settings))
    unknown = {"additionalProperties": False} if settings.unknown_fields == "error" else {}
    schema = {
        "$schema": _DIALECT,
        "title": f"Front matter: {sort.name}",
        "$comment": MARK,
        "type": "object",
        "properties": {field.name: _property(sort, field, vocabulary) for field in fields},
        **unknown,
        **({"allOf": rules} if rules else {}),
        "$defs": {"nothing": _NOTHING, "something": _SOMETHING},
    }
    return json.format(json.encode(schema), indent=2) + b"\n"


def _property(sort: Sort, field: Field, vocabulary: Vocabulary) -> Schema:
    told = {"title": label_of(field), "description": sentence(field.meaning)}
    default = {"default": field.default} if field.default is not None else {}
    value = _value(sort, field, vocabulary)
    named = {name: words for name, words in told.items() if words}
    return {**named, **default, **field_schema(field.name, value, many=field.many)}


def _value(sort: Sort, field: Field, vocabulary: Vocabulary) -> Schema:
    """Say what a value must be; types and topics are those of the site."""
    settings, labels = vocabulary.settings, vocabulary.labels
    if sort is RESOURCE and field.name == "type" and settings.types:
        names = tuple(each.name for each in settings.types)
        return _listed("a type of this site", one_of(names, type_keys(settings)))
    if sort is RESOURCE and field.name == "topic" and vocabulary.closed:
        return _listed("a topic of this site", one_of(labels, named_keys(vocabulary.topics)))
    value = value_schema(field)
    if labels and field.name == ("topic" if sort is RESOURCE else "broader"):
        return {**value, "examples": labels}
    return value


def _listed(noun: str, schema: Schema) -> Schema:
    return {**schema, "errorMessage": f"must be {noun}"}


def _requirements(sort: Sort, fields: tuple[Field, ...], settings: Settings) -> Iterator[Schema]:
    """Say what must be there; in drafts, and where a default steps in, nothing need be."""
    given = {field.name for field in fields if field.default is not None}
    if "draft" in given:
        return  # what doesn't say may be a draft
    always = [each.name for each in fields if each.required and each.name not in given]
    rules = [_needed(always)] if always else []
    if sort is RESOURCE:
        rules += _typed(settings, frozenset((*always, *given)))
    if rules:
        draft = {"properties": {"draft": YES}, "required": ["draft"]}
        yield {"if": draft, "else": {"allOf": rules}}


def _typed(settings: Settings, known: frozenset[str]) -> Iterator[Schema]:
    """Say what the types require besides."""
    for each in settings.types:
        required = [field.name for field in required_fields(settings, each.name)]
        names = [name for name in required if name not in known]
        if names:
            named = {"type": "string", "pattern": pattern_of(type_keys(settings, each.name))}
            condition = {"properties": {"type": named}, "required": ["type"]}
            yield {"if": condition, "then": _needed(names)}


def _needed(names: list[str]) -> Schema:
    something = {"$ref": "#/$defs/something"}
    return {"required": names, "properties": dict.fromkeys(names, something)}
