"""Where the data beside a page is: of a resource, of a topic, of a type."""

from collections.abc import Callable

from sitegen.views import Alternate

FILE = "index.json"
_TYPE = "application/json"


def data_of(address: str, href: Callable[[str], str]) -> Alternate:
    """Name the data beside the page at an address."""
    return Alternate("JSON", href(address + FILE), _TYPE)
