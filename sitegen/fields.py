"""Fields as data: what front matter may hold, for the schema, the documentation and editors."""

from msgspec import Struct
from msgspec.structs import replace

from sitegen.address_kinds import ADDRESS, ALIAS, FEATURED, PICTURE
from sitegen.day_kinds import MOMENT, PARTIAL
from sitegen.kinds import BOOLEAN, LANGUAGE, NUMBER, TEXT, Kind, choice
from sitegen.person_kinds import PERSON
from sitegen.settings import FieldSetting, Settings
from sitegen.slugs import key_of
from sitegen.time_kinds import EVENT_TIME

CHOICES = "choices"
KINDS: dict[str, Kind] = {
    "text": TEXT,
    "date": MOMENT,
    "partial date": PARTIAL,
    "event time": EVENT_TIME,
    "number": NUMBER,
    "boolean": BOOLEAN,
    "link": ADDRESS,
    "person": PERSON,
    "language": LANGUAGE,
    "picture": PICTURE,
    "alias": ALIAS,
    "featured": FEATURED,
}
ADDED_KINDS = ("text", "date", "number", "boolean", "link", CHOICES)
"""What a field that a site adds may hold."""


class Field(Struct, frozen=True):
    """A field of front matter: what it is for and holds, and an example to ask for it with."""

    name: str
    meaning: str = ""
    kind: str = "text"
    many: bool = False
    required: bool = False
    noun: str = ""
    example: str = ""
    label: str = ""
    choices: tuple[str, ...] = ()
    default: str | None = None


_TITLE = Field("title", "the title", required=True, noun="a title", example="Welcoming Everybody")
_SUMMARY = Field("summary", "what it is about, in a sentence or two")
_UPDATED = Field("updated", "the day of its last change that readers should know of", "date")
_DRAFT = Field("draft", "true keeps it from being published", "boolean")
_ALIASES = Field("aliases", "old addresses, which then lead to the page", "alias", many=True)
_NOTE = Field("note", "a note for editors, which is never published")

RESOURCE_FIELDS = (
    _TITLE,
    Field("type", "what it is", required=True, noun="a type", example="News"),
    Field("date", "the day it joined the collection", "date", required=True),
    Field(
        "topic",
        "its topics, by label, title or synonym",
        many=True,
        required=True,
        noun="a topic",
        example="customer service",
    ),
    _SUMMARY,
    Field("link", "where the thing itself is found", "link"),
    Field("author", "who made it: 'Family, Given' or an organization", "person", many=True),
    Field("publisher", "who published it", "person", example="City Library"),
    Field("language", "the code of the language that it is in", "language"),
    Field("license", "what others may do with it"),
    Field("published", "when it was published, as exactly as it is known", "partial date"),
    _UPDATED,
    Field("reviewed", "the day somebody last saw that it still holds", "date"),
    Field("review_by", "the day by which somebody should look at it again", "date"),
    Field("expires", "its last day; later it is in no list, but keeps its page", "date"),
    _DRAFT,
    _ALIASES,
    Field("image", "a picture that lies beside the file or in the folder content", "picture"),
    Field("image_alt", "what the picture shows, for those who can't see it"),
    Field("start", "when an event starts: a day, or a day with a time", "event time"),
    Field("end", "when an event ends, as exactly as its start", "event time"),
    Field("audience", "for whom it is", many=True),
    Field("level", "how much it expects one to know"),
    Field("duration", "how long it takes"),
    _NOTE,
)
TOPIC_FIELDS = (
    _TITLE,
    Field("label", "the topic's short name, which resources give; without it, its title"),
    Field("synonyms", "other names that resources may give", many=True),
    Field("broader", "the topic that this one is a part of"),
    Field("order", "its place in the list of topics; topics with a number come first", "number"),
    Field("featured", "the resources to start with, in this order", "featured", many=True),
    _SUMMARY,
    _ALIASES,
    _DRAFT,
    _NOTE,
)
ARTICLE_FIELDS = (_TITLE, _SUMMARY, _UPDATED, _ALIASES, _DRAFT, _NOTE)
INTRODUCTION_FIELDS = (replace(_TITLE, required=False), *ARTICLE_FIELDS[1:])
"""What the home page and the lists of resources and topics may say of themselves."""


def kind_of(field: Field) -> Kind:
    """Find how a field's values are read."""
    if field.choices:
        return choice({key_of(name): name for name in field.choices})
    return KINDS[field.kind]


def resource_fields(settings: Settings) -> tuple[Field, ...]:
    """List the fields of a site's resources: the known ones as it changes them, then its own."""
    changes = {change.name: change for change in settings.fields}
    listed = (*RESOURCE_FIELDS, *map(Field, added_names(settings)))
    return tuple(_changed(field, changes.get(field.name)) for field in listed)


def added_names(settings: Settings) -> tuple[str, ...]:
    """Name the fields that a site adds to its resources, in its order."""
    known = {field.name for field in RESOURCE_FIELDS}
    return tuple(each.name for each in settings.fields if each.name not in known)


def required_fields(settings: Settings, type_name: str) -> tuple[Field, ...]:
    """List the fields that a resource of a type must have."""
    needed = {name for each in settings.types if each.name == type_name for name in each.requires}
    fields = resource_fields(settings)
    return tuple(each for each in fields if each.required or each.name in needed)


def wanted(field: Field) -> str:
    """Say what to write into a field: ``a date such as 2015-09-23``."""
    kind = kind_of(field)
    example = field.example or kind.example
    return f"{field.noun or kind.expected} such as {example}" if example else kind.expected


def _changed(field: Field, change: FieldSetting | None) -> Field:
    if change is None:
        return field
    given = {
        name: value
        for name in ("kind", "label", "required", "default", "many")
        if (value := getattr(change, name)) is not None
    }
    return replace(field, **given, choices=change.choices)
