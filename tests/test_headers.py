"""The headers that a site asks its server for; tests in browsers have a stricter policy."""

import re
from pathlib import Path

import pytest

from sitegen.headers import content_policy, headers_file, security_headers
from sitegen.settings import HtmlSetting
from tests.browser.serving import POLICY

_DOC = (Path(__file__).parent.parent / "docs" / "security.md").read_text(encoding="utf-8")


def test_the_file() -> None:
    assert headers_file(HtmlSetting()).decode() == (
        "/*\n"
        "  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
        " img-src 'self' https:; connect-src 'self'; manifest-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  X-Content-Type-Options: nosniff\n"
        "/*.bib\n"
        "  Content-Type: application/x-bibtex; charset=utf-8\n"
        "/*.ris\n"
        "  Content-Type: application/x-research-info-systems; charset=utf-8\n"
        "/*.csl.json\n"
        "  Content-Type: application/vnd.citationstyles.csl+json\n"
    )


def test_pages_are_tried_under_a_policy_that_allows_no_more() -> None:
    assert content_policy(HtmlSetting()).replace(" https:", "") == POLICY


@pytest.mark.parametrize(
    ("html", "more"),
    [
        (HtmlSetting(allow=("aside", "data")), ""),
        (HtmlSetting(allow=("video",)), "; media-src 'self' https:"),
        (HtmlSetting(allow=("audio",)), "; media-src 'self' https:"),
        (HtmlSetting(frames=("a.org", "b.c.org")), "; frame-src https://a.org https://b.c.org"),
    ],
)
def test_what_a_site_allows_its_policy_allows(html: HtmlSetting, more: str) -> None:
    assert content_policy(html) == content_policy(HtmlSetting()) + more


@pytest.mark.parametrize(
    ("pattern", "server"),
    [('add_header (\\S+) "(.*)" always;', "nginx"), ('Header always set (\\S+) "(.*)"', "Apache")],
)
def test_the_documentation_gives_the_same_headers(pattern: str, server: str) -> None:
    assert server in _DOC
    assert dict(re.findall(f"^{pattern}$", _DOC, re.MULTILINE)) == security_headers(HtmlSetting())
