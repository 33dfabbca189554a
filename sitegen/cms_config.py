"""The configuration of Decap CMS, which Sveltia CMS reads too: forms for all files of a site."""

from collections.abc import Mapping

from sitegen.fields import Field, kind_of, required_fields, wanted
from sitegen.kinds import read_boolean
from sitegen.located import Text
from sitegen.makers import ARTICLE, RESOURCE, TOPIC, Sort
from sitegen.settings import Settings
from sitegen.value_schemas import KIND_SCHEMAS
from sitegen.vocabulary import Vocabulary, label_of, sentence
from sitegen.yamltext import yaml_text

Widget = Mapping[str, object]
_HEAD = """\
# Where your files are, for Decap CMS or Sveltia CMS: fill in your repository.
backend:
  name: github
  repo: your-name/your-repository
  branch: main
media_folder: content/files
public_folder: /files
"""
_BODY: Widget = {"name": "body", "label": "Text", "widget": "markdown", "required": False}
_MARKDOWN: Widget = {"extension": "md", "format": "yaml-frontmatter", "create": True}
_LONG = frozenset({"summary", "note"})
_DAY, _TIME = "YYYY-MM-DD", "HH:mm"
_PICTURES: Widget = {"media_folder": "", "public_folder": ""}
"""Pictures lie beside the file, and are named from there."""


def head(_: Vocabulary) -> str:
    """Write what only the site knows, to be filled in."""
    return _HEAD


def cms_config(vocabulary: Vocabulary) -> str:
    """Write the site's part of the configuration: collections and their fields."""
    settings = vocabulary.settings
    document = {
        "site_url": settings.base_url,
        "slug": {"encoding": "unicode", "clean_accents": False},
        "collections": [
            {
                **_collection("resources", "Resource", RESOURCE, vocabulary),
                "nested": {"depth": 9, "subfolders": False},
                "meta": {"path": {"label": "Folder", "widget": "string"}},
                "sortable_fields": ["title", "date"],
                "view_groups": [{"label": "Type", "field": "type"}],
            },
            _collection("topics", "Topic", TOPIC, vocabulary),
            _collection("", "Page", ARTICLE, vocabulary),
        ],
    }
    return yaml_text(document)


def _collection(folder: str, noun: str, sort: Sort, vocabulary: Vocabulary) -> Widget:
    fields = sort.fields(vocabulary.settings)
    return {
        "name": folder or "pages",
        "label": f"{noun}s",
        "label_singular": noun,
        "folder": f"content/{folder}".rstrip("/"),
        **_MARKDOWN,
        **_PICTURES,
        "slug": "{{slug}}",
        "fields": [*(_field(sort, field, vocabulary) for field in fields), _BODY],
    }


def _field(sort: Sort, field: Field, vocabulary: Vocabulary) -> Widget:
    needing = _needing(field, vocabulary.settings) if sort is RESOURCE else ""
    hint = " ".join(filter(None, (sentence(field.meaning), needing)))
    return {
        "name": field.name,
        "label": label_of(field),
        **_widget(field, _options(sort, field, vocabulary)),
        **_default(field),
        "required": field.required and field.default is None,
        **({"hint": hint} if hint else {}),
    }


def _needing(field: Field, settings: Settings) -> str:
    """Say which types require a field, where not all do."""
    types = [] if field.required else [each.name for each in settings.types]
    needing = [name for name in types if field in required_fields(settings, name)]
    return f"Needed by: {', '.join(needing)}." if needing else ""


def _options(sort: Sort, field: Field, vocabulary: Vocabulary) -> tuple[str, ...]:
    """List what can be chosen; empty if anything can be written."""
    if sort is RESOURCE and field.name == "type":
        return tuple(each.name for each in vocabulary.settings.types)
    if sort is RESOURCE and field.name == "topic" and vocabulary.closed:
        return vocabulary.labels
    return field.choices


def _widget(field: Field, options: tuple[str, ...]) -> Widget:
    if options:
        return {
            "widget": "select",
            "options": options,
            **({"multiple": True} if field.many else {}),
        }
    one = _WIDGETS.get(field.kind, {"widget": "text" if field.name in _LONG else "string"})
    if field.many:
        item = {"name": "value", "label": label_of(field), **one, **_pattern(field)}
        return {"widget": "list", "field": item}
    return {**one, **_pattern(field)}


_WIDGETS: Mapping[str, Widget] = {
    "date": {"widget": "datetime", "format": _DAY, "date_format": _DAY, "time_format": False},
    "event time": {
        "widget": "datetime",
        "format": f"{_DAY} {_TIME}",
        "date_format": _DAY,
        "time_format": _TIME,
    },
    "number": {"widget": "number", "value_type": "float"},
    "boolean": {"widget": "boolean"},
    "picture": {"widget": "image", "choose_url": False},
}


def _pattern(field: Field) -> Widget:
    """Give the pattern of a text, and what is said of one that doesn't match."""
    pattern = None if field.kind in _WIDGETS else KIND_SCHEMAS[field.kind].get("pattern")
    return {"pattern": [pattern, f"must be {wanted(field)}"]} if pattern else {}


def _default(field: Field) -> Widget:
    """Say what a new file starts with; no date but the first is today's unless somebody says so."""
    if field.kind == "boolean":
        return {"default": read_boolean(Text(field.default or "no", 1, 1)) is True}
    if field.kind in {"date", "event time"} and field.default is None:
        return {"default": "{{now}}" if field.name == "date" else ""}
    if field.default is None or field.many:
        return {}
    value = kind_of(field).read(Text(field.default, 1, 1, plain=False))
    return {"default": value if isinstance(value, int | float) else field.default}
