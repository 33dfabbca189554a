"""The preview in a real browser: what an editor sees while writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.previews import previewed
from tests.sites import Folder, resource

_LONG = "".join(f"Paragraph {number}.\n\n" for number in range(80))
_SHEET = ":root { --measured: %s; }\n"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path / "site")
    site.write("content/resources/a.md", resource("Accents", body=_LONG))
    site.write("content/resources/b.md", resource("Braille", draft="true"))
    site.write("content/resources/c.md", resource("Captions", date="2030-01-01"))
    site.write("templates/assets/site.css", _SHEET % "one")
    return site


@pytest.fixture
def page(browser: Browser, site: Folder) -> Iterator[Page]:
    with previewed(site.root, "--port=8400") as preview:
        page = browser.new_page()
        page.goto(f"{preview.address}resources/a/")
        expect(page.locator("sitegen-preview .hint")).to_contain_text("content/resources/a.md")
        yield page
        page.close()


def test_a_saved_file_is_seen_at_once_where_it_was_being_read(site: Folder, page: Page) -> None:
    page.evaluate("scrollTo(0, 700); window.old = true")
    site.write("content/resources/a.md", resource("Accents", body=f"{_LONG}New words.\n"))
    expect(page.get_by_text("New words.")).to_be_attached()
    assert page.evaluate("window.old") is None
    page.wait_for_function("scrollY === 700")


def test_a_style_sheet_is_swapped_and_the_page_stays(site: Folder, page: Page) -> None:
    page.evaluate("window.old = true")
    site.write("templates/assets/site.css", _SHEET % "two")
    color = "getComputedStyle(document.documentElement).getPropertyValue('--measured').trim()"
    page.wait_for_function(f"{color} === 'two'")
    page.wait_for_timeout(1500)  # by then all has been looked at
    assert page.evaluate("window.old") is True
    assert page.locator("link[rel=stylesheet][href*='site.']").count() == 1


def test_faults_are_shown_above_the_last_good_page_until_they_are_mended(
    site: Folder, page: Page
) -> None:
    faults = page.locator("sitegen-preview .faults")
    site.write("content/resources/a.md", resource("Accents", date="23 September 2015"))
    expect(faults).to_contain_text("'date' must be a date, not '23 September 2015'")
    expect(faults).to_contain_text("content/resources/a.md:4:7")
    expect(faults).to_contain_text("Hint: write 2015-09-23")
    expect(faults.locator(".line.at").first).to_have_text("4 date: 23 September 2015")
    expect(page.get_by_text("Paragraph 79.")).to_be_attached()
    site.write("content/resources/a.md", resource("Accents", body="Mended.\n"))
    expect(page.get_by_text("Mended.")).to_be_visible()
    expect(faults).to_be_hidden()


def test_a_fault_of_a_template_is_shown_as_well(site: Folder, page: Page) -> None:
    faults = page.locator("sitegen-preview .faults")
    site.write("templates/resource.html", "{% extends 'theme/resource.html' %}\n{{ page.titel }}")
    site.write("templates/resource.html", "<p>{{ page.titel }}</p>\n")
    expect(faults).to_contain_text("templates/resource.html:1")
    expect(page.get_by_role("heading", name="Accents")).to_be_attached()
    site.remove("templates/resource.html")
    expect(faults).to_be_hidden()


def test_what_readers_would_not_see_is_marked(page: Page) -> None:
    page.goto(page.url.replace("resources/a/", "resources/"))
    expect(page.locator("main a[data-sitegen-unready='draft']")).to_have_text("Braille")
    expect(page.locator("main a[data-sitegen-unready='future']")).to_have_text("Captions")
    page.get_by_role("link", name="Braille").click()
    expect(page.locator("sitegen-preview .hint")).to_contain_text("see this page: it is a draft")
