"""Templates of a site and of its theme in temporary folders, and what comes of them."""

from pathlib import Path

from sitegen import presenters
from sitegen.diagnostics import Location, render_text
from sitegen.engine import engine
from sitegen.fingerprint import part
from sitegen.planned import Claim, Page
from sitegen.render import Renderer
from sitegen.views import Head, Site, TermLink
from tests.planning import ENGLISH

ENGINE = engine()
CLAIM = Claim("a page", Location("content/a.md"))
SITE = Site(
    title="Library & Archive",
    description="",
    language="en",
    direction="ltr",
    home="/",
    publisher="",
    contact="",
    suggest="",
    license="",
    rel="external",
    menu=(),
    assets={"style.css": "/assets/style.1.css"},
)


class Templates:
    """The templates of a site and of its theme, and what comes of them."""

    def __init__(self, root: Path) -> None:
        self.site, self.theme = root / "templates", root / "installed/theme"
        for folder in (self.site, self.theme):
            folder.mkdir(parents=True)

    def write(self, **templates: str | bytes) -> None:
        """Write templates; ``theme_x`` is the theme's x."""
        for name, text in templates.items():
            folder = self.theme if name.startswith("theme_") else self.site
            file = folder / f"{name.removeprefix('theme_').replace('_', '/')}.html"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def draw(self, template: str = "404.html", version: bytes = ENGINE) -> str:
        """Draw a page, or tell what is wrong with its template."""
        topics = (TermLink("Service", "/topics/service/", 3),)
        parts = (part(SITE), part(Head(title="<Lost>")), part(topics))
        page = Page("404.html", presenters.not_found, template, parts, CLAIM)
        data, faults = Renderer((self.site, self.theme), version, ENGLISH).draw(page)
        assert (data is None) == bool(faults)
        return data.decode() if data is not None else render_text(faults)

    def closure(self, name: str) -> bytes | None:
        """Fingerprint a template."""
        return Renderer((self.site, self.theme), ENGINE, ENGLISH).closure(name)[0]
