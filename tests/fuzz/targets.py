"""What is fuzzed: functions that take any bytes, and raise where sitegen breaks a promise.

Each calls what a build calls on somebody's text. Whatever passes through is a finding: sitegen
tells of bad input by diagnostics, and has no other way.
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote

from sitegen import urls
from sitegen.address_kinds import read_address, read_alias, read_featured, read_picture
from sitegen.configuration import configure, lenient, menu_places, place_of
from sitegen.diagnostics import Diagnostics, render_text
from sitegen.file_names import is_text
from sitegen.fingerprint import part
from sitegen.located import Text
from sitegen.markup import convert
from sitegen.model import Body
from sitegen.parse import parse_settings
from sitegen.planned import Page
from sitegen.presenters import not_found
from sitegen.reading import take_in
from sitegen.render import Renderer
from sitegen.setting_kinds import read_accent, read_base_url, read_menu_path, read_size
from sitegen.settings import FieldSetting, Settings, TypeSetting
from sitegen.slugs import key_of
from sitegen.source import Source
from sitegen.views import Head
from tests.planning import ENGLISH
from tests.templates import CLAIM, ENGINE, SITE
from tests.unsafe import prose_faults

_RULES = Settings(
    title="T",
    base_url="https://example.org/",
    types=(TypeSetting("News", "News"), TypeSetting("Webinar", "Webinars", ("start",))),
    fields=(FieldSetting(name="cost", kind="choices", choices=("free", "paid"), default="free"),),
)
_PATHS = ("content/resources/a/b.md", "content/topics/a.md", "content/about.md")
_PLACES = frozenset({"templates/404.html", "templates/part.html"})


class UnsafeError(AssertionError):
    """What came out isn't safe for readers, or for who reads a log."""


def front_matter(data: bytes) -> None:
    """Take a file in, as one of the three kinds of pages that the first byte chooses."""
    path = _PATHS[data[0] % len(_PATHS)] if data else _PATHS[0]
    taken = take_in(Source(path, data[1:]), _RULES)
    _expect_lines((*taken.reading.slips, *taken.reading.faults))
    _expect_safe(taken.html)


def python_markdown(data: bytes) -> None:
    """Convert a body in the default dialect."""
    _convert(data, "python-markdown")


def gfm(data: bytes) -> None:
    """Convert a body in the dialect of GitHub."""
    _convert(data, "gfm")


def settings(data: bytes) -> None:
    """Read the settings of a site."""
    table, faults = parse_settings(data)
    _expect_lines(faults)
    lenient(table)
    if table is not None:
        _, more = configure(table)
        _expect_lines(more)
        menu_places(table)
        place_of("language", table)


def templates(data: bytes) -> None:
    """Draw a page by a template, and one that uses it."""
    folder = _templates()
    (folder / "404.html").write_bytes(data)
    parts = (part(SITE), part(Head(title="<b>")), part(()))
    page = Page("404.html", not_found, "404.html", parts, CLAIM)
    drawn, faults = Renderer((folder, folder / "theme"), ENGINE, ENGLISH).draw(page)
    if (drawn is None) != bool(faults):
        raise UnsafeError("neither a page nor a fault, or both")
    if not {each.location.path for each in faults} <= _PLACES:
        raise UnsafeError("a fault is told of a file that isn't the site's")
    _expect_lines(faults)


def paths(data: bytes) -> None:
    """Make addresses of a path, and read a text as each kind of address."""
    path = data.decode(errors="surrogateescape")
    if is_text(path):
        for address in (urls.address_of(path), urls.file_address(path)):
            _expect_address(address)
    text = data.decode(errors="replace")
    for read in _KINDS:
        read(Text(text, 1, 1))
    urls.host_of(text)
    urls.link_key(text)
    key_of(text)


_KINDS: tuple[Callable[[Text], object], ...] = (
    read_address,
    read_alias,
    read_featured,
    read_picture,
    read_accent,
    read_base_url,
    read_menu_path,
    read_size,
)
TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "front-matter": front_matter,
    "python-markdown": python_markdown,
    "gfm": gfm,
    "settings": settings,
    "templates": templates,
    "paths": paths,
}


def _convert(data: bytes, dialect: str) -> None:
    body: Body = convert(data.decode(errors="replace").replace("\0", ""), dialect, ())
    _expect_safe(body.html)


def _expect_safe(html: str) -> None:
    """Have HTML judged as a browser parses it."""
    if faults := prose_faults(html):
        raise UnsafeError(faults[0])


def _expect_lines(diagnostics: Diagnostics) -> None:
    """Make sure that a report has the lines that it should have, and no other."""
    lines = render_text(diagnostics).split("\n") if diagnostics else []
    hints = sum(1 for each in set(diagnostics) if each.hint)
    if len(lines) != len(set(diagnostics)) + hints or not all(map(str.isprintable, lines)):
        raise UnsafeError("a line of the report is forged")


def _expect_address(address: str) -> None:
    written = urls.quoted(address)
    if unicodedata.normalize("NFC", unquote(written)) != unicodedata.normalize("NFC", address):
        raise UnsafeError("the address reads otherwise when it is written")
    if not urls.absolute("https://example.org/", address).isascii():
        raise UnsafeError("the address isn't written in ASCII")
    if not all(map(str.isprintable, written)) or set(written) & set("<>\"'\\ "):
        raise UnsafeError("the address breaks out of an attribute")
    urls.collation_key(address)
    urls.output_path(address)


@cache
def _templates() -> Path:
    """Make a folder of templates, in memory where that can be."""
    memory = Path("/dev/shm")  # a folder of our own in it
    folder = Path(mkdtemp(dir=memory if memory.is_dir() else None))
    (folder / "part.html").write_text("{% macro m(x) %}{{ x }}{% endmacro %}")
    return folder
