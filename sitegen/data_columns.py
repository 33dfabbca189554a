"""The columns of ``catalog.csv`` for its Table Schema, made of the fields as the site has them."""

from msgspec.structs import replace

from sitegen.catalog import COLUMNS
from sitegen.data_package import SEPARATOR, Column, Constraints
from sitegen.exports import inert
from sitegen.fields import Field, resource_fields
from sitegen.settings import Settings
from sitegen.vocabulary import label_of, sentence

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PATTERNS = {
    "partial date": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    "event time": rf"{_DAY}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(Z|[+-][0-9]{{2}}:[0-9]{{2}}))?",
}
_TYPES = {"date": "date", "number": "number", "boolean": "boolean"}
_ADDRESSES = {"link", "picture"}
_KEY = Constraints(required=True, unique=True)
_OWN = {
    "path": Column(
        "path",
        "Path",
        "string",
        description="The file that describes the resource, from the folder of the site on.",
        constraints=_KEY,
    ),
    "url": Column(
        "url",
        "Address",
        "string",
        "uri",
        description="The address of its page on the site.",
        constraints=_KEY,
    ),
    "topics": Column(
        "topics",
        "Topics",
        "list",
        description="Its topics, by their names in addresses.",
        delimiter=SEPARATOR,
        item_type="string",
    ),
    "excerpt": Column(
        "excerpt", "Excerpt", "string", description="Its summary, or the beginning of its text."
    ),
    "publisher_id": Column(
        "publisher_id",
        "Publisher's identifier",
        "string",
        "uri",
        description="An address that says who published it: ROR, ISNI, ORCID or another.",
    ),
}
"""What the catalog has besides the fields that editors write."""


def columns(settings: Settings, added: tuple[str, ...]) -> tuple[Column, ...]:
    """List the columns in their order; ``added`` are the names of the site's own fields."""
    fields = {field.name: field for field in resource_fields(settings)}
    names = (*COLUMNS, *added)
    return tuple(_OWN.get(name) or _column(fields[name], settings) for name in names)


def _column(field: Field, settings: Settings) -> Column:
    kind = _TYPES.get(field.kind, "string")
    column = Column(field.name, label_of(field), kind, description=sentence(field.meaning))
    if field.many:
        return replace(column, type="list", delimiter=SEPARATOR, item_type=kind)
    form = "uri" if field.kind in _ADDRESSES else ""
    return replace(column, format=form, constraints=_constraints(field, settings))


def _constraints(field: Field, settings: Settings) -> Constraints | None:
    choices = tuple(each.name for each in settings.types) if field.name == "type" else field.choices
    found = Constraints(
        required=field.name == "title",
        pattern=_PATTERNS.get(field.kind, ""),
        enum=tuple(map(inert, choices)),
    )
    return found if found != Constraints() else None
