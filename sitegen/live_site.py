"""Live site: what the preview answers with, and what it tells the pages that are open."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.diagnostics import Diagnostics, has_errors
from sitegen.listings import INTRODUCTIONS, NOWHERE
from sitegen.live_page import Note, with_client
from sitegen.media_types import HTML, media_type
from sitegen.planned import Bundle, Copy, Page, Planned
from sitegen.preview import Sight
from sitegen.readers import News, Reader
from sitegen.showing import Showing
from sitegen.source import fetch_copy
from sitegen.source_lines import faults_shown
from sitegen.urls import base_path, href

_INDEX = "index.html"
_LOST = "404.html"
_ASSETS = "assets/"
_HELD = 200
"""Pages whose bytes are held: as many as somebody goes through in an hour."""
OWN = ".sitegen/"
"""Below the site, the folder of what the preview adds to it; no file of a site can be there."""


class Answer(Struct, frozen=True):
    """What a request is answered with: bytes, or a file that is sent as it lies there.

    What is lasting has its digest in its address.
    """

    status: int
    type: str
    mark: str
    data: bytes = b""
    file: Path | None = None
    location: str = ""
    is_lasting: bool = False


class _Drawn(Struct, frozen=True):
    mark: str
    data: bytes


class LiveSite:
    """Draws the pages of the newest sight when they are asked for, and keeps open pages current."""

    def __init__(self, root: Path, sight: Sight) -> None:
        """Start with a site as it was seen first."""
        self.root, self.sight = root, sight
        self.readers: set[Reader] = set()
        self._drawn: dict[str, _Drawn] = {}
        self._drawing: dict[str, Diagnostics] = {}
        self._elsewhere: Diagnostics = ()

    @property
    def base(self) -> str:
        """Give the path that the site is below, such as ``/library/``."""
        ground = self.sight.ground
        return base_path(ground.settings.base_url) if ground else "/"

    @property
    def diagnostics(self) -> Diagnostics:
        """List all that is known to be wrong."""
        drawing = (fault for faults in self._drawing.values() for fault in faults)
        return tuple(dict.fromkeys((*self.sight.diagnostics, *drawing, *self._elsewhere)))

    def show(self, sight: Sight) -> None:
        """Show a site as it is now, and tell the pages that are open."""
        if sight.showing is not self.sight.showing:
            self._drawing.clear()
            self._elsewhere = ()
        self.sight = sight
        self.tell_all()

    def learn(self, diagnostics: Diagnostics) -> None:
        """Take in what a build of everything has found."""
        self._elsewhere = diagnostics
        self.tell_all()

    def tell_all(self) -> None:
        """Tell the pages that are open what is new to them."""
        changed = [each for each in self.readers if self._is_redrawn(each)]
        news = self.news()
        for each in self.readers:
            each.tell(replace(news, reload=each in changed))

    def join(self, reader: Reader) -> None:
        """Keep an open page current."""
        self.readers.add(reader)
        self.tell_all()

    def leave(self, reader: Reader) -> None:
        """Forget a page that was closed."""
        self.readers.discard(reader)

    def lost(self) -> Answer:
        """Answer a request that leads nowhere."""
        showing = self.sight.showing
        return self._file(showing, _LOST, 404) if showing else self._nothing()

    def answer(self, path: str) -> Answer:
        """Answer a request for a path below the site."""
        showing = self.sight.showing
        if showing is None:
            return self._nothing()
        found = _found(path, showing.pages)
        if found is None and f"{path}/{_INDEX}" in showing.pages:
            return Answer(307, HTML, "", location=href(self.base, f"/{path}/"))
        return self._file(showing, found, 200) if found else self.lost()

    def _file(self, showing: Showing, path: str, status: int) -> Answer:
        if path not in showing.pages:
            return self._nothing(status)
        planned, kind = showing.pages[path], media_type(path)
        if isinstance(planned, Copy) and kind != HTML:
            return Answer(status, kind, planned.digest.hex(), file=self.root / planned.source)
        drawn = self._draw(showing, path, planned)
        if drawn is None:
            return self._nothing(500)
        if kind != HTML:
            lasting = status == 200 and path.startswith(_ASSETS)  # noqa: PLR2004
            return Answer(status, kind, drawn.mark, drawn.data, is_lasting=lasting)
        note = _note(path, planned, drawn.mark, showing)
        return Answer(status, kind, drawn.mark, with_client(drawn.data, self.base + OWN, note))

    def _draw(self, showing: Showing, path: str, planned: Planned) -> _Drawn | None:
        """Draw a page, or give what was drawn last if its template has faults, which are told."""
        mark, last = showing.mark(planned), self._drawn.get(path)
        if last and last.mark == mark:
            return last
        data, faults = self._bytes(showing, path, planned)
        if data is None:
            self._drawing[path] = faults
            return last
        if len(self._drawn) >= _HELD:
            del self._drawn[next(iter(self._drawn))]
        self._drawn[path] = _Drawn(mark, data)
        return self._drawn[path]

    def _bytes(
        self, showing: Showing, path: str, planned: Planned
    ) -> tuple[bytes | None, Diagnostics]:
        try:
            if isinstance(planned, Bundle):
                return planned.make()[planned.paths.index(path)], ()
            if isinstance(planned, Copy):
                return fetch_copy(self.root, planned.source, planned.digest), ()
            return showing.renderer.draw(planned)
        except OSError:  # its file is gone or has changed, of which we shall hear at once
            return None, ()

    def _is_redrawn(self, reader: Reader) -> bool:
        """Tell whether a page looks different now, and can be drawn."""
        showing = self.sight.showing
        if showing is None:
            return False
        path = _found(reader.path, showing.pages) or _LOST
        planned = showing.pages.get(path)
        if planned is None or showing.mark(planned) == reader.mark:
            return False
        drawn = self._draw(showing, path, planned)
        return drawn is not None and drawn.mark != reader.mark

    def news(self) -> News:
        """Give what all open pages are told."""
        showing, found = self.sight.showing, self.diagnostics
        sheets = showing.sheets if showing else {}
        unready = showing.unready if showing else {}
        return News(
            {name: href(self.base, each) for name, each in sheets.items()},
            {href(self.base, each): why for each, why in unready.items()},
            faults_shown(found, self.root),
            has_errors(found),
        )

    def _nothing(self, status: int = 500) -> Answer:
        """Show a page with nothing but the faults."""
        data = with_client(_EMPTY, self.base + OWN, Note("", "", "", ""))
        return Answer(status, HTML, "", data)


_EMPTY = b"<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>sitegen serve</title>\n"


def _found(path: str, pages: Mapping[str, Planned]) -> str | None:
    """Name the file that a host would send for a path, if there is one."""
    file = path + _INDEX if not path or path.endswith("/") else path
    return file if file in pages else None


def _note(path: str, planned: Planned, mark: str, showing: Showing) -> Note:
    """Say of a page where it comes from, and whether readers would see it."""
    claim = planned.claim
    template = (isinstance(planned, Page) and planned.template) or ""
    address = "/" + path.removesuffix(_INDEX)
    introduction = INTRODUCTIONS.get(address, "")
    source = introduction if showing.made.collection.has(introduction) else claim.path
    known = "" if source == NOWHERE.path else source
    return Note(mark, known, template, showing.unready.get(address, ""))
