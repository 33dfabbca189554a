"""Visits pages in a browser and writes down what a reader, or a strict host, would object to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from msgspec import Struct
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

_AXE = Axe()
_EVERY_RULE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules that axe-core has on by default, and WCAG 2.2's size of targets, which it has off."""
_LISTEN = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy ${event.violatedDirective} broken by ${event.blockedURI}`))
"""


class Screen(Struct, frozen=True):
    """How a page is shown: the sizes are of phones and of desks, in CSS pixels."""

    name: str
    width: int
    height: int
    scheme: str


SCREENS = (
    Screen("phone light", 360, 740, "light"),
    Screen("phone dark", 360, 740, "dark"),
    Screen("desktop light", 1440, 900, "light"),
    Screen("desktop dark", 1440, 900, "dark"),
)


class Visitor:
    """A browser's page that keeps a list of what went wrong: errors, and requests to others."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.faults: list[str] = []
        page.add_init_script(_LISTEN)
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.route(lambda url: not url.startswith(origin), self._refused)

    def go(self, path: str) -> Page:
        """Open a page of the site, by the path of its file."""
        self.page.goto(self.origin + path.removesuffix("index.html"))
        return self.page

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _refused(self, route: Route, request: Request) -> None:
        self.faults.append(f"asks another host: {request.url}")
        route.abort()


@contextmanager
def visitor(browser: Browser, origin: str, **options: Any) -> Iterator[Visitor]:  # noqa: ANN401  # the browser's own
    """Open a page of a fresh browser, with options such as ``java_script_enabled``."""
    context = browser.new_context(**options)
    try:
        yield Visitor(context.new_page(), origin)
    finally:
        context.close()


def violations(page: Page, screens: Iterable[Screen] = SCREENS) -> list[str]:
    """List what axe-core finds on the page that is open, on each screen, and what overflows it."""
    return [f"{screen.name}: {fault}" for screen in screens for fault in _on(page, screen)]


def _on(page: Page, screen: Screen) -> Iterator[str]:
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.scheme)  # type: ignore[arg-type]  # light or dark
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > screen.width:
        yield f"is {wide} pixels wide"
    for rule in _AXE.run(page, options=_EVERY_RULE).response["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html']}: {node['failureSummary']}"
