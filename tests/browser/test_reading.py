"""A site is read without JavaScript, by keyboard, and on paper."""

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Served
from tests.browser.visiting import visitor

_TOPIC = "topics/customer-service/index.html"
_RESOURCE = "resources/access/wcag-2-2/index.html"
_SMALL = """
[...document.querySelectorAll("a, button, summary, input")]
  .filter(each => !each.closest(".site-prose, .site-line, .site-footer p, .site-follow span"))
  .filter(each => !each.closest(".site-note"))
  .filter(each => each.getBoundingClientRect().height < 43.9)
  .map(each => each.outerHTML)
"""
_FOCUSED = "document.activeElement.getAttribute('href') || document.activeElement.id"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    browser: Browser, sample: Served
) -> None:
    with visitor(browser, sample.origin) as seen:
        page = seen.go(_TOPIC)
        page.keyboard.press("Tab")
        assert page.evaluate(_FOCUSED) == "#site-main"
        assert page.locator(":focus").is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main').id") == "site-main"


def test_the_keyboard_sees_every_stop_and_leaves_the_page(browser: Browser, sample: Served) -> None:
    with visitor(browser, sample.origin, viewport={"width": 360, "height": 740}) as seen:
        page = seen.go(_TOPIC)
        stops = page.locator("a[href], summary, input, button, select").count()
        for _ in range(stops):
            page.keyboard.press("Tab")
            assert _shows_focus(page), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "BODY"


def _shows_focus(page: Page) -> bool:
    return bool(
        page.evaluate(
            "(({outlineStyle, outlineWidth}) => outlineStyle != 'none' && parseFloat(outlineWidth)"
            " >= 2)(getComputedStyle(document.activeElement))"
        )
    )


def test_without_javascript_links_and_folded_lists_work(browser: Browser, sample: Served) -> None:
    with visitor(browser, sample.origin, java_script_enabled=False) as seen:
        page = seen.go("index.html")
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Topics").click()
        page.get_by_role("main").get_by_role("link", name="Library Customer Service").click()
        page.get_by_role("link", name="How to Traverse the World of Accents").click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("How to Traverse")
        assert seen.faults == []


def test_an_address_that_is_not_there_is_answered_by_the_site(
    browser: Browser, sample: Served
) -> None:
    with visitor(browser, sample.origin) as seen:
        answer = seen.page.goto(f"{sample.origin}a/lost/page/")
        assert answer
        assert answer.status == 404
        assert seen.page.get_by_role("heading", level=1).inner_text() == "Page not found"


def test_paper_shows_where_links_lead_and_no_navigation(browser: Browser, sample: Served) -> None:
    with visitor(browser, sample.origin) as seen:
        page = seen.go(_TOPIC)
        page.emulate_media(media="print")
        link = page.locator("main a[href^=http]").first
        after = link.evaluate("link => getComputedStyle(link, '::after').content")
        assert str(link.get_attribute("href")) in after
        assert page.get_by_role("navigation").count() == 0
        assert page.pdf().startswith(b"%PDF-")


def test_what_is_pressed_is_large_enough_for_a_finger(browser: Browser, sample: Served) -> None:
    """All but the links within sentences are 44 pixels high, which WCAG's level AAA asks for."""
    with visitor(browser, sample.origin, viewport={"width": 360, "height": 740}) as seen:
        for path in (
            "index.html",
            _TOPIC,
            "recent/page/1/index.html",
            _RESOURCE,
            "topics/index.html",
        ):
            assert seen.go(path).evaluate(_SMALL) == [], path


def test_a_page_is_mirrored_for_languages_that_run_to_the_left(
    browser: Browser, sample: Served
) -> None:
    with visitor(browser, sample.origin, viewport={"width": 1440, "height": 900}) as seen:
        page = seen.go(_TOPIC)
        before = page.locator(".site-side").bounding_box()
        page.evaluate("document.documentElement.dir = 'rtl'")
        after = page.locator(".site-side").bounding_box()
        assert before
        assert after
        assert round(before["x"] + after["x"] + after["width"]) == 1440
