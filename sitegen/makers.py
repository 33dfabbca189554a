"""Makers: from a file's typed fields to its value; which sort of file a path is."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from msgspec import Struct

from sitegen.dates import Moment
from sitegen.fields import (
    ARTICLE_FIELDS,
    INTRODUCTION_FIELDS,
    TOPIC_FIELDS,
    Field,
    resource_fields,
)
from sitegen.model import Article, Resource, Topic
from sitegen.settings import Settings
from sitegen.source import CONTENT
from sitegen.urls import address_of

Value = Resource | Topic | Article
Values = dict[str, Any]
"""Typed values by their fields' names; those of one field have one type."""
_RESOURCES = f"{CONTENT}resources/"
_TOPICS = f"{CONTENT}topics/"
_INTRODUCTIONS = frozenset(f"{folder}index.md" for folder in (CONTENT, _RESOURCES, _TOPICS))


class Sort(Struct, frozen=True):
    """A sort of file: its name, its fields on a site, and how its value is made.

    A maker is given the path, the values, and the names of the fields that the site adds.
    """

    name: str
    fields: Callable[[Settings], tuple[Field, ...]]
    make: Callable[[str, Values, tuple[str, ...]], Value]


def sort_of(path: str) -> Sort:
    """Tell by its path what a file is."""
    if path in _INTRODUCTIONS:
        return INTRODUCTION
    if path.startswith(_RESOURCES):
        return RESOURCE
    if path.startswith(_TOPICS) and "/" not in path.removeprefix(_TOPICS):
        return TOPIC
    return ARTICLE


def _resource(path: str, values: Values, added: tuple[str, ...]) -> Resource:
    if "publisher" in values:
        publisher = values["publisher"]
        values |= {"publisher": publisher.name, "publisher_id": publisher.identifier}
    extra = tuple([(name, _listed(values.pop(name))) for name in added if name in values])
    return Resource(**_common(path, values), extra=extra)


def _listed(value: Any) -> Any:  # noqa: ANN401  # what its field's kind makes of it
    """Write the items of a list as text, whatever their kind is."""
    return tuple(map(_written, value)) if isinstance(value, tuple) else value


def _written(value: object) -> str:
    if isinstance(value, Moment):
        return value.day.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _topic(path: str, values: Values, _: tuple[str, ...]) -> Topic:
    values.pop("note", None)
    values.setdefault("label", values.get("title", ""))
    return Topic(**_common(path, values))


def _article(path: str, values: Values, _: tuple[str, ...]) -> Article:
    values.pop("note", None)
    return Article(**_common(path, values))


def _common(path: str, values: Values) -> Values:
    """Add what the path says; old addresses without a ``/`` in front lie in the file's folder."""
    inner = path.removeprefix(CONTENT)
    values.setdefault("title", "")
    if "aliases" in values:
        folder = normalize("NFC", f"/{inner[: inner.rfind('/') + 1]}")
        aliases = (alias if alias[0] == "/" else folder + alias for alias in values["aliases"])
        values["aliases"] = tuple(dict.fromkeys(aliases))
    values |= {"path": path, "address": address_of(inner)}
    return values


RESOURCE = Sort("resource", resource_fields, _resource)
TOPIC = Sort("topic", lambda _: TOPIC_FIELDS, _topic)
ARTICLE = Sort("article", lambda _: ARTICLE_FIELDS, _article)
INTRODUCTION = Sort("introduction", lambda _: INTRODUCTION_FIELDS, _article)
