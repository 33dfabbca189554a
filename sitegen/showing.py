"""Showing: a site that is drawn page by page, as pages are asked for."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.destinations import Directory
from sitegen.fingerprint import combine, digest, name_of
from sitegen.material import Material
from sitegen.planned import Bundle, Copy, Page, Planned
from sitegen.render import Renderer
from sitegen.views import Site

_NONE: Mapping[str, str] = {}


class Showing(Struct, frozen=True, kw_only=True):
    """A site as it can be drawn: what is planned, by output paths, and what draws it.

    ``code`` is the fingerprint of the code; ``unready`` says of addresses why readers wouldn't see
    them yet; ``fresh_sheets`` are the style sheets that pages don't lead to yet, by name.
    ``is_sound`` says that no file has an error.
    """

    pages: Mapping[str, Planned]
    renderer: Renderer
    code: bytes
    made: Material
    where: Directory
    unready: Mapping[str, str]
    is_sound: bool
    fresh_sheets: Mapping[str, str] = _NONE

    @property
    def sheets(self) -> Mapping[str, str]:
        """Give the addresses of style sheets, by name."""
        assets = self.fresh_sheets or self.made.assets
        return {name: each for name, each in assets.items() if name.endswith(".css")}

    def mark(self, planned: Planned) -> str:
        """Fingerprint what a reader sees of a file, but for the names of its style sheets."""
        if isinstance(planned, Copy):
            return planned.digest.hex()
        site = self.made.site
        plain = digest(_without_sheets(site.value))
        parts = [plain if each.digest == site.digest else each.digest for each in planned.parts]
        return combine(name_of(planned.present), *parts, self._template(planned), self.code).hex()

    def _template(self, planned: Page | Bundle) -> bytes:
        """Fingerprint a template; one that has faults is like no other."""
        if isinstance(planned, Bundle) or planned.template is None:
            return b""
        return self.renderer.closure(planned.template)[0] or b""


def _without_sheets(site: Site) -> Site:
    """Leave out how style sheets are called: a new one takes the place of the old on the page."""
    assets = {name: each for name, each in site.assets.items() if not name.endswith(".css")}
    return replace(site, assets=assets)
