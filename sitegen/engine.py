"""The engine: all code whose versions show in an output."""

import platform
import unicodedata
from importlib.metadata import distributions, version
from pathlib import Path

from sitegen.fingerprint import digest

_LIBRARIES = (
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "PyYAML",
    "cmarkgfm",
    "msgspec",
    "nh3",
    "python-frontmatter",
)


def engine() -> bytes:
    """Fingerprint sitegen's own code, its libraries, the interpreter and its Unicode data."""
    own = sorted((path.name, path.read_bytes()) for path in Path(__file__).parent.glob("*.py"))
    libraries = tuple((name, version(name)) for name in _LIBRARIES)
    machine = (platform.python_version(), unicodedata.unidata_version)
    return digest((tuple(own), libraries, machine))


def installed() -> bytes:
    """Fingerprint all that is installed: a site's Markdown extensions can come from anywhere."""
    return digest(tuple(sorted((str(each.name), each.version) for each in distributions())))
