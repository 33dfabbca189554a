"""The page ``docs/adding-a-resource.md``: what those who add a resource need to know of a site."""

from collections.abc import Iterator

from sitegen.fields import Field, required_fields, resource_fields, wanted
from sitegen.scaffold import draft_of
from sitegen.settings import Settings
from sitegen.vocabulary import Vocabulary, label_of, sentence

_EXAMPLE = {
    "title": "Welcoming Everybody",
    "date": "2015-09-23",
    "summary": "How a library can greet all who come.",
    "link": "https://example.org/page",
}
_HEAD = """\
# Adding a resource

Thank you for adding to {title}. A resource is a small text file in the folder
`content/resources/`: some fields between two lines of three hyphens, and below them as much text
as you like.

1. Copy the example below into a new file. Its name becomes its address, so make it short, in small
   letters, with hyphens between the words: `welcoming-everybody.md`.
2. Change what stands after the colons.
3. Save it, and send it in the way that your editors have asked for.
"""


def head(vocabulary: Vocabulary) -> str:
    """Write what a site may say in its own way."""
    return _HEAD.format(title=vocabulary.settings.title)


def contributor_guide(vocabulary: Vocabulary) -> str:
    """Write what follows from the site's fields, types and topics."""
    return (
        "\n".join(
            line
            for part in (_example, _fields, _types, _topics, _check)
            for line in (*part(vocabulary), "")
        ).rstrip("\n")
        + "\n"
    )


def _example(vocabulary: Vocabulary) -> Iterator[str]:
    settings = vocabulary.settings
    type_name = settings.types[0].name if settings.types else "News"
    topic = vocabulary.labels[0] if vocabulary.labels else "customer service"
    known = {**_EXAMPLE, "type": type_name, "topic": topic}
    needed = {field.name for field in required_fields(settings, type_name)}
    given = {
        field.name: (known.get(field.name) or _sample(field),)
        for field in resource_fields(settings)
        if field.name in needed or field.name in known
    }
    draft, _ = draft_of(given, settings)
    yield from ("## An example", "", "```yaml", draft.data.decode() + "```", "")
    yield (
        "Below the second line of hyphens you can go on in Markdown. A link and a summary are "
        "enough, though."
    )


def _sample(field: Field) -> str:
    return field.default or field.example or wanted(field).rpartition("such as ")[2]


def _fields(vocabulary: Vocabulary) -> Iterator[str]:
    fields = resource_fields(vocabulary.settings)
    required = [each for each in fields if each.required and each.default is None]
    others = [each for each in fields if each not in required]
    yield from _table("## What must be there", required, vocabulary)
    yield ""
    yield from _table("## What can be there", others, vocabulary)


def _table(heading: str, fields: list[Field], vocabulary: Vocabulary) -> Iterator[str]:
    yield from (heading, "", "| field | what it is | write |", "|---|---|---|")
    for field in fields:
        several = " One, or a list between square brackets." if field.many else ""
        needing = _needing(field, vocabulary.settings)
        what = f"{sentence(field.meaning or label_of(field))}{several}{needing}"
        yield f"| `{field.name}` | {_cell(what)} | {_cell(_advice(field))} |"


def _advice(field: Field) -> str:
    if field.choices:
        return f"one of {', '.join(map(_code, field.choices))}"
    if field.name in {"type", "topic"}:
        return "see below"
    return wanted(field)


def _needing(field: Field, settings: Settings) -> str:
    types = [] if field.required else [each.name for each in settings.types]
    needing = [name for name in types if field in required_fields(settings, name)]
    return f" Must be there for: {', '.join(needing)}." if needing else ""


def _types(vocabulary: Vocabulary) -> Iterator[str]:
    types = vocabulary.settings.types
    yield from ("## Types", "")
    if types:
        yield from (f"- {_code(each.name)}" for each in types)
    else:
        yield (
            "Any word that says what it is, such as `Guide` or `Webinar`. Use one that is there "
            "already, if it fits."
        )


def _topics(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("## Topics", "")
    if not vocabulary.closed:
        yield "Use a topic that is there already, if one fits. A new name makes a new topic."
        yield from [""] * bool(vocabulary.labels)
    for topic in vocabulary.topics:
        if not topic.draft:
            yield f"- {_code(topic.label)}{_synonyms(topic.label, topic.names)}"


def _synonyms(label: str, names: tuple[str, ...]) -> str:
    """Name what else a topic answers to, and leave out its file's name."""
    others = [each for each in dict.fromkeys(names) if each not in {label, names[2]}]
    return f", also {', '.join(map(_code, others))}" if others else ""


def _check(_: Vocabulary) -> Iterator[str]:
    yield from ("## Before you send it", "")
    yield (
        "If you have sitegen, `sitegen check` says in which line a mistake is, and what to write "
        "instead. If you haven't, your editors will see to it."
    )


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
