"""Themes: where templates are looked for, and the assets that lie beside them."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from msgspec import Struct

from sitegen.fingerprint import digest_of

_URL = re.compile(rb"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
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


def read_assets(folders: Iterable[Path]) -> tuple[Asset, ...]:
    """Read the assets of a site; of two with one name the first folder's counts."""
    data: dict[str, bytes] = {}
    for folder in folders:
        for name, path in _files(folder / "assets", ""):
            if name not in data:
                data[name] = path.read_bytes()
    plain = {name: _asset(name, text) for name, text in data.items() if not name.endswith(".css")}
    sheets = {
        name: _asset(name, _led_to_assets(name, text, plain))
        for name, text in data.items()
        if name.endswith(".css")
    }
    found = plain | sheets
    return tuple(found[name] for name in sorted(found))


def _asset(name: str, data: bytes) -> Asset:
    stem, dot, ending = name.rpartition(".")
    mark = digest_of(data).hex()[:_HASH_LENGTH]
    hashed = f"{stem}.{mark}.{ending}" if dot else f"{name}.{mark}"
    return Asset(name, f"/assets/{hashed}", data)


def _led_to_assets(sheet: str, text: bytes, assets: Mapping[str, Asset]) -> bytes:
    """Point a style sheet's ``url(…)`` to the hashed names of the assets that it means."""

    def lead(match: re.Match[bytes]) -> bytes:
        name = normpath(join(dirname(sheet), match[2].decode(errors="replace")))
        if name not in assets:
            return match[0]
        up = "../" * sheet.count("/")
        return f'url("{up}{assets[name].address.removeprefix("/assets/")}")'.encode()

    return _URL.sub(lead, text)


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, folder / entry.name
