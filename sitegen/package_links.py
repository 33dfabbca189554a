"""Where the whole collection is described as data, and how its home page leads there."""

from collections.abc import Callable

from sitegen.settings import Settings
from sitegen.views import Alternate

PACKAGE = "/datapackage.json"
_TYPE = "application/vnd.datapackage+json"  # registered with IANA


def package_alternates(href: Callable[[str], str], settings: Settings) -> tuple[Alternate, ...]:
    """Name the data package, if there is one."""
    if not settings.metadata.data_package:
        return ()
    return (Alternate("Data Package", href(PACKAGE), _TYPE),)
