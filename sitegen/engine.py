"""The engine: all code whose versions show in an output."""

import os
import platform
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sitegen.fingerprint import digest

_LIBRARIES = (
    "babel",
    "brotli",
    "cmarkgfm",
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "python-frontmatter",
    "pyyaml",
    "tzdata",
)
_METADATA = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)(?:-py[^-]*)?\.(?:dist|egg)-info")


@cache
def engine() -> bytes:
    """Fingerprint sitegen's own code, its libraries, the interpreter, its Unicode data and zlib.

    As they are when a process first asks: it runs no other code later.
    """
    own = sorted((path.name, path.read_bytes()) for path in Path(__file__).parent.glob("*.py"))
    libraries = tuple(each for each in sorted(_distributions()) if each[0] in _LIBRARIES)
    machine = (platform.python_version(), unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION)
    return digest((tuple(own), libraries, machine))


def installed() -> bytes:
    """Fingerprint all that is installed: a site's Markdown extensions can come from anywhere."""
    return digest(tuple(sorted(_distributions())))


def _distributions() -> Iterator[tuple[str, str]]:
    """List names and versions as their folders tell them; the library's own way takes 20 ms."""
    for folder in sys.path:
        names = os.listdir(folder or ".") if Path(folder).is_dir() else []  # noqa: PTH208  # strings will do
        for found in filter(None, map(_METADATA.fullmatch, names)):
            yield re.sub("[-_.]+", "-", found["name"]).lower(), found["version"]
