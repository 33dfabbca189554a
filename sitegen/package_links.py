"""Where the whole collection is as data, and is described, and how its home page leads there."""

from collections.abc import Callable

from sitegen.settings import Settings
from sitegen.views import Alternate

PACKAGE = "/datapackage.json"
_TYPE = "application/vnd.datapackage+json"  # registered with IANA


def package_alternates(href: Callable[[str], str], settings: Settings) -> tuple[Alternate, ...]:
    """Name the catalogs, and the data package if there is one."""
    catalogs = (
        Alternate("JSON", href("/catalog.json"), "application/json"),
        Alternate("CSV", href("/catalog.csv"), "text/csv"),
    )
    if not settings.metadata.data_package:
        return catalogs
    return (*catalogs, Alternate("Data Package", href(PACKAGE), _TYPE))
