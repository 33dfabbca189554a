"""What others make of the files for machines: validators and readers that we didn't write."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
from frictionless import Package, system
from lxml import etree

_SCHEMAS = Path(__file__).parent / "schemas"


def xml_faults(schema: str, data: bytes) -> list[str]:
    """Hold a document to one of our schemas, by lxml; a document that is none is a fault too."""
    found = etree.XMLSchema(etree.parse(_SCHEMAS / schema))
    try:
        document = etree.parse(BytesIO(data), etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError as fault:
        return [str(fault)]
    found.validate(document)
    return [each.message for each in found.error_log]


def package_faults(folder: Path) -> list[str]:
    """Hold the data package of a site to the standard, and its data to it, by frictionless."""
    with system.use_context(trusted=True):  # a folder outside the working one
        report = Package(str(folder / "datapackage.json")).validate()
    return [each.message for each in (*report.errors, *_of_tasks(report.tasks))]


def feed(data: bytes) -> Any:  # noqa: ANN401  # a dictionary of feedparser's own
    """Read a feed; one that feedparser has to guess at is no feed."""
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    return found


def _of_tasks(tasks: Iterable[Any]) -> Iterable[Any]:
    return (each for task in tasks for each in task.errors)
