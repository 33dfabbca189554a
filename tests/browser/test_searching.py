"""Readers search by mouse, by keyboard and by address, and without a script by following links."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.visiting import Visitor, violations, visitor

pytestmark = pytest.mark.matrix

_DESK = {"width": 1440, "height": 900}
_PHONE = {"width": 360, "height": 740}


@pytest.fixture
def seen(browser: Browser, sample: Served) -> Iterator[Visitor]:
    """Open a browser of one's own, in which nothing may go wrong."""
    with visitor(browser, sample.origin, viewport=_DESK) as found:
        yield found
        assert found.faults == []


def _search(seen: Visitor, query: str = "") -> Page:
    page = seen.go(f"search/{query}")
    expect(page.get_by_text("Order and narrow down")).to_be_visible()
    return page


def _type(page: Page, text: str) -> None:
    page.get_by_label("Search the collection").press_sequentially(text)


def _titles(page: Page) -> list[str]:
    return page.locator("#site-search-entries h3").all_inner_texts()


def _finds(page: Page, count: int) -> None:
    """Wait until the number of results is told, which screen readers hear."""
    told = "1 resource" if count == 1 else f"{count} resources"
    expect(page.get_by_role("status")).to_have_text(told)


def _counts(page: Page, facet: str) -> list[str]:
    values = page.get_by_role("group", name=facet).locator("li:visible")
    return [" ".join(each.split()) for each in values.all_inner_texts()]


def test_results_come_as_they_are_typed_and_are_counted_aloud(seen: Visitor) -> None:
    page = _search(seen)
    assert page.get_by_role("status").inner_text() == ""
    _type(page, "web acc")
    _finds(page, 8)
    _type(page, "essib")
    _finds(page, 6)
    assert _titles(page)[0] == "Web Content Accessibility Guidelines (WCAG) 2.2"
    assert page.url.endswith("/search/?q=web+accessib")


def test_what_was_looked_for_is_marked(seen: Visitor) -> None:
    page = _search(seen, "?q=World+áccents")
    _finds(page, 1)
    assert page.locator("#site-search-entries h3 mark").all_inner_texts() == ["World", "Accents"]


def test_the_box_in_the_header_leads_to_results(seen: Visitor) -> None:
    page = seen.go("index.html")
    page.get_by_role("banner").get_by_role("searchbox").fill("dewey")
    page.keyboard.press("Enter")
    _finds(page, 1)
    assert _titles(page) == ["Dewey Services"]
    assert page.url.endswith("/search/?q=dewey")


def test_all_is_done_by_keyboard(seen: Visitor) -> None:
    page = _search(seen)
    _tab_to(page, "site-search-q")
    page.keyboard.type("web")
    page.keyboard.press("Enter")
    _finds(page, 30)
    _tab_to(page, "site-search-sort")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#site-search-entries h3").first).to_contain_text("Interoperability")
    _tab_to(page, "topic")
    page.keyboard.press("Space")
    _finds(page, 3)
    _tab_to(page, "a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/resources/*/*/")


def _tab_to(page: Page, wanted: str) -> None:
    """Press Tab until a field of that id or name has the focus, or a link of a result."""
    for _ in range(80):
        page.keyboard.press("Tab")
        names = page.evaluate(
            "(({id, name, parentElement}) => [id, name, parentElement.matches('h3') && 'a'])"
            "(document.activeElement)"
        )
        if wanted in names:
            return
    pytest.fail(f"nothing leads to {wanted}")


def test_more_results_are_shown_and_the_first_of_them_is_focused(seen: Visitor) -> None:
    page = _search(seen, "?q=preserv")
    _finds(page, 13)
    assert len(_titles(page)) == 10
    page.get_by_role("button", name="Show more results").press("Enter")
    expect(page.locator("#site-search-entries li")).to_have_count(13)
    expect(page.locator("#site-search-entries a").nth(10)).to_be_focused()
    expect(page.get_by_role("button", name="Show more results")).to_be_hidden()


def test_facets_narrow_down_and_their_counts_follow(seen: Visitor) -> None:
    page = _search(seen, "?q=accessibility")
    _finds(page, 14)
    assert _counts(page, "Level") == ["introductory 3", "intermediate 1", "advanced 2"]
    page.get_by_label("Standards 2").check()
    _finds(page, 2)
    assert _counts(page, "Level") == ["advanced 2"]
    assert "Guides 6" in _counts(page, "Type")
    expect(page.get_by_label("Standards 2")).to_be_focused()
    page.get_by_label("Guides 6").check()
    _finds(page, 8)


def test_a_facet_alone_is_a_search(seen: Visitor) -> None:
    page = _search(seen, "?cost=paid")
    _finds(page, 1)
    expect(page.get_by_label("paid 1", exact=True)).to_be_checked()


def test_results_are_sorted_by_day_on_demand(seen: Visitor) -> None:
    page = _search(seen, "?q=web+accessib")
    _finds(page, 6)
    page.get_by_label("Order", exact=True).select_option("Newest first")
    expect(page.locator("#site-search-entries h3").first).to_contain_text("EPUB")
    days = page.locator("#site-search-entries time").all()
    found = [str(each.get_attribute("datetime")) for each in days]
    assert found == sorted(found, reverse=True)
    assert page.url.endswith("?q=web+accessib&sort=newest")


def test_the_way_back_leads_through_searches(seen: Visitor) -> None:
    page = _search(seen, "?q=accessibility")
    _finds(page, 14)
    page.get_by_label("Standards 2").check()
    _finds(page, 2)
    page.locator("#site-search-entries a").first.click()
    page.wait_for_url("**/resources/access/*/")
    page.go_back()
    _finds(page, 2)
    expect(page.get_by_label("Standards 2")).to_be_checked()
    page.go_back()
    _finds(page, 14)
    expect(page.get_by_label("Standards 2")).not_to_be_checked()
    page.go_forward()
    _finds(page, 2)


def test_an_address_is_a_search(seen: Visitor) -> None:
    page = _search(seen, "?q=accessibility&type=guide&year=2019&sort=newest")
    _finds(page, 2)
    expect(page.get_by_label("Search the collection")).to_have_value("accessibility")
    expect(page.get_by_label("Order", exact=True)).to_have_value("newest")
    assert _titles(page) == [
        "Easy Checks for Web Accessibility",
        "Introduction to Web Accessibility",
    ]


def test_a_spelling_one_letter_off_still_finds(seen: Visitor) -> None:
    page = _search(seen, "?q=accesibility")
    _finds(page, 14)
    told = "Nothing has “accesibility”. These are results for “accessibility”."
    expect(page.get_by_text(told)).to_be_visible()


def test_resources_with_most_of_the_words_are_headed_so(seen: Visitor) -> None:
    page = _search(seen, "?q=accessible+media+zebra")
    _finds(page, 15)
    heading = page.get_by_role("heading", level=2)
    text = "No resource has all of these words. These have most of them"
    expect(heading.get_by_text(text)).to_be_visible()
    page.get_by_label("Search the collection").fill("dewey")
    _finds(page, 1)
    expect(heading.get_by_text(text)).to_be_hidden()


def test_a_search_without_results_says_what_to_do(seen: Visitor) -> None:
    page = _search(seen, "?q=xylophonists")
    _finds(page, 0)
    page.get_by_role("main").get_by_role("link", name="topics", exact=True).click()
    page.wait_for_url("**/topics/")


@pytest.mark.parametrize("name", ["Accessible Web Content", "web content", "wcag"])
def test_a_topic_that_the_query_names_is_first(seen: Visitor, name: str) -> None:
    """By its title, its label or a synonym."""
    page = _search(seen)
    _type(page, name)
    expect(page.locator("#site-search-results a:visible").first).to_have_text(
        "Accessible Web Content"
    )
    expect(page.locator("#site-search-topics .site-count")).to_have_text("6 resources")
    page.get_by_role("heading", name="Topic").locator("..").get_by_role("link").click()
    page.wait_for_url("**/topics/web-content/")


def test_the_search_is_a_landmark_with_a_name(seen: Visitor) -> None:
    page = _search(seen)
    names = [each.get_attribute("aria-label") for each in page.get_by_role("search").all()]
    assert names == ["Collection"]
    seen.go("index.html")
    names = [each.get_attribute("aria-label") for each in page.get_by_role("search").all()]
    assert names == ["Site"]


def test_without_javascript_topics_and_their_types_lead_on(
    browser: Browser, sample: Served
) -> None:
    with visitor(browser, sample.origin, java_script_enabled=False) as seen:
        page = seen.go("search/?q=accessibility")
        expect(page.get_by_text("Order and narrow down")).to_be_hidden()
        topic = page.locator(".site-terms > li").filter(has_text="Accessible Web Content")
        assert topic.inner_text().split("\n")[0] == "Accessible Web Content 6"
        topic.get_by_role("link", name="Guides of Accessible Web Content").click()
        page.wait_for_url("**/topics/web-content/guide/")
        assert seen.faults == []


def test_a_lost_connection_is_told(browser: Browser, sample: Served) -> None:
    with visitor(browser, sample.origin) as seen:
        seen.page.route("**/search/index.json", lambda route: route.abort())
        page = seen.go("search/?q=dewey")
        expect(page.get_by_role("status")).to_have_text(
            "The search could not be loaded. Check your connection, and load the page again."
        )


@pytest.mark.parametrize("query", ["", "?q=accessibility+zebra", "?q=wcag", "?q=accesibility"])
def test_a_search_is_accessible(browser: Browser, sample: Served, query: str) -> None:
    with visitor(browser, sample.origin) as seen:
        page = _search(seen, query)
        if query:
            expect(page.get_by_role("status")).to_contain_text("resource")
        assert violations(page) == []
        assert seen.faults == []


@pytest.mark.parametrize("size", [_PHONE, _DESK])
def test_facets_that_are_opened_are_accessible(
    browser: Browser, sample: Served, size: dict[str, int]
) -> None:
    with visitor(browser, sample.origin, viewport=size) as seen:
        page = _search(seen, "?cost=free")
        _finds(page, 57)
        if size == _PHONE:
            page.get_by_text("Order and narrow down").click()
        assert len(_counts(page, "Year")) == 8
        page.get_by_role("group", name="Year").get_by_role("button").click()
        assert len(_counts(page, "Year")) == 17
        expect(page.get_by_label("2025 4")).to_be_visible()
        assert page.evaluate("document.activeElement.name") == "year"
        assert violations(page) == []
        assert seen.faults == []
