"""Themes: where templates are looked for, and the assets that lie beside them."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote

from msgspec import Struct

from sitegen.accents import accented
from sitegen.diagnostics import Diagnostics
from sitegen.file_names import is_text, unnameable
from sitegen.fingerprint import digest_of
from sitegen.style_sheets import compact
from sitegen.urls import file_address, quoted

_IMPORT = re.compile(rb"""@import\s+("[^"]*"|'[^']*')""", re.IGNORECASE)
_URL = re.compile(
    rb"""url\(\s*(?P<quote>["']?)(?P<name>[^"'()?#]+?)(?P<tail>[?#][^"'()]*?)?(?P=quote)\s*\)""",
    re.IGNORECASE,
)
_HASH_LENGTH = 8


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


def template_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """List all files of a folder of templates, with their names."""
    return _files(folder, "")


def read_assets(folders: Iterable[Path], accent: str = "") -> tuple[Asset, ...]:
    """Read the assets of a site, in its accent; of two with one name the first folder's counts."""
    data: dict[str, bytes] = {}
    for folder in folders:
        for name, path in _files(folder / "assets", ""):
            if is_text(name) and name not in data:
                data[name] = path.read_bytes()
    colored, found = accented(data, accent), dict[str, Asset]()
    for name in sorted(colored):
        _add(name, colored, found, frozenset())
    return tuple(found[name] for name in sorted(found))


def unnameable_assets(root: Path) -> Diagnostics:
    """Report the assets of a site that have a name which no address can be made of."""
    names = sorted(name for name, _ in _files(root / "templates" / "assets", ""))
    return tuple(unnameable(f"templates/assets/{each}") for each in names if not is_text(each))


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


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield prefix + entry.name, folder / entry.name
