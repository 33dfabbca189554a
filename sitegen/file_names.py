"""File names: those that no address can be made of."""

import re

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location

_SURROGATE = re.compile("[\ud800-\udfff]")


def is_text(path: str) -> bool:
    """Tell whether a file's name is UTF-8; Python makes surrogates of the bytes that aren't."""
    return not _SURROGATE.search(path)


def unnameable(path: str) -> Diagnostic:
    """Report a file whose path, from the site's folder, is no text."""
    return Diagnostic(
        Location(_SURROGATE.sub("\ufffd", path)),
        Code.ENCODING_INVALID,
        "the file's name, or that of its folder, is not in UTF-8",
        "rename it with the letters a to z, digits and hyphens",
    )
