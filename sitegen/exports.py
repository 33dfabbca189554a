"""Exports: the whole collection as ``catalog.json`` and ``catalog.csv``.

Each resource is written once, by itself, and the documents are joined from what was written.
"""

import csv
import re
from collections.abc import Iterable
from types import SimpleNamespace

from msgspec import structs, to_builtins

from sitegen import jsontext
from sitegen.catalog import COLUMNS, CatalogResource, CatalogSite, Taxonomy

_write_row = csv.writer(SimpleNamespace(write=str.encode)).writerow  # returns what ``write`` does
_runs = re.compile(r"[\t\r\n]|[\x00-\x1f\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]").match


def catalog_json(site: CatalogSite, taxonomy: Taxonomy, *resources: CatalogResource) -> bytes:
    """Write the collection as JSON, one resource a line, without what is absent."""
    return join_json(site, taxonomy, map(json_fragment, resources))


def json_fragment(resource: CatalogResource) -> bytes:
    """Write a resource for ``catalog.json``."""
    members = to_builtins(resource)
    extra = dict(members.pop("extra", ()))
    return jsontext.encode(members | extra)


def join_json(site: CatalogSite, taxonomy: Taxonomy, fragments: Iterable[bytes]) -> bytes:
    """Make ``catalog.json`` of resources that are already written."""
    members = {
        "version": jsontext.encode(1),
        "site": jsontext.encode(site),
        "topics": jsontext.array(map(jsontext.encode, taxonomy.topics)),
        "types": jsontext.array(map(jsontext.encode, taxonomy.types)),
        "resources": jsontext.array(fragments),
    }
    return jsontext.document(members)


def catalog_csv(added: tuple[str, ...], *resources: CatalogResource) -> bytes:
    """Write the collection as CSV (RFC 4180, UTF-8), one resource a row.

    ``added`` are the names of the fields that the site has added, in the order of the settings.
    """
    return join_csv(added, (csv_fragment(resource, added) for resource in resources))


def csv_fragment(resource: CatalogResource, added: tuple[str, ...]) -> bytes:
    """Write a resource for ``catalog.csv``."""
    extra = dict(resource.extra)
    values = (*structs.astuple(resource)[:-1], *(extra.get(name, "") for name in added))
    return _row(map(_cell, values))


def join_csv(added: tuple[str, ...], fragments: Iterable[bytes]) -> bytes:
    """Make ``catalog.csv`` of resources that are already written."""
    return _row(map(_inert, (*COLUMNS, *added))) + b"".join(fragments)


def _row(cells: Iterable[str]) -> bytes:
    row: bytes = _write_row(cells)
    return row


def _cell(value: object) -> str:
    if isinstance(value, str):
        return _inert(value) if value else ""
    if isinstance(value, tuple):
        return _inert("; ".join(map(str, value)))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _inert(text: str) -> str:
    """Mark what a spreadsheet would take for a formula as text (CWE-1236)."""
    return f"'{text}" if _runs(text) else text
