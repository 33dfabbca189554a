"""`make screenshots`: pictures of the sample for the documentation."""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import NONE, found, launched
from tests.browser.sample import built, copied_sample
from tests.browser.serving import served
from tests.previews import previewed
from tests.sites import Folder

_FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"


class Shot(Struct, frozen=True):
    """A page as it is shown on a screen, whose sides are in CSS pixels."""

    name: str
    path: str
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("home", ""),
    Shot("topic", "topics/customer-service/"),
    Shot("topic-dark", "topics/customer-service/", scheme="dark"),
    Shot("topic-phone", "topics/customer-service/", 360, 740),
    Shot("resource", "resources/access/wcag-2-2/"),
    Shot("resource-phone-dark", "resources/access/wcag-2-2/", 360, 740, "dark"),
)


def take(shot: Shot, browser: Browser, origin: str) -> None:
    """Take one picture."""
    size = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=size, color_scheme=shot.scheme)  # type: ignore[arg-type]  # these are the keys
    page = context.new_page()
    page.goto(origin + shot.path)
    page.screenshot(path=_FOLDER / f"{shot.name}.png")
    context.close()


def take_overlay(site: Folder, browser: Browser) -> None:
    """Take a picture of the preview, just after a mistake was saved."""
    file = "content/resources/access/wcag-2-2.md"
    with previewed(site.root, "--port=8300") as preview:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{preview.address}resources/access/wcag-2-2/")
        text = (site.root / file).read_text(encoding="utf-8")
        site.write(file, re.sub("(?m)^date: .*", "date: 23 September 2015", text))
        page.locator("sitegen-preview .faults article").first.wait_for()
        page.screenshot(path=_FOLDER / "preview-overlay.png")
        page.close()


def main() -> int:
    """Build the sample, serve it and take all pictures."""
    executable = found()
    if executable is None:
        print(NONE, file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = copied_sample(Path(folder) / "site")
        output = built(site)
        with served(output, "https://example.org/") as origin:
            browser = launched(playwright, executable)
            for shot in SHOTS:
                take(shot, browser, origin)
            take_overlay(site, browser)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
