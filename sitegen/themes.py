"""Themes: where templates are looked for, and the assets that lie beside them."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote

from msgspec import Struct

from sitegen.accents import accented
from sitegen.diagnostics import Diagnostic, Diagnostics
from sitegen.file_names import odd_names
from sitegen.files import TEXT_LIMIT, read_file
from sitegen.fingerprint import digest_of
from sitegen.folders import inventory, refusal
from sitegen.stamps import Stamp
from sitegen.style_sheets import compact
from sitegen.texts import oversize, unreadable
from sitegen.urls import file_address, quoted

_IMPORT = re.compile(rb"""@import\s+("[^"]*"|'[^']*')""", re.IGNORECASE)
_URL = re.compile(
    rb"""url\(\s*(?P<quote>["']?)(?P<name>[^"'()?#]+?)(?P<tail>[?#][^"'()]*?)?(?P=quote)\s*\)""",
    re.IGNORECASE,
)
_HASH_LENGTH = 8
_ASSETS = "assets/"
_WRITTEN = (".html", ".yaml", ".css", ".js")
"""What somebody writes, and what is looked through from end to end."""


class Asset(Struct, frozen=True):
    """A file that pages load: its name below ``assets/``, its hashed address, and its bytes."""

    name: str
    address: str
    data: bytes


def theme_folder() -> Path:
    """Find the theme: in the wheel it lies in the package, in a checkout beside it."""
    package = Path(__file__).parent
    packed = package / "theme"
    return packed if packed.is_dir() else package.parent / "templates"


def template_folders(root: Path) -> tuple[Path, Path]:
    """Name the folders of templates, a site's own first."""
    return root / "templates", theme_folder()


class Templates(Struct, frozen=True):
    """The files of a folder of templates, with their names, and what there can't be read."""

    files: tuple[tuple[str, Path], ...]
    faults: Diagnostics


def templates_in(folder: Path) -> Templates:
    """List the files of a folder of templates, if it is there."""
    prefix = f"{folder.name}/"
    found = inventory(folder.parent, prefix, _is_shown)
    odd = odd_names([path for path, _ in found.files])
    faults = {path: fault for path, stamp in found.files if (fault := _fault(folder, path, stamp))}
    faults |= odd
    files = [path.removeprefix(prefix) for path, _ in found.files if path not in faults]
    return Templates(
        tuple((name, folder / name) for name in files), (*found.faults, *faults.values())
    )


def template_file(folder: Path, name: str) -> Path | None:
    """Find a file of a folder of templates by its name, if it is one that can be read."""
    file = folder / name
    if not _is_file(file) or refusal(folder.parent, f"{folder.name}/{name}"):
        return None
    is_sound = file.stat().st_size <= TEXT_LIMIT and os.access(file, os.R_OK)
    return file if is_sound else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the name is too long for any file
        return False


def read_assets(folders: Iterable[Path], accent: str = "") -> tuple[Asset, ...]:
    """Read the assets of a site, in its accent; of two with one name the first folder's counts."""
    data: dict[str, bytes] = {}
    for folder in folders:
        for path, file in templates_in(folder).files:
            name = path.removeprefix(_ASSETS)
            if name != path and name not in data:
                data[name] = read_file(file)
    colored, found = accented(data, accent), dict[str, Asset]()
    for name in sorted(colored):
        _add(name, colored, found, frozenset())
    return tuple(found[name] for name in sorted(found))


def _add(
    name: str, data: Mapping[str, bytes], found: dict[str, Asset], around: frozenset[str]
) -> None:
    """Make an asset after those that it points to: a new one of these gives it a new name too.

    Of style sheets that import each other in a circle, the last can't be led to the first.
    """
    if name in found:
        return
    text = data[name]
    if name.endswith(".css"):
        text = _IMPORT.sub(rb"@import url(\1)", compact(text))
        named = {_named(name, match) for match in _URL.finditer(text)} - around - {name}
        for other in sorted(named & data.keys()):
            _add(other, data, found, around | {name})
        text = _led_to_assets(name, text, found)
    found[name] = _asset(name, text)


def _asset(name: str, data: bytes) -> Asset:
    stem, ending = splitext(name)
    mark = digest_of(data).hex()[:_HASH_LENGTH]
    return Asset(name, file_address(f"assets/{stem}.{mark}{ending}"), data)


def _led_to_assets(sheet: str, text: bytes, assets: Mapping[str, Asset]) -> bytes:
    """Point a style sheet's ``url(…)`` to the hashed names of the assets that it means."""

    def lead(match: re.Match[bytes]) -> bytes:
        name = _named(sheet, match)
        if name not in assets:
            return match[0]
        up = "../" * sheet.count("/")
        address = quoted(assets[name].address).removeprefix("/assets/")
        return f'url("{up}{address}'.encode() + (match["tail"] or b"") + b'")'

    return _URL.sub(lead, text)


def _named(sheet: str, url: re.Match[bytes]) -> str:
    """Give the name of the asset that a style sheet's ``url(…)`` means, if it means one."""
    return normpath(join(dirname(sheet), unquote(url["name"])))


def _is_shown(name: str, folder: str) -> bool:
    del folder
    return not name.startswith(".")


def _fault(folder: Path, path: str, stamp: Stamp) -> Diagnostic | None:
    """Say why a file can't be read, if it can't."""
    if not os.access(folder.parent / path, os.R_OK):
        return unreadable(path)
    return oversize(path, stamp.size, is_written=path.endswith(_WRITTEN))
