"""File names: those that no address can be made of, or that not every system can have."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import category, normalize

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEVICE = re.compile(
    r"(?:^|/)((?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *)(?=[./]|$)",
    re.IGNORECASE,
)
"""Names that Windows keeps for devices, whatever they end with."""
_STUMP = re.compile(r"[. ](?:\.md)?(?:/|$)")
"""What Windows cuts off the end of a name; the page of ``a..md`` would be in a folder ``a.``."""
_BREAKING = frozenset(["Cc", "Zl", "Zp"])
_LONGEST_NAME = 240
"""Bytes: file systems allow 255, and the name of an asset becomes longer by 9."""
_LONGEST_PATH = 1000
"""Bytes: systems allow 4096 or fewer for a path, and the output folder has one too."""
_BETTER = "rename it with the letters a to z, digits and hyphens"


def is_text(path: str) -> bool:
    """Tell whether a file's name is UTF-8; Python makes surrogates of the bytes that aren't."""
    return not _SURROGATE.search(path)


def unnameable(path: str) -> Diagnostic:
    """Report a file whose path, from the site's folder, is no text."""
    return Diagnostic(
        Location(_SURROGATE.sub("\ufffd", path)),
        Code.ENCODING_INVALID,
        "the file's name, or that of its folder, is not in UTF-8",
        _BETTER,
    )


def odd_names(paths: Iterable[str]) -> dict[str, Diagnostic]:
    """Find the files whose names can't be used, and say why; there are hardly ever any."""
    paths = tuple(paths)
    usual = _are_usual("/".join((*paths, "")))
    doubtful = [p for p in paths if not usual or len(p) > _LONGEST_NAME or not p.isascii()]
    return {path: fault for path in doubtful for fault in _faults(path)}


def _are_usual(joined: str) -> bool:
    """Tell at once of many paths, each with a ``/`` after it, that none is odd but for length."""
    return joined.isprintable() and not (
        any(stump in joined for stump in ("./", " /", "..md/", " .md/")) or _DEVICE.search(joined)
    )


def _faults(path: str) -> Iterator[Diagnostic]:
    """Give the first thing that is wrong with a path."""
    if not is_text(path):
        yield unnameable(path)
    elif reason := _reason(path):
        yield Diagnostic(Location(path), Code.FILE_NAME, reason, _BETTER)


def _reason(path: str) -> str:
    """Say why a file can't have its name; empty if it can."""
    if not path.isprintable() and any(category(c) in _BREAKING for c in path):
        return "the file's name, or that of its folder, has a line break or a control character"
    device = _DEVICE.search(path)
    if device:
        return f"Windows keeps the name '{device[1]}' for a device, so no file can have it there"
    if _STUMP.search(path):
        return "the file's name, or that of its folder, ends with a dot or a space"
    names = normalize("NFC", path).encode().split(b"/")
    if max(map(len, names)) > _LONGEST_NAME:
        return f"the file's name, or that of its folder, is longer than {_LONGEST_NAME} bytes"
    if len(path.encode()) > _LONGEST_PATH:
        return f"the file's path is longer than {_LONGEST_PATH:,} bytes"
    return ""
