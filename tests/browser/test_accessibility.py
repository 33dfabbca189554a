"""No page of any kind breaks a rule of accessibility, on phones and desks, in light and dark.

What axe-core can't see (reading order, words, focus that is lost) is looked at by people.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served
from tests.browser.sample import built
from tests.browser.serving import served
from tests.browser.visiting import violations, visitor
from tests.sites import Folder

KINDS = {
    "home": "index.html",
    "recent additions": "recent/index.html",
    "a numbered page": "recent/page/1/index.html",
    "all topics": "topics/index.html",
    "a topic": "topics/customer-service/index.html",
    "a topic that has narrower ones": "topics/accessibility/index.html",
    "a type within a topic": "topics/accessibility/guide/index.html",
    "all types": "types/index.html",
    "a type": "types/guide/index.html",
    "all years": "years/index.html",
    "a year": "years/2015/index.html",
    "all resources": "resources/index.html",
    "a resource": "resources/access/wcag-2-2/index.html",
    "a resource with a picture": "resources/rare/picture/index.html",
    "a resource without a summary": "resources/rare/long/index.html",
    "a resource that is a title": "resources/rare/bare/index.html",
    "a resource that has expired": "resources/rare/gone/index.html",
    "a resource in another language": "resources/rare/arabic/index.html",
    "an article": "about/index.html",
    "the page for the lost": "404.html",
}
"""A page of each kind. Search has tests of its own."""

_EDITORS_OWN = re.compile(r'<img src="https?:|<img (?![^>]*alt=)|<h\d[^>]*>\s*</h').search
"""What editors wrote in their texts and is shown as it is: pictures of other hosts, or unnamed."""


pytestmark = pytest.mark.matrix


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_the_sample(browser: Browser, sample: Served, kind: str) -> None:
    with visitor(browser, sample.origin) as seen:
        found = violations(seen.go(KINDS[kind]))
        assert (found, seen.faults) == ([], [])


ARABIC = {
    "home": ("index.html", "12 مايو 2026"),
    "a topic": (KINDS["a topic"], "10 سبتمبر 2013"),
    "a resource": (KINDS["a resource"], "10 أكتوبر 2023"),
    "search": ("search/?q=accessibility", "6 فبراير 2024"),
}
"""Pages of a site in Arabic, each with a day that it tells."""


@pytest.mark.parametrize("kind", ARABIC)
def test_a_page_of_a_site_in_arabic(browser: Browser, arabic: Served, kind: str) -> None:
    path, text = ARABIC[kind]
    with visitor(browser, arabic.origin) as seen:
        page = seen.go(path)
        expect(page.get_by_role("main")).to_contain_text(text)
        assert page.locator("html[lang=ar][dir=rtl]").count() == 1
        assert (violations(page), seen.faults) == ([], [])


def test_a_topic_with_a_word_that_is_longer_than_a_phone(browser: Browser, tmp_path: Path) -> None:
    site = Folder(tmp_path)
    word = "Erwachsenenbildungseinrichtungsverzeichnis"
    site.write("content/topics/long.md", f"---\ntitle: {word}\nlabel: Long\n---\n")
    with (
        served(built(site), "https://example.org/library/") as origin,
        visitor(browser, origin) as seen,
    ):
        assert (violations(seen.go("topics/long/index.html")), seen.faults) == ([], [])


@pytest.mark.parametrize("wish", ["forced_colors", "contrast"])
def test_a_page_for_readers_with_colors_or_contrast_of_their_own(
    browser: Browser, sample: Served, wish: str
) -> None:
    with visitor(browser, sample.origin) as seen:
        for kind in ("home", "a topic", "a resource"):
            page = seen.go(KINDS[kind])
            page.emulate_media(**{wish: "active" if wish == "forced_colors" else "more"})  # type: ignore[arg-type]  # its own words
            assert (violations(page), seen.faults) == ([], [])


def test_twenty_pages_of_a_real_collection(browser: Browser, corpus: Served) -> None:
    """Of each kind some, spread over the collection; texts that show others' pictures aside."""
    with visitor(browser, corpus.origin) as seen:
        found = {path: violations(seen.go(path)) for path in _twenty(corpus.output)}
        assert len(found) == 20
        assert ({path: each for path, each in found.items() if each}, seen.faults) == ({}, [])


def _twenty(output: Path) -> list[str]:
    lists = ("index.html", "recent/index.html", "resources/page/50/index.html", "years/index.html")
    kinds = ("topics/*/index.html", "topics/*/*/index.html", "types/*/index.html")
    found = [each for kind in kinds for each in _spread(output, kind, 2)]
    return [*lists, *found, *_spread(output, "resources/*/*/index.html", 10)]


def _spread(output: Path, kind: str, count: int) -> list[str]:
    """Take pages at even distances, of those that ask nothing of other hosts."""
    pages = [path for path in sorted(output.glob(kind)) if not _EDITORS_OWN(path.read_text())]
    step = len(pages) // count
    return [path.relative_to(output).as_posix() for path in pages[step - 1 :: step][:count]]
