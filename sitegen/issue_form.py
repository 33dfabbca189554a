"""A form of GitHub's, "Suggest a resource": what readers are asked, by the fields of the site.

Answers of several lines are asked for last, so that none can pass itself off as another.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.fields import Field, added_names, required_fields, resource_fields, wanted
from sitegen.settings import Settings
from sitegen.slugs import key_of
from sitegen.vocabulary import Vocabulary, label_of, sentence
from sitegen.yamltext import yaml_text

SEPARATOR = "; "
YES_OR_NO = ("Yes", "No")
_ASKED = frozenset(
    {"title", "link", "type", "topic", "author", "publisher", "language", "summary", "note"}
)
_EDITORIAL = frozenset(
    {"date", "updated", "draft", "aliases", "reviewed", "review_by", "expires"}
    | {"image", "image_alt"}
)
"""What only an editor can say."""
_LONG = frozenset({"summary", "note"})
_RESERVED = "none"
"""GitHub has its own meaning for this option."""
_MOST_NAMED = 30
_THANKS = (
    "Thank you for helping this collection to grow. What you know is enough: "
    "leave empty what you don't, and our editors will see to the rest."
)


class Question(Struct, frozen=True):
    """What is asked: a field under a label of its own, with what can be chosen, if it is a list."""

    field: Field
    label: str
    options: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        """Tell whether the answer may have several lines."""
        return self.field.name in _LONG


def head(vocabulary: Vocabulary) -> str:
    """Write what is said of the form; a site may say it in another way."""
    about = {
        "name": "Suggest a resource",
        "description": f"Tell us what is missing from {vocabulary.settings.title}.",
        "title": "Suggestion: ",
        "labels": ["suggestion"],
    }
    return yaml_text(about)


def issue_form(vocabulary: Vocabulary) -> str:
    """Write what is asked."""
    thanks = {"type": "markdown", "attributes": {"value": _THANKS}}
    asked = [_element(each, vocabulary) for each in questions(vocabulary)]
    return yaml_text({"body": [thanks, *asked]})


def questions(vocabulary: Vocabulary) -> tuple[Question, ...]:
    """List what is asked, in this order."""
    asked = _asked(vocabulary.settings)
    fields = (each for each in resource_fields(vocabulary.settings) if each.name in asked)
    found = sorted(fields, key=lambda field: field.name in _LONG)
    labels = _labels(found)
    return tuple(
        Question(field, labels[field.name], _options(field, vocabulary)) for field in found
    )


def _asked(settings: Settings) -> frozenset[str]:
    named = {each.name for each in settings.fields if each.required or each.choices}
    required = {name for each in settings.types for name in each.requires}
    required |= {field.name for field in resource_fields(settings) if field.required}
    return (_ASKED | named | required | set(added_names(settings))) - _EDITORIAL


def _labels(fields: list[Field]) -> Mapping[str, str]:
    """Name each field; no two names are alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for field in fields:
        label = field.label or _LABELS.get(field.name) or label_of(field)
        if key_of(label) in taken:
            label = f"{label} ({field.name})"
        taken.add(key_of(label))
        names[field.name] = label
    return names


_LABELS: Mapping[str, str] = {
    "link": "Address",
    "topic": "Topics",
    "note": "Anything else that our editors should know",
}


def _options(field: Field, vocabulary: Vocabulary) -> tuple[str, ...]:
    options = field.choices
    if field.name == "type":
        options = tuple(each.name for each in vocabulary.settings.types)
    elif field.name == "topic" and vocabulary.closed:
        options = vocabulary.labels
    elif field.kind == "boolean":
        options = YES_OR_NO
    return tuple(each for each in options if each.casefold() != _RESERVED)


def _element(question: Question, vocabulary: Vocabulary) -> Mapping[str, object]:
    field, options = question.field, question.options
    kind = "dropdown" if options else "textarea" if question.is_long else "input"
    chosen = {"multiple": field.many, "options": options} if options else {}
    identity = {"id": field.name} if field.name.isascii() else {}
    description = " ".join(filter(None, _advice(question, vocabulary)))
    return {
        "type": kind,
        **identity,
        "attributes": {
            "label": question.label,
            **({"description": description} if description else {}),
            **chosen,
        },
        "validations": {"required": field.required and field.default is None},
    }


def _advice(question: Question, vocabulary: Vocabulary) -> Iterator[str]:
    """Say what a field is for, what can be written, and which types need it."""
    field, settings = question.field, vocabulary.settings
    if field.name not in {"title", "note"}:
        yield sentence(_PURPOSES.get(field.name, field.meaning))
    if not question.options and field.kind != "text":
        yield sentence(f"write {wanted(field)}")
    if not question.options and field.many:
        yield f"Several? Put '{SEPARATOR.strip()}' between them."
    if not question.options and field.name == "topic" and vocabulary.labels:
        more = ", …" if len(vocabulary.labels) > _MOST_NAMED else ""
        yield f"So far there are: {', '.join(vocabulary.labels[:_MOST_NAMED])}{more}."
    types = [] if field.required else [each.name for each in settings.types]
    needing = [name for name in types if field in required_fields(settings, name)]
    if needing:
        yield f"Needed by: {', '.join(needing)}."


_PURPOSES: Mapping[str, str] = {
    "topic": "what it is about",
    "author": "who made it; of a person the family name, a comma and the given name",
}
