"""Validate: from located text to a resource, topic or article, or to all its faults at once."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Edit, Location, Severity
from sitegen.event_fields import ELSEWHERE, settle
from sitegen.field_limits import excess
from sitegen.fields import Field, added_names, kind_of, required_fields, wanted
from sitegen.kinds import Faults, Kind, choice, is_empty, many, one, read_text, shown
from sitegen.located import Items, Node, Text
from sitegen.makers import RESOURCE, Sort, Value, Values, sort_of
from sitegen.nearest import did_you_mean, is_slip, nearest
from sitegen.parse import Document
from sitegen.places import Place, free_name, item_place
from sitegen.settings import Settings
from sitegen.slugs import key_of

_SEVERITIES = {"error": Severity.ERROR, "warn": Severity.WARNING}


class _Schema(Struct, frozen=True):
    """The fields of one sort of file, made ready for reading many files."""

    fields: Mapping[str, Field]
    readers: Mapping[str, Callable[[Node], object]]
    defaults: Values
    required: Mapping[str, Mapping[str, Field]]
    added: tuple[str, ...]
    unknown: Severity | None
    remedy: str


class _Reading(Struct):
    """What becomes of a file's fields, while they are read.

    ``empty`` are the keys without a value; ``told`` names fields that an error is reported for.
    """

    path: str
    values: Values
    empty: dict[str, Text]
    told: set[str | None]
    diagnostics: list[Diagnostic]


def validate(document: Document, settings: Settings) -> tuple[Value, Diagnostics]:
    """Give a file's fields their types; report all faults, in the order of the file.

    Beside faults stands the value of all that has none, for the checks that need the whole
    collection; what is missing or faulty is absent from it.
    """
    sort = sort_of(document.path)
    schema = _schema(sort, settings)
    reading = _Reading(document.path, dict(schema.defaults), {}, set(), [])
    for key, node in document.fields.entries:
        _read(key, node, schema, reading)
    times = {"start", "end"} & reading.values.keys()
    if times:
        reading.diagnostics += _settled(document, settings, reading)
        reading.told |= times - reading.values.keys()
    reading.diagnostics += _lacking(document, schema, reading)
    if "image" in reading.values and "image_alt" not in reading.values:
        reading.diagnostics += _wordless(document)
    reading.diagnostics.sort(key=_place)
    return sort.make(document.path, reading.values, schema.added), tuple(reading.diagnostics)


def _place(diagnostic: Diagnostic) -> Location:
    return diagnostic.location


def places(document: Document) -> dict[str, Place]:
    """Tell where the value of each field starts, and each text in a list."""
    found: dict[str, Place] = {}
    for key, node in document.fields.entries:
        found[key.text] = Place(node.line, node.column)
        if isinstance(node, Items):
            for each in node.items:
                if isinstance(each, Text):
                    name = free_name(item_place(key.text, read_text(each)), found)
                    found[name] = Place(each.line, each.column)
    return found


@lru_cache(maxsize=16)
def _schema(sort: Sort, settings: Settings) -> _Schema:
    fields = {field.name: field for field in sort.fields(settings)}
    readers = {name: _reader(field) for name, field in fields.items()}
    required = {"": {name: field for name, field in fields.items() if field.required}}
    remedy = f"this file can have {', '.join(fields)}"
    if sort is RESOURCE:
        required |= {each.name: _required(settings, each.name) for each in settings.types}
        remedy = "remove it, or add it to the fields of resources in site.yaml"
        if settings.types:
            fields["type"] = replace(fields["type"], example=settings.types[0].name)
            readers["type"] = one(_closed_types(settings))
    defaults = {
        name: readers[name](Text(field.default, 1, 1, plain=False))
        for name, field in fields.items()
        if field.default is not None
    }
    severity = _SEVERITIES.get(settings.unknown_fields)
    return _Schema(fields, readers, defaults, required, added_names(settings), severity, remedy)


def _required(settings: Settings, type_name: str) -> dict[str, Field]:
    return {field.name: field for field in required_fields(settings, type_name)}


def _reader(field: Field) -> Callable[[Node], object]:
    return many(kind_of(field)) if field.many else one(kind_of(field))


def _closed_types(settings: Settings) -> Kind:
    """Make the kind of a type's name or plural; the value is the name."""
    plurals = {key_of(each.plural): each.name for each in settings.types}
    names = {key_of(each.name): each.name for each in settings.types}
    return choice(names | plurals | names, Code.TYPE_UNKNOWN)  # a name goes before a plural


def _read(key: Text, node: Node, schema: _Schema, reading: _Reading) -> None:
    name = key.text
    reader = schema.readers.get(name)
    if reader is None:
        _unknown(key, schema, reading)
        return
    value = "" if is_empty(node) else excess(name, node) or reader(node)
    if isinstance(value, Faults):
        reading.told.add(name)
        reading.diagnostics += _faults(name, value, reading.path)
    elif not value and value in ("", ()):
        reading.empty[name] = key
    else:
        reading.values[name] = value


def _faults(name: str, faults: Faults, path: str) -> Iterator[Diagnostic]:
    for node, fault in faults.found:
        place = Location(path, node.line, node.column)
        edits = _instead(place, node.text, fault.instead) if isinstance(node, Text) else ()
        problem = f"'{name}' {fault.problem}"
        yield Diagnostic(place, fault.code, problem, fault.hint, edits=edits)


def _instead(place: Location, was: str, text: str) -> tuple[Edit, ...]:
    return (Edit(place, was, text),) if text else ()


def _unknown(key: Text, schema: _Schema, reading: _Reading) -> None:
    if schema.unknown is None:
        return
    message = f"unknown field {shown(key.text)}{did_you_mean(key.text, schema.fields)}"
    place = Location(reading.path, key.line, key.column)
    near = nearest(key.text, schema.fields)
    edits = _instead(place, key.text, near) if near and is_slip(key.text, near) else ()
    elsewhere = ELSEWHERE.get(key_of(key.text)) if "start" in schema.fields else None
    remedy = elsewhere or schema.remedy
    fault = Diagnostic(place, Code.FIELD_UNKNOWN, message, remedy, schema.unknown, edits)
    reading.diagnostics.append(fault)
    if schema.unknown is Severity.ERROR:
        reading.told.add(near)


def _settled(document: Document, settings: Settings, reading: _Reading) -> Diagnostics:
    """Settle the times of an event."""
    told = frozenset(reading.told)
    return settle(reading.values, document.fields, reading.path, settings.timezone, told)


def _lacking(document: Document, schema: _Schema, reading: _Reading) -> Iterator[Diagnostic]:
    """Report what is required and not there, unless an error says so already."""
    type_name = reading.values.get("type", "")
    required = schema.required.get(type_name, schema.required[""])
    if required.keys() <= reading.values.keys():
        return
    for name, field in required.items():
        if name in reading.values or name in reading.told:
            continue
        key = reading.empty.get(name)
        reason = "" if field.required else f", which the type '{type_name}' requires"
        if key:
            place = Location(document.path, key.line, key.column)
            message, hint = f"'{name}' is empty{reason}", f"write {wanted(field)}"
            yield Diagnostic(place, Code.FIELD_EMPTY, message, hint)
        else:
            place = Location(document.path, document.fields.line, document.fields.column)
            message, hint = f"'{name}' is missing{reason}", f"add '{name}:' with {wanted(field)}"
            yield Diagnostic(place, Code.FIELD_MISSING, message, hint)


def _wordless(document: Document) -> Iterator[Diagnostic]:
    """Ask what a picture shows, unless an empty text in quotes says that it only decorates."""
    nodes = {key.text: node for key, node in document.fields.entries}
    words, picture = nodes.get("image_alt"), nodes.get("image")
    if picture and not (isinstance(words, Text) and not words.plain):
        place = Location(document.path, picture.line, picture.column)
        message = "the picture has no text for readers who can't see it"
        hint = "say in 'image_alt' what it shows; if it only decorates, write image_alt: \"\""
        yield Diagnostic(place, Code.IMAGE_ALT_MISSING, message, hint, Severity.WARNING)
