"""A data package: what is in ``catalog.csv`` and ``catalog.json``, for programs (Data Package 2.0).

It tells of columns and never of rows, so that no edit of a resource changes it.
"""

import re

from msgspec import Struct

from sitegen import jsontext
from sitegen.licenses import license_address

_PROFILE = "https://datapackage.org/profiles/2.0"
_UNFIT = re.compile(r"[^a-z0-9._-]+")
SEPARATOR = "; "
"""What stands between the values in a cell of ``catalog.csv`` that holds several."""


class Constraints(Struct, frozen=True, omit_defaults=True):
    """What holds for each cell of a column: Table Schema's names."""

    required: bool = False
    unique: bool = False
    pattern: str = ""
    enum: tuple[str, ...] = ()


class Column(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A column of ``catalog.csv``: a field, as Table Schema calls it."""

    name: str
    title: str
    type: str
    format: str = ""
    description: str = ""
    delimiter: str = ""
    item_type: str = ""
    constraints: Constraints | None = None


class About(Struct, frozen=True, kw_only=True):
    """What a package says of the collection.

    ``home`` is the full address of its home page, ``mail`` reaches the publisher.
    """

    title: str
    description: str
    home: str
    license: str
    publisher: str
    mail: str


def data_package(about: About, schema: tuple[Column, ...]) -> bytes:
    """Describe the collection as data, a column on each line."""
    members = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": package_name(about.home),
        "title": about.title,
        "description": about.description,
        "homepage": about.home,
        "licenses": _licenses(about),
        "contributors": _contributors(about),
    }
    resources = (_table(about, schema), _document(about))
    written = {name: (jsontext.encode(value),) for name, value in members.items() if value}
    return jsontext.document({**written, "resources": jsontext.array(resources)})


def package_name(home: str) -> str:
    """Make a name of the address of a site, which lasts longer than its title."""
    return _UNFIT.sub("-", home.partition("://")[2].lower()).strip("-")


def _table(about: About, columns: tuple[Column, ...]) -> bytes:
    schema = jsontext.document(
        {
            "$schema": (jsontext.encode(f"{_PROFILE}/tableschema.json"),),
            "fields": jsontext.array(map(jsontext.encode, columns)),
            "primaryKey": (b'["path"]',),
            "missingValues": (b'[""]',),
        }
    )
    members = {
        "$schema": f"{_PROFILE}/dataresource.json",
        "name": "resources",
        "type": "table",
        "path": "catalog.csv",
        "title": f"{about.title}: the resources",
        "description": "One row for each resource. Addresses are full. A cell that a spreadsheet"
        " would run has an apostrophe in front.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "$schema": f"{_PROFILE}/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
    }
    written = {name: (jsontext.encode(value),) for name, value in members.items()}
    return jsontext.document({**written, "schema": (schema.rstrip(),)}).rstrip()


def _document(about: About) -> bytes:
    members = {
        "$schema": f"{_PROFILE}/dataresource.json",
        "name": "catalog",
        "path": "catalog.json",
        "title": f"{about.title}: the catalog",
        "description": "The site, its topics, its types and its resources. What the table has no"
        " value for is left out here.",
        "format": "JSON",  # in small letters, frictionless takes the file for a catalog of its own
        "mediatype": "application/json",
        "encoding": "utf-8",
    }
    return jsontext.encode(members)


def _licenses(about: About) -> tuple[dict[str, str], ...]:
    """Tell the license of the descriptions: with its address, or with that of where it is told."""
    if not about.license:
        return ()
    address = license_address(about.license)
    return ({"path": address or about.home, "title": about.license},)


def _contributors(about: About) -> tuple[dict[str, object], ...]:
    """Tell who made and keeps the package, which is what the standard calls its creator."""
    if not about.publisher:
        return ()
    mail = {"email": about.mail} if about.mail else {}
    return ({"title": about.publisher, **mail, "roles": ("creator",)},)
