"""Exports: the collection as JSON and CSV: all of it, a resource, and those of a list's page.

Each resource is written by itself, once, and the documents are joined from that.
"""

import csv
import re
from collections.abc import Iterable
from types import SimpleNamespace

from msgspec import Struct, structs, to_builtins

from sitegen import jsontext
from sitegen.catalog import (
    COLUMNS,
    CatalogResource,
    CatalogSite,
    CatalogTopic,
    CatalogType,
    Taxonomy,
)

_write_row = csv.writer(SimpleNamespace(write=str.encode)).writerow  # returns what ``write`` does
_PARTING = re.compile("; +")
_runs = re.compile(r"[\t\r\n]|[\x00-\x1f\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]").match


def catalog_json(site: CatalogSite, taxonomy: Taxonomy, lines: Iterable[bytes]) -> bytes:
    """Write the collection as JSON, one resource a line."""
    members = {
        "version": (jsontext.encode(1),),
        "site": (jsontext.encode(site),),
        "topics": jsontext.array(map(jsontext.encode, taxonomy.topics)),
        "types": jsontext.array(map(jsontext.encode, taxonomy.types)),
        "resources": jsontext.array(lines),
    }
    return jsontext.document(members)


def json_line(resource: CatalogResource) -> bytes:
    """Write a resource for ``catalog.json``."""
    members = to_builtins(resource)
    extra = dict(members.pop("extra", ()))
    return jsontext.encode(members | extra)


class TermData(Struct, frozen=True):
    """A topic or type by its name in addresses, and its own."""

    slug: str
    url: str


class ListData(Struct, frozen=True, omit_defaults=True):
    """What a page of a list shows besides resources: of which topic or type it is, and the ways on.

    ``newer`` and ``older`` are the addresses of the data of the pages beside it.
    """

    topic: CatalogTopic | TermData | None = None
    type: CatalogType | TermData | None = None
    newer: str = ""
    older: str = ""


def list_json(listed: ListData, *lines: bytes) -> bytes:
    """Write a page of a topic's or type's resources, one resource a line."""
    told = {name: (jsontext.encode(value),) for name, value in to_builtins(listed).items()}
    members = {"version": (jsontext.encode(1),), **told, "resources": jsontext.array(lines)}
    return jsontext.document(members)


def catalog_csv(added: tuple[str, ...], rows: Iterable[bytes]) -> bytes:
    """Write the collection as CSV (RFC 4180, UTF-8), one resource a row.

    ``added`` are the names of the fields that the site has added, in the order of the settings.
    """
    return b"".join((_row(map(inert, (*COLUMNS, *added))), *rows))


def csv_row(resource: CatalogResource, added: tuple[str, ...]) -> bytes:
    """Write a resource for ``catalog.csv``."""
    extra = dict(resource.extra)
    values = (*structs.astuple(resource)[:-1], *(extra.get(name, "") for name in added))
    return _row(map(_cell, values))


def _row(cells: Iterable[str]) -> bytes:
    row: bytes = _write_row(cells)
    return row


def _cell(value: object) -> str:
    if isinstance(value, str):
        return inert(value) if value else ""
    if isinstance(value, tuple):
        return inert("; ".join([_item(str(each)) for each in value]))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _item(text: str) -> str:
    """Write one of several values; what stands between these loses its space within one."""
    return _PARTING.sub(";", text) if "; " in text else text


def inert(text: str) -> str:
    """Mark what a spreadsheet would take for a formula as text (CWE-1236)."""
    return f"'{text}" if _runs(text) else text
